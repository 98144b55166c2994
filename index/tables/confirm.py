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
from index.tables.applicant_columns import BROKEN_HEADER, LOST_HEADER, PRINTED_ORDER, PRINTED_SEQUENCE
from index.tables.remedies import BROKEN_LABELS, GROUPS, LOST_LABELS, RESULTS
from index.tables.without_totals import confirm_without_totals

ENOUGH_ROWS = 8
"""Rows with figures that have to add up before a lost header counts as made good."""
NEARLY_ALL = Decimal("0.9")
HALF = Decimal("0.5")

ENOUGH_FOR_A_PRINTED_ORDER = 3
"""Rows with figures that tell whether an order that the header prints is right."""

ORDER_DOUBTS = (LOST_HEADER, BROKEN_HEADER, PRINTED_ORDER, PRINTED_SEQUENCE)

Facts = dict[tuple[str, str], Fact]


def confirm(facts: Facts) -> tuple[Facts, list[str]]:
    """``facts`` without doubts that arithmetic lifts and without figures that it disproves, with remarks."""
    held = dict(facts)
    remarks: list[str] = []
    for names in _tables_of(held):
        remarks += _confirm_requests(held, names)
    remarks += confirm_without_totals(held)
    remarks += _confirm_remedies(held)
    return held, remarks


def _tables_of(facts: Facts) -> list[list[str]]:
    """The rows of table 三 whose order of columns is doubtful, by the table; grids that follow each other with the
    same doubt are one table over several pages."""
    grids: dict[tuple[int, str], list[str]] = {}
    for (name, applicant), fact in facts.items():
        if applicant == "total" and fact.doubt in ORDER_DOUBTS:
            grid = fact.provenance.table if fact.provenance.table is not None else -1
            grids.setdefault((grid, fact.doubt), []).append(name)
    tables: list[list[str]] = []
    last = (-2, "")
    for grid, doubt in sorted(grids):
        if tables and last in ((grid - 1, doubt), (grid, doubt)):
            tables[-1] += grids[grid, doubt]
        else:
            tables.append(list(grids[grid, doubt]))
        last = (grid, doubt)
    return tables


def _confirm_requests(facts: Facts, names: list[str]) -> list[str]:
    fitting = {name: fits for name in names if (fits := _row_fits(facts, name)) is not None}
    printed = {facts[name, "total"].doubt for name in names} <= {PRINTED_ORDER, PRINTED_SEQUENCE}
    if len(fitting) < (ENOUGH_FOR_A_PRINTED_ORDER if printed else ENOUGH_ROWS):
        for key, fact in facts.items():
            if key[0] in names and fact.doubt == PRINTED_ORDER:
                facts[key] = replace(fact, doubt="")
        return []
    share = Decimal(sum(fitting.values())) / len(fitting)
    keys = [key for key, fact in facts.items() if key[0] in names and fact.doubt in ORDER_DOUBTS]
    if share >= NEARLY_ALL:
        # A row that does not add up keeps its doubt; one of blanks and zeros reads alike in any order.
        facts.update({key: replace(facts[key], doubt="") for key in keys if fitting.get(key[0], True)})
    elif share < HALF and printed and _fit_in_the_forms_order(facts, names):
        return ["表三的表头与下面的列错开，各行相加证明申请人按格式的次序排列，已按此读"]
    elif share < HALF:
        for key in keys:
            del facts[key]
        return ["表三的表头缺失或不全，各行相加也不等于总计：这些数字没有收录"]
    return []


def _fit_in_the_forms_order(facts: Facts, names: list[str]) -> bool:
    """Reads the rows in the form's order, from left to right, where nearly all of them then add up."""
    trial = dict(facts)
    for name in names:
        cells = sorted(
            (facts[name, applicant] for applicant in applicants() if (name, applicant) in facts),
            key=lambda fact: fact.provenance.column if fact.provenance.column is not None else 0,
        )
        if len(cells) != len(applicants()) or any(fact.doubt not in ORDER_DOUBTS for fact in cells):
            return False
        for applicant, fact in zip(applicants(), cells, strict=True):
            trial[name, applicant] = replace(fact, applicant=applicant, doubt="")
    fitting = [fits for name in names if (fits := _row_fits(trial, name)) is not None]
    if not fitting or Decimal(sum(fitting)) / len(fitting) < NEARLY_ALL:
        return False
    facts.update(trial)
    return True


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
