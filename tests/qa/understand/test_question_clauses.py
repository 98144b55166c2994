"""A question that asks for several things, divided."""

from __future__ import annotations

import pytest

from qa.understand.clauses import clauses_of, numbers_of
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import read
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("丽水2019新收、宿迁2024办结、还有洪泽2024复议，仨数给我", 3),
        ("丽水2019部分公开，宿迁2024新收，俩数都要", 2),
        ("丽水2019新收、宿迁2024结转下年度", 2),
        ("宿迁2024降水量、粮食亩产值", 2),
        ("宿迁2024噪声强度、绿地面积", 2),
    ],
)
def test_a_list_of_figures_is_divided(question: str, parts: int) -> None:
    assert len(clauses_of(question, INDEX)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "丽水2019新收和宿迁2024新收谁多",
        "丽水2019新收、宿迁2024新收相差多少",
        "窗口排队等几分钟，宿迁两年（2023、2024）差了几分钟",
        "接驳车跑多少趟，宿迁2024比2023多了几趟",
        "宿迁2024年不予公开，理由有哪些",
    ],
)
def test_what_is_put_together_is_not_divided(question: str) -> None:
    assert not clauses_of(question, INDEX)


def test_a_clause_that_only_puts_two_years_together_is_no_number_of_its_own() -> None:
    assert not numbers_of(read("窗口排队等几分钟，宿迁两年（2023、2024）差了几分钟", INDEX))
    assert len(numbers_of(read("宿迁2024年窗口排队等几分钟，取号机有几台", INDEX))) > 1
