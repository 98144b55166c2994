"""Recognition of pictures and scanned PDF pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import docx.shared
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont
from printed_pdf import HEIGHT, WIDTH, pdf, write
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from index.document import Document, Grid
from index.errors import Unreadable
from index.readers import ocr, read_bytes

CONTENT = [
    ["Item", "Last", "This", "Sum"],
    ["Alpha", "0", "12", "12"],
    ["Beta", "7", "", "7"],
    ["Gamma", "6", "9", "15"],
    ["Total", "13", "2021", "2034"],
]


def drawn(
    rows: Sequence[Sequence[str]] = CONTENT,
    *,
    size: tuple[int, int] = (1240, 1754),
    at: tuple[int, int] = (150, 300),
    cell: tuple[int, int] = (220, 60),
    rules: bool = True,
) -> Image.Image:
    """A page at 150 dpi with a table of equal cells below a title."""
    page = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(page)
    pen.text((size[0] / 2, 150), "ANNUAL REPORT HEADLINE", fill="black", anchor="mm", font=letters(48))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            left, top = at[0] + column * cell[0], at[1] + row * cell[1]
            if rules:
                pen.rectangle((left, top, left + cell[0], top + cell[1]), outline="black", width=2)
            middle = (left + cell[0] / 2, top + cell[1] / 2)
            pen.text(middle, text, fill="black", anchor="mm", font=letters(28))
    return page


def letters(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def saved(image: Image.Image, kind: str = "PNG", **settings: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def grids(document: Document) -> list[Grid]:
    return [block.grid for block in document.blocks if block.grid is not None]


def rows(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in grid.rows] for grid in grids(document)]


class TestPictures:
    def test_ruled_table(self) -> None:
        document = read_bytes(saved(drawn()), "page.png")
        assert rows(document) == [CONTENT]
        assert grids(document)[0].regular
        assert document.blocks[0].text.replace(" ", "") == "ANNUALREPORTHEADLINE"
        assert (document.media, document.page_count) == ("scan", 1)
        assert "OCR" in document.notes[0]
        assert "置信度" in document.notes[0]
        box = grids(document)[0].rows[1][1].box
        assert box is not None
        assert all(abs(edge - true) < 6 for edge, true in zip(box, (370, 360, 590, 420), strict=True))

    @pytest.mark.parametrize("angle", [1.5, -2.5])
    def test_tilted(self, angle: float) -> None:
        page = drawn().rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
        assert rows(read_bytes(saved(page, "JPEG", quality=70), "page.jpg")) == [CONTENT]

    @pytest.mark.parametrize("turn", [90, 180, 270])
    def test_turned(self, turn: int) -> None:
        page = drawn().rotate(turn, expand=True)
        document = read_bytes(saved(page, "WEBP"), "page.webp")
        assert rows(document) == [CONTENT]
        # The box is where the cell stands in the picture as it was handed over.
        left, top, right, bottom = 370, 360, 590, 420
        true = {
            90: (top, 1240 - right, bottom, 1240 - left),
            180: (1240 - right, 1754 - bottom, 1240 - left, 1754 - top),
            270: (1754 - bottom, left, 1754 - top, right),
        }[turn]
        box = grids(document)[0].rows[1][1].box
        assert box is not None
        assert all(abs(edge - one) < 6 for edge, one in zip(box, true, strict=True))

    def test_merged_cell(self) -> None:
        page = drawn([["", "", "", ""], ["A1", "B2", "C3", "D4"]])
        pen = ImageDraw.Draw(page)
        pen.rectangle((152, 302, 1028, 358), fill="white")
        pen.text((590, 330), "ONE HEAD", fill="black", anchor="mm", font=letters(28))
        document = read_bytes(saved(page), "page.png")
        assert rows(document) == [[["ONE HEAD"], ["A1", "B2", "C3", "D4"]]]
        assert grids(document)[0].rows[0][0].column_span == 4

    def test_several_pages_and_transparency(self) -> None:
        first, second = drawn([["A", "1"], ["B", "2"]]), drawn([["C", "3"], ["D", "4"]])
        content = saved(first, "TIFF", save_all=True, append_images=[second], compression="tiff_lzw")
        document = read_bytes(content, "pages.tif")
        assert [grid.page for grid in grids(document)] == [1, 2]
        assert rows(document)[1] == [["C", "3"], ["D", "4"]]

        clear = Image.new("RGBA", first.size, (0, 0, 0, 0))
        mask = first.convert("L").point(lambda value: 255 - value)
        clear.paste((0, 0, 0, 255), mask=mask)
        assert rows(read_bytes(saved(clear), "clear.png")) == [[["A", "1"], ["B", "2"]]]

    def test_nothing_to_read(self) -> None:
        with pytest.raises(Unreadable, match="没有识别出文字"):
            read_bytes(saved(Image.new("L", (800, 600), 255)), "blank.png")

    def test_cut_off(self) -> None:
        content = saved(drawn())
        with pytest.raises(Unreadable, match="损坏"):
            read_bytes(content[: len(content) // 2], "page.png")

    def test_too_many_pixels(self) -> None:
        wide = Image.new("1", (ocr.MAX_PIXELS // 1000 + 1, 1000))
        with pytest.raises(Unreadable, match="过大"):
            read_bytes(saved(wide), "wide.png")

    def test_too_many_pages(self) -> None:
        small = Image.new("1", (8, 8))
        content = saved(small, "TIFF", save_all=True, append_images=[small] * ocr.MAX_PAGES)
        with pytest.raises(Unreadable, match=str(ocr.MAX_PAGES)):
            read_bytes(content, "pages.tif")


def picture_page(image: Image.Image, left: float, top: float, width: float, height: float) -> object:
    """Draws ``image`` on a PDF page, in points from the upper left corner."""

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), left, HEIGHT - top - height, width, height)

    return page


class TestPdf:
    def test_scanned_page(self) -> None:
        document = read_bytes(pdf(picture_page(drawn(), 0, 0, WIDTH, HEIGHT)), "scan.pdf")
        assert rows(document) == [CONTENT]
        assert document.media == "pdf"
        assert "第 1 页" in document.notes[0]
        box = grids(document)[0].rows[1][1].box
        assert box is not None
        true = [edge * 72 / 150 for edge in (370, 360, 590, 420)]
        assert all(abs(edge - one) < 4 for edge, one in zip(box, true, strict=True))

    def test_unseen_text_over_a_scan_is_not_trusted(self) -> None:
        def page(canvas: Canvas) -> None:
            picture_page(drawn(), 0, 0, WIDTH, HEIGHT)(canvas)  # type: ignore[operator]
            text = canvas.beginText(72, HEIGHT - 200)
            text.setTextRenderMode(3)
            for _ in range(4):
                text.textLine("some other recognition 99")
            canvas.drawText(text)

        document = read_bytes(pdf(page), "scan.pdf")
        assert rows(document) == [CONTENT]
        assert "99" not in document.text

    def test_a_picture_of_a_table_between_paragraphs(self) -> None:
        table = drawn().crop((100, 250, 1100, 650))

        def page(canvas: Canvas) -> None:
            write(canvas, 94, 100, "这一段在图片之前，它说明下面的表格是一幅图。")
            picture_page(table, 60, 150, 480, 192)(canvas)  # type: ignore[operator]
            write(canvas, 94, 400, "这一段在图片之后，它说明上面的表格是一幅图。")

        document = read_bytes(pdf(page), "mixed.pdf")
        assert [block.kind for block in document.blocks] == ["paragraph", "grid", "paragraph"]
        assert rows(document) == [CONTENT]

    def test_a_photograph_is_mentioned_and_left_out(self) -> None:
        photograph = Image.effect_noise((600, 300), 80).convert("RGB")

        def page(canvas: Canvas) -> None:
            write(canvas, 94, 100, "这一段在图片之前，它说明下面的图片不是表格。")
            picture_page(photograph, 60, 150, 480, 240)(canvas)  # type: ignore[operator]

        document = read_bytes(pdf(page), "mixed.pdf")
        assert [block.kind for block in document.blocks] == ["paragraph"]
        assert "图片" in document.notes[0]

    def test_a_text_layer_without_meaning(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Characters without a code are not passed on as text."""
        from index.readers.pdf_scan import without_text
        from index.readers.pdf_shapes import Glyph, PrintedPage

        glyphs = tuple(
            Glyph(text=f"(cid:{number})", left=number, top=0, right=number + 1, bottom=1, height=1)
            for number in range(40)
        )
        page = PrintedPage(number=1, width=595, height=842, glyphs=glyphs, horizontals=(), verticals=())
        assert without_text(page)


