"""Characters that are struck out, or white beside black, are no part of a figure."""

from __future__ import annotations

from index.readers.pdf_shapes import Glyph, Rule
from index.readers.pdf_text import cell_text
from index.readers.pdf_unseen import without_struck, without_white


def glyphs(text: str, left: float = 100, *, size: float = 10, bottom: float = 110) -> list[Glyph]:
    """Figures side by side, each half as wide as high."""
    return [
        Glyph(
            text=character,
            left=left + place * size / 2,
            right=left + (place + 1) * size / 2,
            top=bottom - size,
            bottom=bottom,
            height=size,
        )
        for place, character in enumerate(text)
    ]


def text(found: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in found)


def test_a_stroke_through_the_old_figure() -> None:
    found, rules = without_struck(glyphs("2831"), [Rule(at=105.5, begin=100, end=110)])
    assert (text(found), rules) == ("31", [])


def test_a_border_that_runs_through_a_figure() -> None:
    border = Rule(at=105, begin=70, end=400)
    assert without_struck(glyphs("2831"), [border]) == (glyphs("2831"), [border])


def test_an_underlined_figure() -> None:
    line = Rule(at=110.5, begin=100, end=120)
    assert without_struck(glyphs("2831"), [line]) == (glyphs("2831"), [line])


def test_a_white_figure_beside_black_ones() -> None:
    assert text(without_white(glyphs("319"), {2})) == "31"


def test_white_figures_on_a_dark_ground() -> None:
    dark = [*glyphs("31"), *glyphs("7", 200)]
    assert without_white(dark, {0, 1}) == dark


def test_a_lowered_mark_is_no_digit() -> None:
    assert cell_text([*glyphs("31"), *glyphs("2", 110, size=8, bottom=111.5)]) == "31[2]"
