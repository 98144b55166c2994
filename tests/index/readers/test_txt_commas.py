"""Tables in plain text with commas between their cells."""

from __future__ import annotations

import pytest

from index.document import Document
from index.readers import read_bytes


def rows(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for block in read(text).blocks if block.grid for row in block.grid.rows]


def read(text: str) -> Document:
    return read_bytes(text.encode(), "report.txt")


TABLE = [["项目", "自然人", "商业企业", "总计"], ["本年新收", "4", "1", "5"], ["上年结转", "0", "", "0"], ["部分公开", "2", "1", "3"]]


@pytest.mark.parametrize("row", [",".join, '"{}"'.format, ",\t".join], ids=["plain", "quoted", "with tabs"])
def test_rows_of_cells(row: object) -> None:
    joined = [('"' + '","'.join(cells) + '"') if row == '"{}"'.format else row(cells) for cells in TABLE]  # type: ignore[operator]
    assert rows("青岚市报告\n" + "\n".join(joined) + "\n说明。\n") == TABLE


def test_rows_by_tabs_among_rows_by_commas() -> None:
    lines = ["\t".join(cells) if number % 2 == 0 else ",".join(cells) for number, cells in enumerate(TABLE)]
    assert rows("\n".join(lines)) == TABLE


def test_quoted_commas_and_line_breaks_belong_to_the_cell() -> None:
    text = '项目,自然人,总计\n"公开,\n部分","1,234","1,234"\n甲,1,2\n乙,3,4\n'
    assert rows(text)[1] == ["公开,\n部分", "1,234", "1,234"]
    document = read(text)
    grid = next(block.grid for block in document.blocks if block.grid)
    assert all(document.text[cell.start : cell.end] == cell.text for cell in grid.cells())


def test_a_number_with_commas_of_its_own_shifts_nothing() -> None:
    found = rows("项目,自然人,总计\n甲,1,234,1,234\n乙,3,4\n丙,5,6\n丁,7,8\n")
    assert found[1] == ["甲,1,234,1,234"]
    assert found[2] == ["乙", "3", "4"]


def test_thousands_in_a_table_by_tabs_stay_whole() -> None:
    assert rows("项目\t自然人\t总计\n甲\t1,234\t2,345\n乙\t3\t4\n")[1] == ["甲", "1,234", "2,345"]


def test_paragraphs_of_the_sheet_are_no_rows() -> None:
    text = '青岚市报告,,,\n"一、总体情况","","",""\n' + "\n".join(map(",".join, TABLE))
    document = read(text)
    assert [block.text for block in document.blocks if block.grid is None] == ["青岚市报告", "一、总体情况"]
    assert rows(text) == TABLE


def test_prose_with_commas_is_prose() -> None:
    text = "全年公开25条,其中规章1件,规范性文件2件。\n受理申请3件,答复3件,结转0件。\n复议1件,诉讼0件,维持1件。\n"
    assert rows(text) == []
