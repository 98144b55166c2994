"""Lone slashes and dashes in the cells of scanned tables, told from digits by their ink."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from test_ocr import drawn, grids, letters, rows, saved

from index.readers import read_bytes
from index.readers.ocr_engine import Reading
from index.readers.ocr_rules import Ink, ink_of
from index.readers.ocr_strokes import UNCLEAR, shape_of, stroke_of, without_mistaken_strokes
from index.readers.pdf_lattice import Field, Lattice

FONTS = sorted(
    path
    for folder in ("liberation", "dejavu", "noto")
    for path in Path("/usr/share/fonts").glob(f"*/{folder}/*.tt[fc]")
    if "Math" not in path.name
)
SHAPES = {"/": "slash", "-": "dash", "—": "dash", "一": "dash"}


def printed(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, resolution: int, blur: float) -> Ink:
    """The ink of ``text`` alone, printed at ``resolution`` and drawn at 200 dots per inch."""
    image = Image.new("RGB", (160, 100), "white")
    ImageDraw.Draw(image).text((80, 50), text, font=font, fill="black", anchor="mm")
    image = image.filter(ImageFilter.GaussianBlur(blur))
    scaled = image.resize((160 * 200 // resolution, 100 * 200 // resolution), Image.Resampling.BICUBIC)
    return ink_of(np.asarray(scaled, dtype=np.uint8))


def shape(
    text: str,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    resolution: int,
    points: float,
    blur: float,
) -> str:
    height = points * 200 / 72
    stroke = stroke_of(printed(text, font, resolution, blur) > 0, height)
    return shape_of(stroke, height) if stroke is not None else "nothing"


class TestShapes:
    @pytest.mark.parametrize("blur", [0.0, 0.6])
    @pytest.mark.parametrize("resolution", [110, 150, 200])
    def test_no_printed_digit_is_a_slash_or_a_dash(self, resolution: int, blur: float) -> None:
        if not FONTS:
            pytest.skip("none of the usual fonts is installed")
        for path in FONTS:
            for points in (9.0, 10.5, 14.0):
                font = ImageFont.truetype(path, round(points * resolution / 72))
                found = {digit: shape(digit, font, resolution, points, blur) for digit in "0123456789"}
                assert set(found.values()) <= {"other"}, (path.name, points, found)

    @pytest.mark.parametrize("blur", [0.0, 0.6])
    @pytest.mark.parametrize("resolution", [110, 150, 200])
    def test_slashes_and_dashes_of_many_fonts(self, resolution: int, blur: float) -> None:
        if not FONTS:
            pytest.skip("none of the usual fonts is installed")
        for path in FONTS:
            for points in (9.0, 10.5, 14.0):
                font = ImageFont.truetype(path, round(points * resolution / 72))
                for text, true in SHAPES.items():
                    if text == "一" and "CJK" not in path.name:
                        continue
                    # A short thick hyphen may be too much like a dot.
                    allowed = {true, "unclear"} if text == "-" else {true}
                    assert shape(text, font, resolution, points, blur) in allowed, (path.name, points, text)

    @pytest.mark.parametrize("points", [10.5, 14.0])
    def test_the_built_in_font(self, points: float) -> None:
        font = letters(round(points * 150 / 72))
        found = [shape(text, font, 150, points, 0.0) for text in "/17-0"]
        assert found == ["slash", "other", "other", "dash", "other"]


def one_row(texts: list[str], ink: Ink) -> tuple[list[Reading], Lattice]:
    """Readings in the middle of equal cells that share ``ink``'s width."""
    height, width = ink.shape
    step = width / len(texts)
    readings = [
        Reading(text=text, box=(step * at + 20, 20, step * (at + 1) - 20, height - 20), confidence=0.99)
        for at, text in enumerate(texts)
    ]
    fields = tuple(
        Field(row=0, column=at, row_span=1, column_span=1, box=(step * at, 0, step * (at + 1), height))
        for at in range(len(texts))
    )
    box = (0.0, 0.0, float(width), float(height))
    return readings, Lattice(box=box, row_count=1, column_count=len(texts), fields=fields)


class TestReadings:
    def test_a_stroke_between_slash_and_digit_is_doubtful(self) -> None:
        ink = np.zeros((80, 80), dtype=np.uint8)
        for row in range(26):
            ink[27 + row, 40 - row // 9 : 43 - row // 9] = 255
        readings, lattice = one_row(["1"], ink)
        (found,) = without_mistaken_strokes(ink, readings, [lattice], 26)
        assert (found.text, found.confidence) == ("1", UNCLEAR)

    def test_an_ordinal_in_words_stays(self) -> None:
        ink = np.zeros((80, 160), dtype=np.uint8)
        ink[39:42, 28:52] = 255
        ink[30:33, 112:130] = 255
        ink[48:51, 108:132] = 255
        readings, lattice = one_row(["一", "二"], ink)
        assert [one.text for one in without_mistaken_strokes(ink, readings, [lattice], 26)] == ["一", "二"]
        readings, lattice = one_row(["一", "5"], ink)
        assert [one.text for one in without_mistaken_strokes(ink, readings, [lattice], 26)] == ["-", "5"]

    def test_dirt_beside_a_slash(self) -> None:
        ink = np.zeros((80, 80), dtype=np.uint8)
        for row in range(26):
            ink[27 + row, 44 - row // 3 : 47 - row // 3] = 255
        ink[20:22, 44] = 255
        readings, lattice = one_row(["1"], ink)
        (found,) = without_mistaken_strokes(ink, readings, [lattice], 26)
        assert found.text == "/"


def test_slashes_for_nought_in_a_scanned_table() -> None:
    content = [
        ["Item", "Last", "This", "Sum"],
        ["Alpha", "/", "1", "1"],
        ["Beta", "7", "/", "7"],
        ["Gamma", "1", "11", "12"],
        ["Delta", "/", "/", "/"],
        ["Total", "8", "12", "20"],
    ]
    document = read_bytes(saved(drawn(content), "JPEG", quality=80), "page.jpg")
    assert rows(document) == [content]
    assert not any(cell.repaired for cell in grids(document)[0].rows[4])
