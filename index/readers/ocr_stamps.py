"""Takes red seals out of a picture: their rings pass for borders of cells, and spoil the digits beneath."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from index.readers.ocr_engine import Picture

RED = 50
"""By so much a seal's red exceeds its green and blue, of 255."""

PINK = 12
"""The same for the pale edge of its strokes."""

DARK = 120
"""Where the red itself is weaker than this, black is printed beneath the seal."""

SMALLEST = 1 / 14
"""A seal is at least this share of the picture's width across; red words and figures are lower."""

ROUND = (0.6, 1.7)
"""Width by height of a seal; of one at the picture's edge, or an oval one, too."""

HOLLOW = 0.5
"""A seal's ring fills less than this share of the square around it; a coloured area fills more."""

JOINED = 5
"""Strokes at most this many pixels apart belong together: black lines cut a ring into pieces."""


def without_stamps(picture: Picture) -> Picture:
    """``picture`` with its red seals made white; what is printed in black beneath them stays.

    Red text elsewhere is left alone. The picture that is handed in is not changed.
    """
    redness = picture[:, :, 2].astype(np.int16) - picture[:, :, :2].max(axis=2).astype(np.int16)
    red = (redness > RED).astype(np.uint8)
    if not red.any():
        return picture
    closed = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((JOINED, JOINED), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    least = SMALLEST * picture.shape[1]
    seals = np.zeros(red.shape, np.uint8)
    for left, top, width, height, area in stats[1:count]:
        if min(width, height) < least or not ROUND[0] <= width / height <= ROUND[1] or area > HOLLOW * width * height:
            continue
        middle = (int(left + width // 2), int(top + height // 2))
        cv2.ellipse(seals, middle, (int(width // 2) + JOINED, int(height // 2) + JOINED), 0, 0, 360, 1, thickness=-1)
    if not seals.any():
        return picture
    near = cv2.dilate(red, np.ones((JOINED, JOINED), np.uint8))
    gone: NDArray[np.bool_] = (seals > 0) & (near > 0) & (redness > PINK) & (picture[:, :, 2] >= DARK)
    cleaned = picture.copy()
    cleaned[gone] = 255
    return cleaned
