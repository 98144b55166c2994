"""Pages are told while a file is being read."""

from __future__ import annotations

from collections.abc import Callable

from printed_pdf import pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from index.readers import read_bytes
from index.readers.progress import pages_told_to


def page(text: str) -> Callable[[Canvas], None]:
    return lambda canvas: write(canvas, 70, 300, text)


def test_every_page_of_a_pdf_is_told() -> None:
    told: list[tuple[int, int]] = []
    content = pdf(page("第一段文字。"), page("另一段文字。"), page("最后的文字。"))
    with pages_told_to(lambda done, total: told.append((done, total))):
        read_bytes(content, "report.pdf")
    assert told == [(1, 3), (2, 3), (3, 3)]
    read_bytes(content, "report.pdf")
    assert len(told) == 3


def test_borders_of_dots_are_borders() -> None:
    def dotted(canvas: Canvas) -> None:
        table(canvas, 70, 100, [["规章", "1"], ["规范性文件", "22"]], rules=False)
        for step in range(0, 141, 2):
            for top in (100, 124, 148):
                canvas.rect(70 + step, 842 - top, 0.8, 0.8, stroke=0, fill=1)
        for step in range(0, 49, 2):
            for left in (70, 140, 210):
                canvas.rect(left, 842 - 100 - step, 0.8, 0.8, stroke=0, fill=1)

    grid = next(block.grid for block in read_bytes(pdf(dotted), "report.pdf").blocks if block.grid)
    assert grid.regular
    assert [[cell.text for cell in row] for row in grid.rows] == [["规章", "1"], ["规范性文件", "22"]]
