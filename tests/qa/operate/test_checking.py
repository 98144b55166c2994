"""Whether the figures add up, as asked in words."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


def test_a_report_that_contradicts_itself(ask: Asking) -> None:
    answer = ask("2019年丽水市的数字对得上吗")
    assert (answer.status, answer.verification) == ("answered", "conflict")
    for number in ("712", "687", "680", "655", "645", "688"):
        assert number in answer.answer
    assert answer.checks[0].status == "fail"


@pytest.mark.parametrize("question", ["宿迁2023年的数字对得上吗", "洪泽2024年的勾稽关系平不平"])
def test_a_report_that_adds_up(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.verification) == ("answered", "verified")
    assert all(check.status != "fail" for check in answer.checks)


def test_which_reports_do_not_add_up(ask: Asking) -> None:
    answer = ask("哪些报告勾稽不平")
    assert answer.verification == "conflict"
    assert {(entry.issuer, entry.year) for entry in answer.values} == {
        ("丽水市", 2019),
        ("宿迁市", 2024),
        ("淮安市洪泽区", 2023),
    }


def test_prose_against_table(ask: Asking) -> None:
    answer = ask("宿迁2024年正文里的行政复议数和表格一致吗")
    assert answer.verification == "conflict"
    for number in ("134", "170", "36"):
        assert number in answer.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("宿迁2024年上年结转和2023年结转下年度一致吗", "121"),
        ("洪泽2024年的上年结转和去年的结转下年度接得上吗", "0"),
    ],
)
def test_one_year_into_the_next(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.verification) == ("answered", "verified")
    assert [entry.value for entry in answer.values] == [value, value]
    assert [entry.year for entry in answer.values] == [2023, 2024]


def test_documents_in_force_from_one_year_to_the_next(ask: Asking) -> None:
    answer = ask("宿迁2023年和2024年规范性文件现行有效数对得上吗")
    assert answer.verification == "verified"
    assert "420" in answer.answer


def test_a_link_needs_two_years(ask: Asking) -> None:
    answer = ask("丽水2019年的上年结转和去年结转下年度一致吗")
    assert answer.status == "no_data"
