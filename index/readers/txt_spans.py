"""Widths of merged cells that a copied table has lost: what a word processor writes is one cell, however wide.

A cell that is merged over rows leaves an empty cell below it; one that is merged
over columns leaves nothing, so that rows differ in how many cells they have. The
widths are put back from the rows below: the longest row has a cell a column, a row
of as many values as most has its labels merged, a header covers the cells under it.
What cannot be told goes to a row's last cell, so that all rows are equally wide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from index.document import Cell
from index.readers.txt_lines import Piece, is_value, values_behind


def cells_with_spans(rows: Sequence[Sequence[Piece]]) -> list[list[Cell]]:
    """The pieces as cells that make every row equally wide; none is added, dropped or reordered."""
    width = max((len(row) for row in rows), default=0)
    tails = Counter(values_behind(row) for row in rows if any(is_value(piece.text) for piece in row))
    usual = max(tails, key=lambda count: (tails[count], count), default=0)
    spans: list[list[int]] = []
    for number in range(len(rows) - 1, -1, -1):
        below = (rows[number + 1], spans[-1]) if spans else None
        spans.append(_spans(rows[number], width, usual, below))
    return [
        _cells(number, row, widths)
        for number, (row, widths) in enumerate(zip(rows, reversed(spans), strict=True))
    ]


def _cells(number: int, row: Sequence[Piece], widths: Sequence[int]) -> list[Cell]:
    cells = []
    column = 0
    for piece, width in zip(row, widths, strict=True):
        cells.append(
            Cell(
                text=piece.text,
                row=number,
                column=column,
                column_span=width,
                start=piece.start,
                end=piece.end,
            )
        )
        column += width
    return cells


def _spans(
    row: Sequence[Piece], width: int, usual: int, below: tuple[Sequence[Piece], list[int]] | None
) -> list[int]:
    """How wide the cells of ``row`` are; ``below`` is the row under it with its widths."""
    spans = [1] * len(row)
    if len(row) in (0, width):
        return spans
    values = values_behind(row)
    if not any(is_value(piece.text) for piece in row) and below is not None:
        over = list(below[1]) if len(row) == len(below[0]) else _over(len(row), *below)
        if over is not None:
            return over
    # Labels are merged where the row has all its values, else the last value is.
    absorbing = len(row) - 1 - values if values == usual and values < len(row) else -1
    spans[absorbing] += width - len(row)
    return spans


def _over(count: int, below: Sequence[Piece], spans: Sequence[int]) -> list[int] | None:
    """Widths of ``count`` cells over the row ``below``; ``None`` if they cannot be told.

    A cell stands over each empty cell, which is a part of it; the others share the
    cells between these evenly. Over a row without empty cells, one stands over its
    neighbours that are merged, and one over those that are not.
    """
    if all(piece.text for piece in below):
        alike = [list(run) for _, run in groupby(spans, key=lambda span: span > 1)]
        return [sum(run) for run in alike] if len(alike) == count else _shared(count, spans)
    runs = [
        (empty, [span for _, span in run])
        for empty, run in groupby(zip(below, spans, strict=True), key=lambda pair: not pair[0].text)
    ]
    rest = count - sum(len(widths) for empty, widths in runs if empty)
    filled = sum(not empty for empty, _ in runs)
    if rest != filled and filled != 1:
        return None
    result: list[int] = []
    for empty, widths in runs:
        over = widths if empty else _shared(rest // filled, widths)
        if over is None:
            return None
        result += over
    return result


def _shared(count: int, spans: Sequence[int]) -> list[int] | None:
    """Widths of ``count`` cells that each cover as many of the cells with ``spans``."""
    if count < 1 or len(spans) % count:
        return None
    size = len(spans) // count
    return [sum(spans[at : at + size]) for at in range(0, len(spans), size)]
