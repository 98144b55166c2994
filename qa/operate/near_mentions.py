"""The numbers that come near to a question in meaning: the one that stands out answers, others are shown as near.

On the questions of ``data/eval`` that the words leave in doubt, the clause
nearest in meaning states the number asked for about as often as one that is
merely near (permits issued for permits withdrawn). So it is shown, and called
near, unless it stands far above the report's other numbers, in the unit asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.context import Context
from qa.lexical import coverage
from qa.operate.asked import COUNTS, MONEY, PEOPLE, PLAIN, core_of, kinds_of
from qa.operate.evidence import ruled_out
from qa.operate.ranked_numbers import SURE, Found, same
from qa.understand.terms import MASK

LEAST_NEAR = 0.2
"""Share of the question's own words that a clause offered as a near mention has to say."""
NEARER, NEAR, AHEAD = 0.04, 0.895, 0.03
"""How far above the mean of the report's numbers the cosine of a near mention has to lie; and how high at least, or how far ahead of the next."""
MOST_COMPARED = 200
"""Numbers, best by their words first, that are compared by meaning."""
MOST_SHOWN = 2
MOST_REPORTS = 3
"""Reports whose clauses are compared by meaning; a question about more is not about one number."""

OUTSTANDING, CLEARLY = 0.05, 0.012
"""How far above the mean, and ahead of every other number in whatever unit, the cosine of a number lies that answers by its meaning."""


def outstanding(context: Context, candidates: Sequence[Found], body: str) -> list[Found]:
    """The candidates with the one first whose clause means what ``body`` asks, where no other comes near; none otherwise."""
    pool = candidates[:MOST_COMPARED]
    found = _compared(context, pool, body)
    if len({one.report.id for one in pool}) != 1 or not found or found[0][0] < OUTSTANDING:
        return []
    _, nearness, best = found[0]
    others = [cosine for _, cosine, one in found if not same(one, best)]
    if nearness - max([*others, *_of_other_clauses(context, best, body)], default=0.0) < CLEARLY:
        return []
    ordered = [best, *(one for one in candidates if one is not best)]
    fits = _in_the_unit(best, body) and _shares_words(best) and not ruled_out(context, ordered, body)
    return ordered if fits else []


def _of_other_clauses(context: Context, best: Found, body: str) -> list[float]:
    """The cosines of the numbers of other clauses of the report, in whatever unit."""
    near = context.clauses_alike(best.report.id, _asked(body))
    quantities = context.quantities(best.report.id)
    return [cosine for place, cosine in near.items() if quantities[place].clause_start != best.quantity.clause_start]


def _asked(body: str) -> str:
    """What is compared: the question without the bodies and years that were struck out of it."""
    return body.replace(MASK, "").strip()


def _in_the_unit(best: Found, body: str) -> bool:
    """Whether the number is in the unit that the question names, or of the kind that it asks for."""
    kinds, unit = kinds_of(body)
    if unit:
        alike = any({unit, best.quantity.unit} <= group for group in (MONEY, PEOPLE))
        return best.quantity.unit == unit or alike or (unit in PLAIN and best.quantity.unit in COUNTS)
    return kinds is None or best.quantity.unit in kinds


def near_mentions(context: Context, candidates: Sequence[Found], body: str) -> list[Found]:
    """The numbers that come near, at most two, each of a clause of its own: nearest in meaning first."""
    by_words = [one for one in candidates[:MOST_SHOWN] if one.score > SURE / 2 and _shares_words(one)]
    shown: dict[tuple[str, int], Found] = {}
    for one in (*_by_meaning(context, candidates[:MOST_COMPARED], body), *by_words):
        shown.setdefault((one.report.id, one.quantity.clause_start), one)
    return list(shown.values())[:MOST_SHOWN]


def _shares_words(one: Found) -> bool:
    """Whether the clause itself, not only what stands around it, says words of the question that not everything is said with."""
    return one.wording is not None and coverage(core_of(one.wording.words), one.meant[:2], one.wording.weights) >= LEAST_NEAR


def _by_meaning(context: Context, candidates: Sequence[Found], body: str) -> list[Found]:
    """Those whose clauses are nearer to the question than the report's numbers on the whole; none where no vector is held."""
    found = _compared(context, candidates, body)
    if len(found) > 1 and found[0][1] - found[1][1] >= AHEAD:
        found = found[:1]
    ahead = len(found) == 1
    return [one for nearer, cosine, one in found if nearer >= NEARER and (ahead or cosine >= NEAR)]


def _compared(context: Context, candidates: Sequence[Found], body: str) -> list[tuple[float, float, Found]]:
    """The numbers with their cosine to the question above the report's mean, and as it is; the nearest first."""
    asked = _asked(body)
    found: list[tuple[float, float, Found]] = []
    reports = list(dict.fromkeys(one.report.id for one in candidates))
    for report_id in reports if asked and len(reports) <= MOST_REPORTS else ():
        places, near = context.places_of_numbers(report_id), context.clauses_alike(report_id, asked)
        mean = sum(near.values()) / len(near) if near else 0.0
        own = [one for one in candidates if one.report.id == report_id]
        cosines = [(near[places[one.quantity.start]], one) for one in own if places[one.quantity.start] in near]
        found += [(cosine - mean, cosine, one) for cosine, one in cosines]
    found.sort(key=lambda each: -each[0])
    return found
