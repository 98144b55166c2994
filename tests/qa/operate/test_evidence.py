"""What stands beside the question word, and narrowing words by meaning."""

from __future__ import annotations

import pytest

from qa.operate.asked import asking_clause, focus_of, narrowed_otherwise


@pytest.mark.parametrize(
    ("body", "focus"),
    [
        ("编发的问答里市级的几期", "市级"),
        ("评估查出多少问题", "问题"),
        ("还有人写信来吗，信函渠道几件", "信函渠道"),
        ("公报好看吗", ""),
    ],
)
def test_what_stands_beside_the_question_word(body: str, focus: str) -> None:
    assert focus_of(body) == focus


def test_the_clause_that_asks() -> None:
    assert asking_clause("听说搬家了，开了几场会？") == "开了几场会"
    assert asking_clause("搬家了") == "搬家了"


def test_a_narrowing_word_may_be_meant_by_another() -> None:
    assert not narrowed_otherwise("邮寄来几件", "信函")
    assert narrowed_otherwise("邮寄来几件", "传真")
