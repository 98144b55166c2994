"""Reports put in order, or listed, by what only their prose states."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


def test_reports_are_ranked_by_a_number_of_the_prose(ask: Asking) -> None:
    answer = ask("信息处理费收取金额从高到低，各报告排一排")
    assert answer.plan["operation"] == "rank"
    assert [(row.issuer, row.year, row.value) for row in answer.values][:2] == [("宿迁市", 2023, "2950"), ("宿迁市", 2024, "2230")]
    assert "没有找到这个数" in answer.answer


@pytest.mark.parametrize("question", ["哪些年报写着收过信息处理费", "谁家查信息收过钱，列一列"])
def test_reports_that_charged_fees_are_listed(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert {(row.issuer, row.year) for row in answer.values} == {("宿迁市", 2023), ("宿迁市", 2024)}


@pytest.mark.parametrize("question", ["用2019年那版老表格的年报有哪些", "老格式（2019版）的报告，都列出来"])
def test_reports_are_listed_by_their_form(ask: Asking, question: str) -> None:
    assert [(row.issuer, row.year) for row in ask(question).values] == [("丽水市", 2019)]


def test_what_is_not_asked_for_names_nothing(ask: Asking) -> None:
    answer = ask("丽水2019年部分公开的有几件，不要比例，只要件数")
    assert (answer.value, answer.unit) == ("106", "件")


def test_all_that_was_closed_is_no_part_of_one_outcome(ask: Asking) -> None:
    answer = ask("丽水2019年办结的里面，全部公开的占百分之几")
    assert (answer.value, answer.unit) == ("55.96", "%")


def test_a_rate_that_the_question_defines_is_that(ask: Asking) -> None:
    assert ask("丽水2019年公开率（予以公开÷办结总计）").value == "55.96"


def test_mere_requests_are_those_newly_received(ask: Asking) -> None:
    assert ask("宿迁2024年申请有几件").value == "3525"
    assert ask("申请有多少").status == "ambiguous"


def test_a_name_taken_for_another_is_said(ask: Asking) -> None:
    answer = ask("宿牵市2024年部分公开几件")
    assert answer.value == "471"
    assert "宿迁市" in answer.answer
