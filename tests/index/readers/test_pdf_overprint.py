"""Characters drawn twice to make them bold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.readers.pdf_overprint import once_each
from index.readers.pdf_shapes import Glyph

DIGIT = Glyph(text="1", left=100.0, top=50.0, right=105.0, bottom=60.0, height=10.0)


def shifted(glyph: Glyph, across: float, down: float = 0.0) -> Glyph:
    return replace(
        glyph, left=glyph.left + across, right=glyph.right + across, top=glyph.top + down, bottom=glyph.bottom + down
    )


@pytest.mark.parametrize(("across", "down"), [(0.0, 0.0), (0.35, 0.0), (-0.4, 0.2), (1.2, 0.0)])
def test_a_copy_in_nearly_the_same_place_is_left_out(across: float, down: float) -> None:
    assert once_each([DIGIT, shifted(DIGIT, across, down)]) == [DIGIT]


def test_a_word_drawn_twice_as_a_whole_keeps_its_order() -> None:
    word = [DIGIT, shifted(DIGIT, 5), replace(shifted(DIGIT, 10), text="7")]
    assert once_each([*word, *(shifted(glyph, 0.35) for glyph in word)]) == word


def test_equal_digits_beside_one_another_stay() -> None:
    run = [shifted(DIGIT, 5.0 * place) for place in range(4)]
    assert once_each(run) == run
    narrow = [replace(DIGIT, right=102.2), replace(shifted(DIGIT, 2.2), right=104.4)]
    assert once_each(narrow) == narrow


def test_a_smaller_mark_in_the_same_place_stays() -> None:
    assert len(once_each([DIGIT, replace(DIGIT, height=6.0)])) == 2
