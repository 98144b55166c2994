"""Rows with more cells than the table has columns, as a seal across a scanned table makes them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from index.document import Cell, Grid
from index.numbers import CellValue, read_cell
from index.tables.rows import Row, ValueCell, split_cells

CROWDED = "这一行印出的格子比表里的列多，按其他各行的列位置读"
"""Doubt about every cell of such a row."""

FEWEST_ROWS = 3
"""Rows that have to show where the columns are."""

Columns = tuple[tuple[int, int], ...]


def usual_columns(grid: Grid, count: int) -> Columns:
    """Where the value cells of most rows begin and end, if there are ``count`` of them; () where that is not clear."""
    layouts: Counter[Columns] = Counter()
    for cells in grid.rows:
        _, values = split_cells(cells)
        if len(values) >= FEWEST_ROWS:
            layouts[tuple((each.cell.column, each.cell.column + each.cell.column_span) for each in values)] += 1
    if not grid.regular or not layouts:
        return ()
    layout, rows = layouts.most_common(1)[0]
    return layout if len(layout) == count and rows >= FEWEST_ROWS and 2 * rows > layouts.total() else ()


def uncrowded(row: Row, columns: Columns) -> Row | None:
    """``row`` with one value for each of the :func:`usual_columns`; None for a row that has no more cells than those.

    Of the cells that share a column, the only one with a number counts; two numbers are not read as either.
    """
    if not columns or len(row.cells) <= len(columns):
        return None
    first, last = columns[0][0], columns[-1][1]
    right = [cell for cell in row.cells if cell.column >= first]
    if len(right) <= len(columns) or any(cell.column + cell.column_span > last for cell in right):
        return None
    shared = [[cell for cell in right if begin <= cell.column and cell.column + cell.column_span <= end] for begin, end in columns]
    if sum(map(len, shared)) != len(right) or not all(shared):
        return None
    labels = tuple(cell for cell in row.cells if cell.column < first and read_cell(cell.text).is_label)
    return replace(row, labels=labels, values=tuple(map(_one_of, shared))) if labels else None


def _one_of(cells: list[Cell]) -> ValueCell:
    values = [ValueCell(cell=cell, reading=read_cell(cell.text)) for cell in cells]
    filled = [value for value in values if value.reading.kind != "blank"]
    figures = [value for value in filled if value.reading.kind != "text"]
    if len(figures) == 1 or len(filled) <= 1:
        return (figures or filled or values)[0]
    raw = " ".join(value.cell.text for value in filled)
    return ValueCell(cell=filled[0].cell, reading=CellValue(kind="text", raw=raw))
