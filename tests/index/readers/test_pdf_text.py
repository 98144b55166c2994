"""Glyphs of one line as text."""

from __future__ import annotations

from index.readers.pdf_shapes import Glyph
from index.readers.pdf_text import cell_text


def line(text: str, *, left: float = 0, top: float = 100, size: float = 9) -> list[Glyph]:
    return [
        Glyph(
            text=character,
            left=left + place * size / 2,
            right=left + (place + 1) * size / 2,
            top=top,
            bottom=top + size,
            height=size,
        )
        for place, character in enumerate(text)
    ]


def test_a_small_raised_mark_is_no_digit() -> None:
    assert cell_text([*line("12"), *line("1", left=9, top=98, size=6)]) == "12[1]"
    assert cell_text([*line("12"), *line("13", left=9, top=98.5, size=7.5)]) == "12[13]"


def test_digits_of_one_size_are_one_number() -> None:
    assert cell_text(line("121")) == "121"


def test_a_small_digit_on_the_same_foot_is_a_digit() -> None:
    assert cell_text([*line("12"), *line("1", left=9, top=101.5, size=7.5)]) == "121"


def test_what_follows_a_mark() -> None:
    assert cell_text([*line("12"), *line("1", left=9, top=98, size=6), *line("件", left=12)]) == "12[1]件"
