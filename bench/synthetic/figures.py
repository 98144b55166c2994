"""Figures of a whole form that satisfy every rule, and one error put into them on purpose."""

from __future__ import annotations

import random
from dataclasses import dataclass

from index.forms import APPLICANT_KINDS, REMEDIES, RESULTS, Form, applicants, indicators

Key = tuple[str, str]
"""Indicator and applicant type."""
_SIZES = {"natural": 60, "business": 8, "research": 2, "welfare": 2, "legal": 3, "other": 2}


@dataclass(frozen=True, kw_only=True)
class Planted:
    """An error: the cell, what it ought to be, what it says, and which rules it breaks.

    A rule is its id and what it is applied to: the row of 三-row, the applicant of
    三-flow and 三-outcome, the group of 四-sum.
    """

    key: Key
    right: int
    wrong: int
    breaks: frozenset[tuple[str, str]]


def printed_cells(form: Form) -> list[Key]:
    """Every cell that ``form`` prints in tables 二, 三 and 四."""
    printed = [
        one
        for one in indicators().values()
        if form in one.forms and not one.parts and not (form == "2021" and one.id == "requests.other")
    ]
    return [(one.id, who) for one in printed for who in (applicants() if one.by_applicant else ("",))]


def outcome_rows(form: Form) -> list[str]:
    """The printed rows of (一) to (六), which add up to (七)."""
    others = {"requests.new", "requests.carried_in", "requests.carried_out", "requests.total"}
    names = dict.fromkeys(name for name, _ in printed_cells(form) if name.startswith("requests."))
    return [name for name in names if name not in others]


def consistent(form: Form, seed: int, *, size: float = 1.0) -> dict[Key, int]:
    """A figure for every printed cell of ``form``; ``size`` scales how many requests there are."""
    draw = random.Random(seed)
    figures: dict[Key, int] = {}
    rows = outcome_rows(form)
    for who in APPLICANT_KINDS:
        most = max(1, round(_SIZES[who] * size))
        for row in rows:
            figures[row, who] = draw.randint(0, most) if draw.random() < 0.7 else 0
        total = sum(figures[row, who] for row in rows)
        carried_in, carried_out = draw.randint(0, min(3, total)), draw.randint(0, 4)
        figures["requests.total", who] = total
        figures["requests.carried_in", who] = carried_in
        figures["requests.carried_out", who] = carried_out
        figures["requests.new", who] = total + carried_out - carried_in
    for row in (*rows, "requests.total", "requests.carried_in", "requests.carried_out", "requests.new"):
        figures[row, "total"] = sum(figures[row, who] for who in APPLICANT_KINDS)
    for group in REMEDIES:
        for result in RESULTS:
            figures[f"{group}.{result}", ""] = draw.randint(0, 12)
        figures[f"{group}.total", ""] = sum(figures[f"{group}.{result}", ""] for result in RESULTS)
    for name, who in printed_cells(form):
        if (name, who) not in figures:
            figures[name, who] = draw.randint(0, 900)
    return figures


def planted(figures: dict[Key, int], form: Form, seed: int) -> tuple[dict[Key, int], Planted]:
    """The same figures with one cell of table 三 or 四 changed, and what that breaks."""
    draw = random.Random(seed)
    rules = {key: _rules(key, form) for key in figures}
    key = draw.choice(sorted(key for key, broken in rules.items() if broken))
    wrong = figures[key] + draw.choice([1, 2, 9, 25, 100])
    error = Planted(key=key, right=figures[key], wrong=wrong, breaks=frozenset(rules[key]))
    return {**figures, key: wrong}, error


def _rules(key: Key, form: Form) -> set[tuple[str, str]]:
    """The rules that a cell stands in, by the national form's own notes."""
    name, who = key
    group = name.split(".")[0]
    if group in REMEDIES:
        return {("四-sum", group)}
    if group != "requests":
        return set()
    found = {("三-row", name)}
    if name in ("requests.new", "requests.carried_in", "requests.carried_out", "requests.total"):
        found.add(("三-flow", who))
    if name == "requests.total" or name in outcome_rows(form):
        found.add(("三-outcome", who))
    return found
