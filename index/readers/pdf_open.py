"""Tables that are ruled or shaded in part: columns without rows, or every second row alone.

Alignment then tells more than the strokes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pdf_contents import contents_of
from index.readers.pdf_lattice import Lattice
from index.readers.pdf_rows import NUMBERED
from index.readers.pdf_segments import is_value_text, numbers_of, segments_of
from index.readers.pdf_shapes import PrintedPage, TextLine
from index.readers.pdf_text import lines_of, text_of

PITCH = 1.55
"""Numbers above one another at least so many type sizes apart may be of several rows."""

MIXED = 3
"""So many cells of one row with words over a number show that the head is in the same row as the body."""

BESIDE = 3
"""So many numbers with wide gaps between them on one line of a cell are not one cell's."""

LEAST_HEIGHT = 2.0
"""Lower cells, in type sizes, hold no two lines."""


def has_open_rows(lattice: Lattice, page: PrintedPage) -> bool:
    """Whether rows of the table run into one another: strokes tell its columns alone."""
    least = LEAST_HEIGHT * median([glyph.height for glyph in page.glyphs] or [0.0])
    rows = [_Content() for _ in range(lattice.row_count)]
    for field, glyphs in zip(lattice.fields, contents_of(lattice, page), strict=True):
        lines = lines_of(glyphs) if field.box[3] - field.box[1] >= least else []
        rows[field.row].take([text_of(line.glyphs).strip() for line in lines], _are_apart(lines))
    return any(row.is_open() for row in rows) or (len(rows) == 1 and rows[0].mixed >= MIXED)


@dataclass(kw_only=True)
class _Content:
    """What stands in the high cells of one row of a lattice: how many hold what."""

    stacked: int = 0
    mixed: int = 0
    flat: int = 0
    labels: int = 0
    numbered: int = 0

    def take(self, texts: Sequence[str], apart: bool) -> None:
        """Counts one cell, given its lines and whether they are as far apart as rows are."""
        values = sum(map(is_value_text, texts))
        if values == len(texts) > 1 and apart:
            self.stacked += 1
        elif values:
            self.flat += 1
            self.mixed += len(texts) > 1 and is_value_text(texts[-1]) and not is_value_text(texts[0])
        elif texts:
            self.labels = max(self.labels, len(texts))
            self.numbered = max(self.numbered, sum(NUMBERED.match(text) is not None for text in texts))

    def is_open(self) -> bool:
        """Whether these are several rows: a wide number wrapped in a narrow cell has one label all the same."""
        named = self.numbered > 1 or (self.labels > 1 and self.flat == 0)
        return self.stacked > 1 and named


def _are_apart(lines: Sequence[TextLine]) -> bool:
    return all(below.bottom - above.bottom >= PITCH * above.height for above, below in pairwise(lines))


def has_open_columns(lattice: Lattice, page: PrintedPage, least: int = BESIDE) -> bool:
    """Whether a cell holds ``least`` numbers beside one another, so that they are those of several columns."""
    width = median([glyph.height for glyph in page.glyphs] or [0.0]) * least
    contents = zip(lattice.fields, contents_of(lattice, page), strict=True)
    wide = (glyphs for field, glyphs in contents if field.box[2] - field.box[0] >= width)
    return any(
        len(numbers_of(segments_of(line))) >= least
        for glyphs in wide
        if sum(glyph.text.isdigit() for glyph in glyphs) >= least
        for line in lines_of(glyphs)
    )
