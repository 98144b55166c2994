"""Headings, paragraphs and list items of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import Block
from index.readers.markdown_inline import MASKED, plain
from index.readers.txt_blocks import paragraph_block
from index.readers.txt_lines import Line
from index.readers.txt_paragraphs import SENTENCE_END

_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_ATX = re.compile(r"[ \t]{0,3}(#{1,6})(?:[ \t]+|(?=[\u3400-\u9fff（(]))(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"[ \t]{0,3}(=+|-+)[ \t]*")
_THEMATIC = re.compile(r"[ \t]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FENCE = re.compile(r"[ \t]{0,3}(?:`{3,}|~{3,})[\w+-]{0,20}[ \t]*")
_BULLET = re.compile(r"[ \t]*[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_ORDERED = re.compile(r"[ \t]*\d{1,3}(?:[.)][ \t]+|[.．、](?=[^\d\s]))")
_NUMBERED = re.compile(
    r"[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_TABLE_RULE = re.compile(r"[ \t]{0,3}[|+][-=:|+ \t]{2,}")
_DEFINITION = re.compile(r"[ \t]{0,3}\[[^\[\]^]{1,200}\]:[ \t]*\S+.*")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_BREAK_TAG = re.compile(r"<(?:br|/p|/div|/li|/center)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_HEADING_TAG = re.compile(r"<h([1-6])(?:\s[^<>]{0,1000})?>", re.IGNORECASE)
_LATIN = re.compile(r"[0-9A-Za-z]")
_BLANKS = " \t\u3000\xa0" + MASKED

LONGEST_HEADING = 60
"""Characters; a longer line above a rule is a paragraph, not a heading underlined by it."""


def text_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of ``lines``, among which there is no table."""
    group: list[Line] = []
    quoted = False
    for line in (piece for whole in lines for piece in _at_breaks(whole)):
        was_quoted, quoted = quoted, _QUOTE.match(line.text) is not None
        line = _from(line, _QUOTE.match(line.text))
        heading = _ATX.fullmatch(line.text)
        underline = _UNDERLINE.fullmatch(line.text)
        if group and underline and not quoted and _may_be_heading(group):
            yield from _block(group, level=1 if underline.group(1)[0] == "=" else 2)
            group = []
            continue
        ends = not line.text.strip(_BLANKS) or heading or quoted != was_quoted or _is_unseen(line)
        if group and (ends or _begins(line, group[-1])):
            yield from _block(group)
            group = []
        if heading:
            inner = Line(
                text=heading.group(2), start=line.start + heading.start(2), end=line.start + heading.end(2)
            )
            yield from _block([inner], level=len(heading.group(1)))
        elif line.text.strip(_BLANKS) and not _is_unseen(line):
            group.append(_from(line, _BULLET.match(line.text)))
    if group:
        yield from _block(group)


def _at_breaks(line: Line) -> Iterator[Line]:
    """The parts of a line between ``<br>`` and the like."""
    position = 0
    for match in _BREAK_TAG.finditer(line.text):
        if line.text[position : match.start()].strip(_BLANKS):
            yield Line(
                text=line.text[position : match.start()] + "  ",
                start=line.start + position,
                end=line.start + match.start(),
            )
        position = match.end()
    if position == 0 or line.text[position:].strip(_BLANKS):
        yield replace(line, text=line.text[position:], start=line.start + position)


def _from(line: Line, mark: re.Match[str] | None) -> Line:
    """``line`` behind ``mark``."""
    return replace(line, text=line.text[mark.end() :], start=line.start + mark.end()) if mark else line


def _is_unseen(line: Line) -> bool:
    """Whether the line is a rule, a fence, a table's rule or the definition of a link."""
    unseen = (_THEMATIC, _FENCE, _DEFINITION, _TABLE_RULE)
    return any(pattern.fullmatch(line.text) for pattern in unseen)


def _may_be_heading(group: Sequence[Line]) -> bool:
    text = group[-1].text.strip(_BLANKS)
    return len(group) == 1 and len(text) <= LONGEST_HEADING and not SENTENCE_END.search(text)


def _begins(line: Line, before: Line) -> bool:
    """Whether ``line`` begins a paragraph although no blank line stands above it."""
    if _BULLET.match(line.text) or _ORDERED.match(line.text) or _HARD_BREAK.search(before.text):
        return True
    if (
        line.text.startswith("\u3000\u3000")
        or _HEADING_TAG.search(line.text)
        or _HEADING_TAG.search(before.text)
    ):
        return True
    short = len(before.text.strip()) <= 40 and not SENTENCE_END.search(before.text.strip())
    if _NUMBERED.match(before.text) and short:
        return True
    return _NUMBERED.match(line.text) is not None and (
        short or SENTENCE_END.search(before.text.strip()) is not None
    )


def _block(group: Sequence[Line], level: int = 0) -> Iterator[Block]:
    """The lines of ``group`` as one block, unless nothing of them is seen."""
    tag = _HEADING_TAG.search(group[0].text)
    joined = group[0].text.strip(_BLANKS)
    for line in group[1:]:
        part = line.text.strip(_BLANKS)
        # Two words, or two numbers, must not become one.
        joined += (" " if _LATIN.match(part) and joined and _LATIN.match(joined[-1]) else "") + part
    text, _ = plain(joined.rstrip("\\"))
    if not text:
        return
    first, last = group[0], group[-1]
    start = first.start + len(first.text) - len(first.text.lstrip(_BLANKS))
    end = last.start + len(last.text.rstrip(_BLANKS))
    yield paragraph_block(text, start, end, level=level or (int(tag.group(1)) if tag else 0))
