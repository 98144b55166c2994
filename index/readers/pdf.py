"""Reads PDF files: ruled tables as grids, the text around them as paragraphs."""

from __future__ import annotations

import gc
import io
import logging
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from index.document import Document
from index.errors import Unreadable
from index.readers.base import DocumentBuilder
from index.readers.pdf_blocks import add_pages
from index.readers.pdf_dots import join_dots
from index.readers.pdf_guard import broken, inspect
from index.readers.pdf_page import printed_page
from index.readers.pdf_scan import needs_recognition, table_pictures
from index.readers.pdf_shapes import PrintedPage
from index.readers.progress import page_read

# The library reports every oddity of a file as a warning; what matters is raised.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

MAX_SECONDS = 120.0
"""Reading stops with an error after this time; a six-page report takes half a second."""


_DAMAGE = (
    MalformedPDFException,
    PDFException,
    PSException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfminer lets through when an object of the file is damaged."""


MAX_CONTENT_BYTES = 8 * 2**20
"""Drawing instructions of one page, unpacked; a page of a report has some ten thousand bytes."""


class PdfReader:
    """Reads the text layer of a PDF; pages without one go through OCR."""

    media = "pdf"

    def read(self, content: bytes, source: str) -> Document:
        """The blocks of a PDF in reading order, each with its page.

        Raises:
            Unreadable: see :func:`index.readers.pdf_guard.inspect`; also when no page holds text.
        """
        count, title = inspect(content)
        pages = _printed_pages(content)
        builder = DocumentBuilder(source, self.media)
        if any(needs_recognition(content, page) or table_pictures(page) for page in pages):
            # Imported only here: recognition takes a second to load, and most files need none.
            from index.readers.ocr_pdf import recognised

            pages, notes = recognised(content, pages)
            for note in notes:
                builder.note(note)
        add_pages(builder, pages)
        document = builder.build(title=title, page_count=count)
        if not document.blocks:
            raise Unreadable(
                "PDF 中没有文字",
                remedy="若是扫描件，请换用更清晰的扫描",
                english="the PDF holds no text; if it is a scan, try a sharper one",
            )
        return document


def _printed_pages(content: bytes) -> list[PrintedPage]:
    deadline = time.monotonic() + MAX_SECONDS
    pages: list[PrintedPage] = []
    try:
        with _without_collector(), pdfplumber.open(io.BytesIO(content), unicode_norm=None) as pdf:
            for page in pdf.pages:
                if time.monotonic() > deadline:
                    raise Unreadable(
                        f"PDF 读取超过 {MAX_SECONDS:.0f} 秒，已停止",
                        english=f"reading the PDF took more than {MAX_SECONDS:.0f} seconds; stopped",
                    )
                if _content_size(page) > MAX_CONTENT_BYTES:
                    raise Unreadable(
                        f"PDF 第 {page.page_number} 页的图形过于复杂，已停止",
                        remedy="请删去该页的地图或图形后再导入",
                        english=f"page {page.page_number} of the PDF draws too much; take its drawing out",
                    )
                join_dots(page)
                pages.append(printed_page(page))
                page_read(len(pages), len(pdf.pages))
                page.close()
    except _DAMAGE as error:
        raise broken() from error
    return pages


@contextmanager
def _without_collector() -> Iterator[None]:
    """Without the collector of cyclic garbage: it walks all shapes of a page, again and again, for nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _content_size(page: Page) -> int:
    """Bytes of the page's own drawing instructions, unpacked."""
    return sum(len(stream_value(part).get_data()) for part in page.page_obj.contents)
