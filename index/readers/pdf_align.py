"""Finds tables without rules, by the positions of the words in their lines.

The numbers of a table stand below one another: the places where they do are its
columns. What stands to their left is the row's label, what stands above them
the head. The result is a guess, and its grids say so (``regular=False``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.document import Cell
from index.readers.pdf_shapes import Box, Glyph, PrintedPage, TextLine
from index.readers.pdf_text import cell_text, text_of

SPLIT = 1.0
"""A gap wider than this many type sizes separates two cells."""

LOOSE = 2
"""At most this many lines of one piece may stand between two lines of a table."""

NEAR = 0.75
"""A line of a label belongs to the nearest row within this share of the distance between rows."""

_VALUE = re.compile(r"[+\-−－]?\d[\d,，.]*%?|[/／\-—－]|无")


@dataclass(frozen=True, kw_only=True, slots=True)
class AlignedTable:
    """A table found by alignment."""

    rows: list[list[Cell]]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Segment:
    text: str
    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    middle: float

    @property
    def is_value(self) -> bool:
        return bool(_VALUE.fullmatch(self.text))


_Row = list[_Segment]


def aligned_tables(page: PrintedPage, lines: Sequence[TextLine]) -> Iterator[list[TextLine] | AlignedTable]:
    """``lines`` of one page with the aligned tables among them, in order."""
    rows = [_segments(line) for line in lines]
    position = 0
    for begin, end in _stretches(lines, rows):
        if begin > position:
            yield list(lines[position:begin])
        yield from _tables(page, rows[begin:end])
        position = end
    if position < len(lines):
        yield list(lines[position:])


def _segments(line: TextLine) -> _Row:
    """The line cut at its wide gaps."""
    groups: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if not glyph.text.strip():
            continue
        if groups and glyph.left - groups[-1][-1].right <= SPLIT * line.height:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return [_segment(group) for group in groups]


def _segment(glyphs: Sequence[Glyph]) -> _Segment:
    return _Segment(
        text=text_of(glyphs),
        glyphs=tuple(glyphs),
        left=min(glyph.left for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        middle=sum(glyph.middle[1] for glyph in glyphs) / len(glyphs),
    )


def _stretches(lines: Sequence[TextLine], rows: list[_Row]) -> list[tuple[int, int]]:
    """First and last-plus-one of each run of lines that is a table."""
    found: list[tuple[int, int]] = []
    begin = 0
    while begin < len(rows):
        if len(rows[begin]) < 2:
            begin += 1
            continue
        end, values, loose = begin + 1, int(_has_value(rows[begin])), 0
        for place in range(begin + 1, len(rows)):
            far = lines[place].top - lines[place - 1].bottom > 4 * lines[place].height
            if len(rows[place]) >= 2 and not far:
                end, loose = place + 1, 0
                values += _has_value(rows[place])
            else:
                loose += 1
                if loose > LOOSE or far:
                    break
        if end - begin >= 2 and values >= 1 and values * 4 >= end - begin:
            found.append((begin, end))
        begin = end
    return found


def _has_value(row: _Row) -> bool:
    return any(segment.is_value for segment in row[1:])


def _tables(page: PrintedPage, rows: list[_Row]) -> Iterator[AlignedTable]:
    """A stretch cut into tables: a head after rows of numbers opens the next one."""
    part: list[_Row] = []
    for row in rows:
        head = len(row) >= 2 and not any(segment.is_value for segment in row)
        if head and any(_has_value(one) for one in part) and not _is_label(row, part):
            yield AlignedTable(rows=_grid(page, part))
            part = []
        part.append(row)
    if part:
        yield AlignedTable(rows=_grid(page, part))


def _is_label(row: _Row, part: list[_Row]) -> bool:
    """Whether all of ``row`` stands left of the numbers above it."""
    first = min(segment.left for one in part for segment in one[1:] if segment.is_value)
    return all(segment.right <= first for segment in row)


def _columns(rows: list[_Row]) -> list[tuple[float, float]]:
    """Left and right edges of the columns of numbers."""
    edges = sorted(
        (segment.left, segment.right)
        for row in rows
        if _has_value(row)
        for segment in row[1:]
        if segment.is_value
    )
    columns: list[tuple[float, float]] = []
    for left, right in edges:
        if columns and left <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _grid(page: PrintedPage, rows: list[_Row]) -> list[list[Cell]]:
    columns = _columns(rows)
    if not columns:
        return [_plain(page, number, row) for number, row in enumerate(rows)]
    borders = _borders(rows, columns)
    first = next(number for number, row in enumerate(rows) if _has_value(row))
    grid = [_head(page, number, row, borders) for number, row in enumerate(rows[:first])]
    for row in _gathered(rows[first:], borders[0]):
        grid.append(_values(page, len(grid), row, borders))
    return grid


def _borders(rows: list[_Row], columns: list[tuple[float, float]]) -> list[float]:
    """Where the columns of numbers begin; left of the first stand the labels."""
    labels = [
        segment.right
        for row in rows
        if _has_value(row)
        for segment in row
        if segment.right <= columns[0][0] and not segment.is_value
    ]
    start = (max(labels) + columns[0][0]) / 2 if labels else columns[0][0] - 1
    between = [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
    return [start, *between]


def _gathered(rows: list[_Row], start: float) -> list[_Row]:
    """Rows with the lines of their labels that stand above and below the numbers."""
    anchors = [number for number, row in enumerate(rows) if any(segment.left >= start for segment in row)]
    if not anchors:
        return rows
    heights = [min(segment.middle for segment in rows[number]) for number in anchors]
    steps = [after - before for before, after in pairwise(heights)]
    reach = NEAR * median(steps) if steps else 0.0
    gathered: list[_Row] = []
    waiting: dict[int, _Row] = {number: list(rows[number]) for number in anchors}
    order: list[_Row] = []
    for number, row in enumerate(rows):
        if number in waiting:
            order.append(waiting[number])
            continue
        middle = row[0].middle
        nearest = min(anchors, key=lambda anchor: abs(rows[anchor][0].middle - middle))
        if abs(rows[nearest][0].middle - middle) <= reach and _unfinished(rows[nearest], row, start):
            waiting[nearest].extend(row)
        else:
            order.append(row)
    gathered.extend(order)
    return gathered


def _unfinished(anchor: _Row, row: _Row, start: float) -> bool:
    """Whether ``row`` can be part of the label of ``anchor``: same label column, or none there yet."""
    labels = [segment for segment in anchor if segment.left < start]
    return not labels or any(abs(label.left - row[0].left) < 30 for label in labels)


def _plain(page: PrintedPage, number: int, row: _Row) -> list[Cell]:
    return [_cell(page, number, column, segment.glyphs) for column, segment in enumerate(row)]


def _head(page: PrintedPage, number: int, row: _Row, borders: list[float]) -> list[Cell]:
    """A line of the head; a piece that reaches over several columns spans them."""
    cells: list[Cell] = []
    for segment in row:
        for glyphs in _cut(segment, borders):
            piece = _segment(glyphs)
            touched = [place for place in range(len(borders) + 1) if _overlaps(piece, borders, place)]
            first = touched[0] if touched else 0
            span = len(touched) if touched else 1
            cells.append(_cell(page, number, first, glyphs, span))
    return cells


def _cut(segment: _Segment, borders: list[float]) -> list[Sequence[Glyph]]:
    """A piece of the head, cut where a gap stands near a border between columns."""
    parts: list[list[Glyph]] = [[segment.glyphs[0]]]
    for before, glyph in pairwise(segment.glyphs):
        gap = glyph.left - before.right
        crosses = any(before.middle[0] < border <= glyph.middle[0] for border in borders)
        if crosses and gap > 0.2 * glyph.height:
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
    return list(parts)


def _overlaps(segment: _Segment, borders: list[float], place: int) -> bool:
    """Whether a piece covers the column ``place`` (0 is the label's) by more than its edge."""
    begin = borders[place - 1] if place else float("-inf")
    end = borders[place] if place < len(borders) else float("inf")
    overlap = min(segment.right, end) - max(segment.left, begin)
    return (
        overlap > 0.25 * (segment.right - segment.left) or begin <= (segment.left + segment.right) / 2 < end
    )


def _values(page: PrintedPage, number: int, row: _Row, borders: list[float]) -> list[Cell]:
    """A row: its labels, then one cell for every column of numbers, empty where nothing stands."""
    labels: list[list[Glyph]] = []
    values: list[list[Glyph]] = [[] for _ in borders]
    for segment in sorted(row, key=lambda segment: (segment.left, segment.middle)):
        if segment.left < borders[0]:
            near = next((label for label in labels if abs(label[0].left - segment.left) < 30), None)
            if near is not None:
                near.extend(segment.glyphs)
            else:
                labels.append(list(segment.glyphs))
        else:
            middle = (segment.left + segment.right) / 2
            values[sum(middle >= border for border in borders) - 1].extend(segment.glyphs)
    cells = [_cell(page, number, 0, glyphs) for glyphs in labels] or [_cell(page, number, 0, [])]
    if not any(values):
        return cells
    return cells + [_cell(page, number, place, glyphs) for place, glyphs in enumerate(values, start=1)]


def _cell(page: PrintedPage, row: int, column: int, glyphs: Sequence[Glyph], span: int = 1) -> Cell:
    box: Box | None = None
    if glyphs:
        box = page.source_box(
            (
                round(min(glyph.left for glyph in glyphs), 1),
                round(min(glyph.top for glyph in glyphs), 1),
                round(max(glyph.right for glyph in glyphs), 1),
                round(max(glyph.bottom for glyph in glyphs), 1),
            )
        )
    return Cell(
        text=cell_text(glyphs) if glyphs else "",
        row=row,
        column=column,
        column_span=span,
        page=page.number or None,
        box=box,
    )
