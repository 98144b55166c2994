"""Rows of a table that lost its layout: only the order of the cells is left.

A row is some labels followed by values. Labels before the last one belong to
the header, unless their numbering says that they name rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.document import Cell
from index.readers.txt_lines import Piece, is_value

ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百\d]{1,5}条")
"""An article of law: the title of a table."""

_LEVELS = (
    re.compile(r"\s*[一二三四五六七八九十]{1,2}\s*[、.．]"),
    re.compile(r"\s*[（(]\s*[一二三四五六七八九十]{1,2}\s*[）)]"),
    re.compile(r"\s*\d{1,2}\s*[.．、](?!\d)"),
)


def numbering_level(label: str) -> int | None:
    """Depth of a label's numbering: 0 for 一、 1 for （一） 2 for 1. and ``None`` without one."""
    return next((level for level, pattern in enumerate(_LEVELS) if pattern.match(label)), None)


def rows_from_pieces(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Cells in reading order, cut into rows; an empty piece is a blank cell.

    Nothing is added, dropped or moved: the rows put end to end are ``pieces``.
    """
    runs = _runs(pieces)
    usual = _usual_length(runs)
    rows: list[list[Piece]] = []
    carried: list[Piece] = []
    for labels, values in runs:
        labels = carried + labels
        carried = []
        if len(values) < usual and not any(piece.text for piece in values) and labels is not runs[-1][0]:
            # Too few blanks for a row: places of merged cells in a header.
            carried = labels + values
            continue
        while len(values) > usual and not values[-1].text:
            carried.insert(0, values.pop())
        rows.extend(_header_and_row(labels, values))
    if carried:
        rows.append(carried)
    return [row for row in rows if row]


def _runs(pieces: Sequence[Piece]) -> list[tuple[list[Piece], list[Piece]]]:
    runs: list[tuple[list[Piece], list[Piece]]] = []
    for piece in pieces:
        blank_or_value = not piece.text or is_value(piece.text)
        if not runs or (not blank_or_value and runs[-1][1]):
            runs.append(([], []))
        runs[-1][1 if blank_or_value and (runs[-1][0] or piece.text) else 0].append(piece)
    return runs


def _usual_length(runs: Sequence[tuple[list[Piece], list[Piece]]]) -> int:
    """How many values most rows have, judged by rows whose last cell is filled."""
    lengths = Counter(len(values) for _, values in runs if values and values[-1].text)
    if not lengths:
        return max((len(values) for _, values in runs), default=0)
    return max(lengths, key=lambda length: (lengths[length], length))


def _header_and_row(labels: list[Piece], values: list[Piece]) -> list[list[Piece]]:
    if not values or not labels:
        return [labels + values]
    first = len(labels) - 1
    while first > 0 and not labels[first - 1].text:
        first -= 1
    level = numbering_level(labels[-1].text)
    for index in range(len(labels) - 2, -1, -1):
        above = numbering_level(labels[index].text)
        if labels[index].text and (above is None or level is None or above >= level):
            break
        if labels[index].text:
            level, first = above, index
    if not any(label.text for label in labels[:first]):
        first = 0
    texts = [label.text for label in labels]
    unlabelled = level is None and len(labels) > 2
    if unlabelled and (texts.count(texts[-1]) > 1 or len(texts) == len(values)):
        return [*_titles_apart(labels), values]
    return [*_titles_apart(labels[:first]), labels[first:] + values]


def _titles_apart(header: list[Piece]) -> list[list[Piece]]:
    """A header with the title over it ("第二十条第（一）项") as a row of its own."""
    titles = 0
    while titles < len(header) and ARTICLE.match(header[titles].text):
        titles += 1
    return [*([title] for title in header[:titles]), header[titles:]]


def cells_of_rows(rows: Sequence[Sequence[Piece]]) -> list[list[Cell]]:
    """Rows from :func:`rows_from_pieces` as cells at columns 0, 1, 2 …

    A header with more labels than the row under it has places was of several
    rows with merged cells; which label stood over which column is lost, and all
    its cells are put at column 0 rather than at columns that would be wrong.
    """
    placed: list[list[Cell]] = []
    room = 0
    for number in range(len(rows) - 1, -1, -1):
        row = rows[number]
        has_values = any(is_value(piece.text) for piece in row)
        if has_values:
            room = sum(not piece.text or is_value(piece.text) for piece in row) + 1
        labels = sum(bool(piece.text) and not is_value(piece.text) for piece in row)
        merged = not has_values and 0 < room < labels
        placed.append(
            [
                Cell(
                    text=piece.text,
                    row=number,
                    column=0 if merged else column,
                    start=piece.start,
                    end=piece.end,
                )
                for column, piece in enumerate(row)
            ]
        )
    return placed[::-1]
