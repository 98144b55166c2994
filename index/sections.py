"""The section tree of a report: 一、（一）1. 一是, whatever the format.

Headings are found by their numbering and, where the format has them, by its own
heading levels; a heading may open a paragraph ("（一）主动公开情况。主要通过…").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document import Block, Document
from index.text import one_line

_CHINESE = "一二三四五六七八九十"
_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"(?:第?[{_CHINESE}]{{1,3}}[、.．:：]|第[{_CHINESE}]+(?:部分|章|节))\s*\S")),
    (2, re.compile(rf"[（(]\s*[{_CHINESE}]{{1,3}}\s*[）)]\s*\S")),
    (3, re.compile(r"\d{1,2}\s*[.．、](?!\d)\s*\S")),
)
LONGEST_HEADING = 60
"""Characters; a numbered line that is longer opens a paragraph."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A block with the headings that it stands under, outermost first.

    ``is_heading`` says that the block is itself a heading (its own title is then
    the last of ``path``); ``body_start`` is where running text begins in it.
    """

    index: int
    block: Block
    path: tuple[str, ...]
    is_heading: bool


def _numbered_level(text: str) -> int:
    for level, pattern in _LEVELS:
        if pattern.match(text):
            return level
    return 0


def _heading_of(text: str) -> str:
    """The heading that opens ``text``: all of it, or up to its first full stop."""
    stop = re.search(r"[。；;]", text)
    return text[: stop.start()] if stop else text


def place(document: Document) -> list[Placed]:
    """Every block of ``document`` with its path of headings."""
    stack: list[tuple[int, str]] = []
    placed: list[Placed] = []
    for index, block in enumerate(document.blocks):
        is_heading = False
        if block.grid is None:
            text = one_line(block.text)
            level = _numbered_level(text)
            heading = _heading_of(text)
            whole = heading == text and not text.endswith(("。", "；", ";"))
            if level == 0 and block.kind == "heading" and block.level > 1:
                level = min(block.level - 1, 4)
            if level and len(heading) <= LONGEST_HEADING and not _is_item(level, text, whole):
                stack = [entry for entry in stack if entry[0] < level]
                stack.append((level, heading))
                is_heading = whole
        placed.append(
            Placed(index=index, block=block, path=tuple(title for _, title in stack), is_heading=is_heading)
        )
    return placed


def _is_item(level: int, text: str, whole: bool) -> bool:
    """Whether a numbered line is an item of a list, not a heading over what follows."""
    if level == 1:
        return not whole or len(text) > 40
    return level == 3 and not whole and len(_heading_of(text)) > 30


def top_sections(placed: list[Placed]) -> dict[int, str]:
    """The top section's title for the index of every block that stands in one."""
    return {entry.index: entry.path[0] for entry in placed if entry.path}
