"""What a reader hands over: one text, and blocks that point into it.

``Document.text`` is the canonical text of a report. Every block and every cell
carries the half-open span ``[start, end)`` that it occupies there, so that a
quote is always ``document.text[start:end]``, never a reconstruction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "grid"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell as it was printed.

    ``text`` is what stands in the cell with outer white space removed; line
    breaks inside it are kept. ``row`` and ``column`` are zero-based positions
    of its upper left corner in the expanded grid. ``start`` and ``end`` span
    the cell's text in the document (``start == end`` for an empty cell).
    ``repaired`` tells how ``text`` departs from the source, where it does.
    ``box`` is where the cell stands on its page, ``(left, top, right, bottom)``
    in PDF points (pixels for a picture) from the upper left corner, where the
    format has pages.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    start: int = 0
    end: int = 0
    page: int | None = None
    repaired: str | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table as a list of rows of original cells (merged cells appear once).

    ``regular`` says that the positions can be trusted: the source had real
    cells (HTML, DOCX, ruled PDF), not text that was aligned by guess.
    """

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    page: int | None = None
    regular: bool = True
    caption: str = ""

    @property
    def column_count(self) -> int:
        """Width of the expanded grid, in columns."""
        return max((cell.column + cell.column_span for row in self.rows for cell in row), default=0)

    def cells(self) -> Iterator[Cell]:
        """Every original cell, row by row."""
        for row in self.rows:
            yield from row


@dataclass(frozen=True, kw_only=True)
class Block:
    """A heading, a paragraph or a grid, in reading order.

    ``level`` is the source's own heading level (1 is the highest) where the
    format has one (HTML ``h1``, a Word style), else 0. ``grid`` is set for
    ``kind == "grid"`` only.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    page: int | None = None
    level: int = 0
    grid: Grid | None = None


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file that has been read.

    ``source`` is the file's name or address; ``media`` the short name of the
    reader that read it (``txt``, ``html``, ``markdown``, ``docx``, ``pdf``,
    ``xlsx``, ``scan``). ``title`` is a title the format itself names (HTML
    ``<title>``, Word properties), to be weighed against the text's own.
    ``notes`` are remarks for the person who ingests: what was left out, what
    was read by OCR. ``shown`` is ``text`` with a NUL in place of every character
    that is not displayed (marks of Markdown, addresses of links, struck words), so
    that both have the same places; "" where everything is displayed. ``pictures``
    counts the pictures that a page refers to and that were not read.
    """

    text: str
    blocks: tuple[Block, ...]
    source: str
    media: str
    title: str = ""
    page_count: int | None = None
    notes: tuple[str, ...] = field(default=())
    shown: str = ""
    pictures: int = 0
