"""Open questions, answered by quoted sentences."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("丽水2019年存在的主要问题是什么", "氛围"),
        ("丽水市2019年下一步打算怎么改进", "补短板"),
        ("洪泽2023年有哪些不足", "队伍建设"),
        ("洪泽区2024年政务新媒体是怎么管理的", "新媒体"),
    ],
)
def test_the_sentences_that_answer(ask: Asking, question: str, word: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.value is None
    assert any(word in citation.quote for citation in answer.citations[:3])
    assert all(citation.kind == "prose" for citation in answer.citations)


def test_an_enumeration_comes_whole(ask: Asking) -> None:
    quote = ask("丽水2019年存在的主要问题是什么").citations[0].quote
    assert all(word in quote for word in ("一是", "二是", "三是"))


def test_a_false_premise_is_said_to_be_false(ask: Asking) -> None:
    answer = ask("为什么丽水2019年没有部分公开")
    assert "106" in answer.answer
    assert "不符" in answer.answer


def test_a_passage_that_shares_one_common_word_does_not_answer(ask: Asking) -> None:
    assert ask("丽水2019年的航天发射计划有哪些").status in ("no_data", "out_of_scope")
