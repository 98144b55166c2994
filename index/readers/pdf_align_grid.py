"""The cells of a table without rules: columns by their numbers, heads and labels around them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from index.document import Cell
from index.readers.form_wording import are_two_rows, names_group
from index.readers.pdf_align_labels import with_labels
from index.readers.pdf_segments import Row, Segment, has_value, numbers_of, segment_of
from index.readers.pdf_shapes import Box, Glyph, PrintedPage
from index.readers.pdf_text import cell_text

NEAR = 0.75
"""A line of a label belongs to the nearest row within this share of the distance between rows."""

STACKED = 0.8
"""Pieces of a head less than this many type sizes above one another are one head."""

SAME_LABEL = 30.0
"""Pieces of a label that begin less than this many points apart stand in one column."""


def aligned_grid(page: PrintedPage, rows: list[Row]) -> list[list[Cell]]:
    """Rows of cells: the head's first, then one row for each line of numbers."""
    if not any(has_value(row) for row in rows):
        return [
            [_cell(page, number, column, segment.glyphs) for column, segment in enumerate(row)]
            for number, row in enumerate(rows)
        ]
    borders = _borders(rows)
    rows = with_labels(rows, borders[0])
    first = next(number for number, row in enumerate(rows) if has_value(row))
    grid = _heads(page, rows[:first], borders)
    body = _gathered(rows[first:], borders[0])
    labelled = any(segment.left < borders[0] for row in body for segment in row)
    for row in body:
        grid.append(_body_row(page, len(grid), row, borders, labelled=labelled))
    return grid


def _borders(rows: list[Row]) -> list[float]:
    """Where the columns of numbers begin; left of the first stand the labels.

    Where they reach across columns, the fullest rows show them; numbers of any width are centred alike.
    """
    numbers = [numbers_of(row) for row in rows if has_value(row)]
    most = max(len(row) for row in numbers)
    full = [row for row in numbers if len(row) == most]
    middles = _below_one_another(numbers) or [
        median(row[place].middle[0] for row in full) for place in range(most)
    ]
    begin = min(row[0].left for row in full)
    labels = [
        segment.right
        for row in rows
        if has_value(row)
        for segment in row
        if segment not in numbers_of(row) and segment.right <= begin
    ]
    start = (max(labels) + begin) / 2 if labels else 0.0
    empty = _empty_columns(rows, [one for row in numbers for one in row], start)
    middles = sorted([*middles, *(head.middle[0] for head in empty)])
    if not labels:
        start = min([begin, *(head.left for head in empty)]) - 1
    return [start, *((before + after) / 2 for before, after in pairwise(middles))]


def _below_one_another(rows: list[Row]) -> list[float]:
    """Middles of the columns, where the numbers of every row stand clearly below those of the others.

    Rows with blanks in different columns may hold equally many numbers; [] where
    wide numbers reach across columns.
    """
    columns: list[Row] = []
    for number in sorted((one for row in rows for one in row), key=lambda one: one.left):
        if columns and number.left < max(one.right for one in columns[-1]):
            columns[-1].append(number)
        else:
            columns.append([number])
    if any(len({id(one) for one in column} & {id(one) for one in row}) > 1 for column in columns for row in rows):
        return []
    return [median(one.middle[0] for one in column) for column in columns]


def _empty_columns(rows: list[Row], numbers: Row, start: float) -> Row:
    """The heads of columns that hold no number: none stands below them, nor nearer to them than to their neighbours."""
    first = next(number for number, row in enumerate(rows) if has_value(row))
    found: Row = []
    for row in (sorted(row, key=lambda one: one.left) for row in rows[:first] if len(row) > 1):
        middles = [one.middle[0] for one in row]
        sides = [float("-inf"), *((before + after) / 2 for before, after in pairwise(middles)), float("inf")]
        for head, left, right in zip(row, sides, sides[1:], strict=False):
            under = [*numbers, *found]
            taken = any(one.left < head.right and one.right > head.left for one in under)
            # The head over several columns stands over the numbers of them all.
            over = any(left < one.middle[0] < right for one in numbers) and not (left < start < right)
            if head.left > start and not taken and not over and not names_group(head.text):
                found.append(head)
    return found


def _column(x: float, borders: list[float]) -> int:
    """The column that holds ``x``: 0 for the labels, then 1, 2, …"""
    return sum(x >= border for border in borders)


