"""PDF tables that are ruled or shaded in part."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from printed_pdf import HEIGHT, pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from index.readers import read_bytes

HEAD = ["", "自然人", "商业企业", "科研机构", "总计"]
BODY = [
    ["1.属于国家秘密", "14", "0", "2", "16"],
    ["2.重复申请", "3", "5", "0", "8"],
    ["3.要求提供公开出版物", "208", "17", "6", "231"],
]
LEFT, TOP, WIDTH, ROW = 50.0, 100.0, 100.0, 24.0
Drawing = Callable[[Canvas, int], None]


def rows(content: bytes) -> list[list[str]]:
    document = read_bytes(content, "report.pdf")
    return [[cell.text for cell in row] for block in document.blocks if block.grid for row in block.grid.rows]


def printed(*drawings: Drawing, content: list[list[str]] | None = None) -> list[list[str]]:
    lines = content or [HEAD, *BODY]

    def page(canvas: Canvas) -> None:
        for draw in drawings:
            draw(canvas, len(lines))
        canvas.setFillGray(0)
        table(canvas, LEFT, TOP, lines, width=WIDTH, height=ROW, rules=False)

    return rows(pdf(page))


def columns(canvas: Canvas, count: int) -> None:
    for column in range(6):
        at = LEFT + column * WIDTH
        canvas.line(at, HEIGHT - TOP, at, HEIGHT - TOP - count * ROW)


def lines(*numbers: int) -> Drawing:
    def draw(canvas: Canvas, count: int) -> None:
        for number in numbers or range(count + 1):
            at = HEIGHT - TOP - (number if number >= 0 else count + 1 + number) * ROW
            canvas.line(LEFT, at, LEFT + 5 * WIDTH, at)

    return draw


def stripes(canvas: Canvas, count: int) -> None:
    canvas.setFillGray(0.9)
    for number in range(0, count, 2):
        for column in range(5):
            canvas.rect(LEFT + column * WIDTH, HEIGHT - TOP - (number + 1) * ROW, WIDTH, ROW, stroke=0, fill=1)


@pytest.mark.parametrize(
    "drawings",
    [
        (columns,),
        (columns, lines(0, -1)),
        (columns, lines(0, 1, -1)),
        (lines(),),
        (lines(0, 1, -1),),
        (stripes,),
        (),
    ],
    ids=["columns", "columns in a box", "columns under a head", "rows", "three rules", "stripes", "nothing"],
)
def test_every_row_is_a_row(drawings: tuple[Drawing, ...]) -> None:
    assert printed(*drawings)[-3:] == BODY


def test_a_wide_number_wrapped_in_a_narrow_cell_stays_one_cell() -> None:
    def page(canvas: Canvas) -> None:
        for row in range(3):
            for column in range(4):
                canvas.rect(LEFT + column * 60, HEIGHT - TOP - (row + 1) * 60, 60, 60)
            write(canvas, LEFT + 4, TOP + 22 + row * 60, f"{row + 1}.申请")
            for column in range(1, 4):
                for place, digit in enumerate("２０６"):
                    write(canvas, LEFT + column * 60 + 24, TOP + 4 + row * 60 + place * 18, digit, size=10)

    assert [["".join(text.split()) for text in row[1:]] for row in rows(pdf(page))] == [["２０６"] * 3] * 3


def test_close_columns_are_cut_at_the_stroke_between_them() -> None:
    def page(canvas: Canvas) -> None:
        for column in range(4):
            at = LEFT + 100 + column * 24
            canvas.line(at, HEIGHT - TOP, at, HEIGHT - TOP - 4 * ROW)
        for row in range(4):
            write(canvas, LEFT, TOP + 6 + row * ROW, f"{row + 1}.申请", size=10)
            for column in range(3):
                write(canvas, LEFT + 101 + column * 24, TOP + 6 + row * ROW, f"{4000 + 10 * row + column}", size=10)

    assert rows(pdf(page)) == [[f"{row + 1}.申请", *(str(4000 + 10 * row + c) for c in range(3))] for row in range(4)]


def test_a_head_over_several_columns_is_no_column() -> None:
    head = [["", "", "行政诉讼", "", ""], ["结果维持", "结果纠正", "", "尚未审结", "总计"], ["1", "2", "", "4", "7"]]
    assert [text for text in printed(content=head)[-1] if text] == ["1", "2", "4", "7"]


def test_a_column_without_numbers_keeps_its_place() -> None:
    content = [[*HEAD[1:], "备注"], ["", "20", "5", "25", "1"], ["", "3", "0", "3", "2"]]
    assert printed(content=content)[-2:] == content[1:]
