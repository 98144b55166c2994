"""Tells a lone slash or dash in a table's cell from a digit, by the ink of the cell.

Cells without a figure are often filled with "/" or "—". A recogniser that has been
taught on lines of text takes a lone slash for a 1 and a lone dash for 一, and is sure
of it. Their outlines are simple enough to be measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from index.readers.ocr_engine import Reading
from index.readers.ocr_rules import Ink
from index.readers.pdf_lattice import Field, Lattice
from index.readers.pdf_shapes import Box, inside
from index.readers.pdf_tables import DOUBT

Shape = Literal["slash", "dash", "other", "unclear"]

SLENDER = frozenset("1lI|!i丨7/\\丿ノ一—–-－_~")
"""What a lone slash or dash is read as."""

DASHES = frozenset("一—–-－―─ー_~")
"""What a dash is read as; the character 一 can only be told from it by its neighbours."""

ORDINALS = frozenset("二三四五六七八九十")
"""A row or column with one of these alone in a cell counts in words, so that its 一 is no dash."""

CLEAR = 0.9
"""The confidence of what the ink shows clearly."""

UNCLEAR = DOUBT / 2
"""The confidence at most of what may be a slash or a digit."""

LEAST_HEIGHT = 0.45
"""A slash is at least this share of the type's height."""

LEAST_WIDTH = 0.2
"""A dash is at least this share of the type's height long."""

LEAN = (8.0, 55.0)
"""A slash leans to the right by this many degrees from upright."""

UPRIGHT = 4.0
"""A stroke without flag or serif that leans by no more than this is a digit or a letter."""

FLAT = 0.6
"""A dash is no higher than this share of its length (hyphens are short and thick)."""

LOW = 0.35
"""A dash is no higher than this share of the type's height."""

SLIM = 0.34
"""A slash is usually no broader than this share of its height; italic figures are."""

SOLID = 0.85
"""A slash fills this share of what lies between its edges; italic figures have holes."""

BENT = 0.14
"""How far the middle of a slash may stray from a straight line, as a share of its height."""

SWELL = (2.0, 0.55)
"""A slash is broader than usual by this many pixels at most, or this share; flags and serifs by more."""

SPECK = 2
"""Ink no wider and no higher than this many pixels is dirt."""

WHOLE = 0.85
"""This share of a slash's rows holds ink, even where a poor scan breaks it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """The outline of the ink in a cell: ``lean`` in degrees to the right from upright, the rest in pixels.

    ``swell`` is the greatest breadth less the usual one, ``bend`` the greatest distance
    of the rows' middles from a straight line; ``breadth`` is the usual one, ``solid`` the share of
    ink between the left and the right edge; ``whole`` says whether hardly a row lacks ink.
    """

    width: int
    height: int
    lean: float
    breadth: float
    solid: float
    swell: float
    bend: float
    whole: bool


def without_mistaken_strokes(
    ink: Ink, readings: Sequence[Reading], lattices: Sequence[Lattice], type_height: float
) -> list[Reading]:
    """``readings`` in which lone slashes and dashes of the cells are read as such.

    ``ink`` is without the tables' own strokes; ``type_height`` is in pixels. What may be either
    a slash or a digit keeps its text and gets a confidence by which its cell is marked as doubtful.
    """
    result = list(readings)
    for lattice in lattices:
        held = _by_field(readings, lattice)
        counting = [
            lattice.fields[field]
            for field, indices in held.items()
            if len(indices) == 1 and readings[indices[0]].text in ORDINALS
        ]
        columns, rows = {one.column for one in counting}, {one.row for one in counting}
        for field, indices in held.items():
            place = lattice.fields[field]
            if len(indices) != 1:
                continue
            counts = place.column in columns or place.row in rows
            if not (counts and readings[indices[0]].text == "一"):
                result[indices[0]] = _settled(ink, readings[indices[0]], place, type_height)
    return result


def _by_field(readings: Sequence[Reading], lattice: Lattice) -> dict[int, list[int]]:
    """The readings' indices by the index of the field in which their middle lies."""
    held: dict[int, list[int]] = {}
    for index, reading in enumerate(readings):
        left, top, right, bottom = reading.box
        middle = (left + right) / 2, (top + bottom) / 2
        if not inside(middle, lattice.box):
            continue
        field = next((number for number, one in enumerate(lattice.fields) if inside(middle, one.box)), None)
        if field is not None:
            held.setdefault(field, []).append(index)
    return held


