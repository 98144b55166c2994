"""Follow-up questions: what they leave out is the conversation's."""

from __future__ import annotations

import pytest

from qa.assistant import Assistant, Turn, plans_of
from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("丽水2019年部分公开多少件", "其中自然人呢"), "104"),
        (("宿迁2024年部分公开多少件", "那2023年呢"), "328"),
        (("宿迁2024年部分公开多少件", "2023年的呢？"), "328"),
        (("宿迁2024年部分公开多少件", "洪泽呢"), "9"),
        (("宿迁2024年部分公开多少件", "占多少"), "13.38"),
        (("宿迁2024年部分公开多少件", "不予公开呢"), "92"),
        (("宿迁2024年行政复议多少件", "结果纠正的呢"), "18"),
        (("宿迁2024年行政复议多少件", "诉讼呢"), "77"),
        (("宿迁2024年新收多少件", "其中自然人呢", "那2023年呢"), "3402"),
        (("丽水2019年部分公开多少件", "公开率呢"), "71.37"),
        (("宿迁2024年新收多少件", "同比增长了百分之几"), "0.40"),
        (("宿迁2024年新收多少件", "前一年呢"), "3511"),
        (("介绍一下宿迁2024年的年报", "部分公开多少件"), "471"),
        (("今天天气怎么样", "丽水2019年部分公开多少件"), "106"),
    ],
)
def test_follow_ups(ask: Asking, turns: tuple[str, ...], value: str) -> None:
    answer = ask(*turns)
    assert (answer.status, answer.value) == ("answered", value)


def test_a_follow_up_about_what_is_not_held_is_refused(ask: Asking) -> None:
    assert ask("宿迁2024年部分公开多少件", "那2022年呢").status == "no_data"
    assert ask("宿迁2024年部分公开多少件", "杭州呢").status == "no_data"
    assert ask("宿迁2024年部分公开多少件", "女性的呢").status in ("no_data", "out_of_scope")


def test_where_it_stands(ask: Asking) -> None:
    answer = ask("丽水2019年部分公开多少件", "原文在哪")
    assert any("106" in citation.quote and citation.row == "（二）部分公开" for citation in answer.citations)


def test_why_says_what_the_report_does_not(ask: Asking) -> None:
    answer = ask("丽水2019年部分公开多少件", "为什么")
    assert answer.status in ("answered", "no_data")
    assert answer.verification != "conflict"


def test_a_question_that_stands_alone_takes_nothing_over(ask: Asking) -> None:
    answer = ask("宿迁2024年部分公开多少件", "2019年丽水市自然人新收多少件")
    assert answer.value == "670"


@pytest.mark.parametrize("plan", [{}, {"operation": "fly"}, {"operation": "lookup", "unknown": 1}, {"issuers": 5}])
def test_a_plan_that_is_none_is_passed_over(assistant: Assistant, plan: dict[str, object]) -> None:
    assert plans_of([Turn(question="?", plan=plan)]) == ()
    answer = assistant.ask("2019年丽水市部分公开多少件", history=[Turn(question="?", plan=plan)])
    assert answer.value == "106"


def test_a_report_in_a_plan_that_is_gone_does_no_harm(assistant: Assistant) -> None:
    gone = {"operation": "lookup", "issuers": ["青岚市"], "years": [2023], "reports": ["青岚市-2023"]}
    answer = assistant.ask("部分公开呢", history=[Turn(question="?", plan=gone)])
    assert answer.value is None
