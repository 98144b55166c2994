"""Value cells that are merged over several rows of the form: what they hold is no figure of the first of them."""

from __future__ import annotations

from functools import cache

from index.document import Cell, Grid
from index.forms import indicators
from index.labels import LabelIndex
from index.tables.rows import Row, split_cells
from index.text import label_key

_NOT_ALONE = ("其他", "总计")
"""Labels of rows that other things have as well."""


@cache
def _rows_of_the_form() -> LabelIndex:
    spellings: dict[str, set[str]] = {}
    for indicator in indicators().values():
        if indicator.table in ("二", "三") and not indicator.parts:
            label = indicator.row.split(" / ")[-1]
            spellings.setdefault(label_key(label), set()).add(label)
    return LabelIndex(spellings)


def is_over_other_rows(row: Row, cell: Cell) -> bool:
    """Whether ``cell`` of ``row`` reaches down over rows that have labels of the form of their own."""
    if cell.row_span < 2 or not row.grid.regular or not row.labels:
        return False
    own = row.labels[-1]
    below = range(max(own.row + own.row_span, cell.row + 1), cell.row + cell.row_span)
    return any(_has_label(cells) for cells in row.grid.rows if cells and cells[0].row in below)


def covered_columns(grid: Grid, number: int) -> set[int]:
    """The columns of the row ``number`` that cells merged downwards from rows above it fill."""
    return {
        cell.column + offset
        for cell in grid.cells()
        if cell.row < number < cell.row + cell.row_span
        for offset in range(min(cell.column_span, 64))
    }


def _has_label(cells: tuple[Cell, ...]) -> bool:
    labels, _ = split_cells(cells)
    found = [_rows_of_the_form().find(cell.text, manners=("exact", "fuzzy")) for cell in labels]
    return any(match is not None or label_key(cell.text) in _NOT_ALONE for match, cell in zip(found, labels, strict=True))
