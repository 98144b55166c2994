"""Joins the lines of a page, or of several, into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.pdf_shapes import TextLine
from index.readers.pdf_text import join

INDENT = 1.0
"""A line that starts this many type sizes inside the left margin begins a paragraph."""

SHORT = 2.2
"""A line that ends this many type sizes before the right margin ends a paragraph."""

GAP = 1.9
"""Lines further apart than this multiple of the usual distance are not one paragraph."""

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部条])"
)
_CLOSED = re.compile(r"[。！？；：.!?;:”）)]$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Margins:
    """Where the body of the text stands: its left and right edge, usual line distance, type size."""

    left: float
    right: float
    pitch: float
    height: float


@dataclass(kw_only=True, slots=True)
class Paragraph:
    """A paragraph that is growing: its text so far and its last line."""

    text: str
    page: int
    last: TextLine
    first: TextLine
    lines: int = 1


def margins_of(pages: Sequence[Sequence[TextLine]]) -> Margins:
    """The body's margins over all ``pages``, taken from the lines of the commonest type size."""
    lines = [line for page in pages for line in page if len(line.text) > 1]
    if not lines:
        return Margins(left=0.0, right=0.0, pitch=0.0, height=0.0)
    sizes: dict[int, int] = {}
    for line in lines:
        sizes[round(line.height)] = sizes.get(round(line.height), 0) + len(line.text)
    size = max(sizes, key=lambda key: sizes[key])
    body = [line for line in lines if abs(line.height - size) <= 1]
    lefts = sorted(line.left for line in body)
    rights = sorted(line.right for line in body)
    pitches = sorted(
        below.top - above.top
        for page in pages
        for above, below in pairwise(page)
        if abs(above.height - size) <= 1
        and abs(below.height - size) <= 1
        and below.top - above.top > size * 0.8
    )
    return Margins(
        left=lefts[len(lefts) // 20],
        right=rights[-1 - len(rights) // 10],
        pitch=pitches[len(pitches) // 3] if pitches else size * 1.5,
        height=float(size),
    )


def paragraphs_of(
    lines: Sequence[TextLine], page: int, margins: Margins, open_one: Paragraph | None
) -> list[Paragraph]:
    """The paragraphs that ``lines`` of one page make.

    ``open_one`` is the last paragraph of the page before, where no table stands
    between; it is grown in place when the first line goes on with it, and is not
    in the result.
    """
    found: list[Paragraph] = []
    current = open_one
    new_page = True
    for line in lines:
        if current is not None and _goes_on(
            current, line, margins, new_page=new_page and current is open_one
        ):
            current.text = join(current.text, line.text)
            current.last = line
            current.lines += 1
        else:
            current = Paragraph(text=line.text, page=page, last=line, first=line)
            found.append(current)
        new_page = False
    return found


def _goes_on(paragraph: Paragraph, line: TextLine, margins: Margins, *, new_page: bool) -> bool:
    last = paragraph.last
    size = max(last.height, line.height)
    if abs(last.height - line.height) > 0.12 * size:
        return False
    if not new_page and line.top - last.top > max(GAP * margins.pitch * size / margins.height, 1.2 * size):
        return False
    if _is_title(last, margins) and _is_title(line, margins) and not new_page:
        return True
    if last.right < margins.right - SHORT * size:
        return False
    if line.left > margins.left + INDENT * size and not (
        paragraph.lines > 1 and abs(line.left - last.left) < 2
    ):
        return False
    return not (_NUMBERED.match(line.text) and _CLOSED.search(last.text))


def _is_title(line: TextLine, margins: Margins) -> bool:
    """Whether a line is set larger than the body and centred."""
    centre = (margins.left + margins.right) / 2
    return (
        line.height > 1.15 * margins.height and abs((line.left + line.right) / 2 - centre) < 2 * line.height
    )
