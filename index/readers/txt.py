"""Plain text: the file is the canonical text, and blocks point into it."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Block, Document
from index.readers.encoding import decode
from index.readers.html_inline import find_html_tables, html_blocks
from index.readers.txt_bare import find_bare
from index.readers.txt_blocks import grid_block
from index.readers.txt_columns import find_columns
from index.readers.txt_commas import find_comma_lines, without_empty_cells
from index.readers.txt_lines import Line, normalise_breaks, split_lines
from index.readers.txt_pairs import find_pairs
from index.readers.txt_paragraphs import paragraphs, wrapped_width
from index.readers.txt_pipes import find_pipes
from index.readers.txt_running import without_running_titles
from index.readers.txt_tab_lines import find_tab_lines
from index.readers.txt_tabs import FoundTable, find_cell_lines, find_row_lines


class TextReader:
    """Reads text files, with tables as word processors and ``pdftotext`` copy them.

    ``Document.text`` is the decoded file with line breaks made ``\\n``. Tables
    are recognised in these layouts: one cell a line, cells apart by tabs
    or commas, columns aligned by spaces, and a bare list of cells.
    """

    media = "txt"

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address.

        Raises :class:`index.errors.Unreadable` for what is not text.
        """
        text = normalise_breaks(decode(content))
        blocks = blocks_of_text(text)
        return Document(
            text=text,
            blocks=tuple(blocks),
            source=source,
            media=self.media,
            page_count=page_count(text),
        )


def blocks_of_lines(lines: Sequence[Line], text: str) -> list[Block]:
    """Paragraphs and grids of ``lines``, in order; spans point into ``text``."""
    blocks: list[Block] = []
    loose: list[Line] = []
    lines = [without_empty_cells(line) for line in lines]
    width = wrapped_width(lines)
    copied = find_tab_lines(lines, text)
    prepared = {} if copied else find_bare(lines) | find_columns(lines, text)
    prepared |= find_pairs(lines, prepared)
    number = 0
    while number < len(lines):
        found = copied.get(number) or table_at(lines, number, text) or prepared.get(number)
        block = grid_block(found.rows, regular=found.regular, page=lines[number].page) if found else None
        if found is None or block is None:
            # A table of nothing but bars is passed over whole: looked at line by line it would be read again from each.
            empty = found is not None and not any(cell.text for row in found.rows for cell in row)
            after = max(found.next_line, number + 1) if found is not None and empty else number + 1
            loose.extend(lines[number:after])
            number = after
            continue
        blocks.extend(paragraphs(loose, width))
        loose.clear()
        blocks.append(block)
        number = found.next_line
    return [*blocks, *paragraphs(loose, width)]


def page_count(text: str) -> int | None:
    """Number of the last page with anything on it; ``None`` for a text without form feeds."""
    return text.rstrip().count("\f") + 1 if "\f" in text else None


def table_at(lines: Sequence[Line], number: int, text: str) -> FoundTable | None:
    """The table with marks between its cells (tabs or bars) that begins on line ``number``, if one does."""
    line = lines[number].text
    by_commas = find_comma_lines(lines, number, text) if "," in line or "\t" in line else None
    if by_commas is not None:
        return by_commas
    if "\t" in line:
        found = find_cell_lines(lines, number, text) or find_row_lines(lines, number, text)
        if found is not None:
            return found
    return find_pipes(lines, number) if line.strip()[:1] in BAR_STARTS or "|" in line else None


BAR_STARTS = frozenset("|+│┃║┌┏├┣")
"""What a line of a table with bars may begin with."""


def blocks_of_text(text: str) -> list[Block]:
    """Blocks of a text in which HTML tables may stand; spans point into ``text``."""
    blocks: list[Block] = []
    lines = without_running_titles(split_lines(text))
    first = 0
    for start, end in find_html_tables(text):
        last = first
        while last < len(lines) and lines[last].end < start:
            last += 1
        before = list(lines[first:last])
        if last < len(lines) and lines[last].start < start:
            line = lines[last]
            before.append(Line(text=text[line.start : start], start=line.start, end=start, page=line.page))
        blocks.extend(blocks_of_lines(before, text))
        blocks.extend(html_blocks(text, start, end))
        first = last
        while first < len(lines) and lines[first].end <= end:
            first += 1
        if first < len(lines) and lines[first].start < end:
            line = lines[first]
            lines[first] = Line(text=text[end : line.end], start=end, end=line.end, page=line.page)
    return [*blocks, *blocks_of_lines(lines[first:], text)]
