"""Rows of table 三 with more cells than the other rows of their table: a stray blank cell, or a stray number.

Which of the cells is the stray one, the table does not say. A blank one at an end is left out; of numbers
only the row's own sum can tell, and what it tells stays marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from index.document import Grid
from index.tables.applicant_columns import SHORTEST_HEADER, Alignment, without_outer_blanks
from index.tables.rows import Row, ValueCell, counting_cells, split_cells

LONG_ROW = "这一行的格子比表里其他各行多，按相加等于总计的一种排法读"
TOO_LONG = "这一行的格子比表里其他各行多"
"""Why such a row is left out where its sum does not tell."""
MOST_STRAY = 2
"""Cells too many, beyond which a row is not read."""
CLEARLY_MORE = 2
"""How many times as many rows have to have the usual number of cells as have any other."""


@dataclass(frozen=True, kw_only=True)
class Widths:
    """How far the rows of a grid reach: ``cells`` is how many value cells, blank ones included, most of them have
    (0 where that is not clear), ``ends`` the column of the last figure of each."""

    cells: int
    ends: tuple[int, ...]


def widths_of(grid: Grid) -> Widths:
    """How far the rows of ``grid`` with figures reach."""
    counting = counting_cells(grid)
    counts: Counter[int] = Counter()
    ends: list[int] = []
    for cells in grid.rows:
        numbered = bool(cells) and (cells[0].row, cells[0].column) in counting
        _, values = split_cells(cells[1:] if numbered else cells)
        filled = [value.cell.column for value in values if value.reading.kind != "blank"]
        if len(values) >= SHORTEST_HEADER and filled:
            counts[len(values)] += 1
            ends.append(max(filled))
    ranked = counts.most_common(2)
    clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= CLEARLY_MORE * ranked[1][1])
    return Widths(cells=ranked[0][0] if clear else 0, ends=tuple(ends))


def is_long(row: Row, widths: Widths, under: range, found: Mapping[str, ValueCell]) -> bool:
    """Whether ``row`` of a grid with real cells has more of them than most of its rows, and they do not all stand
    ``under`` the columns that a header names (empty where no header stands over the row).

    ``found`` are its cells by applicant as their columns give them.
    """
    if not row.grid.regular:
        return False
    more = 0 < widths.cells < len(row.values)
    if not under:
        return more
    # Words beside the table are a remark, no figure of the row.
    filled = [value for value in row.values if value.reading.kind != "blank" and not value.reading.is_label]
    beyond = any(value.cell.column >= under.stop for value in filled)
    before = [value.reading.kind != "blank" for value in row.values if value.cell.column < under.start]
    if beyond and sum(end >= under.stop for end in widths.ends) * CLEARLY_MORE <= len(widths.ends):
        return True
    if not more or not before or any(before):
        return more and any(before)
    # Blank cells before the first column stand under a label that is merged over fewer of them, unless the sum tells
    # that the whole row stands too far left.
    moved = aligned_by_sum(row.values, tuple(found))
    return not _proved(found) and moved is not None and _proved(moved.cells)


def aligned_by_sum(values: Sequence[ValueCell], order: Sequence[str]) -> Alignment | None:
    """The cells of a long row by the applicants of ``order``, the last of whom is the total; None where none or
    several ways to leave cells out satisfy the row's sum."""
    fitted = without_outer_blanks(values, len(order))
    if fitted is not None and _one_way(values, fitted):
        return Alignment(cells=dict(zip(order, fitted, strict=True)))
    extra = len(values) - len(order)
    if not 0 < extra <= MOST_STRAY:
        return None
    ways: dict[tuple[Decimal | None, ...], list[ValueCell]] = {}
    for stray in combinations(range(len(values)), extra):
        kept = [value for place, value in enumerate(values) if place not in stray]
        if _adds_up(kept, order):
            ways.setdefault(tuple(value.reading.value for value in kept), kept)
    if len(ways) != 1:
        return None
    return Alignment(cells=dict(zip(order, next(iter(ways.values())), strict=True)), doubt=LONG_ROW)


def _one_way(values: Sequence[ValueCell], fitted: Sequence[ValueCell]) -> bool:
    """Whether the blank cells left out are all at one end, so that no other ones could have been."""
    outer = (values[0].reading.kind == "blank") + (values[-1].reading.kind == "blank")
    return outer < 2 or all(value.reading.kind == "blank" for value in fitted)


def _proved(cells: Mapping[str, ValueCell]) -> bool:
    """Whether the cells add up to a total above zero."""
    total = cells["total"].reading.value if "total" in cells else None
    return bool(total) and _adds_up(list(cells.values()), tuple(cells))


def _adds_up(values: Sequence[ValueCell], order: Sequence[str]) -> bool:
    if "total" not in order or any(value.reading.is_label for value in values):
        return False
    figures = {name: value.reading.value or Decimal(0) for name, value in zip(order, values, strict=True)}
    return sum((figure for name, figure in figures.items() if name != "total"), Decimal(0)) == figures["total"]
