"""Finds tables without rules, by the positions of the words in their lines.

The numbers of a table stand below one another: the places where they do are its
columns. What stands to their left is the row's label, what stands above them
the head. The result is a guess, and its grids say so (``regular=False``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Cell
from index.readers.pdf_align_grid import aligned_grid
from index.readers.pdf_align_labels import lines_of_first_label
from index.readers.pdf_segments import Row, has_value, numbers_of, segments_of
from index.readers.pdf_shapes import PrintedPage, TextLine
from index.readers.txt_lines import SECTION_TITLE

LOOSE = 2
"""At most this many lines of one piece may stand between two lines of a table."""

NUMBERS_ALONE = 5
"""So many numbers in one line are a table, however many lines of its head stand above them."""

LABEL_LINES = 8
"""The same for lines left of the numbers, as labels of several lines are."""

HEAD_LINES = 10
"""A head is stacked from this many lines at most."""

HEAD_GAP = 1.5
"""The lines of a stacked head are less than this many type sizes apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AlignedTable:
    """A table found by alignment."""

    rows: list[list[Cell]]


Piece = list[TextLine] | AlignedTable


def aligned_tables(page: PrintedPage, lines: Sequence[TextLine]) -> Iterator[Piece]:
    """``lines`` of one page with the aligned tables among them, in order."""
    rows = [segments_of(line, page.verticals) for line in lines]
    position = 0
    for begin, end in _stretches(lines, rows):
        if begin > position:
            yield list(lines[position:begin])
        yield from _tables(page, lines[begin:end], rows[begin:end])
        position = end
    if position < len(lines):
        yield list(lines[position:])


def _stretches(lines: Sequence[TextLine], rows: list[Row]) -> list[tuple[int, int]]:
    """First and last-plus-one of each run of lines that is a table."""
    found: list[tuple[int, int]] = []
    begin = 0
    while begin < len(rows):
        if len(rows[begin]) < 2:
            begin += 1
            continue
        end, values, loose, beside = begin + 1, int(has_value(rows[begin])), 0, 0
        for place in range(begin + 1, len(rows)):
            if _is_section_title(rows[place]):
                break
            far = lines[place].top - lines[place - 1].bottom > 4 * lines[place].height
            if len(rows[place]) == 1 and not far and _is_label(rows[place], rows[begin:end]):
                beside += 1
                if beside <= LABEL_LINES:
                    continue
            if len(rows[place]) >= 2 and not far:
                end, loose, beside = place + 1, 0, 0
                values += has_value(rows[place])
            else:
                loose += 1
                if loose > LOOSE or far:
                    break
        long = any(len(numbers_of(row)) >= NUMBERS_ALONE for row in rows[begin:end])
        if long or (end - begin >= 2 and values >= 1 and values * 4 >= end - begin):
            least = found[-1][1] if found else 0
            head = _with_head(lines, rows, begin, end, least)
            above = min(LABEL_LINES, head - least)
            found.append((head - lines_of_first_label(rows[head - above : end], above), end))
        begin = end
    return found


def _is_section_title(row: Row) -> bool:
    """Whether the line is the title of a section: no table goes on over it."""
    return len(row) == 1 and SECTION_TITLE.fullmatch(row[0].text.strip()) is not None


def _with_head(lines: Sequence[TextLine], rows: list[Row], begin: int, end: int, least: int) -> int:
    """Where the table really begins: short lines close above its numbers are stacked heads."""
    numbers = [segment for row in rows[begin:end] if has_value(row) for segment in numbers_of(row)]
    left, right = min(number.left for number in numbers), max(number.right for number in numbers)
    place = begin
    while place > least and begin - place < HEAD_LINES:
        above, below = lines[place - 1], lines[place]
        within = all(segment.right > left and segment.left < right for segment in rows[place - 1])
        close = below.top - above.bottom < HEAD_GAP * above.height
        body = above.right - above.left > 0.7 * (right - left) and len(rows[place - 1]) == 1
        if not within or not close or body or _is_section_title(rows[place - 1]):
            break
        place -= 1
    return place


def _tables(page: PrintedPage, lines: Sequence[TextLine], rows: list[Row]) -> Iterator[Piece]:
    """A stretch cut into tables: a head after rows of numbers opens the next one."""
    begin = 0
    for place, row in enumerate(rows):
        head = len(row) >= 2 and not any(segment.is_value for segment in row)
        part = rows[begin:place]
        if not head or not any(has_value(one) for one in part) or _is_label(row, part):
            continue
        # Lone lines above the head belong to what follows: a section's title, a caption.
        end = place
        while len(rows[end - 1]) == 1:
            end -= 1
        yield AlignedTable(rows=aligned_grid(page, rows[begin:end]))
        if end < place:
            yield list(lines[end:place])
        begin = place
    yield AlignedTable(rows=aligned_grid(page, rows[begin:]))


def _is_label(row: Row, part: list[Row]) -> bool:
    """Whether all of ``row`` stands left of the numbers above it."""
    first = min((segment.left for one in part for segment in numbers_of(one)), default=0.0)
    return all(segment.right <= first for segment in row)
