"""The numbers that come near to a question that none answers: a refusal shows them, and calls them near.

A clause that is near in meaning often states another number than the one asked
for (permits issued for permits withdrawn), so it is no answer; but who asks may
see by it that the report says the thing in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.context import Context
from qa.lexical import coverage
from qa.operate.asked import core_of
from qa.operate.evidence import asked as compared
from qa.operate.ranked_numbers import SURE, Found

LEAST_NEAR = 0.2
"""Share of the question's own words that a clause offered as a near mention has to say."""
NEARER, NEAR, AHEAD = 0.04, 0.895, 0.03
"""How far above the mean of the report's numbers the cosine of a near mention has to lie; and how high at least, or how far ahead of the next."""
MOST_COMPARED = 200
"""Numbers, best by their words first, that are compared by meaning."""
MOST_SHOWN = 2
MOST_REPORTS = 3
"""Reports whose clauses are compared by meaning; a question about more is not about one number."""


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
    words = next((one.wording.words for one in candidates if one.wording), "")
    asked = compared(body, words)
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
