"""Cells of a row by applicant, under whole and broken headers."""

from __future__ import annotations

import pytest

from index.document import Document
from index.forms import applicants
from index.readers.base import DocumentBuilder
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.applicant_columns import BROKEN_HEADER, ORGANISATION, PRINTED_SEQUENCE, printed_sequence
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, TITLE, cells
from tests.index.tables.test_requests import HEADER, row_of, table

ORGANISATIONS = "= | = | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"
ROWS = "\n".join(
    f"{label} | 9 | 1 | 0 | 2 | 0 | 0 | 12" for label in ("（一）予以公开", "部分公开", "1.属于国家秘密")
)


def aligned(table_text: str) -> Mapping:
    """What is mapped of a table whose places are guessed from alignment."""
    builder = DocumentBuilder("report.txt", "txt")
    builder.add_text(TITLE)
    builder.add_text(SECTIONS["三"])
    builder.add_grid(cells(table_text), regular=False)
    made: Document = builder.build()
    return map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")


def test_blanks_at_the_ends_under_a_header_that_lost_its_first_and_last_name() -> None:
    row = "4.无正当理由大量反复申请 | = | = | 1 | 5 | = | = | 6"
    mapping = aligned(f"{ORGANISATIONS}\n{ROWS}\n{row}")
    assert row_of(mapping, "requests.declined.excessive") == ["", "", "1", "5", "", "", "6"]
    assert all(fact.doubt == BROKEN_HEADER for fact in mapping.facts.values())


def test_a_row_that_lost_its_blanks_is_left_out() -> None:
    mapping = aligned(f"{ORGANISATIONS}\n{ROWS}\n4.无正当理由大量反复申请 | 1 | 5 | 6 | 4 | 2")
    assert row_of(mapping, "requests.declined.excessive") == [None] * 7


def test_a_header_of_the_organisations_alone_is_not_followed_by_count() -> None:
    assert aligned(f"{ORGANISATIONS}\n（一）予以公开 | 1 | 2 | 3 | 4 | 5").facts == {}


def test_which_of_two_outer_blanks_is_no_column_is_not_guessed() -> None:
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    mapping = aligned(f"{header}\n{ROWS}\n部分公开 | = | 1 | 2 | 0 | 0 | 0 | 3 | =")
    assert row_of(mapping, "requests.partial") == ["9", "1", "0", "2", "0", "0", "12"]


@pytest.mark.parametrize("word", ["12*", "见附件", "不详"])
def test_a_word_in_the_first_cell_drops_nothing(word: str) -> None:
    mapping = table(f"一、本年新收政府信息公开申请数量<3 | {word} | 1 | 0 | 0 | 0 | 0 | 13", header=HEADER)
    assert row_of(mapping, "requests.new") == [word, "1", "0", "0", "0", "0", "13"]
    first = mapping.facts["requests.new", "natural"]
    assert (first.value is None) == (word != "12*")
    assert bool(first.doubt) == (word != "12*")


@pytest.mark.parametrize(
    "header",
    [
        "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 总计",
        "项目 | = | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | =",
        "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他",
    ],
)
def test_seven_figures_are_the_forms_seven_columns(header: str) -> None:
    mapping = table(ROWS, header=f"{header}\n")
    assert row_of(mapping, "requests.granted") == ["9", "1", "0", "2", "0", "0", "12"]
    assert all(fact.doubt == BROKEN_HEADER for fact in mapping.facts.values())


def test_a_broken_header_in_another_order_is_not_followed() -> None:
    header = "项目 | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构\n"
    assert table(ROWS, header=header).facts == {}


def test_other_names_for_the_applicants() -> None:
    header = "项目 | 个人 | 企业 | 科研院所 | 社会组织 | 律所等法律服务机构 | 其他组织 | 合计\n"
    mapping = table(ROWS, header=header)
    assert row_of(mapping, "requests.granted") == ["9", "1", "0", "2", "0", "0", "12"]


KINDS = ["business", "research", "welfare", "legal", "other"]


@pytest.mark.parametrize(
    ("header", "sequence"),
    [
        ([[ORGANISATION, "natural", "total"], KINDS[::-1]], (*KINDS[::-1], "natural", "total")),
        ([["total", *KINDS, "natural"]], ("total", *KINDS, "natural")),
        ([["natural", ORGANISATION, "total"], KINDS], tuple(applicants())),
        ([["natural", ORGANISATION, "total", *KINDS]], tuple(applicants())),  # two rows of a header on one line
        ([["natural", "total"], KINDS[:3]], ()),  # the form's order as far as it goes
        ([["total", "natural"], KINDS], None),
        ([["natural", "total"], ["research", "business"]], None),
    ],
)
def test_the_order_that_a_header_prints(header: list[list[str]], sequence: tuple[str, ...] | None) -> None:
    assert printed_sequence(header) == sequence


def test_names_in_another_order_over_guessed_places() -> None:
    header = "总计 | 自然人 | 法人或其他组织\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"
    mapping = aligned(f"{header}\n部分公开 | 12 | 9 | 1 | 0 | 2 | 0 | 0")
    assert row_of(mapping, "requests.partial") == ["9", "1", "0", "2", "0", "0", "12"]
    assert {fact.doubt for fact in mapping.facts.values()} == {PRINTED_SEQUENCE}


def test_an_order_that_is_not_the_forms_and_only_partly_readable_is_not_filled_in() -> None:
    header = "总计 | 自然人\n商业企业 | 科研机构 | 社会公益组织 | 其他"
    assert aligned(f"{header}\n部分公开 | 12 | 9 | 1 | 0 | 2 | 0 | 0").facts == {}


def test_a_row_that_fits_by_chance_among_rows_that_do_not_is_left_out() -> None:
    ten = "\n".join(
        f"{label} | 9 | = | 1 | = | 0 | = | 2 | = | 0 | 12" for label in ("（一）予以公开", "部分公开", "1.属于国家秘密")
    )
    mapping = aligned(f"{ten}\n4.无正当理由大量反复申请 | 0 | = | 0 | = | 3 | = | 3")
    assert mapping.facts == {}
    assert "4.无正当理由大量反复申请" in mapping.unmapped
