"""Tables without rules whose labels run over several lines beside their numbers."""

from __future__ import annotations

import pytest
from printed_pdf import pdf, write
from reportlab.pdfgen.canvas import Canvas

from index.readers import read_bytes

LINE = 11.0
LABELS = (
    ("4.无正当理由", "大量反复申请"),
    ("5.要求行政机关", "确认或重新出具", "已获取信息"),
    ("1.申请人无正当", "理由逾期不补正", "行政机关不再", "处理其申请"),
    ("3.其他",),
)
NUMBERS = (("1", "0", "1"), ("22", "3", "25"), ("0", "7", "7"), ("4", "4", "8"))
HEAD = ("自然人", "商业企业", "总计")


def body(canvas: Canvas, top: float, *, place: float = 0.5, padding: float = 8, head: bool = True) -> None:
    """Rows of labels at x 120 with their numbers from x 260; ``place`` is where those stand."""
    if head:
        for column, text in enumerate(HEAD):
            write(canvas, 252 + 80 * column, top, text, size=9)
        top += 2 * LINE
    for lines, numbers in zip(LABELS, NUMBERS, strict=True):
        for number, line in enumerate(lines):
            write(canvas, 120, top + LINE * number, line, size=9)
        for column, value in enumerate(numbers):
            write(canvas, 260 + 80 * column, top + place * LINE * (len(lines) - 1), value, size=9)
        top += LINE * len(lines) + padding


def read(content: bytes) -> list[list[str]]:
    document = read_bytes(content, "report.pdf")
    return [[cell.text for cell in row] for block in document.blocks if block.grid for row in block.grid.rows]


EXPECTED = [["".join(lines), *numbers] for lines, numbers in zip(LABELS, NUMBERS, strict=True)]


def test_numbers_beside_the_middle_of_their_label() -> None:
    assert read(pdf(lambda canvas: body(canvas, 100)))[-4:] == EXPECTED


def test_numbers_beside_the_first_line() -> None:
    assert read(pdf(lambda canvas: body(canvas, 100, place=0.0)))[-4:] == EXPECTED


def test_rows_without_space_between_them() -> None:
    assert read(pdf(lambda canvas: body(canvas, 100, padding=2)))[-4:] == EXPECTED


def test_a_page_that_begins_with_the_upper_lines_of_a_label() -> None:
    assert read(pdf(lambda canvas: body(canvas, 60, head=False))) == EXPECTED


def test_a_groups_name_between_the_lines_is_no_part_of_the_label() -> None:
    def page(canvas: Canvas) -> None:
        body(canvas, 100)
        write(canvas, 70, 128, "（五）", size=9)
        write(canvas, 70, 139, "不予处理", size=9)

    rows = read(pdf(page))
    assert [row[-4:] for row in rows if len(row) > 3][-4:] == EXPECTED


def test_blanks_in_different_columns_of_equally_long_rows() -> None:
    def page(canvas: Canvas) -> None:
        for column, text in enumerate(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")):
            write(canvas, 70 + 110 * column, 100, text, size=9)
        for top, label, values in ((120, "规章", {2: "8", 3: "46"}), (140, "行政规范性文件", {1: "58", 2: "30"})):
            write(canvas, 70, top, label, size=9)
            for column, value in values.items():
                write(canvas, 90 + 110 * column, top, value, size=9)

    assert read(pdf(page))[-2:] == [["规章", "", "8", "46"], ["行政规范性文件", "58", "30", ""]]


def test_fifteen_numbers_under_four_lines_of_head() -> None:
    def page(canvas: Canvas) -> None:
        write(canvas, 90, 80, "行政复议", size=9)
        write(canvas, 300, 80, "行政诉讼", size=9)
        for column in range(15):
            result = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")[column % 5]
            write(canvas, 60 + 30 * column, 100, result[:2], size=9)
            write(canvas, 60 + 30 * column, 109, result[2:], size=9)
            write(canvas, 60 + 30 * column, 128, str(column + 1), size=9)
        write(canvas, 240, 90, "未经复议直接起诉", size=9)
        write(canvas, 400, 90, "复议后起诉", size=9)

    rows = read(pdf(page))
    assert [text for text in rows[-1] if text] == [str(number) for number in range(1, 16)]


@pytest.mark.parametrize("left", [70.0, 93.0])
def test_a_row_without_numbers_above_one_with_them(left: float) -> None:
    def page(canvas: Canvas) -> None:
        for column, text in enumerate(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")):
            write(canvas, 70 + 110 * column, 100, text, size=9)
        write(canvas, left, 112, "规章", size=9)
        for column, text in enumerate(("行政规范性文件", "6", "", "17")):
            write(canvas, 70 + 115 * column, 124, text, size=9)

    assert read(pdf(page)) == [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章"], ["行政规范性文件", "6", "", "17"]]
