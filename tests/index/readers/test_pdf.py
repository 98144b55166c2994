"""The PDF reader on files made here."""

from __future__ import annotations

import io

import pytest
from printed_pdf import pdf, table, write
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from index.document import Document, Grid
from index.errors import Unreadable
from index.readers import pdf_guard, read_bytes


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


class TestParagraphs:
    def test_lines_are_joined_without_spaces(self) -> None:
        document = read(pdf(body))
        assert texts(document) == [BODY[:-2] + BODY + "共25件。"]
        assert document.blocks[0].page == 1

    def test_an_indented_line_begins_a_paragraph(self) -> None:
        def page(canvas: Canvas) -> None:
            write(canvas, 94, 100, BODY[:-2])
            write(canvas, 70, 122, BODY)
            write(canvas, 94, 144, BODY[:-2])

        assert texts(read(pdf(page))) == [BODY[:-2] + BODY, BODY[:-2]]

    def test_a_heading_stands_alone(self) -> None:
        def page(canvas: Canvas) -> None:
            write(canvas, 94, 78, "一、总体情况")
            body(canvas)

        assert texts(read(pdf(page)))[0] == "一、总体情况"

    def test_a_paragraph_goes_on_over_the_page_and_its_number(self) -> None:
        def first(canvas: Canvas) -> None:
            write(canvas, 94, 700, BODY[:-2])
            write(canvas, 70, 722, BODY)
            write(canvas, 290, 790, "- 1 -")

        def second(canvas: Canvas) -> None:
            write(canvas, 70, 100, BODY)
            write(canvas, 70, 122, "到此为止。")
            write(canvas, 290, 790, "- 2 -")

        assert texts(read(pdf(first, second))) == [BODY[:-2] + BODY + BODY + "到此为止。"]

    def test_latin_words_keep_their_space(self) -> None:
        def page(canvas: Canvas) -> None:
            write(canvas, 70, 100, "open government")

        assert texts(read(pdf(page))) == ["open government"]

    def test_a_number_broken_at_the_line_end_is_one_number(self) -> None:
        def page(canvas: Canvas) -> None:
            write(canvas, 94, 100, BODY[:-2])
            write(canvas, 70, 122, BODY[:-2] + "1234")
            write(canvas, 70, 144, "567件。")

        assert texts(read(pdf(page))) == [BODY[:-2] + BODY[:-2] + "1234567件。"]


class TestFurniture:
    def test_running_heads_and_numbers_are_left_out(self) -> None:
        def page(number: int, form: str) -> object:
            def draw(canvas: Canvas) -> None:
                write(canvas, 200, 30, "某某市政府信息公开年报", size=9)
                body(canvas)
                write(canvas, 290, 800, form.format(number), size=9)

            return draw

        for form in ("-{}-", "— {} —", "{}", "第{}页", "第 {} 页 共 3 页", "{}/3"):
            document = read(pdf(*(page(number, form) for number in (1, 2, 3))))
            assert len(texts(document)) == 3, form
            assert all("年报" not in text for text in texts(document))

    def test_a_number_in_the_text_stays(self) -> None:
        def page(canvas: Canvas) -> None:
            body(canvas)
            write(canvas, 94, 400, "2023")

        assert "2023" in texts(read(pdf(page)))


class TestAlignedTables:
    def test_columns_are_found_by_their_numbers(self) -> None:
        content = [
            ["信息内容", "本年制发", "本年废止", "现行有效"],
            ["规章", "0", "12", "3"],
            ["规范性文件", "4", "", "156"],
        ]

        def page(canvas: Canvas) -> None:
            body(canvas)
            table(canvas, 70, 200, content, rules=False, width=90)
            write(canvas, 70, 300, "以上为表。")

        document = read(pdf(page))
        assert rows(document) == [content]
        assert not grids(document)[0].regular
        assert texts(document)[-1] == "以上为表。"

    def test_prose_is_no_table(self) -> None:
        def page(canvas: Canvas) -> None:
            body(canvas)
            write(canvas, 70, 300, "联系人：张三")
            write(canvas, 250, 300, "电话：0517-1234")

        assert not grids(read(pdf(page)))


class TestRefusals:
    def test_cut_off(self) -> None:
        content = pdf(body)
        with pytest.raises(Unreadable) as caught:
            read(content[: len(content) // 3])
        assert "\n" not in caught.value.line()

    def test_password(self) -> None:
        locked = pdf(body, encrypt=pdfencrypt.StandardEncryption("secret", canPrint=0))
        with pytest.raises(Unreadable, match="密码"):
            read(locked)

    def test_locked_against_changes_only(self) -> None:
        content = pdf(body, encrypt=pdfencrypt.StandardEncryption("", ownerPassword="owner", canModify=0))
        assert texts(read(content))

    def test_no_pages(self) -> None:
        empty = (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
        )
        with pytest.raises(Unreadable):
            read(empty)

    def test_blank_page(self) -> None:
        with pytest.raises(Unreadable, match="没有文字"):
            read(pdf(lambda canvas: None))

    def test_too_many_pages(self) -> None:
        many = pdf(*([lambda canvas: None] * (pdf_guard.MAX_PAGES + 1)))
        with pytest.raises(Unreadable, match=str(pdf_guard.MAX_PAGES)):
            read(many)

    def test_a_stream_that_unfolds_without_end(self) -> None:
        import zlib

        packed = zlib.compress(b" " * (pdf_guard.MAX_STREAM_BYTES + 10), 9)
        out = io.BytesIO()
        out.write(pdf(body))
        out.write(b"\n99 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(packed))
        out.write(packed + b"\nendstream endobj\n")
        with pytest.raises(Unreadable, match="过大"):
            read(out.getvalue())