def _heads(page: PrintedPage, rows: list[Row], borders: list[float]) -> list[list[Cell]]:
    """The rows of the head; pieces stacked in one column are one cell."""
    pieces: list[tuple[tuple[int, int], list[Glyph]]] = []
    for row in rows:
        for segment in row:
            for glyphs in _cut(segment, borders):
                place = _reach(segment_of(glyphs), borders)
                above = next((one[1] for one in pieces if one[0] == place and _are_one(one[1], glyphs)), None)
                if above is not None:
                    above.extend(glyphs)
                else:
                    pieces.append((place, list(glyphs)))
    pieces.sort(key=lambda piece: segment_of(piece[1]).middle[1])
    grid: list[list[Cell]] = []
    height = 0.0
    for (first, last), glyphs in pieces:
        middle = segment_of(glyphs).middle[1]
        if not grid or middle - height > glyphs[0].height:
            grid.append([])
            height = middle
        grid[-1].append(_cell(page, len(grid) - 1, first, glyphs, last - first + 1))
    return [sorted(row, key=lambda cell: cell.column) for row in grid]


def _are_one(above: list[Glyph], below: Sequence[Glyph]) -> bool:
    """Whether two pieces of the head stand close above one another and the lower is no row of the form by itself."""
    if are_two_rows(segment_of(above).text, segment_of(below).text):
        return False
    gap = min(glyph.top for glyph in below) - max(glyph.bottom for glyph in above)
    return gap < STACKED * below[0].height


def _cut(segment: Segment, borders: list[float]) -> list[list[Glyph]]:
    """A piece of the head, cut where a gap stands at a border between columns."""
    parts: list[list[Glyph]] = [[segment.glyphs[0]]]
    for before, glyph in pairwise(segment.glyphs):
        crosses = _column(before.middle[0], borders) != _column(glyph.middle[0], borders)
        if crosses and glyph.left - before.right > 0.2 * glyph.height:
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
    return parts


def _reach(segment: Segment, borders: list[float]) -> tuple[int, int]:
    """First and last column that a piece of the head covers by more than its edge."""
    edge = min(0.2 * (segment.right - segment.left), segment.glyphs[0].height)
    return _column(segment.left + edge, borders), _column(segment.right - edge, borders)


def _gathered(rows: list[Row], start: float) -> list[Row]:
    """Rows with the lines of their labels that stand above and below the numbers."""
    anchors = [number for number, row in enumerate(rows) if any(segment.left >= start for segment in row)]
    heights = [min(segment.middle[1] for segment in rows[number]) for number in anchors]
    steps = [after - before for before, after in pairwise(heights)]
    reach = NEAR * median(steps) if steps else 0.0
    whole = {number: list(rows[number]) for number in anchors}
    order: list[Row] = []
    for number, row in enumerate(rows):
        if number in whole:
            order.append(whole[number])
            continue
        middle = row[0].middle[1]
        nearest = min(anchors, key=lambda anchor: abs(rows[anchor][0].middle[1] - middle))
        near = abs(rows[nearest][0].middle[1] - middle) <= reach
        if near and _fits_label(rows[nearest], row, start):
            whole[nearest].extend(row)
        else:
            order.append(row)
    return order


def _fits_label(anchor: Row, row: Row, start: float) -> bool:
    """Whether ``row`` can be part of the label of ``anchor``: same label column, or none there yet."""
    labels = [segment for segment in anchor if segment.left < start]
    if any(are_two_rows(*(one.text for one in sorted((label, row[0]), key=lambda one: one.top))) for label in labels):
        return False
    return not labels or any(abs(label.left - row[0].left) < SAME_LABEL for label in labels)


def _body_row(
    page: PrintedPage, number: int, row: Row, borders: list[float], *, labelled: bool
) -> list[Cell]:
    """A row: its labels, then one cell for every column of numbers, empty where nothing stands."""
    labels: list[list[Glyph]] = []
    values: list[list[Glyph]] = [[] for _ in borders]
    pieces = [segment_of(glyphs) for segment in row for glyphs in _cut(segment, borders)]
    for segment in sorted(pieces, key=lambda segment: (segment.left, segment.top)):
        if segment.left < borders[0]:
            near = next((one for one in labels if abs(one[0].left - segment.left) < SAME_LABEL), None)
            if near is not None:
                near.extend(segment.glyphs)
            else:
                labels.append(list(segment.glyphs))
        else:
            values[_column(segment.middle[0], borders) - 1].extend(segment.glyphs)
    cells = [_cell(page, number, 0, glyphs) for glyphs in labels]
    if labelled and not cells:
        cells = [_cell(page, number, 0, [])]
    if not any(values):
        return cells
    return cells + [_cell(page, number, place, glyphs) for place, glyphs in enumerate(values, start=1)]


def _cell(page: PrintedPage, row: int, column: int, glyphs: Sequence[Glyph], span: int = 1) -> Cell:
    box: Box | None = None
    if glyphs:
        whole = segment_of(glyphs)
        left, top, right, bottom = page.source_box((whole.left, whole.top, whole.right, whole.bottom))
        box = (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
    return Cell(
        text=cell_text(glyphs) if glyphs else "",
        row=row,
        column=column,
        column_span=span,
        page=page.number or None,
        box=box,
    )
