"""Tables that are ruled or shaded in part: columns without rows, or every second row alone.

Alignment then tells more than the strokes.
"""

from __future__ import annotations

from statistics import median

from index.readers.pdf_lattice import Field, Lattice
from index.readers.pdf_rows import NUMBERED
from index.readers.pdf_segments import is_value_text, numbers_of, segments_of
from index.readers.pdf_shapes import Glyph, PrintedPage, inside
from index.readers.pdf_text import lines_of, text_of

STACKED = 3
"""So many numbers above one another in one cell are numbers of several rows."""

MIXED = 3
"""So many cells of one row with words over a number show that the head is in the same row as the body."""

LEAST_HEIGHT = 2.0
"""Lower cells, in type sizes, hold no two lines."""


def has_open_rows(lattice: Lattice, page: PrintedPage) -> bool:
    """Whether rows of the table run into one another: strokes tell its columns alone."""
    stacked, mixed, numbered = ([0] * lattice.row_count for _ in range(3))
    least = LEAST_HEIGHT * median([glyph.height for glyph in page.glyphs] or [0.0])
    for field in lattice.fields:
        if field.box[3] - field.box[1] < least:
            continue
        texts = [text_of(line.glyphs).strip() for line in lines_of(_glyphs_in(field, page))]
        values = [is_value_text(text) for text in texts]
        stacked[field.row] += sum(values) >= STACKED
        mixed[field.row] += len(values) > 1 and values[-1] and not values[0]
        labels = sum(NUMBERED.match(text) is not None for text in texts)
        numbered[field.row] = max(numbered[field.row], labels)
    # A wide number may be wrapped in a narrow cell; its label is one label all the same.
    several = any(count > 1 and labels > 1 for count, labels in zip(stacked, numbered, strict=True))
    return several or (lattice.row_count == 1 and mixed[0] >= MIXED)


def has_open_columns(lattice: Lattice, page: PrintedPage) -> bool:
    """Whether a cell holds several numbers beside one another: only every second row is shaded."""
    wide = (field for field in lattice.fields if field.column_span > 1)
    return any(
        len(numbers_of(segments_of(line))) > 1 for field in wide for line in lines_of(_glyphs_in(field, page))
    )


def _glyphs_in(field: Field, page: PrintedPage) -> list[Glyph]:
    return [glyph for glyph in page.glyphs if inside(glyph.middle, field.box) and glyph.text.strip()]
