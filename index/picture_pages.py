"""Pages on which a report stands as pictures, and what to do with them."""

from __future__ import annotations

import re

from index.document import Document
from index.errors import NotAReport
from index.text import squeeze

LITTLE_TEXT = 300
"""Characters; a page with less, and without a table, has its report elsewhere."""

_MARKED = re.compile(r"[（(【\[](?:图片|扫描|影印|长图)(?:版|件)?[）)】\]]")


def picture_page(count: int = 0) -> NotAReport:
    """The error for a page whose report is ``count`` pictures (0: it is not known how many)."""
    counted = f"（{count}张）" if count else ""
    return NotAReport(
        f"这个页面上没有年报的文字和表格，只有图片{counted}：年报是以图片发布的",
        remedy="请把图片逐张另存（png、jpg 等）后导入图片文件，由文字识别读取；有 Word、PDF 或文字版的，最好导入那一版",
        english="the report on this page is a picture; save the pictures and ingest those, or take the text edition",
    )


def only_pictures(document: Document) -> NotAReport | None:
    """The error for ``document`` where its report stands in pictures that were not read, else None."""
    texts = [squeeze(block.text) for block in document.blocks if block.grid is None]
    if len(texts) < len(document.blocks) or sum(map(len, texts)) > LITTLE_TEXT:
        return None
    marked = any(_MARKED.search(text) for text in (squeeze(document.title), *texts))
    return picture_page(document.pictures) if document.pictures or marked else None
