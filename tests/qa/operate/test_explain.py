"""What the form's words mean."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("部分公开是什么意思", "第三十七条"),
        ("属于国家秘密是什么意思", "第十四条"),
        ("保护第三方合法权益是什么意思", "第十五条"),
        ("四类过程性信息是什么意思", "第十六条"),
        ("三类内部事务信息包括哪些", "第十六条"),
        ("行政查询事项是什么意思", "第三十六条"),
        ("没有现成信息需要另行制作是什么意思", "第三十八条"),
        ("补正后申请内容仍不明确是什么意思", "第三十条"),
        ("信访举报投诉类申请是什么意思", "第三十九条"),
        ("无正当理由大量反复申请是什么意思", "第三十五条"),
        ("答复期限是多少天，几天必须答复", "第三十三条"),
    ],
)
def test_a_row_with_its_article(ask: Asking, question: str, article: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert article in answer.answer
    assert answer.value is None


def test_two_rows_that_sound_alike_are_told_apart(ask: Asking) -> None:
    answer = ask("不予公开和不予处理有什么区别")
    assert answer.status == "answered"
    assert "不予公开" in answer.answer
    assert "不予处理" in answer.answer


def test_a_word_without_an_explanation_is_not_explained(ask: Asking) -> None:
    assert ask("量子纠缠是什么意思").status in ("no_data", "out_of_scope")
