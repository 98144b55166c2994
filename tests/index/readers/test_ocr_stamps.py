"""Red seals in pictures, and the arcs of their rings."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from index.readers.ocr_rules import bow_of, ink_of, strokes_of
from index.readers.ocr_stamps import without_stamps

RED = (200, 30, 40)


def page(seal: tuple[int, int, int] | None, *, text: bool = False) -> NDArray[np.uint8]:
    """A page with two black rules and, across them, the ring of a seal; the picture's channels are blue, green, red."""
    image = Image.new("RGB", (900, 900), "white")
    pen = ImageDraw.Draw(image)
    for at in (300, 360):
        pen.line((100, at, 800, at), fill="black", width=2)
    if text:
        pen.rectangle((200, 100, 240, 120), fill=RED)
    if seal is not None:
        pen.ellipse((350, 200, 600, 450), outline=seal, width=4)
        pen.rectangle((440, 310, 480, 330), fill=seal)
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def test_a_seal_is_taken_out_and_what_is_black_stays() -> None:
    cleaned = without_stamps(page(RED))
    assert not ((cleaned[:, :, 2] > 150) & (cleaned[:, :, 0] < 150)).any()
    assert (cleaned[300, 110:340] < 50).all()


def test_red_figures_and_a_page_without_red_are_left() -> None:
    marked = page(None, text=True)
    assert (without_stamps(marked) == marked).all()
    assert (without_stamps(page((0, 0, 0))) == page((0, 0, 0))).all()


def test_the_picture_handed_in_is_not_changed() -> None:
    sealed = page(RED)
    without_stamps(sealed)
    assert (sealed == page(RED)).all()


@pytest.mark.parametrize("seal", [RED, (0, 0, 0)])
def test_the_arcs_of_a_ring_are_no_rules(seal: tuple[int, int, int]) -> None:
    strokes = strokes_of(ink_of(page(seal)), 20, [])
    assert strokes.verticals == []
    assert sorted({round(rule.at / 10) for rule in strokes.horizontals}) == [30, 36]


def test_a_straight_stroke_does_not_bow() -> None:
    straight = np.zeros((120, 9), dtype=np.bool_)
    straight[:, 3:6] = True
    assert bow_of(straight) < 0.5
    bent = np.zeros((120, 12), dtype=np.bool_)
    for row in range(120):
        edge = round((row - 60) ** 2 / 450)
        bent[row, edge : edge + 4] = True
    assert bow_of(bent) > 5
