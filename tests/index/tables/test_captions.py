"""Tables that a caption says are not the report's own."""

from __future__ import annotations

import pytest

from index.tables.captions import foreign_caption
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, document
from tests.index.tables.test_requests import HEADER, mapped, row_of

OWN = HEADER + "\n一、本年新收政府信息公开申请数量<3 | 7 | 2 | 0 | 0 | 0 | 0 | 9"
OTHER = HEADER + "\n一、本年新收政府信息公开申请数量<3 | 4 | 1 | 0 | 0 | 0 | 0 | 5"
OWN_ROW = ["7", "2", "0", "0", "0", "0", "9"]


@pytest.mark.parametrize(
    ("caption", "foreign"),
    [
        ("2022年度办理情况如下：", True),
        ("附：上年度数据（仅供对比）", True),
        ("以下为去年的情况，供对比。", True),
        ("其中：市政府办公室（本级）办理情况", True),
        ("２０２２年", True),
        ("2023年度办理情况", False),
        ("2023年与2022年对比", False),
        ("填表日期：2024年1月12日", False),
        ("上年结转和本年新收情况", False),
        ("单位：件", False),
        ("全市汇总情况", False),
        ("2022年以来，各单位办理申请平稳；以下是详情", False),
    ],
)
def test_what_a_caption_says(caption: str, foreign: bool) -> None:
    assert (foreign_caption(caption, "2023") is not None) is foreign


def two(first: str, second: str, *, tables: tuple[str, str] = (OTHER, OWN)) -> Mapping:
    return mapped(document(SECTIONS["三"], first, [tables[0]], second, [tables[1]]))


@pytest.mark.parametrize("first", ["2022年办理情况", "上年数据，仅供对比", "其中：办公室（本级）办理情况"])
def test_a_foreign_table_before_the_own_one_is_set_aside(first: str) -> None:
    mapping = two(first, "全市2023年办理情况")
    assert row_of(mapping, "requests.new") == OWN_ROW
    assert not any(fact.doubt for fact in mapping.facts.values())
    assert mapping.remarks == [f"有1张表按表题不是本报告的（“{first}”），没有收录"]


def test_a_foreign_table_behind_the_own_one_casts_no_doubt() -> None:
    mapping = two("单位：件", "附：2022年情况", tables=(OWN, OTHER))
    assert row_of(mapping, "requests.new") == OWN_ROW
    assert not any(fact.doubt for fact in mapping.facts.values())


def test_titles_inside_one_grid() -> None:
    mapping = mapped(document(SECTIONS["三"], [f"2022年情况<10\n{OTHER}\n2023年情况<10\n{OWN}"]))
    assert row_of(mapping, "requests.new") == OWN_ROW
    assert mapping.otherwise == {}


def test_the_only_table_under_another_year_is_read_with_a_doubt() -> None:
    mapping = mapped(document(SECTIONS["三"], "2022年办理情况", [OWN]))
    assert row_of(mapping, "requests.new") == OWN_ROW
    assert {fact.doubt for fact in mapping.facts.values()} == {"表题是“2022年办理情况”"}


def test_the_only_table_of_the_year_before_is_not_read() -> None:
    assert mapped(document(SECTIONS["三"], "上年数据，仅供对比", [OWN])).facts == {}


def test_two_tables_without_captions_contradict_each_other_in_one_remark() -> None:
    mapping = two("单位：件", "办理情况", tables=(OWN, OTHER))
    assert {key[1] for key in mapping.otherwise} == {"natural", "business", "total"}
    assert len(mapping.remarks) == 1
    assert mapping.remarks[0].startswith("有3格印了不止一次")
