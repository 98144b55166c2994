"""Paragraphs of plain text: one a line, or wrapped lines joined by indent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Block
from index.readers.txt_blocks import paragraph_block
from index.readers.txt_lines import FURNITURE, SECTION_TITLE, Line, display_width

SENTENCE_END = re.compile(r"[。；;：:！!？?…][”’）)]*$")
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))"
)
_GAP = re.compile(r"\S(?: {2,}|\t+ *)\S")
_LATIN = re.compile(r"[0-9A-Za-z]")


def paragraphs(lines: Sequence[Line], width: int | None) -> list[Block]:
    """The paragraphs of ``lines``, without page furniture; ``width`` as from :func:`wrapped_width`."""
    kept = [line for line in lines if not FURNITURE.fullmatch(line.text)]
    if width is None:
        return [_block([line]) for line in kept if not line.blank]
    return [_block(group) for group in _groups(kept, width)]


def wrapped_width(lines: Sequence[Line]) -> int | None:
    """Display width at which the text was wrapped by hand; ``None`` if it was not."""
    lines = [line for line in lines if not line.blank and not _GAP.search(line.text)]
    widths = sorted(display_width(line.text.strip()) for line in lines)
    if len(widths) < 4:
        return None
    width = widths[int(len(widths) * 0.9) - 1]
    if not 20 <= width <= 130 or widths[-1] > 1.35 * width:
        return None
    full = [line for line in lines if display_width(line.text.strip()) >= 0.85 * width]
    unfinished = sum(not SENTENCE_END.search(line.text.strip()) for line in full)
    return width if len(full) >= 3 and unfinished >= 0.5 * len(full) else None


def _groups(lines: Sequence[Line], width: int) -> list[list[Line]]:
    groups: list[list[Line]] = []
    margins: dict[int | None, int] = {}
    for line in lines:
        if not line.blank:
            indent = _indent(line)
            margins[line.page] = min(indent, margins.get(line.page, indent))
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        before = groups[-1][-1] if groups else None
        if before is None or _begins(line, before, gap, width, margins[line.page]):
            groups.append([])
        groups[-1].append(line)
        gap = False
    return groups


def _begins(line: Line, before: Line, gap: bool, width: int, margin: int) -> bool:
    """Whether ``line`` begins a paragraph rather than going on with ``before``."""
    if gap and line.page == before.page:
        return True
    if display_width(before.text.strip()) < 0.85 * width or SECTION_TITLE.match(line.text):
        return True
    indented = _indent(line) >= margin + 2
    return indented or (
        _ITEM.match(line.text) is not None and SENTENCE_END.search(before.text.strip()) is not None
    )


def _indent(line: Line) -> int:
    return display_width(line.text) - display_width(line.text.lstrip())


def _block(lines: Sequence[Line]) -> Block:
    joined = lines[0].text.strip()
    for line in lines[1:]:
        part = line.text.strip()
        # Two words, or two numbers, must not become one.
        glue = " " if _LATIN.match(part) and _LATIN.match(joined[-1]) else ""
        joined += glue + part
    first, last = lines[0], lines[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    return paragraph_block(joined, start, last.start + len(last.text.rstrip()), page=first.page)
