"""Labels that a format without merged cells repeats in every cell they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.document import Cell
from index.readers.txt_lines import is_value

SHORTEST_LABEL = 2
"""Characters; shorter equal entries (是, 有, √) are entries, not a label spread out."""


def merge_repeated(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """``rows`` with equal neighbouring labels made one cell at their first place.

    Beside each other: in rows without a value, and among the labels in front of
    a row's first value. Above each other: where all labels to the left repeat
    as well, or neither row holds a value. Values are never merged; a table
    without any value is left as it is.
    """
    first_values = [_first_value(row) for row in rows]
    if all(first == len(row) for first, row in zip(first_values, rows, strict=True)):
        return [list(row) for row in rows]
    merged = [_merge_row(row, first) for row, first in zip(rows, first_values, strict=True)]
    with_values = [first < len(row) for first, row in zip(first_values, rows, strict=True)]
    owners: dict[int, tuple[int, int]] = {}
    dropped: set[tuple[int, int]] = set()
    for number, row in enumerate(merged):
        above, owners = owners, {}
        left_repeats = True
        for place, cell in enumerate(row):
            owner = above.get(cell.column)
            same = owner is not None and _same(merged[owner[0]][owner[1]], cell)
            header = number > 0 and not with_values[number] and not with_values[number - 1]
            if owner is not None and same and (left_repeats or header):
                dropped.add((number, place))
                owners[cell.column] = owner
                upper = merged[owner[0]][owner[1]]
                merged[owner[0]][owner[1]] = replace(upper, row_span=number - upper.row + 1)
                continue
            left_repeats = False
            owners[cell.column] = (number, place)
    return [
        [cell for place, cell in enumerate(row) if (number, place) not in dropped]
        for number, row in enumerate(merged)
    ]


def _first_value(row: Sequence[Cell]) -> int:
    return next((place for place, cell in enumerate(row) if cell.text and is_value(cell.text)), len(row))


def _same(one: Cell, other: Cell) -> bool:
    alike = one.text == other.text and one.column_span == other.column_span
    return alike and len(other.text) >= SHORTEST_LABEL and not is_value(other.text)


def _merge_row(row: Sequence[Cell], first_value: int) -> list[Cell]:
    merged: list[Cell] = []
    for place, cell in enumerate(row):
        last = merged[-1] if merged else None
        adjoins = last is not None and last.column + last.column_span == cell.column
        if last is not None and adjoins and place < first_value and _same(replace(last, column_span=1), cell):
            merged[-1] = replace(last, column_span=last.column_span + 1)
        else:
            merged.append(cell)
    return merged
