"""What a report says, in its key figures."""

from __future__ import annotations

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
