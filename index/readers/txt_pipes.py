"""Tables drawn with vertical bars: Markdown's, and grids with ruled lines of ``+---+``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Cell
from index.readers.markdown_inline import STRUCK, plain
from index.readers.txt_lines import Line, Piece, is_value, piece_of
from index.readers.txt_tabs import FoundTable

_ALIGNMENT = re.compile(r"\s*:?(-+):?\s*")
_RULE = re.compile(r"\s*[+├└┌┬┼┴╋┣┗┏][-=:+─━┬┼┴┤┐┘┳╋┻┫┓┛\s]*[+┤┐┘┫┓┛]\s*")
_BARS = str.maketrans({"│": "|", "┃": "|", "║": "|"})
WIDEST_ROW = 200
"""Bars; a line with more of them is no row of a table."""


def find_pipes(lines: Sequence[Line], first: int) -> FoundTable | None:
    """The table with bars between its cells that begins on line ``first``, if one does.

    Cells are kept as they are: a merged cell is the empty or repeated cell that
    the author wrote. The row of dashes under a header is left out, wherever it is.
    """
    if not (_is_row(lines[first]) or _RULE.fullmatch(lines[first].text)):
        return None
    number = first
    after = first
    found: list[Line] = []
    while number < len(lines):
        line = lines[number]
        if _is_row(line) or _RULE.fullmatch(line.text):
            found.append(line)
            after = number + 1
        elif not (line.blank and _goes_on(lines, number)):
            break
        number += 1
    ruled = any(_RULE.fullmatch(line.text) for line in found)
    rows = _ruled_rows(found) if ruled else _rows(found)
    barred = [line for line in found if not _RULE.fullmatch(line.text)]
    if len(barred) < 2 and not (barred and barred[0].text.strip().startswith("|")):
        return None
    if not rows:
        return None
    cells = [
        [_cell(piece, row, column) for column, piece in enumerate(pieces)] for row, pieces in enumerate(rows)
    ]
    return FoundTable(rows=cells, next_line=after, regular=len({len(row) for row in rows}) == 1)


def _is_row(line: Line) -> bool:
    text = line.text.translate(_BARS)
    if text.count("|") > WIDEST_ROW:
        return False
    return "|" in text and len(_split(text)) > 1 and (text.strip() != "|")


def _goes_on(lines: Sequence[Line], blank: int) -> bool:
    """Whether the table goes on after one blank line: rows apart, not a table with a header of its own."""
    if blank + 1 >= len(lines) or lines[blank - 1].blank:
        return False
    following = lines[blank + 1]
    if not following.text.translate(_BARS).strip().startswith("|") or not _is_row(following):
        return False
    below = next((line for line in lines[blank + 2 : blank + 4] if not line.blank), None)
    return below is None or not _dashes(_split(below.text))


def _split(text: str) -> list[str]:
    """The parts of a line between bars that are not escaped."""
    parts = [""]
    escaped = False
    for character in text:
        if character == "|" and not escaped:
            parts.append("")
        else:
            parts[-1] += character
        escaped = character == "\\" and not escaped
    return parts


def _dashes(parts: Sequence[str]) -> int:
    """Length of the longest run of dashes in a row of nothing else, 0 for other rows."""
    inner = [part for part in parts if part.strip()]
    matches = [_ALIGNMENT.fullmatch(part) for part in inner]
    if not matches or not all(matches):
        return 0
    longest = max(len(match.group(1)) for match in matches if match)
    return longest + any(":" in part for part in inner)


def _rows(lines: Sequence[Line]) -> list[list[Piece]]:
    leading = sum(line.text.translate(_BARS).lstrip().startswith("|") for line in lines) * 2 > len(lines)
    trailing = sum(line.text.translate(_BARS).rstrip().endswith("|") for line in lines) * 2 > len(lines)
    rows: list[list[Piece]] = []
    ruled = False
    for line in lines:
        parts = _split(line.text.translate(_BARS))
        dashes = _dashes(parts)
        # A row of single dashes is a row of values, except where Markdown wants its rule.
        if dashes >= 2 or (dashes == 1 and len(rows) == 1 and not ruled):
            ruled = True
            continue
        pieces = []
        position = line.start
        for part in parts:
            pieces.append(
                piece_of(line.text[position - line.start : position - line.start + len(part)], position)
            )
            position += len(part) + 1
        if leading and pieces and not parts[0].strip():
            pieces = pieces[1:]
        if trailing and len(pieces) > 1 and not parts[-1].strip():
            pieces = pieces[:-1]
        rows.append(pieces)
    return rows


def _ruled_rows(lines: Sequence[Line]) -> list[list[Piece]]:
    """Rows between ruled lines; a cell's lines are put together over the row's lines.

    Where rules only stand around the header and around the rows, a row is a line if
    a column then has more than one value.
    """
    groups: list[list[Line]] = [[]]
    for line in lines:
        if not _RULE.fullmatch(line.text):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    read = [_rows(group) for group in groups if group]
    rows: list[list[Piece]] = []
    for group in read:
        rows.extend(group if len(read) <= 2 and _has_values_below(group) else _put_together(group))
    return rows


def _has_values_below(lines: Sequence[Sequence[Piece]]) -> bool:
    if len({len(line) for line in lines}) != 1:
        return False
    return any(sum(is_value(piece.text) for piece in column) > 1 for column in zip(*lines, strict=True))


def _put_together(lines: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    if len({len(line) for line in lines}) != 1:
        return [list(line) for line in lines]
    cells = []
    for column in zip(*lines, strict=True):
        filled = [piece for piece in column if piece.text] or list(column[:1])
        text = "\n".join(piece.text for piece in filled)
        cells.append(
            Piece(text=text, start=filled[0].start, end=filled[0].end if len(filled) == 1 else filled[-1].end)
        )
    return [cells]


def _cell(piece: Piece, row: int, column: int) -> Cell:
    text, struck = plain(piece.text)
    return Cell(
        text=text,
        row=row,
        column=column,
        start=piece.start,
        end=piece.end,
        repaired=STRUCK if struck else None,
    )
