"""The figures of table 二 by what is asked of a subject: its items, what became of them, its cases, money."""

from __future__ import annotations

import pytest

from qa.plan import Plan
from qa.understand.issuers import IssuerIndex
from qa.understand.planner import plan_of
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


def plan(question: str) -> Plan:
    return plan_of(question, INDEX, HELD, None)[0]


def asked(question: str) -> list[str]:
    return [target.concept for target in plan(question).targets]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("丽水2019年事业性收费的项目是增加还是减少，变动了几项", "disclosure.fees.items_change"),
        ("丽水2019年行政许可项目调整了几项", "disclosure.licence.items_change"),
        ("丽水2019年行政强制项目有无变化", "disclosure.coercion.items_change"),
        ("丽水2019年行政许可项目有多少项", "disclosure.licence.items_before"),
        ("丽水2019年作出行政处罚决定几件", "disclosure.penalty.decisions"),
        ("宿迁2024年行政处罚多少件", "disclosure.penalty.decisions"),
        ("宿迁2024年行政事业性收费多少万块钱", "disclosure.fees.amount"),
    ],
)
def test_items_changes_and_cases_are_told_apart(question: str, concept: str) -> None:
    assert asked(question) == [concept]


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年行政处罚罚了几百万",
        "宿迁2024年行政处罚总共罚了多少万块钱",
        "宿迁2024年行政强制花了多少块钱",
        "宿迁2024年行政处罚罚没款一共多少",
        "宿迁2024年行政许可收费多少",
        "宿迁2024年行政处罚收费几万元",
    ],
)
def test_money_of_what_is_counted_in_cases_is_no_cell(question: str) -> None:
    assert asked(question) == []
    assert plan(question).operation == "number"


def test_licences_and_fees_named_side_by_side_are_both_meant() -> None:
    assert asked("宿迁2024年行政许可、行政事业性收费各多少") == ["disclosure.licence.decisions", "disclosure.fees.amount"]


def test_documents_that_came_in_one_year_are_not_the_stock() -> None:
    found = plan("丽水2019年规范性文件增加了几件")
    assert "disclosure.normative.public_total" not in [target.concept for target in found.targets]
