"""A figure over the years."""

from __future__ import annotations

from tests.qa.conftest import Asking


def test_by_year_oldest_first_with_the_change(ask: Asking) -> None:
    answer = ask("宿迁历年部分公开的变化")
    assert [(entry.year, entry.value) for entry in answer.values] == [(2023, "328"), (2024, "471")]
    assert "471 − 328 = 143" in answer.steps
    assert "43.60" in answer.answer
    assert answer.value is None


def test_a_fall(ask: Asking) -> None:
    answer = ask("洪泽历年行政处罚决定数量的变化趋势")
    assert [entry.value for entry in answer.values] == ["4119", "2776"]
    assert "减少1343" in answer.answer


def test_rates_change_by_percentage_points(ask: Asking) -> None:
    answer = ask("宿迁历年公开率的变化趋势")
    assert [entry.value for entry in answer.values] == ["43.57", "54.02"]
    assert "百分点" in answer.answer
    assert "23.9" not in answer.answer
