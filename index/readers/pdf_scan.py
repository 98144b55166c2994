"""Tells which pages of a PDF show text that is not there as text."""

from __future__ import annotations

import re

from pypdfium2 import raw

from index.readers.pdf_shapes import Box, PrintedPage, inside
from index.readers.pdfium_page import opened_page

FEW_GLYPHS = 20
"""A page with fewer characters has no text layer worth the name (a page number, a stamp)."""

SCANNED_SHARE = 0.3
"""Share of the page that pictures cover where the page is a scan."""

WHOLE_SHARE = 0.8
"""Share of the page that one picture covers where unseen text lies over a scan."""

TABLE_SHARE = 0.08
"""A picture that covers less than this share of the page is no table."""

OUTLINES = 150
"""A page without text but with this many curves shows outlined type."""

GARBLED_SHARE = 0.3
"""Share of characters without a meaning above which the text layer is worthless."""

_MEANINGLESS = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08]")


def without_text(page: PrintedPage) -> bool:
    """Whether the page shows something, but not as usable text."""
    printed = [glyph for glyph in page.glyphs if glyph.text.strip()]
    if len(printed) >= FEW_GLYPHS:
        meaningless = sum(bool(_MEANINGLESS.match(glyph.text)) for glyph in printed)
        return meaningless > GARBLED_SHARE * len(printed)
    covered = sum(_area(box) for box in page.pictures) > SCANNED_SHARE * page.width * page.height
    return covered or page.shapes >= OUTLINES


def table_pictures(page: PrintedPage) -> list[Box]:
    """Pictures on a page with text that are large enough for a table and have no text upon them."""
    return [
        box
        for box in page.pictures
        if _area(box) >= TABLE_SHARE * page.width * page.height
        and box[2] - box[0] > 0.3 * page.width
        and sum(inside(glyph.middle, box) for glyph in page.glyphs) < FEW_GLYPHS
    ]


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def unseen_text(content: bytes, page: PrintedPage) -> bool:
    """Whether the text of a page is invisible: some scanner's own recognition, laid over its picture.

    Its quality is unknown and it knows no tables, so the picture is read anew.
    """
    if not any(_area(box) > WHOLE_SHARE * page.width * page.height for box in page.pictures):
        return False
    with opened_page(content, page.number) as sheet:
        modes = [
            raw.FPDFTextObj_GetTextRenderMode(part.raw)
            for part in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        ]
    return bool(modes) and modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes) / 2


def needs_recognition(content: bytes, page: PrintedPage) -> bool:
    """Whether the whole page must be recognised."""
    return without_text(page) or unseen_text(content, page)