def _settled(ink: Ink, reading: Reading, field: Field, type_height: float) -> Reading:
    dash = bool(reading.text) and all(character in DASHES for character in reading.text)
    if len(reading.text) > 1 and not dash:
        return reading
    stroke = stroke_of(_cell_ink(ink, field.box), type_height)
    shape = shape_of(stroke, type_height) if stroke is not None else "other"
    if shape == "slash":
        return replace(reading, text="/", confidence=max(reading.confidence, CLEAR))
    if shape == "dash":
        return replace(reading, text="-", confidence=max(reading.confidence, CLEAR))
    if shape == "unclear" and reading.text in SLENDER:
        return replace(reading, confidence=min(reading.confidence, UNCLEAR))
    return reading


def _cell_ink(ink: Ink, box: Box) -> NDArray[np.bool_]:
    left, top, right, bottom = (max(0, round(edge)) for edge in box)
    part = ink[top + 3 : bottom - 2, left + 3 : right - 2]
    if part.size == 0:
        return np.zeros((0, 0), dtype=np.bool_)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    kept = stats[:, 2:4].max(axis=1) > SPECK
    kept[0] = False
    return np.asarray(kept[labels], dtype=np.bool_)


def stroke_of(cell: NDArray[np.bool_], type_height: float) -> Stroke | None:
    """The outline of what is printed in a cell; ``None`` where that is nothing, or more than a stroke.

    Rows and columns at the cell's edge that are apart from the rest are what is left of its borders.
    """
    across = _longest(np.atleast_1d(cell.any(axis=0)), type_height / 4)
    down = _longest(np.atleast_1d(cell.any(axis=1)), type_height / 4)
    if across is None or down is None:
        return None
    part = cell[down[0] : down[1], across[0] : across[1]]
    if part.sum() < 0.9 * cell.sum():
        return None
    height, width = part.shape
    rows = np.flatnonzero(part.any(axis=1))
    begins = part.argmax(axis=1)[rows]
    ends = width - part[:, ::-1].argmax(axis=1)[rows]
    breadths, middles = ends - begins, (begins + ends) / 2
    usual = float(np.median(breadths))
    # The outermost rows are rounded or cut slantwise.
    inner = slice(1, -1) if len(rows) > 6 else slice(None)
    if len(rows) > 2:
        slope, start = np.polyfit(rows[inner], middles[inner], 1)
    else:
        slope, start = 0.0, float(middles.mean())
    return Stroke(
        width=width,
        height=height,
        lean=float(np.degrees(np.arctan(-slope))),
        breadth=usual,
        solid=float(part.sum() / breadths.sum()),
        swell=float(breadths.max() - usual),
        bend=float(np.abs(middles - (start + slope * rows))[inner].max()),
        whole=len(rows) >= WHOLE * height,
    )


def _longest(filled: NDArray[np.bool_], gap: float) -> tuple[int, int] | None:
    """The longest run of what is filled, across gaps of at most ``gap``; ``None`` where nothing is."""
    places = np.flatnonzero(filled)
    if not places.size:
        return None
    runs = np.split(places, np.flatnonzero(np.diff(places) > gap + 1) + 1)
    longest = max(runs, key=lambda run: int(run[-1] - run[0]))
    return int(longest[0]), int(longest[-1]) + 1


def shape_of(stroke: Stroke, type_height: float) -> Shape:
    """What the outline is; "unclear" between a slash and an upright stroke."""
    if stroke.height <= min(FLAT * stroke.width, LOW * type_height):
        return "dash" if stroke.width >= LEAST_WIDTH * type_height else "unclear"
    if stroke.height < LEAST_HEIGHT * type_height or not stroke.whole:
        return "unclear"
    if stroke.swell > max(SWELL[0], SWELL[1] * stroke.breadth) or stroke.bend > BENT * stroke.height:
        return "other"
    if stroke.breadth > SLIM * stroke.height or stroke.solid < SOLID:
        return "other"
    if LEAN[0] <= stroke.lean <= LEAN[1]:
        return "slash"
    return "other" if abs(stroke.lean) <= UPRIGHT else "unclear"
