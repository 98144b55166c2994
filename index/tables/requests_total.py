"""The totals of table 三: given alone, in one column, or under another name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from index.document import Grid
from index.facts import Fact
from index.forms import OTHER_PARTS, indicators
from index.labels import LabelIndex
from index.tables.rows import ValueCell, split_cells
from index.text import label_key

LEAST_ROWS = 5
"""Rows of the form that such a table has to have at least."""

UNNAMED_COLUMN = "只有一列数字，列名不是总计，按总计读"

SUBTOTAL = "小计"
_NO_RESULTS = ("requests.new", "requests.carried_in", "requests.total", "requests.carried_out")
_TOTALS = ("总计", "合计", "总数", "总计件", "合计件")
_COUNTS = ("数量", "件数", "数量件", "申请数量", "办理数量", "办理件数", "数据", "数值")


def only_total(grid: Grid, labels: LabelIndex) -> str | None:
    """Whether ``grid`` is table 三 with its 总计 column alone: None where not, else the doubt, "" for none.

    ``labels`` are the form's rows. A column with another name (an applicant, a year) or with none is not taken.
    """
    known: set[str] = set()
    head = ""
    for cells in grid.rows:
        printed, values = split_cells(cells)
        filled = [value for value in values if value.reading.kind != "blank"]
        if not filled:
            head = label_key(cells[-1].text) if len(cells) > 1 and not known else head
            continue
        if len(values) != 1 or values[0].cell.column_span > 1:
            return None
        match = labels.find(printed[-1].text, manners=("exact", "part")) if printed else None
        if match is not None:
            known.add(match.id)
    if len(known) < LEAST_ROWS or head not in _TOTALS + _COUNTS:
        return None
    return "" if head in _TOTALS else UNNAMED_COLUMN


def sums_all_results(facts: Mapping[tuple[str, str], Fact], cells: Mapping[str, ValueCell]) -> bool:
    """Whether ``cells``, by applicant, are for each of them the sum of all results of the form that were read."""
    split = any(name in OTHER_PARTS for name, _ in facts)
    results = [
        entry.id
        for entry in indicators().values()
        if entry.table == "三" and not entry.parts and entry.id not in _NO_RESULTS and not (split and entry.id == "requests.other")
    ]
    sums = {
        applicant: sum((fact.value or Decimal(0) for name in results if (fact := facts.get((name, applicant)))), Decimal(0))
        for applicant in cells
    }
    return any(sums.values()) and all(cells[applicant].reading.value == total for applicant, total in sums.items())
