"""Every bug found becomes a test with the smallest input that showed it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.checks import check_report
from index.errors import Unreadable
from index.numbers import read_cell
from index.readers.pdfium_page import opened_page
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.mapping import Mapping
from index.text import encodable
from qa.understand.issuers import IssuerIndex
from tests.index.made import SECTIONS, document, facts_of, quantities_of

HEADER = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计\n"


def mapped(*parts: str | list[str]) -> Mapping:
    made = document(*parts)
    return map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")


def test_a_subtotal_of_refusals_was_read_as_disclosures() -> None:
    """不予公开 and 予以公开 differ by one character of four."""
    assert mapped(SECTIONS["三"], [HEADER + "（三）不予公开 | 9 | 0 | 0 | 0 | 0 | 0 | 9"]).facts == {}


def test_fees_in_yuan_were_read_as_ten_thousands() -> None:
    mapping = mapped(SECTIONS["二"], ["信息内容 | 本年收费金额（单位：元）\n行政事业性收费 | 251000"])
    assert mapping.facts["disclosure2021.fees.amount", ""].unit == "元"


def test_two_numbers_in_a_cell_were_read_as_the_first() -> None:
    assert read_cell("12,34").value is None
    assert read_cell("12；34").value is None


def test_a_telephone_number_was_a_negative_count() -> None:
    assert quantities_of("联系电话：0571-12345678。") == []


def test_blank_totals_were_taken_for_zero() -> None:
    facts = facts_of(
        "requests.new 4 0 0 0 0 0 4\nrequests.carried_in 1 0 0 0 0 0 .\n"
        "requests.total 5 0 0 0 0 0 5\nrequests.carried_out 0 0 0 0 0 0 0\n"
    )
    failing = [
        check.message
        for check in check_report(facts, (), "青岚市-2023", scope="region")
        if check.status == "fail"
    ]
    assert failing == []


def test_a_row_that_was_not_read_made_its_column_fail() -> None:
    facts = facts_of("requests.granted 3 0 0 0 0 0 3\nrequests.total 5 0 0 0 0 0 5\n")
    assert not [
        check for check in check_report(facts, (), "青岚市-2023", scope="region") if check.status == "fail"
    ]


def test_a_table_without_a_header_was_read_without_a_mark() -> None:
    mapping = mapped(SECTIONS["三"], ["本年新收 | 4 | 0 | 0 | 0 | 0 | 0 | 4"])
    assert mapping.facts["requests.new", "natural"].value == Decimal(4)
    assert mapping.facts["requests.new", "natural"].doubt


def test_a_place_named_without_end_broke_the_question() -> None:
    scanned = IssuerIndex(()).scan("宿迁" * 1000)
    assert scanned.held == ()
    assert all(len(name) < 60 for name in scanned.missing)


def test_half_a_sign_broke_the_answer() -> None:
    assert encodable("部分\ud800公开") == "部分?公开"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n%%EOF", b"no pdf"])
def test_a_page_that_could_not_be_drawn_broke_the_upload(content: bytes) -> None:
    with pytest.raises(Unreadable), opened_page(content, 1):
        pass
