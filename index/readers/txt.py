"""Plain text: the file is the canonical text, and blocks point into it."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Block, Document
from index.readers.encoding import decode
from index.readers.txt_bare import find_bare
from index.readers.txt_blocks import grid_block
from index.readers.txt_columns import find_columns
from index.readers.txt_lines import Line, normalise_breaks, split_lines
from index.readers.txt_paragraphs import paragraphs
from index.readers.txt_tabs import FoundTable, find_cell_lines, find_row_lines


class TextReader:
    """Reads text files, with tables as word processors and ``pdftotext`` copy them.

    ``Document.text`` is the decoded file with line breaks made ``\\n``. Tables
    are recognised in these layouts: one cell a line, cells apart by tabs,
    columns aligned by spaces, and a bare list of cells.
    """

    media = "txt"

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address.

        Raises :class:`index.errors.Unreadable` for what is not text.
        """
        text = normalise_breaks(decode(content))
        lines = split_lines(text)
        return Document(
            text=text,
            blocks=tuple(blocks_of_lines(lines, text)),
            source=source,
            media=self.media,
            page_count=lines[-1].page if lines else None,
        )


def blocks_of_lines(lines: Sequence[Line], text: str) -> list[Block]:
    """Paragraphs and grids of ``lines``, in order; spans point into ``text``."""
    blocks: list[Block] = []
    loose: list[Line] = []
    number = 0

    def flush() -> None:
        blocks.extend(paragraphs(loose))
        loose.clear()

    prepared = find_bare(lines) | find_columns(lines, text)
    while number < len(lines):
        found = _table_at(lines, number, text) or prepared.get(number)
        block = grid_block(found.rows, regular=found.regular, page=lines[number].page) if found else None
        if found is None or block is None:
            loose.append(lines[number])
            number += 1
            continue
        flush()
        blocks.append(block)
        number = found.next_line
    flush()
    return blocks


def _table_at(lines: Sequence[Line], number: int, text: str) -> FoundTable | None:
    if "\t" not in lines[number].text:
        return None
    return find_cell_lines(lines, number, text) or find_row_lines(lines, number, text)
