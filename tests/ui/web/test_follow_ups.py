"""What is offered after an answer: questions about the same body, and every one of them is answered."""

from __future__ import annotations

import pytest

from qa.assistant import Assistant
from qa.library import Library
from ui.web.follow_ups import OFFERED, follow_ups
from ui.web.texts import Language

ASKED: list[tuple[Language, str]] = [
    ("zh", "洪泽区2024年部分公开多少件"),
    ("zh", "2019年丽水市自然人新收多少件？"),
    ("zh", "丽水市2019年存在的主要问题是什么？"),
    ("zh", "宿迁市和洪泽区2023年2024年新收申请对比"),
    ("zh", "2024年各机关部分公开的排名"),
    ("zh", "宿迁市2024年行政复议总计多少"),
    ("zh", "宿迁市2024年行政许可处理决定数量"),
    ("zh", "宿迁市2024年不予公开合计多少件"),
    ("zh", "宿迁市2024年公开率是多少"),
    ("zh", "宿迁市2024年的数字对得上吗？"),
    ("zh", "介绍一下宿迁市2024年的年报"),
    ("en", "How many requests were partially granted in Hongze in 2024?"),
    ("en", "What were the main problems in Lishui in 2019?"),
    ("en", "How many administrative reviews upheld in Suqian in 2024?"),
]


@pytest.mark.parametrize(("language", "question"), ASKED)
def test_what_is_offered_is_answered(library: Library, language: Language, question: str) -> None:
    assistant = Assistant(library)
    answer = assistant.ask(question, language=language)
    offered = follow_ups(answer, library.store.reports(), language)
    assert 1 <= len(offered) <= OFFERED
    assert question.rstrip("？") not in [one.rstrip("？") for one in offered]
    for one in offered:
        assert assistant.ask(one, language=language).status == "answered", one


def test_a_refusal_offers_its_own_questions_only(library: Library) -> None:
    answer = Assistant(library).ask("丽水市2019年平均办理天数")
    assert answer.status == "no_data"
    assert follow_ups(answer, library.store.reports(), "zh") == ()
