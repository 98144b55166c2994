"""Fills the ruled tables of a page with its glyphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Cell
from index.readers.pdf_contents import FieldFinder
from index.readers.pdf_lattice import Lattice, find_lattices
from index.readers.pdf_open import has_open_columns, has_open_rows
from index.readers.pdf_segments import has_value, segments_of
from index.readers.pdf_shapes import Box, Glyph, PrintedPage, Rule, inside
from index.readers.pdf_text import cell_text, lines_of

TOUCHING = 0.1
"""Digits closer than this share of the type size are one number, even across a border."""

DOUBT = 0.6
"""Recognised text with less confidence is marked as doubtful."""

DOUBT_OF_NUMBERS = 0.85
"""The same for text with digits; printed digits are usually read with 0.99."""

FILLED_SHARE = 0.5
"""Shaded areas are taken for a table's cells only if this share of them holds text."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its place on the page, in points."""

    box: Box
    rows: list[list[Cell]]


def ruled_tables(page: PrintedPage) -> tuple[list[Table], list[Glyph]]:
    """The ruled tables of a page from top to bottom, and the glyphs outside them."""
    lattices = find_lattices(page.horizontals, page.verticals)
    lattices = [lattice for lattice in lattices if not _has_only_lines(lattice, page)]
    lattices += [lattice for lattice in _shaded(page, lattices) if not has_open_columns(lattice, page, 2)]
    lattices = [one for one in lattices if not has_open_rows(one, page) and not has_open_columns(one, page)]
    lattices.sort(key=lambda lattice: (lattice.box[1], lattice.box[0]))
    contents: list[list[list[Glyph]]] = [[[] for _ in lattice.fields] for lattice in lattices]
    finders = [FieldFinder(lattice) for lattice in lattices]
    outside: list[Glyph] = []
    for run in _number_runs(page.glyphs):
        middle = _middle(run)
        for lattice, finder, cells in zip(lattices, finders, contents, strict=True):
            if inside(middle, lattice.box):
                cells[finder.at(middle) or 0].extend(run)
                break
        else:
            outside.extend(run)
    tables = [
        Table(box=lattice.box, rows=_rows(lattice, cells, page))
        for lattice, cells in zip(lattices, contents, strict=True)
    ]
    return tables, outside


def _has_only_lines(lattice: Lattice, page: PrintedPage) -> bool:
    """Whether a table has lines between its rows alone: its columns are then shown by alignment."""
    if lattice.column_count > 1 or lattice.row_count < 2:
        return False
    glyphs = [glyph for glyph in page.glyphs if inside(glyph.middle, lattice.box)]
    rows = [segments_of(line) for line in lines_of(glyphs)]
    return any(len(row) >= 2 and has_value(row) for row in rows)


def _shaded(page: PrintedPage, known: Sequence[Lattice]) -> list[Lattice]:
    """Tables whose cells are shown by shading alone."""
    fills = [
        fill
        for fill in page.fills
        if not any(inside(((fill[0] + fill[2]) / 2, (fill[1] + fill[3]) / 2), one.box) for one in known)
    ]
    across = [Rule(at=at, begin=fill[0], end=fill[2]) for fill in fills for at in (fill[1], fill[3])]
    down = [Rule(at=at, begin=fill[1], end=fill[3]) for fill in fills for at in (fill[0], fill[2])]
    found = []
    for lattice in find_lattices(across, down):
        if lattice.column_count < 2 or lattice.row_count < 2:
            continue
        full = sum(
            any(inside(glyph.middle, field.box) for glyph in page.glyphs if glyph.text.strip())
            for field in lattice.fields
        )
        if full >= FILLED_SHARE * len(lattice.fields):
            found.append(lattice)
    return found


def _number_runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Each glyph by itself, but digits that touch together: a wide number may stick out of its cell."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and _numeric(last)
            and _numeric(glyph)
            and abs(glyph.left - last.right) < TOUCHING * glyph.height
            and abs(glyph.bottom - last.bottom) < TOUCHING * glyph.height
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _numeric(glyph: Glyph) -> bool:
    return len(glyph.text) == 1 and glyph.text in "0123456789.,%" and not glyph.turn


def _middle(run: list[Glyph]) -> tuple[float, float]:
    return (run[0].left + run[-1].right) / 2, run[0].middle[1]


def _rows(lattice: Lattice, contents: list[list[Glyph]], page: PrintedPage) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(lattice.row_count)]
    for field, glyphs in zip(lattice.fields, contents, strict=True):
        text = cell_text(glyphs)
        rows[field.row].append(
            Cell(
                text=text,
                row=field.row,
                column=field.column,
                row_span=field.row_span,
                column_span=field.column_span,
                page=page.number or None,
                box=_rounded(page.source_box(field.box)),
                repaired=_doubt(glyphs),
            )
        )
    # A strip from side to side that holds nothing is no row.
    return [row for row in rows if row and (row[0].text or row[0].column_span < lattice.column_count)]


def _doubt(glyphs: list[Glyph]) -> str | None:
    """A remark on recognised text that may have been misread."""
    lowest = min((glyph.confidence for glyph in glyphs), default=1.0)
    limit = (
        DOUBT_OF_NUMBERS
        if any(character.isdigit() for glyph in glyphs for character in glyph.text)
        else DOUBT
    )
    return f"OCR 识读，把握仅 {lowest:.2f}，请核对原件" if lowest < limit else None


def _rounded(box: Box) -> Box:
    left, top, right, bottom = box
    return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
