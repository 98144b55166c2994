"""One sign that is wrong in a phrase of the field, and words that are right as they stand."""

from __future__ import annotations

import pytest

from qa.understand.mending import one_sign_mended


@pytest.mark.parametrize(
    ("written", "meant"), [("规章还有几件有校", "规章还有几件有效"), ("规章现行有校几件", "规章现行有效几件"), ("文件现型有效的几件", "文件现行有效的几件")]
)
def test_what_is_in_force(written: str, meant: str) -> None:
    assert one_sign_mended(written, []) == meant


@pytest.mark.parametrize("text", ["还有小学几所", "这件有笑话", "有效果吗", "三件有用的"])
def test_other_words_stay(text: str) -> None:
    assert one_sign_mended(text, []) == text
