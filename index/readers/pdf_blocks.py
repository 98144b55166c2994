"""From printed pages to blocks: grids where tables stand, paragraphs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.body_names import body_name, ends_like_a_body
from index.readers.base import DocumentBuilder
from index.readers.pdf_align import AlignedTable, aligned_tables
from index.readers.pdf_furniture import running_heads, without_furniture
from index.readers.pdf_paragraphs import Paragraph, margins_of, paragraphs_of
from index.readers.pdf_rows import joined_rows
from index.readers.pdf_shapes import PrintedPage, TextLine
from index.readers.pdf_tables import Table, ruled_tables
from index.readers.pdf_text import lines_of

Piece = list[TextLine] | Table | AlignedTable
"""What follows one another on a page: lines of running text, a ruled table, an aligned one."""


def add_pages(builder: DocumentBuilder, pages: Sequence[PrintedPage]) -> None:
    """Adds the pages' paragraphs and grids to ``builder``, in reading order."""
    layouts = [ruled_tables(page) for page in pages]
    printed = [lines_of(outside) for _, outside in layouts]
    for head in running_heads(pages, printed):
        if ends_like_a_body(body_name(head)):
            builder.note(f"页眉：{head}")
    lines = without_furniture(pages, printed)
    margins = margins_of(lines)
    pieces = [
        list(_pieces(page, tables, page_lines))
        for page, (tables, _), page_lines in zip(pages, layouts, lines, strict=True)
    ]
    _join_over_pages(pieces)
    open_one: Paragraph | None = None
    for page, on_page in zip(pages, pieces, strict=True):
        for piece in on_page:
            if isinstance(piece, list):
                found = paragraphs_of(piece, page.number, margins, open_one)
                if found:
                    _flush(builder, open_one)
                    for paragraph in found[:-1]:
                        _flush(builder, paragraph)
                    open_one = found[-1]
            else:
                _flush(builder, open_one)
                open_one = None
                builder.add_grid(piece.rows, page=page.number or None, regular=isinstance(piece, Table))
    _flush(builder, open_one)


def _join_over_pages(pieces: list[list[Piece]]) -> None:
    """Makes rows whole that a page break has cut; the pages' pieces are replaced in place."""
    for before, after in pairwise(pieces):
        if not before or not after:
            continue
        above, below = before[-1], after[0]
        if isinstance(above, Table) and isinstance(below, Table):
            upper, lower = joined_rows(above.rows, below.rows)
            before[-1] = Table(box=above.box, rows=upper)
            after[0] = Table(box=below.box, rows=lower)


def _flush(builder: DocumentBuilder, paragraph: Paragraph | None) -> None:
    if paragraph is not None:
        builder.add_text(paragraph.text, page=paragraph.page or None)


def _pieces(page: PrintedPage, tables: list[Table], lines: list[TextLine]) -> Iterator[Piece]:
    """Runs of lines and tables from top to bottom."""
    waiting = list(lines)
    for table in tables:
        above = [line for line in waiting if line.top < table.box[1]]
        waiting = waiting[len(above) :]
        yield from aligned_tables(page, above)
        yield table
    yield from aligned_tables(page, waiting)
