"""Conditions set to the reports of bodies that are named."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("宿迁、洪泽里规章现行有效不为零的是哪几份", {"12", "11"}),
        ("宿迁和洪泽哪些年报新收不到一百件", {"95", "21"}),
        ("洪泽、丽水中哪几份的部分公开超过50件", {"106"}),
    ],
)
def test_reports_of_several_named_bodies(ask: Asking, question: str, values: set[str]) -> None:
    answer = ask(question)
    assert answer.plan["operation"] == "list"
    assert {entry.value for entry in answer.values} == values


@pytest.mark.parametrize(
    ("question", "operation"),
    [("宿迁和洪泽2024年谁的部分公开多", "rank"), ("宿迁和洪泽2024年部分公开各几件", "lookup"), ("丽水2019和宿迁2023，谁的部分公开件数多", "rank")],
)
def test_bodies_set_against_one_another_are_no_list(ask: Asking, question: str, operation: str) -> None:
    assert ask(question).plan["operation"] == operation
