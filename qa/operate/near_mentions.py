"""The numbers that come near to a question that none answers: a refusal shows them, and calls them near.

A clause that is near in meaning often states another number than the one asked
for (permits issued for permits withdrawn), so it is no answer; but who asks may
see by it that the report says the thing in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.context import Context
from qa.operate.likeliest import weighed
from qa.operate.ranked_numbers import Found

NEAR = 0.1
"""Least likelihood of a number that is shown as near."""
MOST_SHOWN = 2


def near_mentions(context: Context, candidates: Sequence[Found], body: str) -> list[Found]:
    """The numbers that come near, at most two, each of a clause of its own: the likeliest first."""
    shown: dict[tuple[str, int], Found] = {}
    for one in weighed(context, candidates, body):
        if one.likelihood >= NEAR:
            shown.setdefault((one.found.report.id, one.found.quantity.clause_start), one.found)
    return list(shown.values())[:MOST_SHOWN]
