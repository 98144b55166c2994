"""The Markdown reader, on the summaries in ``data`` and on texts made here."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given

from index.document import Block, Document, Grid
from index.errors import Unreadable
from index.readers import read_bytes, read_path
from index.readers.markdown_inline import MASKED, blanked, plain
from tests.index.readers.drawn_tables import DrawnCell, cells_of, drawn_tables

DATA = Path(__file__).parents[3] / "data"
SUMMARIES = sorted([*DATA.glob("reports/*.md"), *DATA.glob("eval/reports/*.md")])


def read(text: str) -> Document:
    return read_bytes(text.encode(), "report.md")


def grids(document: Document) -> list[Grid]:
    return [block.grid for block in document.blocks if block.grid is not None]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.grid is None]


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def escaped(text: str) -> str:
    return "".join(f"\\{mark}" if mark in "\\`*_{}[]()#+-.!|~<>&" else mark for mark in text)


# -- pipe tables ---------------------------------------------------------------


def test_rule_is_no_row_and_empty_cells_stay() -> None:
    document = read("|a|b|c|\n|:-|:-:|-:|\n| 规章 | | 3 |\n| 行政规范性文件 | 0 | |\n")
    (grid,) = grids(document)
    assert rows(grid) == [["a", "b", "c"], ["规章", "", "3"], ["行政规范性文件", "0", ""]]
    assert [cell.column for cell in grid.rows[1]] == [0, 1, 2]
    assert grid.regular


@pytest.mark.parametrize(
    "source",
    [
        "| 信息内容 | 数量 |\n|---|---|\n| 行政许可 | 12 |\n| 行政处罚 | 3 |",
        "信息内容 | 数量\n---|---\n行政许可 | 12\n行政处罚 | 3",
        "| 信息内容 | 数量 |\n| 行政许可 | 12 |\n| 行政处罚 | 3 |",
        "|---|---|\n| 信息内容 | 数量 |\n| 行政许可 | 12 |\n| 行政处罚 | 3 |",
        "| 信息内容 | 数量 |\n| 行政许可 | 12 |\n|---|---|\n| 行政处罚 | 3 |",
        "> | 信息内容 | 数量 |\n> |---|---|\n> | 行政许可 | 12 |\n> | 行政处罚 | 3 |",
        "| 信息内容 | 数量 |\n|---|---|\n\n| 行政许可 | 12 |\n\n| 行政处罚 | 3 |",
        "| **信息内容** | 数量 |\n|---|---|\n| [行政许可](http://a.cn/b) | *12* |\n| 行政处罚 | `3` |",
        "｜信息内容｜数量｜\n｜---｜---｜\n｜行政许可｜12｜\n｜行政处罚｜3｜",
        (
            "+------+------+\n| 信息内容 | 数量 |\n+======+======+\n| 行政许可 | 12 |\n"
            "+------+------+\n| 行政处罚 | 3 |\n+------+------+"
        ),
        "| 信息内容 | 数量 |\r\n|---|---|\r\n| 行政许可 | 12 |\r\n| 行政处罚 | 3 |\r\n",
    ],
)
def test_ways_to_write_the_same_table(source: str) -> None:
    found = [row for grid in grids(read(f"前文。\n\n{source}\n\n后文。\n")) for row in rows(grid)]
    assert found == [["信息内容", "数量"], ["行政许可", "12"], ["行政处罚", "3"]]


def test_emphasis_around_nothing_is_a_blank_cell() -> None:
    document = read("| 甲 | 乙 | 丙 |\n|---|---|---|\n| **（七）总计** | **** | 3 |\n| 丁 | 4 | 5 |\n")
    assert rows(grids(document)[0])[1:] == [["（七）总计", "", "3"], ["丁", "4", "5"]]


def test_row_of_single_dashes_is_a_row_of_values() -> None:
    (grid,) = grids(read("| 项目 | 数 |\n|---|---|\n| 规章 | 1 |\n| - | - |\n"))
    assert rows(grid)[-1] == ["-", "-"]


def test_escaped_bars_and_breaks_stay_in_the_cell() -> None:
    (grid,) = grids(read("| 甲\\|乙 | 数 |\n|---|---|\n| 行政<br>许可 | 7 |\n"))
    assert rows(grid) == [["甲|乙", "数"], ["行政\n许可", "7"]]


def test_cell_wrapped_onto_the_next_line() -> None:
    (grid,) = grids(read("| 项目 | 数 |\n|---|---|\n| 申请人逾期\n不补正 | 7 |\n| 其他 | 1 |\n"))
    assert [row[-1] for row in rows(grid)] == ["数", "7", "1"]
    assert rows(grid)[1][0].replace("\n", "") == "申请人逾期不补正"


def test_repeated_labels_of_merged_cells_are_one_cell() -> None:
    document = read(
        "| 行政复议 | 行政复议 | 行政诉讼 | 行政诉讼 |\n|---|---|---|---|\n"
        "| 结果维持 | 总计 | 结果维持 | 总计 |\n| 结果维持 | 总计 | 结果维持 | 总计 |\n| 5 | 5 | 0 | 0 |\n"
    )
    (grid,) = grids(document)
    assert rows(grid) == [
        ["行政复议", "行政诉讼"],
        ["结果维持", "总计", "结果维持", "总计"],
        [],
        ["5", "5", "0", "0"],
    ]
    assert [cell.column_span for cell in grid.rows[0]] == [2, 2]
    assert [cell.row_span for cell in grid.rows[1]] == [2, 2, 2, 2]


def test_equal_values_are_never_merged() -> None:
    (grid,) = grids(
        read("| 甲 | 乙 | 丙 |\n|---|---|---|\n| 规章 | 无 | 无 |\n| 规章 | 无 | 无 |\n| 合计 | 5 | 5 |\n")
    )
    assert rows(grid)[1:] == [["规章", "无", "无"], ["无", "无"], ["合计", "5", "5"]]


def test_struck_figure_is_left_out_and_said_so() -> None:
    (grid,) = grids(read("| 项目 | 数 |\n|---|---|\n| 规章 | ~~12~~ 13 |\n"))
    assert grid.rows[1][1].text == "13"
    assert grid.rows[1][1].repaired


@pytest.mark.parametrize("cell", ["3\\*4\\*5", "12<sup>2</sup>", "3*4*5"])
def test_marks_never_join_two_numbers(cell: str) -> None:
    (grid,) = grids(read(f"| 项目 | 数 |\n|---|---|\n| 规章 | {cell} |\n"))
    assert not grid.rows[1][1].text.isdigit()


@given(drawn_tables(merged=False))
def test_written_and_read_back(table: list[list[DrawnCell]]) -> None:
    lines = ["| " + " | ".join(escaped(cell.text) for cell in row) + " |" for row in table]
    lines.insert(1, "|" + "---|" * len(table[0]))
    document = read("## 二、表\n\n" + "\n".join(lines) + "\n\n完。\n")
    (grid,) = grids(document)
    assert cells_of(grid) == table
    check_spans(document)


# -- HTML tables ---------------------------------------------------------------


def test_html_table_with_spans_into_the_file() -> None:
    document = read(
        "# 题\n\n前。<table>\n<tr><th rowspan=2>申请人</th><td> 自然人 </td></tr><tr><td><b>5</b></td></tr></table>后。\n"
    )
    (grid,) = grids(document)
    assert rows(grid) == [["申请人", "自然人"], ["5"]]
    assert (grid.rows[1][0].row, grid.rows[1][0].column, grid.rows[0][0].row_span) == (1, 1, 2)
    figure = grid.rows[1][0]
    assert document.text[figure.start : figure.end] == "5"
    assert texts(document) == ["题", "前。", "后。"]


def test_table_never_closed_ends_above_the_next_heading() -> None:
    document = read("<table><tr><td>规章</td><td>5</td></tr>\n\n## 三、申请情况\n\n全年收到6件。\n")
    assert rows(grids(document)[0]) == [["规章", "5"]]
    assert texts(document) == ["三、申请情况", "全年收到6件。"]


@given(drawn_tables())
def test_html_written_and_read_back(table: list[list[DrawnCell]]) -> None:
    plain = [
        [DrawnCell(**{**vars(cell), "text": cell.text.translate(_NO_MARKS)}) for cell in row] for row in table
    ]
    source = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{cell.row_span}" colspan={cell.column_span}>{cell.text}</td>\n' for cell in row
        )
        + "</tr>"
        for row in plain
    )
    document = read(f"# 题\n\n<table>{source}</table>\n\n完。\n")
    (grid,) = grids(document)
    assert cells_of(grid) == plain
    check_spans(document)


_NO_MARKS = {ord(mark): None for mark in "&<>*_|`~#\\"}


# -- text ------------------------------------------------------------------------


def test_headings_paragraphs_lists_and_quotations() -> None:
    document = read(
        "题名\n====\n\n## 一、总体情况 ##\n\n全年公开**信息** 12 条，\n其中[文件](a.html)3件。\n\n"
        "> 说明一行，\n> 说明二行。\n\n- 第一项\n- 第二项\n\n1. 甲\n2. 乙\n\n---\n\n小节\n---\n<!-- 不可见\n| 1 | 2 |\n-->\n完。\n"
    )
    assert [(block.kind, block.level, block.text) for block in document.blocks] == [
        ("heading", 1, "题名"),
        ("heading", 2, "一、总体情况"),
        ("paragraph", 0, "全年公开信息 12 条，其中文件3件。"),
        ("paragraph", 0, "说明一行，说明二行。"),
        ("paragraph", 0, "第一项"),
        ("paragraph", 0, "第二项"),
        ("paragraph", 0, "1. 甲"),
        ("paragraph", 0, "2. 乙"),
        ("heading", 2, "小节"),
        ("paragraph", 0, "完。"),
    ]
    heading = document.blocks[1]
    assert document.text[heading.start : heading.end] == "一、总体情况"


def test_heading_without_a_space_and_hashtag() -> None:
    document = read("##二、主动公开\n\n#1号文件\n")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "二、主动公开"),
        ("paragraph", "#1号文件"),
    ]


def test_numbered_heading_is_not_joined_to_the_line_below() -> None:
    assert texts(read("（一）主动公开情况\n全年公开3条。\n（二）依申请公开情况\n全年收到2件。\n")) == [
        "（一）主动公开情况",
        "全年公开3条。",
        "（二）依申请公开情况",
        "全年收到2件。",
    ]


def test_front_matter_names_the_title() -> None:
    document = read("---\ntitle: 某市年度报告\ndate: 2024-01-02\n---\n\n正文。\n")
    assert document.title == "某市年度报告"
    assert texts(document) == ["正文。"]


def test_comment_never_closed_hides_nothing() -> None:
    assert len(grids(read("<!-- 开头\n\n| 甲 | 乙 |\n|---|---|\n| 规章 | 2 |\n"))) == 1


def test_text_is_the_file_without_its_byte_order_mark() -> None:
    document = read_bytes("\ufeff# 题\r\n\r\n文。\r\n".encode(), "report.md")
    assert document.text == "# 题\n\n文。\n"
    assert document.media == "markdown"


@pytest.mark.parametrize("path", SUMMARIES, ids=lambda path: path.name)
def test_spans_of_the_summaries(path: Path) -> None:
    document = read_path(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert len(grids(document)) >= 3
    check_spans(document)


def check_spans(document: Document) -> None:
    """Blocks stand in order, and the characters of a cell's text stand in its stretch in order."""
    assert all(one.start <= one.end <= two.start for one, two in _pairs(document.blocks))
    for block in document.blocks:
        for cell in block.grid.cells() if block.grid else ():
            stretch = iter(document.text[cell.start : cell.end])
            assert all(character in stretch for character in cell.text)
            assert bool(cell.text) == (cell.start < cell.end)


