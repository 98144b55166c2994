"""Makes small PDF files for the tests of the PDF reader."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def pdf(*pages: Callable[[Canvas], None], **settings: object) -> bytes:
    """A PDF with one page for each drawing function; y runs upwards from the lower edge."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **settings)
    for page in pages:
        canvas.setFont(FONT, 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(canvas: Canvas, x: float, top: float, text: str, *, size: float = 12) -> None:
    """Writes ``text`` so that its upper edge is ``top`` points below the page's upper edge."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, HEIGHT - top - size, text)


def table(
    canvas: Canvas,
    x: float,
    top: float,
    rows: Sequence[Sequence[str]],
    *,
    width: float = 70,
    height: float = 24,
    rules: bool = True,
    size: float = 10,
) -> None:
    """A table of equal cells with centred text."""
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            left, upper = x + column * width, top + row * height
            if rules:
                canvas.rect(left, HEIGHT - upper - height, width, height)
            canvas.setFont(FONT, size)
            canvas.drawCentredString(left + width / 2, HEIGHT - upper - height / 2 - size * 0.35, text)
