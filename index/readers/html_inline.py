"""HTML tables inside a text file: grids whose spans point into the file."""

from __future__ import annotations

import re

from index.document import Block
from index.readers.html_flow import FlowBuilder
from index.readers.html_items import Paragraph
from index.readers.html_tables import flatten, grid_rows
from index.readers.html_tokens import html_tokens
from index.readers.txt_blocks import grid_block, paragraph_block

_TABLE_TAG = re.compile(r"<(/?)table(?=[\s>])[^<>]{0,2000}>", re.IGNORECASE)


def find_html_tables(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the outermost ``<table>`` elements; one never closed reaches to the end."""
    spans: list[tuple[int, int]] = []
    depth = 0
    start = 0
    for match in _TABLE_TAG.finditer(text):
        if not match.group(1):
            if depth == 0:
                start = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((start, match.end()))
    if depth:
        spans.append((start, len(text)))
    return spans


def html_blocks(text: str, start: int, end: int) -> list[Block]:
    """The blocks of ``text[start:end]``, which is HTML; spans point into ``text``."""
    blocks: list[Block] = []
    for item in flatten(FlowBuilder().feed(html_tokens(text, start, end)).items):
        if item.hidden:
            continue
        if isinstance(item, Paragraph):
            blocks.append(paragraph_block(item.text, item.start, item.end, level=item.level))
            continue
        if item.caption:
            blocks.append(paragraph_block(item.caption, item.start, item.start))
        block = grid_block(grid_rows(item), regular=True)
        if block is not None:
            blocks.append(block)
    return blocks
