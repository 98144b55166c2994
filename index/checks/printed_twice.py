"""Cells that a report prints twice with different figures, where no caption tells which one counts."""

from __future__ import annotations

from collections.abc import Mapping

from index.checks.arithmetic import cell_name
from index.checks.model import Check, FactKey
from index.checks.rules import Facts
from index.facts import Fact
from index.text import one_line


def printed_twice(facts: Facts, otherwise: Mapping[FactKey, Fact], report_id: str) -> list[Check]:
    """A failing check for each cell; ``otherwise`` holds what it reads in the other place."""
    checks: list[Check] = []
    for key, other in otherwise.items():
        held = facts.get(key)
        if held is None or held.value == other.value:
            continue
        first, second = one_line(held.raw, 20) or "空白", one_line(other.raw, 20) or "空白"
        both = held.value is not None and other.value is not None
        checks.append(
            Check(
                report_id=report_id,
                id="printed-twice",
                name=f"{cell_name(key)}两处应当相同",
                status="fail",
                message=f"{cell_name(key)}印了不止一次：一处是{first}，另一处是{second}",
                cells=(key,),
                left=held.value,
                right=other.value,
                difference=held.value - other.value if both and held.value is not None and other.value is not None else None,
                left_text=first,
                right_text=second,
            )
        )
    return checks
