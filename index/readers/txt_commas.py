"""Tables in plain text whose cells are told apart by commas, as spreadsheets save them (CSV).

A cell that holds a comma or a line break stands between quotation marks. Tabs may
stand beside the commas or instead of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.document import Cell
from index.readers.txt_lines import SECTION_TITLE, Line, Piece, is_value, piece_of
from index.readers.txt_tabs import LONGEST_LONE_LABEL, FoundTable

LEAST_CELLS = 3
"""Cells that a row of such a table has at least."""

LEAST_ROWS = 3
LEAST_VALUES = 4
USUAL_SHARE = 0.6
"""Share of the rows that have to have the same number of cells: a table, no prose with commas."""

MOST_LINES = 20
"""Lines that one row may take, with the line breaks within its quotation marks."""

_QUOTED = r'[ \u3000]*"(?P<quoted>(?:[^"]|"")*)"[ \u3000]*'
_FIELD = re.compile(rf"{_QUOTED}(?=[,\t\n]|$)|(?P<plain>[^,\t\n]*)")
_TAB_FIELD = re.compile(rf"{_QUOTED}(?=[\t\n]|$)|(?P<plain>[^\t\n]*)")
_WITHIN = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?![\d,])")
"""Commas within numbers, where tabs stand between the cells."""


def find_comma_lines(lines: Sequence[Line], first: int, text: str) -> FoundTable | None:
    """The table with commas between its cells that begins on line ``first``, if one does."""
    line_after = lines[first + 1].text if first + 1 < len(lines) else ""
    if not _is_row(lines[first].text) and not (_is_row_by_tabs(lines[first].text) and _is_row(line_after)):
        return None
    rows: list[list[Piece]] = []
    number = after = first
    while number < len(lines):
        line = lines[number]
        if line.blank:
            number += 1
            if number - after > 1:
                break
            continue
        row, following = _row(lines, number, text)
        printed = text[line.start : lines[following - 1].end]
        if len(row) >= LEAST_CELLS and (_is_row(printed) or _is_row_by_tabs(printed)):
            rows.append(row)
        elif _lone_label(lines, number):
            rows.append([piece_of(line.text, line.start)])
            following = number + 1
        else:
            break
        number = after = following
    return _table(rows, after, text)


def without_empty_cells(line: Line) -> Line:
    """``line`` without commas where it holds one filled cell among empty ones: a title or a paragraph of the sheet."""
    if line.text.count(",") < LEAST_CELLS - 1:
        return line
    row = _fields(line.text, 0, len(line.text), line.start)
    filled = [piece for piece in row if piece.text]
    if len(filled) != 1 or len(row) < LEAST_CELLS:
        return line
    return Line(text=filled[0].text, start=filled[0].start, end=filled[0].end, page=line.page)


def _is_row(line: str) -> bool:
    unquoted = re.sub(r'"[^"]*"', "", line)
    return _by_commas(unquoted) and unquoted.count(",") + unquoted.count("\t") >= LEAST_CELLS - 1 and "。" not in unquoted


def _is_row_by_tabs(line: str) -> bool:
    return line.count("\t") >= LEAST_CELLS - 1


def _by_commas(unquoted: str) -> bool:
    """Whether commas stand between the cells, other than within the numbers of a row with tabs."""
    return "," in (_WITHIN.sub("", unquoted) if "\t" in unquoted else unquoted)


def _fields(text: str, start: int, end: int, shift: int = 0) -> list[Piece]:
    """The cells of ``text[start:end]``; ``shift`` is added to their places."""
    pattern = _FIELD if _by_commas(re.sub(r'"[^"]*"', "", text[start:end])) else _TAB_FIELD
    row: list[Piece] = []
    place = start
    while place <= end:
        match = pattern.match(text, place, end)
        if match is None:
            break
        name = "quoted" if match["quoted"] is not None else "plain"
        row.append(piece_of(match[name], shift + match.start(name)))
        place = match.end() + 1
        if text[place - 1 : place + 1] == ",\t":
            place += 1
    return row


def _row(lines: Sequence[Line], number: int, text: str) -> tuple[list[Piece], int]:
    """The cells of the row that begins on line ``number``, and the number of the line after it."""
    start, last = lines[number].start, number
    while text.count('"', start, lines[last].end) % 2 and last + 1 < len(lines) and last < number + MOST_LINES:
        last += 1
    if text.count('"', start, lines[last].end) % 2:
        last = number  # An inch mark, or a quotation that nothing ends.
    return _fields(text, start, lines[last].end), last + 1


def _lone_label(lines: Sequence[Line], number: int) -> bool:
    line = lines[number].text.strip()
    if len(line) > LONGEST_LONE_LABEL or line.endswith(("。", "；", "：")) or SECTION_TITLE.match(line):
        return False
    return number + 1 < len(lines) and (
        _is_row(lines[number + 1].text) or _is_row_by_tabs(lines[number + 1].text)
    )


def _table(rows: list[list[Piece]], after: int, text: str) -> FoundTable | None:
    whole = [row for row in rows if len(row) >= LEAST_CELLS]
    values = sum(is_value(piece.text) for row in whole for piece in row if piece.text)
    if len(whole) < LEAST_ROWS or values < LEAST_VALUES:
        return None
    usual, count = Counter(map(len, whole)).most_common(1)[0]
    if count < USUAL_SHARE * len(whole):
        return None
    # Commas within a number ("1,234") make a row longer: which cells are whole cannot be told.
    told = [_one_cell(row, text) if len(row) > usual else row for row in rows]
    return FoundTable(
        rows=[_cells(number, row) for number, row in enumerate(told)],
        next_line=after,
        regular=len({len(row) for row in told}) == 1,
    )


def _one_cell(row: Sequence[Piece], text: str) -> list[Piece]:
    if not any(piece.text for piece in row):
        return [row[0]]
    filled = [piece for piece in row if piece.text]
    return [Piece(text=text[filled[0].start : filled[-1].end], start=filled[0].start, end=filled[-1].end)]


def _cells(number: int, row: Sequence[Piece]) -> list[Cell]:
    return [
        Cell(text=piece.text.replace('""', '"'), row=number, column=column, start=piece.start, end=piece.end)
        for column, piece in enumerate(row)
    ]
