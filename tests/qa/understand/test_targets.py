"""The figures that everyday words ask for, planned over reports that hold no text."""

from __future__ import annotations

import pytest

from qa.plan import Plan
from qa.understand.issuers import IssuerIndex
from qa.understand.planner import plan_of
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


def plan(question: str) -> Plan:
    return plan_of(question, INDEX, HELD, None)[0]


def asked(question: str) -> list[tuple[str, str | None]]:
    """The concepts and applicants that ``question`` asks for."""
    return [(target.concept, target.applicant) for target in plan(question).targets]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("宿迁2024年收到缴费通知却迟迟没交的几件", "requests.other.fee_unpaid"),
        ("宿迁2024年没照通知的期限交费的几件", "requests.other.fee_unpaid"),
        ("宿迁2024年怕妨害社会的安全和稳定不公开的几件", "requests.refused.security"),
        ("宿迁2024年拖到下一年再接着办的几件", "requests.carried_out"),
        ("宿迁2024年上年就没办完、转到本年的几件", "requests.carried_in"),
        ("宿迁2024年翻来覆去申请、被认定为“重复申请”的几件", "requests.declined.repeated"),
        ("宿迁2024年不予处理的多少件，信访、重复之类的也都算上", "requests.declined"),
    ],
)
def test_a_row_in_everyday_words(question: str, concept: str) -> None:
    assert asked(question) == [(concept, "total")]


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("宿迁2024年复议认定单位答复错了的几件", "review.corrected"),
        ("宿迁2024年复议被扳过来的几件", "review.corrected"),
        ("宿迁2024年复议机关支持原来答复的几件", "review.upheld"),
        ("In Suqian in 2024, how many reconsiderations ended in a correction?", "review.corrected"),
    ],
)
def test_a_result_in_everyday_words(question: str, concept: str) -> None:
    assert [target.concept for target in plan(question).targets] == [concept]


def test_reconsideration_and_suits_named_in_one_breath_are_both_meant() -> None:
    assert {target.concept for target in plan("宿迁2024年复议诉讼加起来维持了几件").targets} == {"review.upheld", "suit.upheld"}
    assert {target.concept for target in plan("宿迁2024年复议后又诉讼的维持几件").targets} == {"suit_after_review.upheld"}


@pytest.mark.parametrize(
    ("question", "applicant"),
    [
        ("宿迁2024年企业、团体、机构这些非个人的新收几件", "organisations"),
        ("宿迁2024年公司、单位等（个人不算）新收几件", "organisations"),
        ("宿迁2024年不是个人、是公司的新收几件", "business"),
        ("宿迁2024年市民个人（机构不算）新收几件", "natural"),
        ("宿迁2024年散户新收几件", "natural"),
        ("宿迁2024年同一个人来的新收几件", "total"),
    ],
)
def test_persons_and_organisations(question: str, applicant: str) -> None:
    assert asked(question) == [("requests.new", applicant)]


@pytest.mark.parametrize("question", ["宿迁2024年行政处罚的罚款数额多少", "宿迁2024年行政强制多少万元", "宿迁2024年行政许可收了多少钱"])
def test_money_is_no_reading_of_what_counts_cases(question: str) -> None:
    meant = plan(question)
    assert (meant.operation, meant.targets, meant.readings) == ("number", (), ())


def test_everyday_words_for_new_documents_are_the_column_of_the_form() -> None:
    assert asked("宿迁2024年新出了几个规范性文件") == [("disclosure.normative.issued", "")]
    assert asked("丽水2019年新出了几个规范性文件") == [("disclosure.normative.made", "")]
    assert asked("丽水2019年规范性文件制发几件") == [("disclosure.normative.issued", "")]


def test_kinds_of_licences_are_not_their_cases() -> None:
    assert asked("宿迁2024年行政许可事项多少项") == [("disclosure.licence.items_before", "")]
    assert asked("宿迁2024年行政许可多少件") == [("disclosure.licence.decisions", "")]
