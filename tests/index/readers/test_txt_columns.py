"""Plain text with columns aligned by spaces."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from index.document import Document, Grid
from index.readers.txt import TextReader
from tests.index.readers.report_tables import rows_read


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


# -- aligned columns ---------------------------------------------------------


def test_a_wrapped_label_and_the_values_on_a_line_of_their_own() -> None:
    text = (
        "                         自然人     企业     总计\n"
        "（一）予以公开                21       0       21\n"
        "（二）部分公开（区分处理的，\n"
        "只计这一情形）\n"
        "                             4       0        4\n"
        "（七）总计                    25       0       25\n"
    )
    document = read(text)
    assert rows(document)[1:] == [
        ["（一）予以公开", "21", "0", "21"],
        ["（二）部分公开（区分处理的，只计这一情形）", "4", "0", "4"],
        ["（七）总计", "25", "0", "25"],
    ]
    joined = only_grid(document).rows[2][0]
    assert document.text[joined.start : joined.end] == "（二）部分公开（区分处理的，\n只计这一情形）"
    assert joined.repaired


def test_a_centred_label_stands_in_the_first_row_that_it_covers() -> None:
    text = (
        "                 1.属于国家秘密      1     1\n"
        "                 2.其他法律禁止      0     0\n"
        "（三）不予公开\n"
        "                 3.危及安全         0     0\n"
        "                 4.保护第三方        2     2\n"
        "                 1.本机关不掌握      7     7\n"
        "（四）无法提供\n"
        "                 2.没有现成信息      3     3\n"
        "（七）总计                        13    13\n"
    )
    grid = only_grid(read(text))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["（三）不予公开", "1.属于国家秘密", "1", "1"],
        ["2.其他法律禁止", "0", "0"],
        ["3.危及安全", "0", "0"],
        ["4.保护第三方", "2", "2"],
        ["（四）无法提供", "1.本机关不掌握", "7", "7"],
        ["2.没有现成信息", "3", "3"],
        ["（七）总计", "13", "13"],
    ]
    assert grid.rows[0][0].row_span == 4


def test_a_row_of_blanks_is_a_row_and_a_blank_is_a_cell() -> None:
    text = (
        "              自然人      企业      总计\n"
        "1.重复申请       12       30       42\n"
        "2.要求出版物\n"
        "3.大量申请                7        7\n"
        "4.要求确认       5        0        5\n"
    )
    assert rows(read(text))[2:4] == [["2.要求出版物", "", "", ""], ["3.大量申请", "", "7", "7"]]


def test_a_number_split_by_one_space_stays_in_one_cell() -> None:
    text = (
        "              自然人        企业        总计\n"
        "1.重复申请       670         30        700\n"
        "2.要求出版物     67 0         0        670\n"
        "3.大量申请       135          7        142\n"
    )
    assert rows(read(text))[2] == ["2.要求出版物", "67 0", "0", "670"]


def test_a_row_of_a_number_between_dashes_is_no_page_number() -> None:
    text = (
        "              自然人        企业        总计\n"
        "1.重复申请       670         30        700\n"
        "2.要求出版物\n"
        "                 -          5          -\n"
        "3.大量申请       135          7        142\n"
    )
    assert rows(read(text))[2] == ["2.要求出版物", "-", "5", "-"]


def test_values_between_two_columns_are_not_counted_off() -> None:
    text = (
        "              自然人        企业        总计\n"
        "1.重复申请       670        130        700\n"
        "2.要求出版物          12               12\n"
        "3.大量申请       135        107        142\n"
    )
    document = read(text)
    assert rows(document)[2] == ["2.要求出版物", "12               12"]


def test_places_come_before_the_count_of_values() -> None:
    text = (
        "              自然人        企业        总计\n"
        "1.重复申请       670        130        700\n"
        "2.要求出版物     67 0                  670\n"
        "3.大量申请       135        107        142\n"
    )
    assert rows(read(text))[2] == ["2.要求出版物", "67 0                  670"]


def test_blanks_under_a_header_of_two_lines_in_the_only_row() -> None:
    text = (
        "行政复议                      行政诉讼\n"
        "结果维持  结果纠正  总计      未经复议直接起诉    复议后起诉\n"
        "                              结果维持  总计      结果维持  总计\n"
        "12                  5                   3         7\n"
    )
    assert rows(read(text)) == [
        ["行政复议", "行政诉讼"],
        ["未经复议直接起诉", "复议后起诉"],
        ["结果维持", "结果纠正", "总计", "结果维持", "总计", "结果维持", "总计"],
        ["12", "", "5", "", "3", "7", ""],
    ]


def test_the_words_of_a_header_with_single_spaces_do_not_place_values() -> None:
    text = "结果维持 结果纠正 其他结果 总计\n12        5         17\n"
    assert rows(read(text))[1] == ["12        5         17"]


def test_values_on_a_page_without_a_header_follow_from_rows_that_hold_neighbours() -> None:
    text = (
        "              自然人      企业      机构\n"
        "1.重复申请       12       30       42\n"
        "2.要求出版物      1        2        3\n"
        "\f3.大量申请       7        8\n"
        "4.要求确认                5        6\n"
        "\f5.逾期申请       4        9\n"
    )
    assert rows(read(text))[3:] == [
        ["3.大量申请", "7", "8", ""],
        ["4.要求确认", "", "5", "6"],
        ["5.逾期申请", "4        9"],
    ]


def test_an_article_of_law_is_a_row_of_its_own() -> None:
    text = (
        "第二十条第（一）项\n"
        "信息内容    本年制发件数  本年废止件数\n"
        "规章        12            3\n"
        "第二十条第（五）项\n"
        "信息内容    本年处理决定数量\n"
        "行政许可    \n"
        "第二十条第（八）项\n"
        "信息内容    本年收费金额\n"
        "行政事业性收费  251000元\n"
        "第二十条第（九）项\n"
        "信息内容    采购项目数量\n"
        "政府集中采购    \n"
        "\n"
        "三、收到和处理政府信息公开申请情况\n"
    )
    grid = only_grid(read(text))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数"],
        ["规章", "12", "3"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可", ""],
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额"],
        ["行政事业性收费", "251000元"],
        ["第二十条第（九）项"],
        ["信息内容", "采购项目数量"],
        ["政府集中采购", ""],
    ]


def test_a_row_of_blanks_right_under_the_header_or_a_row() -> None:
    text = "信息内容      本年处理决定数量\n行政许可\n行政处罚      12\n行政强制      \n行政征收      7\n"
    assert rows(read(text)) == [
        ["信息内容", "本年处理决定数量"],
        ["行政许可", ""],
        ["行政处罚", "12"],
        ["行政强制", ""],
        ["行政征收", "7"],
    ]


def test_headers_cut_into_pieces() -> None:
    text = (
        "                 法人或其他组织\n"
        "\n"
        "        自然人    商业  科研  社会  总 计\n"
        "                 企业  机构  公益\n"
        "（一）公开   5      1    2    0     8\n"
        "（二）部分   6      0    0    1     7\n"
    )
    assert rows(read(text))[:2] == [
        ["法人或其他组织"],
        ["自然人", "商业企业", "科研机构", "社会公益", "总计"],
    ]


def test_a_row_of_blanks_is_not_drawn_into_the_label_above() -> None:
    text = "信息内容    上一年    增减\n规章        5         6\n行政许可    27        12\n其他事项\n第二条\n"
    assert rows(read(text))[1:] == [["规章", "5", "6"], ["行政许可", "27", "12"]]


def test_a_label_close_to_its_only_value_is_no_row_of_blanks() -> None:
    text = (
        "信息内容        本年数    增减\n"
        "1.行政许可      27        12\n"
        "2.其他对外事项 9\n"
        "3.行政征收      7         1\n"
    )
    assert rows(read(text))[2] == ["2.其他对外事项 9"]


def test_numbers_wrapped_over_lines_are_in_no_column() -> None:
    text = (
        "                  自然人     企业      总计\n"
        "                           18085\n"
        "1.重复申请          12                  42\n"
        "                              95\n"
        "2.要求出版物         1          2        3\n"
        "3.大量申请           4          5        9\n"
    )
    read_rows = rows(read(text))
    assert ["1.重复申请", "12                  42"] in read_rows
    assert ["3.大量申请", "4", "5", "9"] in read_rows


def test_values_beside_a_merged_label_belong_to_the_wrapped_label_around_them() -> None:
    text = (
        "                                 自然人     总计\n"
        "二、上年结转政府信息公开申请     1          2\n"
        "三、办理    1.本机关不掌握\n"
        "结果                             7          8\n"
        "            政府信息\n"
        "            2.没有现成信息       5          6\n"
    )
    assert rows(read(text))[2:] == [
        ["三、办理结果", "1.本机关不掌握政府信息", "7", "8"],
        ["2.没有现成信息", "5", "6"],
    ]


def test_a_header_that_was_pushed_together_places_no_values() -> None:
    text = (
        "           自然人  企业  机构  组织     总计\n"
        "1.新收       0     /           1     27\n"
        "2.结转       3           -     9\n"
        "\f下一页\n"
    )
    assert rows(read(text))[1:] == [
        ["1.新收", "0     /           1     27"],
        ["2.结转", "3           -     9"],
    ]


def test_a_wide_header_with_single_spaces_is_part_of_its_table() -> None:
    words = " ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3)
    text = f"行政复议      行政诉讼\n{words}\n1         2         3         4         5\n"
    grid = only_grid(read(text))
    assert [cell.text for cell in grid.rows[-2]] == words.split()
    assert [cell.text for cell in grid.rows[-1]] == ["1         2         3         4         5"]


@pytest.mark.parametrize(
    ("year", "wanted", "suits"),
    [
        (
            2023,
            {
                "行政规范性文件": ["0", "5", "5"],
                "行政事业性收费": ["7730.28"],
                "一、本年新收政府信息公开申请数量": ["21", "0", "0", "0", "0", "0", "21"],
                "（一）予以公开": ["0"] * 7,
                "1.属于国家秘密": ["1", "0", "0", "0", "0", "0", "1"],
                "1.本机关不掌握相关政府信息": ["10", "0", "0", "0", "0", "0", "10"],
                "5.要求行政机关确认或重新出具已获取信息": ["0"] * 7,
            },
            "10 1 0 0 0 0 0 0 0 0 5 0 0 0 0",
        ),
        (
            2024,
            {
                "行政许可": ["9487"],
                "行政强制": ["84"],
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": [
                    "9",
                    "0",
                    "0",
                    "0",
                    "0",
                    "0",
                    "9",
                ],
                "1.本机关不掌握相关政府信息": ["31", "0", "0", "0", "0", "0", "31"],
                "2.没有现成信息需要另行制作": ["1", "0", "0", "0", "0", "0", "1"],
                "（七）总计": ["95", "0", "0", "0", "0", "0", "95"],
                "四、结转下年度继续办理": ["0"] * 7,
            },
            "1 1 0 0 2 1 0 0 0 1 2 0 1 0 3",
        ),
    ],
)
def test_hongze_as_pdftotext_lays_it_out(
    shared_reports: Path, year: int, wanted: dict[str, list[str]], suits: str
) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    path = shared_reports / f"hongze-{year}.pdf"
    content = subprocess.run([program, "-layout", str(path), "-"], check=True, capture_output=True).stdout
    document = TextReader().read(content, f"hongze-{year}.txt")
    read_rows = rows_read(document)
    assert {label: read_rows.get(label) for label in wanted} == wanted
    assert read_rows[""] == suits.split()
    header = [row for row in rows(document) if "科研机构" in row]
    assert header == [
        [header[0][0], "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    ]
    assert document.page_count == 5
