"""Arithmetic that settles whether cells read in the form's order were read right.

Where a header was lost, the order of the columns is an assumption. If the
figures add up as the form demands, nearly everywhere, it holds; if they do not,
the figures may stand under wrong names and are given up.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from index.facts import Fact
from index.forms import applicants
from index.tables.applicant_columns import BROKEN_HEADER, LOST_HEADER
from index.tables.remedies import BROKEN_LABELS, GROUPS, LOST_LABELS, RESULTS

ENOUGH_ROWS = 8
"""Rows with figures that have to add up before a lost header counts as made good."""
NEARLY_ALL = Decimal("0.9")
HALF = Decimal("0.5")

ORDER_DOUBTS = (LOST_HEADER, BROKEN_HEADER)

Facts = dict[tuple[str, str], Fact]


def confirm(facts: Facts) -> tuple[Facts, list[str]]:
    """``facts`` without doubts that arithmetic lifts and without figures that it disproves, with remarks."""
    held = dict(facts)
    remarks: list[str] = []
    for names in _tables_of(held):
        remarks += _confirm_requests(held, names)
    remarks += _confirm_remedies(held)
    return held, remarks


def _tables_of(facts: Facts) -> list[list[str]]:
    """The rows of table 三 whose header was lost, by the grid that they stand in."""
    tables: dict[int | None, list[str]] = {}
    for (name, applicant), fact in facts.items():
        if applicant == "total" and fact.doubt in ORDER_DOUBTS:
            tables.setdefault(fact.provenance.table, []).append(name)
    return list(tables.values())


def _confirm_requests(facts: Facts, names: list[str]) -> list[str]:
    fitting = {name: fits for name in names if (fits := _row_fits(facts, name)) is not None}
    if len(fitting) < ENOUGH_ROWS:
        return []
    share = Decimal(sum(fitting.values())) / len(fitting)
    keys = [key for key, fact in facts.items() if key[0] in names and fact.doubt in ORDER_DOUBTS]
    if share >= NEARLY_ALL:
        # A row that does not add up keeps its doubt; one of blanks and zeros reads alike in any order.
        facts.update({key: replace(facts[key], doubt="") for key in keys if fitting.get(key[0], True)})
    elif share < HALF:
        for key in keys:
            del facts[key]
        return ["表三的表头缺失或不全，各行相加也不等于总计：这些数字没有收录"]
    return []


def _row_fits(facts: Facts, name: str) -> bool | None:
    """Whether the applicants of a row sum to its total; None where the row tells nothing."""
    total = facts.get((name, "total"))
    parts = [facts.get((name, applicant)) for applicant in applicants() if applicant != "total"]
    if total is None or not total.value or any(part is None for part in parts):
        return None
    values = [part.value for part in parts if part is not None and part.value is not None]
    return sum(values, Decimal(0)) == total.value


def _confirm_remedies(facts: Facts) -> list[str]:
    read = {key: fact for key, fact in facts.items() if fact.doubt in (LOST_LABELS, BROKEN_LABELS)}
    if len(read) != len(GROUPS) * len(RESULTS):
        return []
    fitting = [fits for group in GROUPS if (fits := _group_fits(read, group)) is not None]
    if len(fitting) < 2:
        return []
    if all(fitting):
        # Sums do not tell the three groups apart: that takes labels, or what is left of them.
        held = {key: fact for key, fact in read.items() if fact.doubt == BROKEN_LABELS}
        facts.update({key: replace(fact, doubt="") for key, fact in held.items()})
    elif not any(fitting):
        for key in read:
            del facts[key]
        return ["表四的表头缺失或不全，各项相加也不等于总计：这些数字没有收录"]
    return []


def _group_fits(facts: Facts, group: str) -> bool | None:
    total = facts[f"{group}.total", ""]
    if not total.value:
        return None
    parts = (facts[f"{group}.{result}", ""].value for result in RESULTS if result != "total")
    return sum((value for value in parts if value is not None), Decimal(0)) == total.value
