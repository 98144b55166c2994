"""Tables in plain text whose cells are told apart by tabs.

Two ways in which word processors and spreadsheets copy a table: one cell a
line (a tab begins a cell, a blank line ends a row), and one row a line (a tab
between cells).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.document import Cell
from index.readers.txt_labels import cells_of_rows, rows_from_pieces
from index.readers.txt_lines import FURNITURE, SECTION_TITLE, Line, Piece, is_value, piece_of
from index.readers.txt_spans import cells_with_spans

LONGEST_CELL = 160
"""A longer line that begins with a tab is an indented paragraph, in characters."""

LONGEST_LONE_LABEL = 40
"""Longest line without a tab that may be a row of one merged cell between rows, in characters."""

_SENTENCE_END = re.compile(r"[。；！？;]\s*$")


@dataclass(frozen=True, kw_only=True)
class FoundTable:
    """A table found in lines: its rows of cells, the line after it, whether positions can be trusted."""

    rows: list[list[Cell]]
    next_line: int
    regular: bool


def is_cell_line(line: Line) -> bool:
    """Whether ``line`` is one cell: a tab at its beginning, none further on, no paragraph."""
    if not line.text.startswith("\t") or "\t" in line.text[1:].rstrip("\t"):
        return False
    inner = line.text.strip()
    return len(inner) <= LONGEST_CELL and not (len(inner) > 60 and inner.endswith("。"))


def is_row_line(line: Line) -> bool:
    """Whether ``line`` is a row: cells with tabs between them."""
    return "\t" in line.text.lstrip(" \u3000")[1:]


def find_cell_lines(lines: Sequence[Line], first: int, text: str) -> FoundTable | None:
    """The table with one cell a line that begins at ``first``, if one does.

    ``text`` is the document's text, into which the spans point.
    """
    if not is_cell_line(lines[first]):
        return None
    pieces: list[Piece] = []
    gaps: list[int] = []
    gap = 0
    unit = _blank_lines_between(lines[first : first + 60])
    number = first
    after = first
    while number < len(lines):
        line = lines[number]
        if line.blank and not line.text.startswith("\t"):
            gap += 1
        elif FURNITURE.fullmatch(line.text) and not line.text.startswith("\t"):
            pass
        elif is_cell_line(line):
            if pieces:
                gaps.append(gap)
            gap = 0
            pieces.append(piece_of(line.text, line.start))
            after = number + 1
        elif pieces and gap == unit and _continues(lines, number, pieces[-1]):
            start = pieces[-1].start
            end = line.start + len(line.text.rstrip())
            pieces[-1] = Piece(text=text[start:end], start=start, end=end)
            gap = 0
            after = number + 1
        else:
            break
        number += 1
        if gap > 12:
            break
    return _cell_line_table(pieces, gaps, after)


def _blank_lines_between(lines: Sequence[Line]) -> int:
    """Fewest empty lines between one cell and the next: some programs double every line break."""
    at = [number for number, line in enumerate(lines) if is_cell_line(line)]
    return min((later - earlier - 1 for earlier, later in pairwise(at)), default=0)


def _continues(lines: Sequence[Line], number: int, before: Piece) -> bool:
    """Whether the line without a tab goes on with the cell ``before`` it."""
    line = lines[number].text
    if not before.text or is_value(before.text) or "\t" in line or SECTION_TITLE.match(line):
        return False
    if len(line.strip()) > LONGEST_LONE_LABEL or _SENTENCE_END.search(line):
        return False
    following = next((other for other in lines[number + 1 : number + 4] if not other.blank), None)
    return following is not None and (following.text.startswith("\t") or is_cell_line(following))


def _cell_line_table(pieces: list[Piece], gaps: list[int], after: int) -> FoundTable | None:
    values = sum(not piece.text or is_value(piece.text) for piece in pieces)
    unit = min(gaps, default=0)
    has_rows = any(gap > unit for gap in gaps)
    if len(pieces) < 4 or values < (1 if has_rows else 2):
        return None
    if not has_rows:
        return FoundTable(rows=cells_of_rows(rows_from_pieces(pieces)), next_line=after, regular=False)
    grouped = [[pieces[0]]]
    for piece, gap in zip(pieces[1:], gaps, strict=True):
        if gap > unit:
            grouped.append([])
        grouped[-1].append(piece)
    return FoundTable(rows=cells_with_spans(grouped), next_line=after, regular=False)


def row_of_cells(number: int, pieces: Sequence[Piece]) -> list[Cell]:
    """The pieces as cells of row ``number``, at columns 0, 1, 2 …"""
    return [
        Cell(text=piece.text, row=number, column=column, start=piece.start, end=piece.end)
        for column, piece in enumerate(pieces)
    ]


def find_row_lines(lines: Sequence[Line], first: int, text: str) -> FoundTable | None:
    """The table with one row a line that begins at ``first``, if one does."""
    if not is_row_line(lines[first]):
        return None
    rows: list[list[Piece]] = []
    number = first
    after = first
    while number < len(lines):
        line = lines[number]
        if (line.blank and "\t" not in line.text) or FURNITURE.fullmatch(line.text):
            number += 1
            if number - after > 3:
                break
            continue
        if is_row_line(line) or (line.text.startswith("\t") and len(line.text) <= LONGEST_CELL):
            row, number = _split_row(lines, number, text)
            rows.append(row)
            after = number
        elif _lone_label(lines, number):
            rows.append([piece_of(line.text, line.start)])
            number += 1
            after = number
        else:
            break
    if sum(len(row) > 1 for row in rows) < 2 and not any(len(row) > 3 for row in rows):
        return None
    cells = [row_of_cells(row_number, row) for row_number, row in enumerate(rows)]
    return FoundTable(rows=cells, next_line=after, regular=len({len(row) for row in rows}) == 1)


def _lone_label(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    if len(line.text.strip()) > LONGEST_LONE_LABEL or _SENTENCE_END.search(line.text):
        return False
    if SECTION_TITLE.match(line.text):
        return False
    following = next((other for other in lines[number + 1 : number + 4] if not other.blank), None)
    return following is not None and is_row_line(following)


def _split_row(lines: Sequence[Line], number: int, text: str) -> tuple[list[Piece], int]:
    """The row's cells and the number of the line after it.

    A spreadsheet puts a cell with line breaks between quotation marks; such a
    cell is read to its closing mark, over at most twenty lines.
    """
    start = lines[number].start
    end = lines[number].end
    last = number
    while _open_quote(text[start:end]) and last + 1 < len(lines) and last < number + 20:
        last += 1
        end = lines[last].end
    if _open_quote(text[start:end]):
        last, end = number, lines[number].end
    pieces = []
    position = start
    for raw in _cells(text[start:end]):
        piece = piece_of(raw, position)
        if len(piece.text) >= 2 and piece.text[0] == piece.text[-1] == '"':
            piece = piece_of(piece.text[1:-1], piece.start + 1)
        pieces.append(piece)
        position += len(raw) + 1
    return pieces, last + 1


def _open_quote(row: str) -> bool:
    last = row.rsplit("\t", 1)[-1].strip()
    inside = _cells(row)[-1].strip()
    return (last.startswith('"') or inside.startswith('"')) and inside.count('"') % 2 == 1


def _cells(row: str) -> list[str]:
    cells: list[str] = []
    for part in row.split("\t"):
        if cells and cells[-1].lstrip().startswith('"') and cells[-1].count('"') % 2 == 1:
            cells[-1] += "\t" + part
        else:
            cells.append(part)
    return cells
