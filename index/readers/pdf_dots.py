"""Joins the dots of dotted borders before a PDF page is interpreted.

Browsers and some word processors print every dot of a dotted border as a square
of its own: thousands on a page, and most of the time that reading it would take.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pdfminer.pdftypes import stream_value
from pdfplumber.page import Page

MAX_DOT = 3.0
"""Squares up to this size, in units of the drawing, are dots; a shaded cell is larger."""

MAX_GAP = 3.0
"""The dots of one border are at most this many dots apart."""

_NUMBER = rb"-?\d{0,7}\.?\d{0,7}"
_DOT = rb"(?:" + _NUMBER + rb"[ \t]+){4}re\s+f\s+"
_RUN = re.compile(rb"(?<=\n)(?:" + _DOT + rb"){2,}")

Square = tuple[float, float, float, float]
"""Left, foot, width and height, in units of the drawing."""


def join_dots(page: Page) -> None:
    """Makes one oblong of each row of dots in the drawing instructions of ``page``, in place."""
    for part in page.page_obj.contents:
        stream = stream_value(part)
        drawing = stream.get_data()
        if drawing.count(b" re") > 1:
            stream.data = joined(drawing)


def joined(drawing: bytes) -> bytes:
    """``drawing`` with each row of filled dots, across or down, as one filled oblong."""
    return _RUN.sub(_run, drawing)


def _run(found: re.Match[bytes]) -> bytes:
    """The squares of ``found``, joined; as they stand if a number among them is none."""
    try:
        numbers = [float(word) for word in found[0].split() if word not in (b"re", b"f")]
    except ValueError:
        return found[0]
    squares = [
        (left, foot, width, height)
        for left, foot, width, height in zip(
            numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True
        )
    ]
    return b"".join(b"%.4f %.4f %.4f %.4f re\nf\n" % square for square in _rows(squares))


def _rows(squares: Sequence[Square]) -> list[Square]:
    rows: list[Square] = []
    last: Square | None = None
    for square in squares:
        if last is not None and _next_to(last, square) and _straight(_around(rows[-1], square), square):
            rows[-1] = _around(rows[-1], square)
        else:
            rows.append(square)
        last = square
    return rows


def _next_to(last: Square, square: Square) -> bool:
    """Whether two squares are dots, and near enough to be of one border."""
    if not all(0 < side <= MAX_DOT for side in (*last[2:], *square[2:])):
        return False
    away = max(abs(square[0] - last[0]), abs(square[1] - last[1]))
    return away <= (1 + MAX_GAP) * max(*last[2:], *square[2:])


def _straight(row: Square, dot: Square) -> bool:
    """Whether a row is hardly broader than its dot: a border turns at its corners."""
    return min(row[2:]) <= 1.5 * max(dot[2:])


def _around(row: Square, square: Square) -> Square:
    left, foot = min(row[0], square[0]), min(row[1], square[1])
    right = max(row[0] + row[2], square[0] + square[2])
    head = max(row[1] + row[3], square[1] + square[3])
    return left, foot, right - left, head - foot
