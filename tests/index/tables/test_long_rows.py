"""Rows with more cells than the others of their table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.ingest import prepare
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.long_rows import LONG_ROW, TOO_LONG
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, document

APPLICANTS = ("natural", "business", "research", "welfare", "legal", "other", "total")
HEAD = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
OTHERS = """
一、本年新收政府信息公开申请数量 | 21 | 3 | 0 | 0 | 1 | 0 | 25
二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2
（一）予以公开 | 9 | 1 | 0 | 0 | 0 | 0 | 10
（七）总计 | 20 | 3 | 0 | 0 | 1 | 0 | 24
四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3
"""


def mapped(table: str, title: str = SECTIONS["三"]) -> Mapping:
    made = document(title, [table])
    return map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")


def row(mapping: Mapping, name: str) -> list[tuple[str, str]]:
    return [(mapping.facts[name, one].raw, mapping.facts[name, one].doubt) for one in APPLICANTS if (name, one) in mapping.facts]


@pytest.mark.parametrize("cells", ["7 | 2 | 0 | 4 | 0 | 1 | 14 | =", "= | 7 | 2 | 0 | 4 | 0 | 1 | 14"])
def test_a_blank_cell_at_an_end_is_left_out(cells: str) -> None:
    mapping = mapped(f"{HEAD}{OTHERS}（二）部分公开 | {cells}")
    assert row(mapping, "requests.partial") == [(figure, "") for figure in ["7", "2", "0", "4", "0", "1", "14"]]


def test_the_only_stray_number_that_makes_the_sum_is_left_out_and_the_row_marked() -> None:
    mapping = mapped(f"{HEAD}{OTHERS}（二）部分公开 | 7 | 2 | 9 | 0 | 4 | 0 | 1 | 14")
    assert row(mapping, "requests.partial") == [(figure, LONG_ROW) for figure in ["7", "2", "0", "4", "0", "1", "14"]]
    assert row(mapping, "requests.new") == [(figure, "") for figure in ["21", "3", "0", "0", "1", "0", "25"]]


@pytest.mark.parametrize("cells", ["7 | 2 | 9 | 0 | 4 | 0 | 1 | 15", "0 | 4 | 2 | 4 | 0 | 1 | 4 | 11"])
def test_a_row_whose_sum_tells_nothing_or_two_things_is_left_out(cells: str) -> None:
    mapping = mapped(f"{HEAD}{OTHERS}（二）部分公开 | {cells}")
    assert row(mapping, "requests.partial") == []
    assert any(TOO_LONG in remark for remark in mapping.left_remarks())


def test_a_remark_beside_one_row_under_a_column_of_its_own_is_no_stray_cell() -> None:
    mapping = mapped(f"{HEAD} | 备注{OTHERS}（二）部分公开 | 7 | 2 | 0 | 4 | 0 | 1 | 14 | 2")
    assert row(mapping, "requests.partial") == [(figure, "") for figure in ["7", "2", "0", "4", "0", "1", "14"]]


def test_words_beside_a_row_are_no_stray_cell() -> None:
    mapping = mapped(f"{HEAD}{OTHERS}（二）部分公开 | 7 | 2 | 0 | 4 | 0 | 1 | 14 | 含往年转来的来信")
    assert row(mapping, "requests.partial") == [(figure, "") for figure in ["7", "2", "0", "4", "0", "1", "14"]]


def test_a_stray_number_in_table_two_leaves_its_row_out() -> None:
    table = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 8 | 5 | 16"
    mapping = mapped(table, SECTIONS["二"])
    assert {name: fact.raw for (name, _), fact in mapping.facts.items()} == {
        "disclosure2021.rules.issued": "1",
        "disclosure2021.rules.repealed": "2",
        "disclosure2021.rules.in_force": "3",
    }
    assert "行政规范性文件" in mapping.unmapped


def test_a_blank_cell_behind_a_row_of_table_two_is_left_out() -> None:
    table = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 | 2 | 3\n行政规范性文件 | 4 | = | 16 | ="
    assert mapped(table, SECTIONS["二"]).facts["disclosure2021.normative.in_force", ""].raw == "16"


def test_a_long_row_that_sums_two_ways_is_left_out_of_a_page_too() -> None:
    """Its last numbers stand under columns, its first would be swallowed."""

    def cells(figures: Sequence[object]) -> str:
        return "".join(f"<td>{one}</td>" for one in figures)

    head = cells(HEAD.split(" | ")[1:])
    page = (
        "<h1>青岚市2023年政府信息公开工作年度报告</h1><p>三、收到和处理政府信息公开申请情况</p><table border='1'>"
        f"<tr><td colspan='3'>项目</td>{head}</tr>"
        f"<tr><td colspan='3'>一、本年新收政府信息公开申请数量</td>{cells((21, 3, 0, 0, 1, 0, 25))}</tr>"
        f"<tr><td rowspan='3'>三、本年度办理结果</td><td colspan='2'>（一）予以公开</td>{cells((9, 1, 0, 0, 0, 0, 10))}</tr>"
        f"<tr><td colspan='2'>（二）部分公开</td>{cells((25, 0, 0, 0, 3, 0, 0, 28))}</tr>"
        f"<tr><td colspan='2'>（七）总计</td>{cells((20, 3, 0, 0, 1, 0, 24))}</tr></table>"
    )
    analysis = prepare(page.encode(), "report.html").analysis
    assert analysis is not None
    assert not [fact for fact in analysis.facts.values() if fact.indicator == "requests.partial"]
    assert any("部分公开" in remark and TOO_LONG in remark for remark in analysis.remarks)
