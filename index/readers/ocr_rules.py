"""Strokes of tables in a picture, and how far the picture is tilted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from index.readers.ocr_engine import Picture
from index.readers.pdf_shapes import Box, Rule

MAX_TILT = 5.0
"""A tilt up to this many degrees is straightened."""

LEAST_TILT = 0.15
"""A smaller tilt is left as it is."""

STROKE = 1.4
"""A table's stroke is longer than this many heights of a text line; strokes of characters are not."""

BOW = (2.5, 0.025)
"""A stroke of which an edge bows by more than so many pixels, and this share of its length, is no rule."""

Ink = NDArray[np.uint8]
"""Height × width; 255 where something is printed, else 0."""


def ink_of(picture: Picture) -> Ink:
    """Which pixels are printed, by comparison with their surroundings (uneven lighting is allowed for)."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    size = max(15, (min(grey.shape) // 40) | 1)
    found = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, 12)
    return np.asarray(found, dtype=np.uint8)


def tilt_of(ink: Ink) -> float:
    """Degrees by which long strokes, or else lines of text, fall to the right (0 if undecided)."""
    width = ink.shape[1]
    lines = cv2.HoughLinesP(
        ink, 1, np.pi / 1800, threshold=width // 6, minLineLength=width // 5, maxLineGap=width // 100
    )
    if lines is None:
        return 0.0
    angles = [
        (
            float(np.degrees(np.arctan2(bottom - top, right - left))),
            float(np.hypot(right - left, bottom - top)),
        )
        for left, top, right, bottom in lines.reshape(-1, 4)
    ]
    level = sorted((angle, length) for angle, length in angles if abs(angle) <= MAX_TILT)
    if not level:
        return 0.0
    half = sum(length for _, length in level) / 2
    reached = 0.0
    for angle, length in level:
        reached += length
        if reached >= half:
            return angle
    return 0.0


def straightened(picture: Picture, tilt: float) -> Picture:
    """``picture`` turned back by ``tilt`` degrees; the corners that appear are white."""
    if abs(tilt) < LEAST_TILT:
        return picture
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    turned = cv2.warpAffine(
        picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )
    return np.asarray(turned, dtype=np.uint8)


@dataclass(frozen=True, kw_only=True)
class Strokes:
    """Straight strokes of a picture, in pixels, and the ink that is left without them."""

    horizontals: list[Rule]
    verticals: list[Rule]
    rest: Ink


def strokes_of(ink: Ink, line_height: float, texts: Sequence[Box]) -> Strokes:
    """Strokes longer than those of characters; ``line_height`` is that of the text.

    ``texts`` are the boxes of recognised text: a stroke that lies wholly in one of
    them belongs to a large character (a title may be twice as high as the tables' text).
    """
    shortest = max(12, round(STROKE * line_height))
    rest = ink.copy()
    across = _strokes(ink, shortest, texts, rest, across=True)
    down = _strokes(ink, shortest, texts, rest, across=False)
    return Strokes(horizontals=across, verticals=down, rest=rest)


def _strokes(ink: Ink, shortest: int, texts: Sequence[Box], rest: Ink, *, across: bool) -> list[Rule]:
    # One pixel of thickness bridges what is left of the tilt and the printer's gaps.
    thick = cv2.dilate(ink, np.ones((3, 1) if across else (1, 3), np.uint8))
    kernel = np.ones((1, shortest) if across else (shortest, 1), np.uint8)
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, kernel)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    rules: list[Rule] = []
    for number in range(1, count):
        left, top, width, height = (int(value) for value in stats[number][:4])
        length, thickness = (width, height) if across else (height, width)
        if thickness > max(10, length / 4):
            continue  # a filled area or a picture
        if any(_within((left, top, left + width, top + height), box) for box in texts):
            continue
        part = labels[top : top + height, left : left + width] == number
        rest[top : top + height, left : left + width][part] = 0
        if bow_of(part if not across else part.T) > max(BOW[0], BOW[1] * length):
            continue  # an arc of a seal's ring
        at = (top + height / 2) if across else (left + width / 2)
        begin = left if across else top
        rules.append(Rule(at=float(at), begin=float(begin), end=float(begin + length)))
    return rules


def bow_of(stroke: NDArray[np.bool_]) -> float:
    """How far an edge of an upright ``stroke`` bows out from a straight line, in pixels."""
    rows = np.flatnonzero(stroke.any(axis=1))
    if len(rows) < 3:
        return 0.0
    begins = stroke.argmax(axis=1)[rows]
    ends = stroke.shape[1] - stroke[:, ::-1].argmax(axis=1)[rows]
    half = float(rows[-1] - rows[0]) / 2
    return max(abs(float(np.polyfit(rows, edge, 2)[0])) * half**2 for edge in (begins, ends))


def _within(box: Box, outer: Box) -> bool:
    return box[0] >= outer[0] and box[1] >= outer[1] and box[2] <= outer[2] and box[3] <= outer[3]
