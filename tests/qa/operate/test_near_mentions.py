"""Ranks, ages and seconds asked for; and what a refusal shows of clauses that are near in meaning."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.qa.operate.own_report import Told, told_by

OWN = (
    "### （一）热线和评估\n\n"
    "便民热线平均接通时长9秒，话务员平均年龄31.5岁，共有话务员26名。"
    "在全市政务公开评估中得88.6分，排名第5位，参评单位共14家。\n\n"
    "### （二）村居\n\n"
    "全区乡村户厕改建417座，村级卫生室翻修38间，河道清淤26公里。发出灌溉用水许可63张。\n\n"
    "### （三）回访\n\n"
    "发出征求意见问卷5300份，收回4917份。政务服务窗口取号后平均等候12分钟。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the report of 洪泽区 for 2024 with these sentences before its second section."""
    with told_by(tmp_path_factory.mktemp("near"), {2024: OWN}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("洪泽区2024年政务公开评估排第几", "5", "位"),
        ("洪泽区2024年评估在全市的名次", "5", "位"),
        ("洪泽区2024年便民热线平均几秒接通", "9", "秒"),
        ("洪泽区2024年话务员平均年龄", "31.5", "岁"),
        ("洪泽区2024年话务员有多少名", "26", "名"),
        ("洪泽区2024年政务公开评估得了多少分", "88.6", "分"),
    ],
)
def test_each_question_gets_a_number_of_its_own_kind(told: Told, question: str, value: str, unit: str) -> None:
    answer = told(question)
    assert (answer.value, answer.unit) == (value, unit)


def test_a_rank_is_told_as_one(told: Told) -> None:
    assert "第5位" in told("洪泽区2024年政务公开评估排第几").answer


def test_a_clause_in_other_words_is_shown_as_near(told: Told) -> None:
    answer = told("洪泽区2024年给农田浇灌取水的批文发了几张")
    assert "63张" in answer.answer
    assert any("63张" in one.quote for one in answer.citations)
    assert "相近的记载" in answer.answer


def test_nothing_is_near_to_what_reports_never_speak_of(told: Told) -> None:
    assert not told("洪泽区2024年GDP是多少").citations


@pytest.mark.parametrize(
    ("question", "value"), [("洪泽区2024年寄出去的意见问卷最后收回来的是多少份", "4917"), ("洪泽区2024年去窗口办事拿号以后平均要等候几分钟", "12")]
)
def test_the_number_that_stands_out_in_meaning_answers(told: Told, question: str, value: str) -> None:
    assert told(question).value == value


@pytest.mark.parametrize("question", ["洪泽区2024年灌溉用水许可注销多少张", "洪泽区2024年卫生室医生多少人", "洪泽区2024年话务员工伤几名"])
def test_what_is_only_near_does_not(told: Told, question: str) -> None:
    assert told(question).value is None
