"""Carries out a plan: the one place that says which module answers which operation."""

from __future__ import annotations

from collections.abc import Callable

from qa.draft import Draft
from qa.operate.checking import checking
from qa.operate.compute import compare, part_of_whole, total
from qa.operate.continued import continued_number
from qa.operate.explain import explaining
from qa.operate.holdings import holdings
from qa.operate.lookup import lookup
from qa.operate.number import number
from qa.operate.overview import overview
from qa.operate.passage import passage
from qa.operate.rank import rank
from qa.operate.refuse import refuse
from qa.operate.remainder import remainder
from qa.operate.source import source
from qa.operate.stated import ranked_numbers
from qa.operate.trend import trend
from qa.plan import Operation
from qa.understand.reading import Reading

_BY_PLAN: dict[Operation, Callable[[Draft], None]] = {
    "lookup": lookup,
    "sum": total,
    "share": part_of_whole,
    "difference": compare,
    "growth": compare,
    "times": compare,
    "compare": compare,
    "rank": rank,
    "trend": trend,
    "list": holdings,
    "count": holdings,
    "check": checking,
    "overview": overview,
    "refuse": refuse,
}
"""Operations that need the plan only."""
_BY_WORDS: dict[Operation, Callable[[Draft, Reading], None]] = {
    "explain": explaining,
    "number": number,
    "passage": passage,
}
"""Operations that look at the question's words once more."""


def run(draft: Draft, reading: Reading) -> None:
    """Carries out the draft's plan; the draft then holds the answer."""
    plan = draft.plan
    if plan.operation == "sum" and plan.ask == "rest":
        remainder(draft)
    elif plan.operation == "rank" and plan.ask == "stated":
        ranked_numbers(draft, reading)
    elif plan.operation == "number" and plan.operands:
        continued_number(draft)
    elif plan.operation == "passage" and plan.ask == "source":
        source(draft)
    elif plan.operation in _BY_WORDS:
        _BY_WORDS[plan.operation](draft, reading)
    else:
        _BY_PLAN[plan.operation](draft)
