"""Tables that print their second half beside the first, under the same header once more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.document import Cell

LEAST_WIDTH = 4
"""Columns of one half: a narrower table says the same thing twice for other reasons."""

LEAST_WORDS = 4
"""Header cells that both halves have to share."""


def halves(rows: Sequence[Sequence[Cell]]) -> list[list[list[Cell]]]:
    """``rows`` as one table, or as the two that stand side by side in it.

    Two halves have as many columns, the same header and no cell in common; the right one may end earlier.
    """
    whole = [list(row) for row in rows]
    width = max((cell.column + cell.column_span for row in whole for cell in row), default=0)
    half = width // 2
    if width % 2 or half < LEAST_WIDTH or not whole or not _header_twice(whole[0], half):
        return [whole]
    if any(cell.column < half < cell.column + cell.column_span for row in whole for cell in row):
        return [whole]
    left = [[cell for cell in row if cell.column < half] for row in whole]
    right = [
        [replace(cell, column=cell.column - half) for cell in row if cell.column >= half] for row in whole
    ]
    return [
        [row for row in left if any(cell.text for cell in row)],
        [row for row in right if any(cell.text for cell in row)],
    ]


def _header_twice(row: Sequence[Cell], half: int) -> bool:
    first = [(cell.column, cell.column_span, cell.text) for cell in row if cell.column < half]
    second = [(cell.column - half, cell.column_span, cell.text) for cell in row if cell.column >= half]
    words = [text for _, _, text in first if text and not text[0].isdigit()]
    return first == second and len(set(words)) >= LEAST_WORDS