def _pairs(blocks: tuple[Block, ...]) -> list[tuple[Block, Block]]:
    return list(itertools.pairwise(blocks))


# -- damage ------------------------------------------------------------------------


def test_nothing_in_it() -> None:
    with pytest.raises(Unreadable):
        read(" \n\n")


@pytest.mark.parametrize(
    "source",
    ["<!--" * 50_000, "[" * 100_000, "**" * 100_000, "|" * 100_000, "`" * 100_000, "> " * 50_000,
     "<table>" * 50_000, "| 1 |\n" * 30_000, "~~a" * 30_000, "\\" * 100_000, "[a](" * 30_000, "* " * 60_000],
    ids=lambda source: source[:6],
)  # fmt: skip
def test_long_and_broken_input_ends_soon(source: str) -> None:
    begin = time.process_time()
    read(f"# 题\n\n{source}\n\n完。\n")
    assert time.process_time() - begin < 8


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**12**件", "12件"),
        ("[甲](http://a.cn/2024/05)17件", "甲17件"),
        ("~~300~~350册", "350册"),
        ("1\\.甲 &lt;乙&gt;", "1.甲 <乙>"),
        ("甲<br>乙", "甲\n乙"),
        ("a_b_c 与 2*3*4", "a_b_c 与 2*3*4"),
        ("![图1](a.png)见<http://b.cn>", "见http://b.cn"),
    ],
)
def test_marks_are_blanked_in_place(source: str, shown: str) -> None:
    blank, _ = blanked(source)
    assert len(blank) == len(source)
    assert blank.replace(MASKED, "") == shown
    assert plain(source)[0] == shown


def test_a_text_far_too_long_for_a_report_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unreadable, match="文件过大"):
        read_bytes(b"|" * 3_000_000, "report.md")


def test_rows_of_nothing_but_bars_are_passed_over_at_once() -> None:
    started = time.perf_counter()
    document = read_bytes(("|" * 40 + "\n").encode() * 1500 + "尾行\n".encode(), "report.md")
    assert document.text.endswith("尾行\n")
    assert time.perf_counter() - started < 20
