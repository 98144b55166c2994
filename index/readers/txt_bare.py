"""Tables in plain text that lost everything but the order of their cells: one cell a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

from index.readers.txt_labels import cells_of_rows, rows_from_pieces
from index.readers.txt_lines import FURNITURE, SECTION_TITLE, Line, Piece, is_value, piece_of, values_behind
from index.readers.txt_tabs import LONGEST_LONE_LABEL, FoundTable

FEWEST_VALUES = 3
"""A table has at least so many lines that hold one value and nothing else."""

LEAST_VALUE_SHARE = 0.2
"""Least share of such lines among the lines of a table that are not blank."""

MOST_LABELS_BETWEEN = 24
"""More lines of words between two values than this end a table (a header may have twenty)."""

_Readings: TypeAlias = tuple[list[list[Piece]], list[list[Piece]]]
_PROSE_END = re.compile(r"[。；;，,：:！？]\s*$")


def find_bare(lines: Sequence[Line]) -> dict[int, FoundTable]:
    """The tables of lone cells, by the number of their first line."""
    found: list[tuple[int, int, _Readings]] = []
    numbered = list(enumerate(lines))
    for eligible, run in groupby(numbered, key=lambda pair: _may_be_cell(pair[1])):
        if not eligible:
            continue
        for segment in _segments([pair for pair in run if not FURNITURE.fullmatch(pair[1].text)]):
            filled = [line for _, line in segment if not line.blank]
            values = sum(is_value(line.text) for line in filled)
            if values < FEWEST_VALUES or values < LEAST_VALUE_SHARE * len(filled):
                continue
            readings = _readings([line for _, line in segment])
            found.append((segment[0][0], segment[-1][0] + 1, readings))
    # What a blank line means is decided once for the file: one table may be too small to tell.
    blanks_are_cells = _evenness([blanks for _, _, (_, blanks) in found]) >= _evenness(
        [plain for _, _, (plain, _) in found]
    )
    return {
        first: FoundTable(
            rows=cells_of_rows(blanks if blanks_are_cells else plain),
            next_line=after,
            regular=False,
        )
        for first, after, (plain, blanks) in found
    }


def _may_be_cell(line: Line) -> bool:
    if line.blank:
        return True
    text = line.text
    short = len(text.strip()) <= LONGEST_LONE_LABEL
    return short and "\t" not in text and not _PROSE_END.search(text) and not SECTION_TITLE.fullmatch(text)


def _segments(run: Sequence[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    """Parts of ``run`` from a first label to a last value with few labels between the values."""
    at = [index for index, (_, line) in enumerate(run) if not line.blank and is_value(line.text)]
    if not at:
        return []
    labels_before = [0]
    for _, line in run:
        labels_before.append(labels_before[-1] + (not line.blank))
    groups: list[list[int]] = [[at[0]]]
    for earlier, later in pairwise(at):
        if labels_before[later] - labels_before[earlier + 1] > MOST_LABELS_BETWEEN:
            groups.append([])
        groups[-1].append(later)
    segments = []
    floor = 0
    for group in groups:
        first = group[0]
        while first > floor and labels_before[group[0]] - labels_before[first - 1] <= MOST_LABELS_BETWEEN:
            first -= 1
        while run[first][1].blank:
            first += 1
        segments.append(list(run[first : _end_of_row(run, group[-1])]))
        floor = group[-1] + 1
    return segments


def _end_of_row(run: Sequence[tuple[int, Line]], last_value: int) -> int:
    """End of the table: blank cells after the last value are lines of blanks, not empty lines."""
    end = last_value + 1
    while end < len(run) and run[end][1].blank and run[end][1].text:
        end += 1
    return end


def _readings(lines: Sequence[Line]) -> _Readings:
    """Rows of the cells, without and with blank lines among values taken for blank cells."""
    cells: list[Piece] = []
    gaps: list[list[Line]] = []
    for line in lines:
        if line.blank and cells:
            gaps[-1].append(line)
        elif not line.blank:
            cells.append(piece_of(line.text, line.start))
            gaps.append([])
    usual = min((len(gap) for gap in gaps[:-1]), default=0)
    gaps = [gap[usual:] for gap in gaps]
    kinds = [is_value(cell.text) for cell in cells]
    into_values = [gap for gap, (_, after) in zip(gaps, pairwise(kinds), strict=False) if after]
    row_ends = [gap for gap, pair in zip(gaps, pairwise(kinds), strict=False) if pair == (True, False)]
    if not any(gaps):
        rows = rows_from_pieces(cells)
        return rows, rows
    if not any(into_values):
        rows = _cut_at_gaps(cells, gaps) if row_ends and all(row_ends) else rows_from_pieces(cells)
        return rows, rows
    separated = int(bool(row_ends) and all(row_ends))
    filled: list[Piece] = []
    for index, (cell, gap) in enumerate(zip(cells, gaps, strict=True)):
        filled.append(cell)
        ends_row = kinds[index] and index + 1 < len(cells) and not kinds[index + 1]
        blanks = gap[separated:] if ends_row else gap
        filled.extend(Piece(text="", start=line.start, end=line.start) for line in blanks)
    return rows_from_pieces(cells), rows_from_pieces(filled)


def _cut_at_gaps(cells: Sequence[Piece], gaps: Sequence[Sequence[Line]]) -> list[list[Piece]]:
    rows: list[list[Piece]] = [[]]
    for cell, gap in zip(cells, gaps, strict=True):
        rows[-1].append(cell)
        if gap:
            rows.append([])
    return [row for row in rows if row]


def _evenness(tables: Sequence[Sequence[Sequence[Piece]]]) -> float:
    """Share of the rows with values that have the number of values most frequent in their table."""
    usual = rows = 0
    for table in tables:
        counts = Counter(values_behind(row) for row in table if any(is_value(cell.text) for cell in row))
        usual += max(counts.values(), default=0)
        rows += counts.total()
    return usual / rows if rows else 0.0
