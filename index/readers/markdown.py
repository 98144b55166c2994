"""Markdown: the file is the canonical text, and blocks point into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.document import Block, Cell, Document
from index.errors import Unreadable
from index.readers.encoding import decode
from index.readers.html_inline import html_blocks
from index.readers.markdown_inline import STRUCK, blanked, plain, without_emphasis
from index.readers.markdown_lines import front_matter, joined_rows, masked, pieces
from index.readers.markdown_paragraphs import text_blocks
from index.readers.repeated_labels import merge_repeated
from index.readers.txt import blocks_of_lines
from index.readers.txt_blocks import grid_block
from index.readers.txt_lines import Line, normalise_breaks

LONGEST_TEXT = 1_000_000
"""Characters."""


class MarkdownReader:
    """Reads Markdown with pipe tables, HTML tables and tables of plain text.

    ``Document.text`` is the decoded file with line breaks made ``\\n``; the
    marks of Markdown are left out of ``Block.text`` and ``Cell.text`` only.
    """

    media = "markdown"

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address.

        Raises :class:`index.errors.Unreadable` for what is not text, and for a text far too long for a report: every
        bar in it would be a cell.
        """
        text = normalise_breaks(decode(content))
        if len(text) > LONGEST_TEXT:
            raise Unreadable(
                f"文件过大，文字长达{len(text) // 10_000}万字，不像一份年度报告",
                remedy=f"上限为{LONGEST_TEXT // 10_000}万字，请拆分文件，每份年度报告一个文件",
                english=f"the text is {len(text):,} characters long; an annual report has at most {LONGEST_TEXT:,}",
            )
        shadow = masked(text)
        start, title = front_matter(shadow)
        blocks = tuple(_blocks(shadow, start))
        return Document(
            text=text,
            blocks=blocks,
            source=source,
            media=self.media,
            title=title,
            shown=_shown(shadow, blocks),
        )


def _shown(shadow: str, blocks: Sequence[Block]) -> str:
    """``shadow`` with the marks inside paragraphs and headings masked as well."""
    parts: list[str] = []
    position = 0
    for block in blocks:
        if block.grid is None and block.start >= position:
            parts += [shadow[position : block.start], blanked(shadow[block.start : block.end])[0]]
            position = block.end
    return "".join([*parts, shadow[position:]])


def _blocks(shadow: str, start: int) -> Iterator[Block]:
    """Every block from ``start`` on; ``shadow`` is the text without what is not shown."""
    lines: list[Line] = []
    for piece in pieces(shadow, start):
        if isinstance(piece, Line):
            lines.append(piece)
            continue
        yield from _blocks_of_lines(lines, shadow)
        lines = []
        yield from map(_without_emphasis, html_blocks(shadow, piece.start, piece.end))
    yield from _blocks_of_lines(lines, shadow)


def _blocks_of_lines(lines: Sequence[Line], shadow: str) -> Iterator[Block]:
    """Grids as plain text may hold them, and Markdown's paragraphs and headings between them."""
    joined = joined_rows(lines)
    loose: list[Line] = []
    number = 0
    for found in blocks_of_lines(joined, shadow):
        if found.grid is None:
            continue
        while number < len(joined) and joined[number].end <= found.start:
            loose.append(joined[number])
            number += 1
        yield from text_blocks(loose)
        loose = []
        while number < len(joined) and joined[number].start < found.end:
            number += 1
        rows = merge_repeated([[_plain_cell(cell, shadow) for cell in row] for row in found.grid.rows])
        block = grid_block(rows, regular=found.grid.regular, page=found.page)
        if block is not None:
            yield block
    yield from text_blocks([*loose, *joined[number:]])


def _plain_cell(cell: Cell, shadow: str) -> Cell:
    """``cell`` with the text that its stretch of the file shows."""
    source = shadow[cell.start : cell.end]
    if "\n" in source or "|" in source.replace("\\|", ""):
        return cell
    text, struck = plain(source)
    if text == "^^":
        # Some dialects write this for "continues the cell above".
        return replace(cell, text="", end=cell.start)
    return replace(cell, text=text, repaired=STRUCK if struck else cell.repaired)


def _without_emphasis(block: Block) -> Block:
    """``block`` of an HTML table without the Markdown marks that authors put into its cells."""
    if block.grid is None:
        return replace(block, text=without_emphasis(block.text))
    rows = tuple(
        tuple(replace(cell, text=without_emphasis(cell.text)) for cell in row) for row in block.grid.rows
    )
    return replace(block, grid=replace(block.grid, rows=rows))
