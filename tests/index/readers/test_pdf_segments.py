"""Lines of a PDF cut into the cells of a table without rules."""

from __future__ import annotations

import pytest

from index.numbers import read_cell
from index.readers.pdf_segments import is_value_text, segments_of
from index.readers.pdf_shapes import Glyph, TextLine


def line(text: str, *, width: float = 5.0) -> TextLine:
    """``text`` in 10-point type, every character ``width`` wide but for blanks, which are 3 wide."""
    glyphs: list[Glyph] = []
    left = 0.0
    for character in text:
        right = left + (3.0 if character == " " else width)
        glyphs.append(Glyph(text=character, left=left, right=right, top=0.0, bottom=10.0, height=10.0))
        left = right
    return TextLine(text=text, left=0.0, right=left, top=0.0, bottom=10.0, height=10.0, glyphs=tuple(glyphs))


def test_a_number_with_a_blank_in_it_keeps_the_blank() -> None:
    """Whether "1 2" is 12 is for the sums of the table to say, and the reading is then marked."""
    assert [segment.text for segment in segments_of(line("1 2     3"))] == ["1 2", "3"]
    reading = read_cell("1 2")
    assert (reading.kind, [str(value) for value in reading.readings]) == ("text", ["12"])


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 2", True), ("1,2 34.5", True), ("12", True), ("12件", True), ("3.5万元", True), ("1 甲", False), ("1  ", False)],
)
def test_what_is_a_value(text: str, value: bool) -> None:
    assert is_value_text(text) is value
