"""Questions within a conversation that say for themselves what they are about."""

from __future__ import annotations

import pytest

from qa.plan import Plan
from qa.understand.dialogue import understood
from tests.qa.understand.test_targets import HELD, INDEX


def after(first: str, then: str) -> Plan:
    before = understood(first, INDEX, HELD, ())[0]
    return understood(then, INDEX, HELD, (before,))[0]


@pytest.mark.parametrize(
    "question",
    ["2024年各机关不予公开的排名", "哪个单位2024年不予公开最多", "各单位2024年的不予公开排个名次", "Rank the bodies by refusals in 2024"],
)
def test_bodies_at_large_are_not_the_one_talked_of(question: str) -> None:
    found = after("宿迁2024年新收多少件", question)
    assert found.operation == "rank"
    assert len({report.split("-")[0] for report in found.reports}) > 1


@pytest.mark.parametrize("question", ["丽水市2019年的数字对得上吗", "丽水2019年年报有没有自相矛盾的地方"])
def test_a_whole_report_is_checked_where_body_and_year_are_named(question: str) -> None:
    found = after("丽水2019年部分公开多少件", question)
    assert (found.operation, found.targets, found.reports) == ("check", (), ("丽水市-2019",))


def test_the_course_of_another_body_is_that_of_all_its_years() -> None:
    assert after("丽水2019年部分公开多少件", "宿迁市新收申请的走势").years == ()


@pytest.mark.parametrize("question", ["那它的数字对得上吗", "其中哪一类申请人最多", "自然人呢"])
def test_what_points_back_goes_on_from_before(question: str) -> None:
    assert after("宿迁2024年新收多少件", question).reports == ("宿迁市-2024",)
