"""What a report says, in its key figures."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


def test_the_key_figures_of_a_report(ask: Asking) -> None:
    answer = ask("介绍一下宿迁市2024年的年报")
    shown = {(entry.indicator, entry.value) for entry in answer.values}
    assert shown >= {
        ("requests.new", "3525"),
        ("requests.granted", "1431"),
        ("requests.partial", "471"),
        ("requests.refused", "92"),
        ("requests.total", "3521"),
        ("review.total", "170"),
        ("suit.total", "77"),
    }
    assert answer.status == "answered"


def test_an_overview_warns_of_contradictions(ask: Asking) -> None:
    answer = ask("介绍一下丽水市2019年的年报")
    assert answer.verification == "conflict"
    assert "勾稽不符" in answer.answer


@pytest.mark.parametrize("question", ["洪泽2023年的年报主要说了什么", "三句话介绍一下洪泽2023年的公开工作", "用两句话聊聊宿迁2024年公开搞得咋样", "洪泽2024年信息公开做得好不好"])
def test_in_so_many_sentences(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.plan["operation"] == "overview"
    assert {"requests.new", "requests.total"} <= {entry.indicator for entry in answer.values}


@pytest.mark.parametrize("question", ["洪泽2023年培训搞得怎么样", "宿迁2024年复议维持几件，两句话说清"])
def test_a_topic_or_a_figure_is_no_overview(ask: Asking, question: str) -> None:
    assert ask(question).plan["operation"] != "overview"
