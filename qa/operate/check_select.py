"""Which of a report's checks a question is about: by rule, by cells, by the numbers it states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index.checks.model import Check
from qa.context import Context
from qa.figures import figure
from qa.plan import CheckAsk, Target
from qa.understand.consistency import SMALL

FAMILIES = {
    "row": ("三-row",),
    "flow": ("三-flow",),
    "outcome": ("三-outcome",),
    "remedy": ("四-sum",),
    "disclosure": ("二-2019",),
    "prose": ("text-table", "二-2019"),
}
SLIGHT = 0.25
"""What the match of a small number counts beside that of a large one."""


def is_growth(check: Check) -> bool:
    """Whether a check recomputes a growth from two years."""
    return check.id == "year-link" and not check.cells


def selected(context: Context, report_id: str, ask: CheckAsk, concepts: Sequence[Target]) -> list[Check]:
    """The checks of one report that the question is about, failures first."""
    pool = [check for check in context.checks(report_id) if check.id != "year-link" or is_growth(check)]
    if ask.families == ("growth",):
        growths = [c for c in pool if is_growth(c) or (c.id == "text-table" and "增幅" in c.name)]
        return _ordered(_by_numbers(context, growths, ask.stated) or growths)
    if ask.without_prose:
        pool = [check for check in pool if check.id not in ("text-table", "二-2019", "year-link")]
    if ask.families:
        wanted = {identity for family in ask.families for identity in FAMILIES.get(family, ())}
        pool = [check for check in pool if check.id in wanted or (is_growth(check) and "prose" in ask.families)]
    elif ask.tables:
        pool = [c for c in pool if c.id.startswith(ask.tables) or (c.id == "text-table" and ask.stated)]
    meant = _by_numbers(context, pool, ask.stated)
    if meant and _proves(ask.stated, meant, context):
        return _ordered(meant)
    pool = [check for check in pool if not is_growth(check) or check.status == "fail"]
    if {"flow", "outcome"} & set(ask.families):
        pool = _of_applicants(pool, ask.applicants)
    elif concepts:
        report, facts = context.report(report_id), context.facts(report_id)
        cells = {key for target in concepts for key in figure(target, report, facts).cells}
        pool = [check for check in pool if cells & set(check.cells)]
        if ask.families == ("row",):
            pool = [c for c in pool if {key[0] for key in c.cells} & {key[0] for key in cells}]
    elif ask.applicants and "each" not in ask.applicants:
        pool = _of_applicants(pool, ask.applicants)
    return _ordered(pool)


def _of_applicants(pool: Sequence[Check], applicants: Sequence[str]) -> list[Check]:
    """Column rules of the applicants named; row rules whose doubted cell is theirs."""
    names = set(applicants) - {"each"}
    if not names:
        return list(pool)
    columns = ("三-flow", "三-outcome")
    return [
        check
        for check in pool
        if (check.id in columns and check.cells[0][1] in names)
        or (check.id not in columns and check.suspect is not None and check.suspect[1] in names)
        or (check.id == "text-table" and {key[1] for key in check.cells} & names)
    ]


def _ordered(checks: Sequence[Check]) -> list[Check]:
    order = {"fail": 0, "pass": 1, "not_assessable": 2}
    return sorted(checks, key=lambda check: order[check.status])


def numbers_of(check: Check, context: Context) -> set[Decimal]:
    """Every number that a check puts side by side: its sides, their difference, its cells, what would mend it."""
    facts = context.facts(check.report_id)
    found = {facts[key].value for key in check.cells if key in facts}
    found |= {check.left, check.right, check.would_be}
    if check.difference is not None:
        found.add(abs(check.difference))
    if is_growth(check):
        found |= {q.value for q in context.quantities(check.report_id) if q.sentence_start == check.prose_start}
        found |= {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", check.right_text)}
    return {value for value in found if value is not None}


def _by_numbers(context: Context, pool: Sequence[Check], stated: Sequence[str]) -> list[Check]:
    """The checks that hold most of the numbers stated, the failing ones of them where some fail."""
    if not stated:
        return []
    scores = {id(check): _score(numbers_of(check, context), stated) for check in pool}
    best = max(scores.values(), default=0.0)
    if best < 1:
        return []
    return [check for check in pool if scores[id(check)] == best]


def _score(held: set[Decimal], stated: Sequence[str]) -> float:
    return sum((1.0 if Decimal(n) >= SMALL or "." in n else SLIGHT) for n in stated if Decimal(n) in held)


def _proves(stated: Sequence[str], found: Sequence[Check], context: Context) -> bool:
    """Whether the numbers single the checks out: two of them, or one that few checks hold."""
    best = _score(numbers_of(found[0], context), stated)
    return best >= 2 or len(found) <= 3
