"""Several numbers of the prose asked for in one breath."""

from __future__ import annotations

from qa.operate.number_several import parts_of
from tests.qa.conftest import Asking


def test_question_words_in_a_row_ask_one_number_each() -> None:
    assert parts_of("来信渠道，电话多少当面几件") == ["来信渠道，，电话多少", "来信渠道，，当面多少件"]
    assert parts_of("电话多少件") == []


def test_two_measures_joined_share_what_they_are_of() -> None:
    assert parts_of("热线的平均用时和满意率") == ["热线的平均用时是多少", "热线的满意率是多少"]


def test_every_number_is_told_with_its_clause(ask: Asking) -> None:
    answer = ask("丽水2019年12345热线转办的平均处理时长和按期办结率")
    assert {(row.value, row.unit) for row in answer.values} == {("2.77", "天"), ("99.98", "%")}
    assert answer.value is None
