"""Plain text: paragraphs, and tables in the layouts that programs copy them in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from index.document import Document, Grid
from index.errors import Unreadable
from index.readers.txt import TextReader
from tests.index.readers.report_tables import PROSE, rows_read


def read(text: str) -> Document:
    return TextReader().read(text.encode("utf-8"), "report.txt")


def rows(document: Document) -> list[list[str]]:
    grids = [block.grid for block in document.blocks if block.grid is not None]
    return [[cell.text for cell in row] for grid in grids for row in grid.rows]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.grid is None]


def only_grid(document: Document) -> Grid:
    (grid,) = [block.grid for block in document.blocks if block.grid is not None]
    return grid


# -- the text itself ---------------------------------------------------------


def test_the_text_is_the_file_with_plain_line_breaks() -> None:
    document = TextReader().read("\ufeff一、总体情况\r\n　　共5件。\r二、其他\x0b完".encode(), "a.txt")
    assert document.text == "一、总体情况\n　　共5件。\n二、其他\n完"
    assert paragraphs(document) == ["一、总体情况", "共5件。", "二、其他", "完"]
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text


def test_wrapped_lines_become_paragraphs_whose_spans_cover_the_raw_lines() -> None:
    line = "全年主动公开各类政府信息共计一千余条其中政策文件若干条并"
    text = f"   一、总体情况\n   {line}\n{line}\n{line}\n完成答复。\n   {line}\n{line}\n结束。\n"
    document = read(text)
    assert paragraphs(document) == ["一、总体情况", line * 3 + "完成答复。", line * 2 + "结束。"]
    second = document.blocks[1]
    assert document.text[second.start : second.end] == f"{line}\n{line}\n{line}\n完成答复。"


def test_a_paragraph_goes_on_over_a_page_break_and_its_furniture() -> None:
    line = "全年主动公开各类政府信息共计一千余条其中政策文件若干条并"
    text = f"   共{line}\n{line}\n{line}\n\n                - 1 -\n\f{line}\n{line}\n完成答复。\n"
    document = read(text)
    assert paragraphs(document) == ["共" + line * 5 + "完成答复。"]
    assert document.page_count == 2


def test_numbers_at_both_sides_of_a_line_break_are_not_glued() -> None:
    line = "全年主动公开各类政府信息共计一千余条其中政策文件若干条2023"
    text = f"{line}\n15件答复完成之后另外公开了若干条政策文件以及解读材料并且\n{line}\n{line}\n完。\n"
    assert "202315" not in paragraphs(read(text))[0]


@pytest.mark.parametrize("furniture", ["-3-", "— 3 —", "－ 12 －", "第 3 页 共 9 页", "3 / 9", "· 3 ·"])
def test_page_numbers_are_no_blocks(furniture: str) -> None:
    assert paragraphs(read(f"第一段。\n\n        {furniture}\n\n第二段。\n")) == ["第一段。", "第二段。"]


def test_running_titles_of_pages_are_no_blocks() -> None:
    pages = [
        f"某某市年度报告          第{number}版\n\n第{number}段正文。\n\nfile:///年报.html      {number}/3\n"
        for number in "123"
    ]
    assert paragraphs(read("\f".join(pages))) == ["第1段正文。", "第2段正文。", "第3段正文。"]


def test_equal_rows_at_the_ends_of_pages_are_no_running_titles() -> None:
    page = "1.属于国家秘密      0     1     1\n2.其他法律禁止      0     0     0\n"
    assert len(rows(read(f"{page}\f{page}\f{page}"))) == 6


def test_prose_with_numbers_is_no_table() -> None:
    text = (
        "一、总体情况\n2023 年共公开信息 1136 条，其中 5 件 3 条\n联系电话 0517-87222589\n"
        "邮编 223100\n地址：大道 90\n目录        1\n一、总体情况      1\n二、其他事项      2\n"
    )
    assert rows(read(text)) == [] or all(len(row) <= 2 for row in rows(read(text)))
    assert "2023 年共公开信息 1136 条，其中 5 件 3 条" in paragraphs(read(text))


# -- one cell a line ---------------------------------------------------------


def test_a_cell_goes_on_on_a_line_without_a_tab() -> None:
    document = read("\t信息内容\n\t本年新\n制作数量\n\t对外公开总数量\n\n\t规章\n\t0\n\t \n")
    assert rows(document) == [["信息内容", "本年新\n制作数量", "对外公开总数量"], ["规章", "0", ""]]
    cell = only_grid(document).rows[0][1]
    assert document.text[cell.start : cell.end] == "本年新\n制作数量"
    assert not only_grid(document).regular


def test_text_behind_a_table_is_not_drawn_into_its_last_cell() -> None:
    document = read("\t信息内容\n\t采购项目数量\n\n\t政府集中采购\n\t69613\n\n五、问题\n正文。\n")
    assert rows(document)[-1] == ["政府集中采购", "69613"]
    assert paragraphs(document) == ["五、问题", "正文。"]
    document = read("\t信息内容\n\t采购项目数量\n\n\t政府集中采购\n\t69613\n说明文字\n")
    assert rows(document)[-1] == ["政府集中采购", "69613"]


def test_cells_merged_over_columns_make_all_rows_equally_wide() -> None:
    table = [
        ["说明", "申请人情况"],
        ["", "自然人", "其他组织", "总计"],
        ["", "", "企业", "机构", ""],
        ["一、新收", "5", "2", " ", "7"],
        ["三、结果", "（一）公开", "5", "2", " ", "7"],
        ["", "（二）不予公开", "0", "0", "0", "0"],
    ]
    text = "\n\n".join("\n".join(f"\t{cell or ' '}" for cell in row) for row in table)
    grid = only_grid(read(f"{text}\n"))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        [cell.strip() for cell in row] for row in table
    ]
    assert [[cell.column_span for cell in row] for row in grid.rows] == [
        [2, 4],
        [2, 1, 2, 1],
        [2, 1, 1, 1, 1],
        [2, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1],
    ]


def test_doubled_line_breaks() -> None:
    text = "\t信息内容\n\t数量\n\n\t规章\n\t0\n\n\t规范性文件\n\t5\n"
    assert rows(read(text.replace("\n", "\n\n"))) == rows(read(text))


def test_paragraphs_that_begin_with_a_tab_are_no_cells() -> None:
    text = f"\t{PROSE}\n\t{PROSE}\n\t{PROSE}\n\t{PROSE}\n"
    document = read(text)
    assert rows(document) == []
    assert paragraphs(document) == [PROSE] * 4


# -- one row a line ----------------------------------------------------------


def test_tabbed_rows_keep_empty_cells() -> None:
    document = read("信息内容\t制发\t废止\t有效\n规章\t0\t\t\n\t\t5\t6\n")
    assert rows(document) == [["信息内容", "制发", "废止", "有效"], ["规章", "0", "", ""], ["", "", "5", "6"]]
    assert only_grid(document).regular


def test_a_merged_title_between_tabbed_rows_is_a_row() -> None:
    document = read(
        "信息内容\t数量\n行政许可\t5\n第二十条第（六）项\n信息内容\t数量\n行政处罚\t6\n\n三、其他情况\n"
    )
    assert rows(document)[2] == ["第二十条第（六）项"]
    assert paragraphs(document) == ["三、其他情况"]


def test_cells_that_a_spreadsheet_puts_between_quotation_marks() -> None:
    document = read('信息内容\t"本年新\n制作数量"\t数量\n规章\t0\t1\n')
    assert rows(document)[0] == ["信息内容", "本年新\n制作数量", "数量"]
    assert rows(document)[1] == ["规章", "0", "1"]


# -- lone cells --------------------------------------------------------------


def test_lone_cells_are_cut_at_labels() -> None:
    text = "信息内容\n本年处理决定数量\n行政许可\n9487\n行政处罚\n2776\n行政强制\n84\n"
    assert rows(read(text)) == [
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "9487"],
        ["行政处罚", "2776"],
        ["行政强制", "84"],
    ]


def test_a_lost_header_of_two_rows_claims_no_columns() -> None:
    text = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n一、本年新收\n5\n1\n0\n6\n"
    header, row = only_grid(read(text)).rows
    assert [cell.text for cell in row] == ["一、本年新收", "5", "1", "0", "6"]
    assert {cell.column for cell in header} == {0}


def test_numbered_labels_belong_to_their_row() -> None:
    text = "三、本年度办理结果\n（一）予以公开\n5\n5\n（三）不予公开\n1.属于国家秘密\n1\n1\n2.其他\n0\n0\n"
    assert rows(read(text)) == [
        ["三、本年度办理结果", "（一）予以公开", "5", "5"],
        ["（三）不予公开", "1.属于国家秘密", "1", "1"],
        ["2.其他", "0", "0"],
    ]


def test_a_row_that_lost_blank_cells_stays_short() -> None:
    text = "（一）予以公开\n5\n1\n6\n（二）部分公开\n4\n4\n（七）总计\n9\n1\n10\n"
    assert rows(read(text))[1] == ["（二）部分公开", "4", "4"]


# -- other tables in a text file ---------------------------------------------


def test_bars_and_drawn_lines() -> None:
    assert rows(read("| 规章 | 0 | 5 |\n|---|---|---|\n| 文件 | | 6 |\n")) == [
        ["规章", "0", "5"],
        ["文件", "", "6"],
    ]
    drawn = "┌────┬───┐\n│规章│ 0 │\n├────┼───┤\n│文件│ 6 │\n└────┴───┘\n"
    assert rows(read(drawn)) == [["规章", "0"], ["文件", "6"]]


def test_rules_only_above_and_below_the_rows() -> None:
    drawn = (
        "+------+---+---+\n| 内容 | 数 | 量 |\n+------+---+---+\n"
        "| 规章 | 0 | 5 |\n| 文件 |   | 6 |\n| 收费 | 7 |   |\n+------+---+---+\n"
    )
    assert rows(read(drawn)) == [
        ["内容", "数", "量"],
        ["规章", "0", "5"],
        ["文件", "", "6"],
        ["收费", "7", ""],
    ]


def test_a_cell_wrapped_between_rules_is_one_cell() -> None:
    drawn = "+------+---+\n| 行政 | 5 |\n| 许可 |   |\n+------+---+\n| 收费 | 6 |\n+------+---+\n"
    assert rows(read(drawn)) == [["行政\n许可", "5"], ["收费", "6"]]


def test_an_html_table_in_a_text_file() -> None:
    document = read("一、概述\n前文<table><tr><td>规章</td><td>5</td></tr></table>后文\n完。\n")
    assert rows(document) == [["规章", "5"]]
    assert paragraphs(document) == ["一、概述", "前文", "后文", "完。"]
    cell = only_grid(document).rows[0][1]
    assert document.text[cell.start : cell.end] == "5"


# -- published reports -------------------------------------------------------


def test_lishui_2019(shared_reports: Path) -> None:
    content = (shared_reports / "lishui-2019.txt").read_bytes()
    document = TextReader().read(content, "lishui-2019.txt")
    assert document.text == content.decode("utf-8")
    read_rows = rows_read(document)
    for block in document.blocks:
        widths = {sum(cell.column_span for cell in row) for row in block.grid.rows} if block.grid else set()
        assert len(widths) < 2
    assert read_rows["一、本年新收政府信息公开申请数量"] == ["670", "27", "2", "7", "5", "1", "687"]
    assert read_rows["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"] == [
        "104",
        "",
        "1",
        "",
        "1",
        "",
        "106",
    ]
    assert read_rows["2.其他法律行政法规禁止公开"] == [""] * 7
    assert read_rows["（七）总计"] == ["646", "27", "2", "7", "5", "", "688"]
    assert read_rows[""] == "10 8 16 6 40 6 1 2 19 28 2 . . . 2".replace(".", "").split(" ")
    assert ["行政许可", "439729", "+30104", "611026"] in rows(document)


# -- bounds ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "标签      12      13     14\n" * 4000,
        "标签\n12\n" * 8000,
        "\t标签\n\t1\n\n" * 6000,
        '"a\tb\n' * 6000,
        "|" * 200_000,
        "1  " * 100_000,
        " " * 400_000 + "x",
        "<table><tr><td>" * 6000,
        ("1.标签   \n" * 3 + "     12      13     14\n") * 3000,
        "政府" * 400_000,
    ],
)
def test_odd_texts_take_bounded_time(text: str) -> None:
    started = time.monotonic()
    read(text)
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    "content", [b"\n" * 1_000_000 + b"x", b"a\n" * 5_000_000, "公开".encode() * 9_000_000]
)
def test_far_too_long_texts_are_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        TextReader().read(content, "report.txt")
