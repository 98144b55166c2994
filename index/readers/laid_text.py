"""Tables in the paragraphs of a format that has cells of its own, laid out as text files lay them out.

A report pasted into a Word file or a ``<pre>`` keeps the tabs between its cells, or one cell a
paragraph, and nothing else. The readers of text files know these layouts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Grid
from index.readers.base import DocumentBuilder
from index.readers.txt import blocks_of_lines
from index.readers.txt_lines import SECTION_TITLE, Line, is_value, split_lines

LEAST_TABBED = 2
"""Lines with a tab between words before paragraphs are searched for tables."""

LEAST_LONE_VALUES = 8
"""Lines of one value and nothing else before paragraphs are searched for tables."""

LEAST_GAPPED = 3
"""Lines with wide gaps between numbers before paragraphs are searched for tables."""

_GAP = re.compile(r"[ \u00a0\u3000]{2,}")


@dataclass(frozen=True, kw_only=True)
class LaidText:
    """A paragraph: ``text`` as it is read, ``laid`` with its tabs and line breaks, ``level`` of a heading."""

    text: str
    laid: str
    level: int = 0


def add_paragraphs(builder: DocumentBuilder, paragraphs: Sequence[LaidText]) -> None:
    """Adds ``paragraphs`` that follow each other, with the tables that their tabs and order show."""
    text = "\n".join(part.laid for part in paragraphs)
    grids = list(_grids(text)) if _may_hold_tables(text) else []
    position = passed = 0
    for part in paragraphs:
        end = position + len(part.laid)
        while passed < len(grids) and grids[passed].end <= position:
            passed += 1
        last = passed
        while last < len(grids) and grids[last].start < end:
            last += 1
        here = grids[passed:last]
        if not here:
            builder.add_text(part.text, level=part.level)
        for start, piece in _pieces(text, position, end, here):
            if isinstance(piece, str):
                builder.add_text(piece)
            elif start >= position:
                builder.add_grid([list(row) for row in piece.rows], regular=piece.regular)
        position = end + 1


def add_text(builder: DocumentBuilder, text: str) -> None:
    """Adds the paragraphs and tables of ``text``, which shows as it is written."""
    for block in blocks_of_lines(split_lines(text), text):
        if block.grid is None:
            builder.add_text(block.text)
        else:
            builder.add_grid([list(row) for row in block.grid.rows], regular=block.grid.regular)


def _may_hold_tables(text: str) -> bool:
    lines = text.split("\n")
    tabbed = sum("\t" in line.strip() for line in lines)
    alone = sum(is_value(line) for line in lines)
    gapped = sum(_is_gapped(line) for line in lines)
    return tabbed >= LEAST_TABBED or alone >= LEAST_LONE_VALUES or gapped >= LEAST_GAPPED


def _is_gapped(line: str) -> bool:
    """Whether a line is words and numbers with wide gaps between them."""
    pieces = _GAP.split(line.strip())
    return len(pieces) > 2 and is_value(pieces[-1]) and is_value(pieces[-2])


def _grids(text: str) -> Iterator[Grid]:
    for block in blocks_of_lines(split_lines(text), text):
        if block.grid is not None and not _is_contents(block.grid):
            yield block.grid


def _is_contents(grid: Grid) -> bool:
    """Whether a grid is the table of contents: titles with the pages that they are on."""
    rows = [[cell.text for cell in row if cell.text] for row in grid.rows]
    titled = sum(len(row) == 2 and bool(SECTION_TITLE.fullmatch(row[0])) for row in rows)
    return titled >= 2 and all(len(row) <= 2 for row in rows)


def _pieces(text: str, first: int, last: int, grids: Sequence[Grid]) -> Iterator[tuple[int, Grid | str]]:
    """The grids that touch ``text[first:last]`` and the lines between them, in order."""
    if not grids:
        return
    waiting = list(grids)
    for line in split_lines(text[first:last]):
        start = first + line.start
        covering = _covering(line, start, grids)
        while waiting and (covering is waiting[0] or waiting[0].end <= start):
            yield waiting[0].start, waiting.pop(0)
        if covering is None and not line.blank:
            yield start, line.text


def _covering(line: Line, start: int, grids: Sequence[Grid]) -> Grid | None:
    end = start + len(line.text)
    return next((grid for grid in grids if grid.start < max(end, start + 1) and grid.end > start), None)
