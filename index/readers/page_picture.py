"""A page of a PDF, or a pictured page, as a picture in which places are marked."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, UnidentifiedImageError

from index.errors import Unreadable
from index.readers.pdfium_page import opened_page

Box = tuple[float, float, float, float]
WIDTH = 1100
"""Pixels; a page is drawn this wide, which reads well on a desk and when zoomed on a phone."""
MOST_PIXELS = 40_000_000
"""A larger picture is not opened."""
_ROW = (255, 214, 0, 70)
_CELL = (192, 57, 43, 255)
_one_at_a_time = threading.Lock()
"""PDFium is not to be used by two threads at once."""


def page_picture(content: bytes, page: int, row: Sequence[Box] = (), cell: Box | None = None) -> bytes:
    """Page ``page`` (from 1) as PNG, the cells of ``row`` tinted and ``cell`` outlined.

    Boxes are in the units of the readers: points from the top left corner for a
    PDF with text, pixels for a picture. Raises :class:`Unreadable` where there
    is no such page.
    """
    if content.startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        image, scale = _of_pdf(content, page)
    else:
        image, scale = _of_picture(content, page)
    marks = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(marks)
    for box in row:
        pen.rectangle([value * scale for value in box], fill=_ROW)
    if cell is not None:
        pen.rectangle([value * scale for value in cell], outline=_CELL, width=4)
    made = BytesIO()
    Image.alpha_composite(image.convert("RGBA"), marks).convert("RGB").save(
        made, format="PNG", optimize=False
    )
    return made.getvalue()


def page_height(content: bytes, page: int) -> float:
    """How high a page of a PDF is, in points. Raises :class:`Unreadable` where there is no such page."""
    with _one_at_a_time, opened_page(content, page) as sheet:
        return float(sheet.get_height())


def _of_pdf(content: bytes, page: int) -> tuple[Image.Image, float]:
    with _one_at_a_time, opened_page(content, page) as sheet:
        scale = WIDTH / max(1.0, sheet.get_width())
        image: Image.Image = sheet.render(scale=scale).to_pil()
        return image, scale


def _of_picture(content: bytes, page: int) -> tuple[Image.Image, float]:
    try:
        with Image.open(BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _gone(page)
            opened.seek(page - 1)
            image = opened.convert("RGB")
    except (UnidentifiedImageError, EOFError, OSError, ValueError) as error:
        raise _gone(page) from error
    scale = min(1.0, WIDTH / image.width)
    return image.resize((round(image.width * scale), round(image.height * scale))), scale


def _gone(page: int) -> Unreadable:
    return Unreadable(f"没有第{page}页", english=f"there is no page {page}")
