"""Ruled tables in PDF files made here."""

from __future__ import annotations

import pytest
from printed_pdf import FONT, HEIGHT, pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from index.document import Document, Grid
from index.readers import read_bytes
from index.readers.pdf_text import clean


def read(content: bytes) -> Document:
    return read_bytes(content, "report.pdf")


def grids(document: Document) -> list[Grid]:
    return [block.grid for block in document.blocks if block.grid is not None]


def rows(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids(document)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.grid is None]


BODY = "这一行文字排满了版心用来说明段落怎样接起来并且一直写到右边为止好"


def body(canvas: Canvas, top: float = 100) -> None:
    """A paragraph of three lines: indented, full, short."""
    write(canvas, 94, top, BODY[:-2])
    write(canvas, 70, top + 22, BODY)
    write(canvas, 70, top + 44, "共 25 件。")


class TestRuledTables:
    def test_empty_cells_are_kept(self) -> None:
        content = [["信息内容", "制发", "废止"], ["规章", "", "0"], ["", "", ""], ["规范性文件", "12", ""]]
        document = read(pdf(lambda canvas: table(canvas, 70, 100, content)))
        assert rows(document) == [content]
        assert grids(document)[0].regular

    def test_text_above_and_below(self) -> None:
        def page(canvas: Canvas) -> None:
            write(canvas, 70, 80, "上面的话。")
            table(canvas, 70, 100, [["甲", "1"], ["乙", "2"]])
            write(canvas, 70, 160, "下面的话。")

        kinds = [block.kind if block.grid else block.text for block in read(pdf(page)).blocks]
        assert kinds == ["上面的话。", "grid", "下面的话。"]

    def test_merged_cells_appear_once(self) -> None:
        def page(canvas: Canvas) -> None:
            # Two rows under one head; the first column is merged downwards.
            canvas.rect(70, HEIGHT - 172, 300, 72)
            canvas.line(70, HEIGHT - 124, 370, HEIGHT - 124)
            canvas.line(170, HEIGHT - 148, 370, HEIGHT - 148)
            canvas.line(170, HEIGHT - 172, 170, HEIGHT - 124)
            canvas.line(270, HEIGHT - 172, 270, HEIGHT - 124)
            for x, top, text in (
                (150, 104, "总标题"), (80, 140, "合并"), (200, 128, "甲"), (300, 128, "1"),
                (200, 152, "乙"), (300, 152, "2"),
            ):  # fmt: skip
                write(canvas, x, top, text)

        grid = grids(read(pdf(page)))[0]
        assert [[cell.text for cell in row] for row in grid.rows] == [
            ["总标题"],
            ["合并", "甲", "1"],
            ["乙", "2"],
        ]
        assert (grid.rows[0][0].column_span, grid.rows[1][0].row_span) == (3, 2)
        assert grid.rows[2][0].column == 1

    def test_a_frame_is_no_table(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.rect(60, HEIGHT - 200, 450, 120)
            body(canvas)

        document = read(pdf(page))
        assert not grids(document)
        assert len(texts(document)) == 1

    def test_white_areas_behind_the_text_are_no_table(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setFillColorRGB(1, 1, 1)
            for top in (96, 118, 140):
                canvas.rect(70, HEIGHT - top - 22, 450, 22, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            body(canvas)

        assert not grids(read(pdf(page)))

    def test_cells_shown_by_shading_alone(self) -> None:
        content = [["项目", "上年", "本年"], ["许可", "3", "4"], ["处罚", "5", "6"]]

        def page(canvas: Canvas) -> None:
            for row in range(3):
                for column in range(3):
                    canvas.setFillColorRGB(0.9, 0.9, 1 - 0.1 * (row % 2))
                    canvas.rect(70 + 70 * column, HEIGHT - 124 - 24 * row, 69, 23, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            table(canvas, 70, 100, content, rules=False)

        assert rows(read(pdf(page))) == [content]

    def test_tables_without_outer_rules(self) -> None:
        def page(canvas: Canvas) -> None:
            for top in (100, 124, 148):
                canvas.line(70, HEIGHT - top, 280, HEIGHT - top)
            for x in (140, 210):
                canvas.line(x, HEIGHT - 148, x, HEIGHT - 100)
            table(canvas, 70, 100, [["项目", "上年", "本年"], ["许可", "3", "4"]], rules=False)

        assert rows(read(pdf(page))) == [[["项目", "上年", "本年"], ["许可", "3", "4"]]]

    def test_dashed_and_double_rules(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setDash(2, 2)
            table(canvas, 70, 100, [["甲", "1"], ["乙", "2"]])
            canvas.setDash()
            canvas.rect(68, HEIGHT - 150, 144, 52)

        assert rows(read(pdf(page))) == [[["甲", "1"], ["乙", "2"]]]

    def test_two_tables_on_a_page_and_the_next(self) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 70, 100, [["甲", "1"], ["乙", "2"]])
            table(canvas, 70, 300, [["丙", "3"], ["丁", "4"]])

        found = grids(read(pdf(page, page)))
        assert [grid.page for grid in found] == [1, 1, 2, 2]


class TestCells:
    def test_wrapped_label(self) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 70, 100, [["", "7"], ["乙", "2"]], height=60, width=100)
            write(canvas, 75, 106, "部分公开（区分处", size=10)
            write(canvas, 75, 120, "理的，只计这一情", size=10)
            write(canvas, 75, 134, "形）", size=10)

        assert rows(read(pdf(page)))[0][0] == ["部分公开（区分处理的，只计这一情形）", "7"]

    def test_stacked_label(self) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 70, 100, [["", "7"]], height=120, width=40)
            for number, character in enumerate("三、办理结果"):
                write(canvas, 82, 104 + 14 * number, character, size=10)

        assert rows(read(pdf(page)))[0][0] == ["三、办理结果", "7"]

    def test_label_on_its_side(self) -> None:
        def page(canvas: Canvas) -> None:
            body(canvas, top=400)
            table(canvas, 70, 100, [["", "7"]], height=120, width=60)
            canvas.saveState()
            canvas.translate(105, HEIGHT - 200)
            canvas.rotate(90)
            canvas.setFont(FONT, 10)
            canvas.drawString(0, 0, "三、办理结果")
            canvas.restoreState()

        assert rows(read(pdf(page)))[0][0] == ["三、办理结果", "7"]

    def test_a_watermark_is_left_out(self) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 70, 100, [["甲", "1"], ["乙", "2"]])
            canvas.saveState()
            canvas.translate(75, HEIGHT - 150)
            canvas.rotate(35)
            canvas.setFont(FONT, 30)
            canvas.drawString(0, 0, "样张2024")
            canvas.restoreState()

        assert rows(read(pdf(page))) == [[["甲", "1"], ["乙", "2"]]]

    def test_a_gap_between_digits_is_kept(self) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 70, 100, [["甲", ""], ["乙", "2"]])
            write(canvas, 160, 106, "1", size=10)
            write(canvas, 172, 106, "2", size=10)

        assert rows(read(pdf(page)))[0][0] == ["甲", "1 2"]

    def test_digits_on_two_lines_are_kept_apart(self) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 70, 100, [["甲", ""], ["乙", "2"]], height=40)
            write(canvas, 160, 106, "123", size=10)
            write(canvas, 160, 120, "45", size=10)

        assert rows(read(pdf(page)))[0][0] == ["甲", "123\n45"]

    def test_a_number_wider_than_its_cell_stays_whole(self) -> None:
        content = [["甲", "1234567", "8"], ["乙", "2", "3"]]
        document = read(pdf(lambda canvas: table(canvas, 70, 100, content, width=30)))
        assert rows(document) == [content]

    def test_bold_by_printing_twice(self) -> None:
        def page(canvas: Canvas) -> None:
            table(canvas, 70, 100, [["合计", "11"], ["乙", "2"]])
            table(canvas, 70.3, 100, [["合计", "11"], ["乙", "2"]], rules=False)

        assert rows(read(pdf(page))) == [[["合计", "11"], ["乙", "2"]]]


