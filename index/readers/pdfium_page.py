"""A page of a PDF as PDFium sees it, which is the stricter of the two libraries that read PDFs here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from index.errors import Unreadable


@contextmanager
def opened_page(content: bytes, number: int) -> Iterator[pypdfium2.PdfPage]:
    """Page ``number`` (from 1), closed with its document afterwards.

    Raises :class:`index.errors.Unreadable` where PDFium cannot open, load or draw it.
    """
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document[number - 1]
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Unreadable(
            f"PDF 第{number}页已损坏，画不出来",
            remedy="请用阅读器打开后另存或重新下载",
            english=f"page {number} of the PDF is damaged and cannot be drawn; save it again or download it anew",
        ) from error
