"""Tables as browsers copy them when their cells hold paragraphs.

Between two cells of a row stands a line with nothing but a tab; paragraphs of
one cell, and a cell and its tab, are one empty line apart; two rows are further
apart. A blank cell leaves nothing between its tabs, so no place is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.readers.txt_lines import SECTION_TITLE, Line, Piece, is_value
from index.readers.txt_spans import cells_with_spans
from index.readers.txt_tabs import LONGEST_CELL, LONGEST_LONE_LABEL, FoundTable

LEAST_TABS = 8
"""Lone tabs in a text before it counts as copied this way."""

LEAST_VALUES = 4
"""Values that such a table has at least."""

LONGEST_GAP = 12
"""Empty lines that may stand within a table."""


@dataclass(kw_only=True)
class _Reading:
    """A table under way: finished rows, the row and the cell that are open."""

    rows: list[list[Piece]] = field(default_factory=list)
    row: list[Piece] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def end_cell(self, text: str, place: int) -> None:
        if self.lines:
            start, end = self.lines[0].start, self.lines[-1].end
            raw = text[start:end]
            start += len(raw) - len(raw.lstrip())
            self.row.append(Piece(text=raw.strip(), start=start, end=start + len(raw.strip())))
        else:
            self.row.append(Piece(text="", start=place, end=place))
        self.lines = []

    def end_row(self, text: str, place: int) -> None:
        self.end_cell(text, place)
        self.rows.append(self.row)
        self.row = []


def find_tab_lines(lines: Sequence[Line], text: str) -> dict[int, FoundTable]:
    """The tables of ``lines`` by the number of their first line; spans point into ``text``."""
    tabs = [number for number, line in enumerate(lines) if _lone_tab(line)]
    if len(tabs) < LEAST_TABS:
        return {}
    found: dict[int, FoundTable] = {}
    free = 0
    for tab in tabs:
        if tab < free:
            continue
        first = _first_line(lines, tab, free)
        table = _table(lines, first, text)
        if table is not None:
            found[first] = table
            free = table.next_line
    return found


def _lone_tab(line: Line) -> bool:
    return line.text.strip(" ") == "\t"


def _filled(lines: Sequence[Line], number: int, step: int) -> tuple[int, int]:
    """The next line that is not empty, from ``number`` on in direction ``step``, and the empty ones before it."""
    gap = 0
    while 0 <= number < len(lines) and lines[number].blank and not _lone_tab(lines[number]):
        number, gap = number + step, gap + 1
    return number, gap


def _first_line(lines: Sequence[Line], tab: int, free: int) -> int:
    """Where the table whose first tab stands on line ``tab`` begins, rows of one merged cell included."""
    first, gap = _filled(lines, tab - 1, -1)
    if gap > 1 or first < free or not _may_be_cell(lines[first]):
        return tab
    while True:
        before, gap = _filled(lines, first - 1, -1)
        if gap < 2 or gap > LONGEST_GAP or before < free or not _may_be_lone(lines[before]):
            return first
        first = before


def _may_be_cell(line: Line) -> bool:
    long = len(line.text.strip()) > LONGEST_CELL
    return not (long or "\t" in line.text or SECTION_TITLE.fullmatch(line.text))


def _may_be_lone(line: Line) -> bool:
    short = len(line.text.strip()) <= LONGEST_LONE_LABEL
    return short and _may_be_cell(line) and not line.text.rstrip().endswith(("。", "；", "："))


def _table(lines: Sequence[Line], first: int, text: str) -> FoundTable | None:
    reading = _Reading()
    number, after, gap = first, first, 0
    while number < len(lines) and gap <= LONGEST_GAP:
        line = lines[number]
        if _lone_tab(line):
            reading.end_cell(text, line.start)
            gap, after = 0, number + 1
        elif line.blank:
            gap += 1
        else:
            row_ends = gap > 1 and (reading.row or reading.lines)
            if not _may_be_cell(line):
                break
            if row_ends:
                if not _goes_on(lines, number):
                    break
                reading.end_row(text, line.start)
            elif reading.row and reading.lines and is_value("".join(part.text for part in reading.lines)):
                break  # A number and a paragraph after it are no one cell: the table has ended.
            reading.lines.append(line)
            gap, after = 0, number + 1
        number += 1
    if reading.row or reading.lines:
        reading.end_row(text, lines[after - 1].end if after else 0)
    values = sum(is_value(piece.text) for row in reading.rows for piece in row)
    if values < LEAST_VALUES or len(reading.rows) < 2:
        return None
    return FoundTable(rows=cells_with_spans(reading.rows), next_line=after, regular=False)


def _goes_on(lines: Sequence[Line], number: int) -> bool:
    """Whether the line begins another row: a tab follows it, or a lone label that a row follows."""
    for _ in range(3):
        following, gap = _filled(lines, number + 1, 1)
        if following >= len(lines) or gap > LONGEST_GAP:
            return False
        if _lone_tab(lines[following]) and gap <= 1:
            return True
        if gap and not _may_be_lone(lines[number]):
            return False
        number = following
    return False
