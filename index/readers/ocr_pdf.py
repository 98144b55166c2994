"""Recognises PDF pages that carry no usable text: scans, outlined type, pictures of tables."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.errors import Unreadable
from index.readers.ocr import MAX_PAGES, MAX_SECONDS, check_time, remarks
from index.readers.ocr_engine import Picture
from index.readers.ocr_page import ReadPage, read_page, shows_table
from index.readers.pdf_scan import needs_recognition, table_pictures
from index.readers.pdf_shapes import Box, Glyph, PrintedPage, Rule
from index.readers.pdfium_page import opened_page
from index.readers.progress import page_read

RESOLUTION = 200.0
"""Pages are drawn at this many dots per inch."""

MAX_PIXELS = 16_000_000
"""Larger pages are drawn at a lower resolution (A3 at 200 dpi has 7.7 million pixels)."""


def recognised(content: bytes, pages: Sequence[PrintedPage]) -> tuple[list[PrintedPage], list[str]]:
    """``pages`` with the text that only recognition can give, and remarks on it.

    Raises:
        Unreadable: more pages than :data:`index.readers.ocr.MAX_PAGES` would need it.
    """
    scanned = {page.number for page in pages if needs_recognition(content, page)}
    if len(scanned) > MAX_PAGES:
        raise Unreadable(
            f"PDF 有 {len(scanned)} 页是扫描件，超过上限 {MAX_PAGES} 页",
            remedy="请拆分后分别导入",
            english=f"{len(scanned)} pages of the PDF are scans; the limit is {MAX_PAGES}",
        )
    deadline = time.monotonic() + MAX_SECONDS
    result: list[PrintedPage] = []
    notes: list[str] = []
    for page in pages:
        if page.number in scanned:
            check_time(deadline)
            read = read_page(_drawn(content, page), page.number, height=page.height)
            notes.extend(remarks([read]))
            result.append(read.page)
            page_read(page.number, len(pages))
            continue
        for box in table_pictures(page):
            check_time(deadline)
            page, remark = _with_picture(content, page, box)
            notes.extend(remark)
        result.append(page)
    return result, notes


def _drawn(content: bytes, page: PrintedPage) -> Picture:
    """The page as a picture."""
    scale = min(RESOLUTION / 72, (MAX_PIXELS / max(page.width * page.height, 1.0)) ** 0.5)
    with opened_page(content, page.number) as sheet:
        pixels = sheet.render(scale=scale).to_numpy()
        if pixels.ndim == 2 or pixels.shape[2] == 1:
            pixels = np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
        # A copy: what the document holds is gone with it.
        return np.array(pixels[:, :, :3], order="C")


def _with_picture(content: bytes, page: PrintedPage, box: Box) -> tuple[PrintedPage, list[str]]:
    """``page`` with the table that the picture in ``box`` shows, if it shows one."""
    picture = _drawn(content, page)
    scale = picture.shape[0] / page.height
    left, top, right, bottom = (max(0, round(edge * scale)) for edge in box)
    crop = np.ascontiguousarray(picture[top:bottom, left:right])
    if min(crop.shape[:2]) < 50 or not shows_table(crop):
        return page, [f"第 {page.number} 页有一幅图片，其中没有表格，未读取"]
    read: ReadPage = read_page(crop, page.number, height=crop.shape[0] / scale)
    across, down = left / scale, top / scale
    merged = replace(
        page,
        glyphs=page.glyphs + tuple(_shifted(glyph, across, down) for glyph in read.page.glyphs),
        horizontals=page.horizontals
        + tuple(
            Rule(at=rule.at + down, begin=rule.begin + across, end=rule.end + across)
            for rule in read.page.horizontals
        ),
        verticals=page.verticals
        + tuple(
            Rule(at=rule.at + across, begin=rule.begin + down, end=rule.end + down)
            for rule in read.page.verticals
        ),
    )
    return merged, remarks([read])


def _shifted(glyph: Glyph, across: float, down: float) -> Glyph:
    return replace(
        glyph,
        left=glyph.left + across,
        right=glyph.right + across,
        top=glyph.top + down,
        bottom=glyph.bottom + down,
    )
