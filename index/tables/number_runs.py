"""Rows whose figures stand in one cell because a reader could not tell their columns.

Text that is aligned by spaces loses its columns where cells are blank or narrow.
A row that holds exactly as many figures as the form has columns lost none of them;
the form's own sums then prove that none was split or joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from index.numbers import read_cell
from index.tables.rows import Row, ValueCell
from index.text import squeeze

UNPLACED = "空格处看不出数值属于哪一列"

_RUN = re.compile(r"\S+")


def is_run(row: Row) -> bool:
    """Whether the row's figures stand in one cell over several columns."""
    return not row.grid.regular and len(row.values) == 1 and row.values[0].cell.column_span > 1


def run_of(row: Row, count: int) -> list[ValueCell] | None:
    """The ``count`` figures in fewer cells of a row, None where they hold others, more or fewer."""
    if row.grid.regular or len(row.values) >= count:
        return None
    found: list[ValueCell] = []
    for value in row.values:
        cell = value.cell
        if cell.end - cell.start != len(cell.text):
            return None
        for match in _RUN.finditer(cell.text):
            piece = replace(
                cell,
                text=match.group(),
                column=row.values[0].cell.column + len(found),
                column_span=1,
                start=cell.start + match.start(),
                end=cell.start + match.end(),
            )
            found.append(ValueCell(cell=piece, reading=read_cell(piece.text)))
    complete = len(found) == count and all(value.reading.value is not None for value in found)
    return found if complete else None


def adds_up(values: Sequence[ValueCell]) -> bool:
    """Whether the last of the figures is the sum of the others."""
    numbers = [value.reading.value or Decimal(0) for value in values]
    return sum(numbers[:-1], Decimal(0)) == numbers[-1]


def in_order(row: Row, words: Sequence[str], times: int = 1) -> bool:
    """Whether no line above ``row`` prints some of ``words`` in another order, up to ``times`` over."""
    pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    for line in row.above.splitlines():
        places = [words.index(match) for match in pattern.findall(squeeze(line))]
        if sum(after < before for before, after in pairwise(places)) >= times:
            return False
    return True
