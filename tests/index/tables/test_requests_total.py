"""Table 三 with its totals alone."""

from __future__ import annotations

import pytest

from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.mapping import Mapping
from index.tables.requests_total import UNNAMED_COLUMN
from tests.index.made import SECTIONS, document
from tests.index.tables.test_requests import row_of, table

ROWS = """一、本年新收政府信息公开申请数量 | 31
二、上年结转政府信息公开申请数量 | 2
（一）予以公开 | 20
（二）部分公开 | 3
（六）其他处理 | 3.其他 | 1
（七）总计 | 30
四、结转下年度继续办理 | 3"""


def mapped(header: str, rows: str = ROWS) -> Mapping:
    made = document(SECTIONS["三"], ["\n".join((header, rows)).strip()])
    return map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")


def raw(mapping: Mapping) -> dict[tuple[str, str], str]:
    return {key: fact.raw for key, fact in mapping.facts.items()}


EXPECTED = {
    ("requests.new", "total"): "31",
    ("requests.carried_in", "total"): "2",
    ("requests.granted", "total"): "20",
    ("requests.partial", "total"): "3",
    ("requests.other.rest", "total"): "1",
    ("requests.total", "total"): "30",
    ("requests.carried_out", "total"): "3",
}


@pytest.mark.parametrize(("head", "doubt"), [("总计", ""), ("合 计", ""), ("数量（件）", UNNAMED_COLUMN)])
def test_the_only_column_is_the_total(head: str, doubt: str) -> None:
    mapping = mapped(f"办理情况 | {head}")
    assert raw(mapping) == EXPECTED
    assert {fact.doubt for fact in mapping.facts.values()} == {doubt}


@pytest.mark.parametrize("header", ["办理情况 | 自然人", "办理情况 | 2022年", ""])
def test_another_column_alone_is_no_total(header: str) -> None:
    assert mapped(header).facts == {}


def test_two_years_side_by_side_are_no_totals() -> None:
    rows = "\n".join(f"{row} | 5" for row in ROWS.splitlines())
    assert mapped("办理情况 | 2023年 | 2022年", rows).facts == {}


def test_a_few_of_the_forms_words_do_not_make_its_table() -> None:
    assert mapped("情况 | 总计", "本年新收 | 31\n办结 | 5\n予以公开 | 7").facts == {}


RESULTS = (
    "三、本年度办理结果 | （一）予以公开<2 | 5 | 1 | 0 | 0 | 0 | 0 | 6",
    "= | （二）部分公开<2 | 2 | 0 | 0 | 0 | 0 | 0 | 2",
    "= | （六）其他处理 | 3.其他 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
)
NEXT = "四、结转下年度继续办理<3 | 0 | 0 | 0 | 0 | 0 | 0 | 0"


@pytest.mark.parametrize("cells", ["= | 小计<2 | ", "= | （七）小计<2 | "])
def test_the_total_may_be_called_a_subtotal(cells: str) -> None:
    total = table(*RESULTS, cells + "8 | 1 | 0 | 0 | 0 | 0 | 9", NEXT)
    assert row_of(total, "requests.total") == ["8", "1", "0", "0", "0", "0", "9"]
    assert total.unmapped == []


def test_the_subtotal_of_the_last_group_is_no_total() -> None:
    group = table(*RESULTS, "= | = | 小计 | 1 | 0 | 0 | 0 | 0 | 0 | 1", NEXT)
    assert row_of(group, "requests.total") == [None] * 7
    assert group.unmapped == ["小计"]
