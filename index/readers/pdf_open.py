"""Tables that are ruled or shaded in part: columns without rows, or every second row alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from index.readers.pdf_lattice import Field, Lattice
from index.readers.pdf_segments import is_value_text
from index.readers.pdf_shapes import Glyph, PrintedPage, inside
from index.readers.pdf_text import lines_of, text_of

STACKED = 3
"""So many numbers above one another in one cell are numbers of several rows."""

MIXED = 3
"""So many cells of one row with words over a number show that the head is in the same row as the body."""

LEAST_HEIGHT = 2.0
"""Lower cells, in type sizes, hold no two lines."""

CLEAR = 0.2
"""Where a column ends no glyph stands nearer than this many type sizes."""


def has_open_rows(lattice: Lattice, page: PrintedPage) -> bool:
    """Whether rows of the table run into one another: strokes tell its columns alone."""
    stacked, mixed = [0] * lattice.row_count, [0] * lattice.row_count
    least = LEAST_HEIGHT * median([glyph.height for glyph in page.glyphs] or [0.0])
    for field in lattice.fields:
        if field.box[3] - field.box[1] < least:
            continue
        texts = [text_of(line.glyphs).strip() for line in lines_of(_glyphs_in(field, page))]
        values = [is_value_text(text) for text in texts]
        stacked[field.row] += sum(values) >= STACKED
        mixed[field.row] += len(values) > 1 and values[-1] and not values[0]
    return max(stacked) > 1 or (lattice.row_count == 1 and mixed[0] >= MIXED)


def cut_at_columns(lattice: Lattice, page: PrintedPage) -> Lattice:
    """``lattice`` with cells cut where other rows show a column to end and no text reaches across."""
    edges: dict[int, float] = {}
    for field in lattice.fields:
        edges[field.column] = field.box[0]
        edges[field.column + field.column_span] = field.box[2]
    fields = [part for field in lattice.fields for part in _cut(field, edges, _glyphs_in(field, page))]
    return replace(lattice, fields=tuple(sorted(fields, key=lambda field: (field.row, field.column))))


def _cut(field: Field, edges: dict[int, float], glyphs: Sequence[Glyph]) -> list[Field]:
    last = field.column + field.column_span
    cuts = [field.column, *(c for c in range(field.column + 1, last) if c in edges and _is_clear(edges[c], glyphs)), last]
    if not glyphs or len(cuts) == 2:
        return [field]
    left, top, right, bottom = field.box
    sides = [left, *(edges[cut] for cut in cuts[1:-1]), right]
    return [
        Field(
            row=field.row,
            column=cut,
            row_span=field.row_span,
            column_span=cuts[place + 1] - cut,
            box=(sides[place], top, sides[place + 1], bottom),
        )
        for place, cut in enumerate(cuts[:-1])
    ]


def _is_clear(at: float, glyphs: Sequence[Glyph]) -> bool:
    return not any(glyph.left - CLEAR * glyph.height < at < glyph.right + CLEAR * glyph.height for glyph in glyphs)


def _glyphs_in(field: Field, page: PrintedPage) -> list[Glyph]:
    return [glyph for glyph in page.glyphs if inside(glyph.middle, field.box) and glyph.text.strip()]
