"""Words that decide which figure is meant, and verbs that have another object."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    "question", ["宿迁2024年批了多少排污证", "宿迁2024年给了几笔贷款", "洪泽2024年拒了几家客商", "洪泽2023年批了几块地"]
)
def test_a_verb_with_another_object_is_no_row(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("no_data", None)


@pytest.mark.parametrize(("question", "value"), [("洪泽2024年批了多少申请", "50"), ("洪泽2024年批了几件", "50"), ("宿迁2024年拒了几件申请", "92")])
def test_of_requests_it_is_one(ask: Asking, question: str, value: str) -> None:
    assert ask(question).value == value


@pytest.mark.parametrize("question", ["洪泽2024年行政处罚罚了几百万", "宿迁2024年行政处罚罚了多少块钱", "宿迁2024年行政许可收费多少"])
def test_money_is_not_answered_with_cases(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("no_data", None)
