"""Tables as browsers copy them when their cells hold paragraphs."""

from __future__ import annotations

from index.document import Document
from index.readers import read_bytes

WITHIN = "\n\n\t\n\n"
BETWEEN = "\n\n\n\n\n"
ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "", "3", ""],
    ["行政规范性文件", "5", "", "12"],
    ["第二十条第（五）项"],
    ["行政许可", "31"],
]


def copied(rows: list[list[str]]) -> str:
    return BETWEEN.join(WITHIN.join(row) for row in rows)


def read(text: str) -> Document:
    return read_bytes(text.encode(), "report.txt")


def rows(document: Document) -> list[list[list[str]]]:
    grids = [block.grid for block in document.blocks if block.grid is not None]
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids]


def test_blank_cells_keep_their_places() -> None:
    document = read(f"二、主动公开政府信息情况\n\n{copied(ROWS)}\n\n三、收到和处理政府信息公开申请情况\n")
    assert rows(document) == [ROWS]
    assert [block.text for block in document.blocks if block.grid is None] == [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
    ]


def test_the_cells_stand_where_the_file_has_them() -> None:
    document = read(copied(ROWS))
    cells = [cell for block in document.blocks if block.grid for cell in block.grid.cells()]
    assert all(document.text[cell.start : cell.end] == cell.text for cell in cells)


def test_a_paragraph_after_the_last_figure_is_none_of_its_cell() -> None:
    document = read(f"{copied(ROWS)}\n\n本年度没有收取信息处理费。\n")
    assert rows(document) == [ROWS]
    assert document.blocks[-1].text == "本年度没有收取信息处理费。"


def test_paragraphs_of_one_cell_stay_together() -> None:
    given = [["规章", *"456"], ["法律服务\n\n机构", *"123"], ["其他", *"789"]]
    assert rows(read(copied(given))) == [given]


def test_prose_with_some_tabs_is_no_table() -> None:
    assert rows(read("甲\n\t\n乙\n\t\n丙\n全年工作平稳。\n")) == []
