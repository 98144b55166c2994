"""An entry after the last one shown is not answered with another figure."""

from __future__ import annotations

import pytest

from qa.plan import Operation, Plan, Shown, Target
from qa.understand.beyond import beyond
from tests.qa.conftest import Asking

THREE = tuple(Shown(report="甲市-2022", targets=(Target(concept=f"requests.{name}", applicant="total"),)) for name in ("new", "granted", "partial"))


def last(operation: Operation = "lookup") -> Plan:
    return Plan(operation=operation, shown=THREE, reports=("甲市-2022",))


@pytest.mark.parametrize("question", ["第四项呢", "那第五个是多少", "第9名占多少", "其中第六类有几件"])
def test_past_the_end(question: str) -> None:
    found = beyond(question, last("rank"))
    assert found is not None
    assert found.refusal == "beyond"


@pytest.mark.parametrize("question", ["第三项呢", "第五条规定怎么说", "第四季度新收几件", "第五个问题是什么意思,说说", "2024年第四项工作"])
def test_what_is_shown_or_is_no_place_in_a_list(question: str) -> None:
    assert beyond(question, last()) is None


def test_the_refusal_says_how_many_there_were(ask: Asking) -> None:
    answer = ask("宿迁2023年新收、部分公开各几件", "第四项呢")
    assert (answer.status, answer.value) == ("no_data", None)
    assert "2项" in answer.answer