class TestStrokesAndCharacters:
    def test_a_watermark_over_the_table(self) -> None:
        labels = "本年新收政府信息公开申请数量"
        content = [[labels, "31"], [labels[::-1], "7"], ["合计", "16"]]

        def page(canvas: Canvas) -> None:
            write(canvas, 70, 40, "大字标题", size=30)
            table(canvas, 70, 100, content, width=160)
            write(canvas, 150, 130, "仅供预览2022", size=44)

        document = read(pdf(page))
        assert rows(document) == [content]
        assert texts(document) == ["大字标题"]

    def test_dotted_rules_made_of_dots(self) -> None:
        def page(canvas: Canvas) -> None:
            for top in (100, 124, 148):
                for step in range(94):
                    canvas.rect(70 + 1.5 * step, HEIGHT - top, 0.75, 0.75, stroke=0, fill=1)
            for x in (70, 140, 210):
                for step in range(32):
                    canvas.rect(x, HEIGHT - 148 + 1.5 * step, 0.75, 0.75, stroke=0, fill=1)
            table(canvas, 70, 100, [["甲", "1"], ["乙", "2"]], rules=False)

        document = read(pdf(page))
        assert rows(document) == [[["甲", "1"], ["乙", "2"]]]
        assert grids(document)[0].regular

    def test_rules_as_thin_filled_areas(self) -> None:
        def page(canvas: Canvas) -> None:
            for row in range(3):
                canvas.rect(70, HEIGHT - 100 - 24 * row, 140, 0.5, stroke=0, fill=1)
            for column in range(3):
                canvas.rect(70 + 70 * column, HEIGHT - 148, 0.5, 48, stroke=0, fill=1)
            table(canvas, 70, 100, [["甲", "1"], ["乙", ""]], rules=False)

        assert rows(read(pdf(page))) == [[["甲", "1"], ["乙", ""]]]

    def test_radicals_become_characters(self) -> None:
        assert clean("一⻓、⼈⺠政府\u200b⻚") == "一长、人民政府页"

    def test_a_value_of_a_merged_label_may_be_empty(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.rect(70, HEIGHT - 148, 140, 48)
            canvas.line(140, HEIGHT - 148, 140, HEIGHT - 100)
            canvas.line(140, HEIGHT - 124, 210, HEIGHT - 124)
            write(canvas, 80, 115, "合并")
            write(canvas, 160, 105, "1")

        assert rows(read(pdf(page))) == [[["合并", "1"], [""]]]


class TestTurnedPages:
    CONTENT = (["项目", "数量"], ["许可", "12"], ["处罚", "34"])

    def test_page_with_rotation(self) -> None:
        def page(canvas: Canvas) -> None:
            canvas.setPageRotation(90)
            canvas.translate(595, 0)
            canvas.rotate(90)
            canvas.translate(0, 595 - HEIGHT)
            table(canvas, 70, 100, self.CONTENT)

        assert rows(read(pdf(page)))[0] == [list(row) for row in self.CONTENT]

    @pytest.mark.parametrize("angle", [90, -90])
    def test_page_that_lies_on_its_side(self, angle: int) -> None:
        def page(canvas: Canvas) -> None:
            if angle == 90:
                canvas.translate(595, 0)
            else:
                canvas.translate(0, HEIGHT)
            canvas.rotate(angle)
            canvas.translate(0, 595 - HEIGHT)
            table(canvas, 70, 100, self.CONTENT)

        document = read(pdf(page))
        assert rows(document)[0] == [list(row) for row in self.CONTENT]
        for cell in grids(document)[0].cells():
            assert cell.box is not None
            assert cell.box[2] <= 596  # in the units of the page as it lies
            assert cell.box[3] <= 843


class TestRowsOverPages:
    """A row that a page break has cut in two is one row; two rows stay two."""

    @staticmethod
    def read_rows(last: list[str], first: list[str]) -> list[list[list[str]]]:
        def one(canvas: Canvas) -> None:
            table(canvas, 70, 660, [["1.前一项", "1", "2"], last], width=120)

        def two(canvas: Canvas) -> None:
            table(canvas, 70, 80, [first, ["7.后一项", "3", "4"]], width=120)

        return rows(read(pdf(one, two)))

    def test_values_above(self) -> None:
        assert self.read_rows(["6.要求确认或重", "5", "6"], ["新出具", "", ""]) == [
            [["1.前一项", "1", "2"], ["6.要求确认或重新出具", "5", "6"]],
            [["7.后一项", "3", "4"]],
        ]

    def test_values_below(self) -> None:
        assert self.read_rows(["（二）部分公开（区分", "", ""], ["处理的）", "0", "6"])[0][1] == [
            "（二）部分公开（区分处理的）",
            "0",
            "6",
        ]

    @pytest.mark.parametrize(
        ("last", "first"),
        [
            (["5.甲", "5", "6"], ["6.乙", "", ""]),  # a numbered row without values
            (["5.甲", "", ""], ["6.乙", "1", "2"]),
            (["行政许可", "", ""], ["行政处罚", "1", "2"]),  # nothing says that these belong together
            (["5.甲", "5", "6"], ["乙", "1", "2"]),
            (["5.甲", "5", "6"], ["", "", ""]),
        ],
    )
    def test_two_rows(self, last: list[str], first: list[str]) -> None:
        assert self.read_rows(last, first)[0][1] == last
        assert self.read_rows(last, first)[1][0] == first


def test_no_table_without_rules_goes_on_over_a_sections_title() -> None:
    counted = [["上年结转申请数量", "5", "0", "1", "0", "0", "2", "8"], ["结转下年度继续办理", "3", "1", "0", "0", "0", "0", "4"]]
    results = ["6", "1", "0", "2", "9", "4", "0", "0", "3", "7", "2", "2", "1", "0", "5"]

    def page(canvas: Canvas) -> None:
        table(canvas, 60, 100, counted, width=60, rules=False, size=7)
        write(canvas, 90, 152, "四、政府信息公开行政复议、行政诉讼情况", size=9)
        table(canvas, 60, 168, [results], width=32, rules=False, size=7)

    document = read(pdf(page))
    assert rows(document) == [counted, [results]]
    assert texts(document) == ["四、政府信息公开行政复议、行政诉讼情况"]