class TestDocx:
    def test_a_picture_of_a_table(self) -> None:
        made = docx.Document()
        made.add_paragraph("上面的话。")
        made.add_picture(io.BytesIO(saved(drawn().crop((100, 250, 1100, 650)))), width=docx.shared.Cm(14))
        made.add_picture(io.BytesIO(saved(Image.effect_noise((600, 300), 80).convert("RGB"))))
        made.add_paragraph("下面的话。")
        out = io.BytesIO()
        made.save(out)
        document = read_bytes(out.getvalue(), "a.docx")
        assert rows(document) == [CONTENT]
        assert [block.kind for block in document.blocks] == ["paragraph", "grid", "paragraph"]
        assert grids(document)[0].page is None
        assert len(document.notes) == 2


@pytest.mark.slow
@pytest.mark.parametrize("resolution", [150, 200])
def test_published_tables_read_from_pictures(shared_reports: Path, resolution: int) -> None:
    """Every cell of two printed pages is read as the text layer has it."""
    content = (shared_reports / "hongze-2023.pdf").read_bytes()
    true = [grid for grid in grids(read_bytes(content, "report.pdf")) if grid.page in (3, 4)]
    found: list[Grid] = []
    document = pypdfium2.PdfDocument(content)
    try:
        for number in (3, 4):
            page = document[number - 1].render(scale=resolution / 72).to_pil()
            found.extend(grids(read_bytes(saved(page), "page.png")))
    finally:
        document.close()
    assert len(found) == len(true)
    for read, printed in zip(found, true, strict=True):
        assert [[plain(cell.text) for cell in row] for row in read.rows] == [
            [plain(cell.text) for cell in row] for row in printed.rows
        ]


def plain(text: str) -> str:
    """``text`` with one kind of bracket and without spaces."""
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def test_a_page_without_text_has_no_confidence() -> None:
    blank = Image.new("RGB", (1240, 1754), "white")
    out = io.BytesIO()
    drawn().save(out, "TIFF", save_all=True, append_images=[blank])
    notes = read_bytes(out.getvalue(), "pages.tif").notes
    assert any(note.startswith("第 2 页没有识别出文字：可能是空白页") for note in notes)
    assert not any("0.00" in note for note in notes)
