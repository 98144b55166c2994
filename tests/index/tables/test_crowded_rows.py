"""Rows that a seal across a scan cut into more cells than the table has columns."""

from __future__ import annotations

import pytest

from index.forms import applicants
from index.tables.crowded_rows import CROWDED
from tests.index.tables.test_requests import HEADER, row_of, table

WIDE = HEADER.replace("商业企业 | ", "商业企业<2 | ").replace("申请人情况<7", "申请人情况<8").replace("法人或其他组织<5", "法人或其他组织<6")
SOUND = (
    "一、本年新收政府信息公开申请数量<3 | 9 | 2<2 | 0 | 0 | 1 | 0 | 12",
    "二、上年结转政府信息公开申请数量<3 | 1 | 0<2 | 0 | 0 | 0 | 0 | 1",
    "（一）予以公开<3 | 3 | 1<2 | 0 | 0 | 0 | 0 | 4",
)


def held(row: str) -> list[str | None]:
    mapping = table(*SOUND, row, header=WIDE)
    doubts = {mapping.facts["requests.partial", name].doubt for name in applicants()}
    assert CROWDED in doubts
    assert "" not in doubts
    return row_of(mapping, "requests.partial")


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ("5 | 「 | 2 | 0 | 0 | 0 | 0 | 7", ["5", "2", "0", "0", "0", "0", "7"]),
        ("5 | 2 | ) | 0 | 0 | 0 | 0 | 7", ["5", "2", "0", "0", "0", "0", "7"]),
        ("5 | 1 | 2 | 0 | 0 | 0 | 0 | 7", ["5", "1 2", "0", "0", "0", "0", "7"]),
    ],
)
def test_cells_are_placed_where_the_other_rows_have_their_columns(cells: str, read: list[str]) -> None:
    assert held(f"（二）部分公开<3 | {cells}") == read


def test_two_numbers_in_one_column_are_no_number() -> None:
    mapping = table(*SOUND, "（二）部分公开<3 | 5 | 1 | 2 | 0 | 0 | 0 | 0 | 7", header=WIDE)
    assert mapping.facts["requests.partial", "business"].value is None


def test_other_rows_are_sure() -> None:
    mapping = table(*SOUND, header=WIDE)
    assert not any(fact.doubt for fact in mapping.facts.values())


def test_a_grid_that_goes_on_with_other_columns_is_not_read_by_the_places_of_the_header() -> None:
    row = "（二）部分公开 | 5 | 1 | 2 | 0 | 0 | 0 | 0 | 7"
    mapping = table(*SOUND, "", row, header=WIDE)
    assert all(fact.doubt for (name, _), fact in mapping.facts.items() if name == "requests.partial")
