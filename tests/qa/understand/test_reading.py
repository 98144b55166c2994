"""What a question's words are taken for before anything is decided."""

from __future__ import annotations

import pytest

from qa.understand.issuers import IssuerIndex
from qa.understand.reading import read
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


def rows(question: str) -> set[str]:
    return {term.id for term in read(question, INDEX).terms if term.kind == "rows"}


@pytest.mark.parametrize("question", ["丽水2019年物业投诉有多少件", "宿迁2023年收到的举报几件", "how many complaints in Suqian 2024"])
def test_complaints_at_large_are_no_row_of_the_form(question: str) -> None:
    assert "requests.declined.petition" not in rows(question)
    assert read(question, INDEX).restricted


@pytest.mark.parametrize("question", ["丽水2019年投诉举报类申请几件", "宿迁2023年拿申请来投诉的几件", "宿迁2023年当成投诉不予处理的"])
def test_requests_that_are_complaints_are(question: str) -> None:
    assert "requests.declined.petition" in rows(question)


@pytest.mark.parametrize("question", ["宿迁2023年新收多少件，不算上年剩下的", "宿迁2023年新来的申请几件（不含去年结转的）"])
def test_what_is_new_never_holds_what_was_carried_in(question: str) -> None:
    reading = read(question, INDEX)
    assert "requests.carried_in" not in rows(question)
    assert not reading.restricted


def test_i_mean_is_no_average() -> None:
    assert not read("requests carried over in Suqian 2023, I mean the total", INDEX).asks("average")
    assert read("mean time to answer in Suqian 2023", INDEX).asks("average")


@pytest.mark.parametrize(
    ("question", "kind", "meant"),
    [
        ("宿迁2023年表三其他处理项下第3项其他是几件", "rows", "requests.other.rest"),
        ("宿迁2023年“（六）其他处理”下的“3.其他”", "rows", "requests.other.rest"),
        ("宿迁2023年从上年积压过来没办结的几件", "rows", "requests.carried_in"),
        ("散户不算，公司、学校、律所这些加起来，宿迁2023年新收几件", "applicants", "organisations"),
        ("自然人的别计，机构和企业宿迁2023年新收几件", "applicants", "organisations"),
        ("百姓不算，宿迁2023年企业新收几件", "applicants", "business"),
        ("丽水2019年从事公益事业的团体新收几件", "applicants", "welfare"),
    ],
)
def test_words_for_rows_and_applicants(question: str, kind: str, meant: str) -> None:
    assert meant in {term.id for term in read(question, INDEX).terms if term.kind == kind}


def test_what_is_left_over_at_the_end_of_the_year_was_not_carried_in() -> None:
    assert rows("宿迁2023年底拖着没办完的几件") == {"requests.carried_out"}


def test_a_review_that_was_won_is_no_suit_after_it() -> None:
    assert {term.id for term in read("宿迁2023年复议告赢的几件", INDEX).terms} == {"review", "corrected"}
