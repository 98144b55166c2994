"""Brings what was recognised into agreement with the cells of a ruled table.

The search for text sometimes takes numbers of neighbouring cells for one piece,
and overlooks a lone digit. Pieces that cross a border are read again cell by
cell, and so is every cell that holds ink but no text.
"""

from __future__ import annotations

import cv2
import numpy as np

from index.readers.ocr_engine import Picture, Reading, read_lines, read_picture
from index.readers.ocr_rules import Ink
from index.readers.pdf_lattice import Lattice
from index.readers.pdf_shapes import Box, inside

OWN_SHARE = 0.8
"""A piece that lies in one cell with this share of its width belongs to it as a whole."""

SMALLEST = 0.35
"""What is lower than this share of a text line is dirt, not text."""

TALL = 1.9
"""What is higher than this many text lines is more than one line."""


def settled(
    picture: Picture, text_ink: Ink, readings: list[Reading], lattices: list[Lattice], line_height: float
) -> list[Reading]:
    """``readings`` such that each lies in one cell; ``lattices`` are in pixels."""
    kept: list[Reading] = []
    pieces: list[Box] = []
    for reading in readings:
        lattice = next((one for one in lattices if inside(_centre(reading.box), one.box)), None)
        cut = _pieces(reading, lattice) if lattice is not None else []
        if len(cut) > 1:
            pieces.extend(cut)
        else:
            kept.append(reading)
    taken = [_centre(reading.box) for reading in kept] + [_centre(piece) for piece in pieces]
    for lattice in lattices:
        for field in lattice.fields:
            if not any(inside(point, field.box) for point in taken):
                pieces.append(field.box)
    return kept + _read_again(picture, text_ink, pieces, line_height)


def _centre(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _pieces(reading: Reading, lattice: Lattice) -> list[Box]:
    """The reading's box, cut at the borders of the cells that it crosses."""
    left, top, right, bottom = reading.box
    middle = (top + bottom) / 2
    touched: list[Box] = []
    for field in lattice.fields:
        begin, upper, end, lower = field.box
        overlap = min(right, end) - max(left, begin)
        if upper <= middle <= lower and overlap > 0:
            if overlap >= OWN_SHARE * (right - left):
                return [reading.box]
            touched.append((max(left, begin), max(top, upper), min(right, end), min(bottom, lower)))
    return touched


def _read_again(picture: Picture, ink: Ink, boxes: list[Box], line_height: float) -> list[Reading]:
    found: list[Reading] = []
    lines: list[Box] = []
    for box in boxes:
        tight = _inked(ink, box, line_height)
        if tight is None:
            continue
        if tight[3] - tight[1] > TALL * line_height:
            left, top = int(tight[0]), int(tight[1])
            found.extend(
                Reading(text=each.text, box=_moved(each.box, left, top), confidence=each.confidence)
                for each in read_picture(_crop(picture, tight))
            )
        else:
            lines.append(tight)
    crops = [_line_picture(_crop(picture, box)) for box in lines]
    for box, (text, confidence) in zip(lines, read_lines(crops), strict=True):
        if text:
            found.append(Reading(text=text, box=box, confidence=confidence))
    return found


def _moved(box: Box, left: int, top: int) -> Box:
    return box[0] + left, box[1] + top, box[2] + left, box[3] + top


def _inked(ink: Ink, box: Box, line_height: float) -> Box | None:
    """The smallest box around what is printed inside ``box``, slightly widened; ``None`` if nothing is."""
    left, top, right, bottom = (max(0, round(edge)) for edge in box)
    part = ink[top + 2 : bottom - 1, left + 2 : right - 1]
    if part.size == 0:
        return None
    count, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    sizable = [
        row for row in stats[1:count] if row[3] >= SMALLEST * line_height or row[2] >= 0.6 * line_height
    ]
    if not sizable:
        return None
    x0, y0 = min(row[0] for row in sizable), min(row[1] for row in sizable)
    x1, y1 = max(row[0] + row[2] for row in sizable), max(row[1] + row[3] for row in sizable)
    margin = max(2, round(0.15 * line_height))
    return (
        float(max(left, left + 2 + x0 - margin)),
        float(max(top, top + 2 + y0 - margin)),
        float(min(right, left + 2 + x1 + margin)),
        float(min(bottom, top + 2 + y1 + margin)),
    )


def _crop(picture: Picture, box: Box) -> Picture:
    left, top, right, bottom = (round(edge) for edge in box)
    return picture[top:bottom, left:right]


def _line_picture(crop: Picture) -> Picture:
    """A line's picture with white around it; lone digits are read better with some room."""
    room = max(4, crop.shape[0] // 4)
    padded = cv2.copyMakeBorder(crop, room, room, room, room, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    return np.asarray(padded, dtype=np.uint8)
