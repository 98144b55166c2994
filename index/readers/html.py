"""Saved web pages."""

from __future__ import annotations

import re
from itertools import groupby

from index.cut_off import INSIDE_A_TABLE, stops_inside_a_table, without_cut_cell
from index.document import Document
from index.errors import Unreadable
from index.picture_pages import picture_page
from index.readers.base import DocumentBuilder
from index.readers.encoding import decode
from index.readers.html_content import main_content, shown_labels, shows_report
from index.readers.html_flow import FlowBuilder
from index.readers.html_items import FlowTable, Paragraph
from index.readers.html_pictures import picture_count
from index.readers.html_styled_tables import as_tables, has_styled_tables
from index.readers.html_styles import PageStyles, page_styles
from index.readers.html_tables import Item, flatten, grid_rows
from index.readers.html_tokens import html_tokens
from index.readers.laid_text import LaidText, add_paragraphs, add_text

MAX_HTML_CHARACTERS = 30_000_000
"""Longest page that is read, in characters; pictures may be embedded in it."""

MAX_TAGS = 2_000_000
"""More tags than this are refused: a page of a report has some ten thousand."""

TITLE_NAMES = ("articletitle", "og:title", "title")
DATA_NAMES = ("pubdate", "contentsource", "columnname", "sitename", "author")


class HtmlReader:
    """Reads the report on a web page; the text is put together from what is visible."""

    media = "html"

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address.

        Raises :class:`index.errors.Unreadable` for what is not text or too large,
        :class:`index.errors.NotAReport` for a page that shows pictures and no text.
        """
        page = decode(content, limit=MAX_HTML_CHARACTERS)
        if page.count("<") > MAX_TAGS:
            raise Unreadable(
                f"网页的标签超过{MAX_TAGS // 10_000}万个",
                remedy="请只保存报告正文",
                english=f"The page has more than {MAX_TAGS} tags; save the report alone",
            )
        cut_off = stops_inside_a_table(page)
        flow = _flow(without_cut_cell(page) if cut_off else page)
        builder = DocumentBuilder(source, self.media)
        if cut_off:
            builder.note(INSIDE_A_TABLE)
        for is_text, run in groupby(main_content(list(flatten(flow.items)), flow.elements), _is_text):
            if is_text:
                _add_paragraphs(builder, [item for item in run if isinstance(item, Paragraph)])
                continue
            for table in run:
                if isinstance(table, FlowTable):
                    builder.add_grid(grid_rows(table), caption=table.caption)
        named = [
            f"{name}={flow.meta[name].strip()}" for name in DATA_NAMES if flow.meta.get(name, "").strip()
        ]
        if named:
            builder.note("网页元数据：" + "；".join(named))
        document = builder.build(title=_title(flow), pictures=0 if builder.has_grid else picture_count(page))
        if not document.blocks and document.pictures:
            raise picture_page(document.pictures)
        if not document.blocks:
            raise Unreadable(
                "网页里没有可见的文字",
                remedy="请保存完整的网页",
                english="The page shows no text; save the whole page",
            )
        return document


def _is_text(item: Item) -> bool:
    return isinstance(item, Paragraph)


def _add_paragraphs(builder: DocumentBuilder, paragraphs: list[Paragraph]) -> None:
    """Adds paragraphs that follow each other, the tables among them, and texts that show as written."""
    for several, run in groupby(paragraphs, key=lambda item: "\n" in item.laid):
        items = list(run)
        if several:
            add_text(builder, "\n".join(item.laid for item in items))
        else:
            parts = [LaidText(text=item.text, laid=item.laid or item.text, level=item.level) for item in items]
            add_paragraphs(builder, parts)


def _flow(page: str) -> FlowBuilder:
    """The flow of a page; one that shows nothing of a report is read as if its script had run.

    What classes hide is left out where all of its labels are shown elsewhere: it is another edition of the same rows.
    """
    styles = page_styles(page)
    flow = _fed(page, styles)
    if styles.hidden:
        thorough = _fed(page, page_styles(page, thorough=True))
        if shows_report(thorough.items) and shown_labels(thorough.items) >= shown_labels(flow.items):
            return thorough
    if "hidden" not in page or shows_report(flow.items):
        return flow
    revealed = _fed(page, page_styles(page, reveal=True))
    return revealed if shows_report(revealed.items) else flow


def _fed(page: str, styles: PageStyles) -> FlowBuilder:
    tokens = html_tokens(page)
    builder = FlowBuilder(styles)
    return builder.feed(as_tables(tokens) if has_styled_tables(page) else tokens)


def _title(flow: FlowBuilder) -> str:
    named = (flow.meta.get(name, "") for name in TITLE_NAMES)
    title = next((text for text in named if text.strip()), flow.page_title)
    return re.sub(r"\s+", " ", title).strip()
