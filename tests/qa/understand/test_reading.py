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
