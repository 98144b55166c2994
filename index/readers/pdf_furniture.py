"""Tells running headers, footers and page numbers from the text of a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.readers.pdf_shapes import PrintedPage, TextLine
from index.text import squeeze

MARGIN = 0.12
"""Furniture stands within this share of the page's height from its upper or lower edge."""

REPEATS = 0.5
"""A line is furniture when it stands on this share of the pages, at least on two."""

_PAGE_NUMBER = re.compile(
    r"""[\s\-—–－―·•.~_|]*(?:第\s*)?[\s\-—–－―]*
        (\d{1,4}|[ivxIVX]{1,5})
        [\s\-—–－―]*(?:页|頁)?\s*
        (?:[/／,，]?\s*(?:共\s*)?(\d{1,4})\s*(?:页|頁)?)?[\s\-—–－―·•.~_|]*""",
    re.VERBOSE,
)
_DECORATED = re.compile(r"[-—–－―·•~_|页頁/／]")


def without_furniture(
    pages: Sequence[PrintedPage], lines: Sequence[Sequence[TextLine]]
) -> list[list[TextLine]]:
    """``lines`` (one sequence a page, tables left out) without the furniture.

    A line goes if it is a page number at the edge of the page, or if the same
    words, digits aside, stand at the edge of half of the pages.
    """
    seen: Counter[tuple[bool, str]] = Counter()
    for page, page_lines in zip(pages, lines, strict=True):
        seen.update({_shape(page, line) for line in page_lines if _at_edge(page, line)})
    needed = max(2, int(len(pages) * REPEATS + 0.5))
    kept: list[list[TextLine]] = []
    for page, page_lines in zip(pages, lines, strict=True):
        kept.append(
            [
                line
                for line in page_lines
                if not (
                    _at_edge(page, line)
                    and (seen[_shape(page, line)] >= needed or _is_page_number(page, line, page_lines))
                )
            ]
        )
    return kept


def running_heads(pages: Sequence[PrintedPage], lines: Sequence[Sequence[TextLine]]) -> list[str]:
    """The words that stand at the upper edge of half of the pages, at least of two; "" is none of them."""
    seen: Counter[str] = Counter()
    for page, page_lines in zip(pages, lines, strict=True):
        seen.update({squeeze(line.text) for line in page_lines if line.bottom < page.height * MARGIN})
    needed = max(2, int(len(pages) * REPEATS + 0.5))
    return [text for text, count in seen.items() if text and count >= needed]


def _at_edge(page: PrintedPage, line: TextLine) -> bool:
    return line.bottom < page.height * MARGIN or line.top > page.height * (1 - MARGIN)


def _shape(page: PrintedPage, line: TextLine) -> tuple[bool, str]:
    """Where a line stands (upper edge or not) and its words, digits aside."""
    return line.top < page.height / 2, re.sub(r"\d+", "0", re.sub(r"\s", "", line.text))


def _is_page_number(page: PrintedPage, line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Whether a line at the edge is this page's number; a bare number must stand alone and fit."""
    found = _PAGE_NUMBER.fullmatch(line.text)
    if not found:
        return False
    if _DECORATED.search(line.text):
        return True
    outermost = all(
        other is line
        or (other.bottom <= line.top + 1 if line.top > page.height / 2 else other.top >= line.bottom - 1)
        for other in lines
    )
    return outermost and found.group(2) is None and abs(_number(found.group(1)) - page.number) <= 3


def _number(text: str) -> int:
    return int(text) if text.isdigit() else len(text)
