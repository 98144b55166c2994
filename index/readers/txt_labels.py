"""Rows of a table that lost its layout: only the order of the cells is left.

A row is some labels followed by values. Labels before the last one belong to
the header, unless their numbering says that they name rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.readers.txt_lines import Piece, is_value

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
        return [labels, values]
    return [labels[:first], labels[first:] + values]
