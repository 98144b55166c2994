"""Open questions whose words name a figure, a list or a comparison."""

from __future__ import annotations

from tests.qa.conftest import Asking


def test_a_summary_of_the_plans_is_quoted(ask: Asking) -> None:
    answer = ask("请归纳丽水市2019年报告里下一年的工作打算")
    assert answer.plan["operation"] == "passage"
    assert "补短板" in answer.citations[0].quote


def test_problems_admitted_are_quoted_not_listed(ask: Asking) -> None:
    answer = ask("丽水市2019年自己承认哪些地方没干好")
    assert answer.plan["operation"] == "passage"
    assert "问题" in answer.citations[0].quote


def test_a_missing_year_whose_problems_are_taken_up_later(ask: Asking) -> None:
    answer = ask("丽水2018年的老毛病，到2019年改得如何")
    assert answer.status != "no_data" or "2019年" in answer.answer
    assert answer.value is None
