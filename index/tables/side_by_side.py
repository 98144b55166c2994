"""Table 二 printed as two blocks side by side, to be read one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from index.document import Cell
from index.tables.rows import Row, split_cells
from index.text import label_key

_HEADS = ("信息内容", "信息类别")
"""What stands over the labels of each block."""


def apart(rows: Sequence[Row]) -> Iterator[Row]:
    """``rows``, those of blocks that stand side by side cut at the blocks and ordered block by block."""
    for _, of_table in groupby(rows, key=lambda row: row.table):
        own = list(of_table)
        heads = max((_heads(row) for row in own), key=len, default=())
        if len(heads) < 2 or not own[0].grid.regular:
            yield from own
            continue
        first = min(row.number for row in own if _heads(row) == heads)
        edges = (0, *heads[1:], own[0].grid.column_count)
        # What stands above the heads is the title of the blocks; it may be merged over some of them.
        for begin, end in pairwise(edges):
            yield from (part for row in own if (part := _part(row, begin, end, row.number < first)) is not None)


def _heads(row: Row) -> tuple[int, ...]:
    return tuple(cell.column for cell in row.cells if label_key(cell.text) in _HEADS)


def _part(row: Row, begin: int, end: int, above: bool) -> Row | None:
    """The cells of ``row`` that begin in the columns from ``begin`` to before ``end``; None without any."""
    cells: tuple[Cell, ...] = tuple(cell for cell in row.cells if begin <= cell.column < end)
    if not cells or (above and not any(cell.text for cell in cells)):
        return None
    labels, values = split_cells(cells)
    return replace(row, cells=cells, labels=labels, values=values)
