"""The normal form of a question."""

from __future__ import annotations

import pytest

from qa.understand.normalise import LONGEST_QUESTION, normalise


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("麗水市２０１９年部分公開", "丽水市2019年部分公开"),
        ("  丽水  2019 年 部分 公开 ？", "丽水2019年部分公开?"),
        ("How Many REQUESTS", "how many requests"),
        ("丽水\u200b市\u202e2019", "丽水市2019"),
        ("", ""),
        ("   \n", ""),
    ],
)
def test_normal_form(written: str, normal: str) -> None:
    assert normalise(written) == normal


def test_other_forms_of_a_character_are_one() -> None:
    assert normalise("屛鄕県槪") == "屏乡县概"


def test_a_very_long_question_is_cut() -> None:
    assert len(normalise("部" * 100_000)) <= LONGEST_QUESTION
