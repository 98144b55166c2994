"""Which glyphs of a page stand in which cell of a lattice."""

from __future__ import annotations

from bisect import bisect_right

from index.readers.pdf_lattice import Lattice
from index.readers.pdf_shapes import Glyph, PrintedPage


class FieldFinder:
    """Finds the field at a point without asking every field."""

    def __init__(self, lattice: Lattice) -> None:
        self._across = sorted({side for field in lattice.fields for side in (field.box[0], field.box[2])})
        self._down = sorted({side for field in lattice.fields for side in (field.box[1], field.box[3])})
        self._fields: dict[tuple[int, int], int] = {}
        for number, field in enumerate(lattice.fields):
            left, top, right, bottom = field.box
            for row in range(self._down.index(top), self._down.index(bottom)):
                for column in range(self._across.index(left), self._across.index(right)):
                    self._fields[row, column] = number

    def at(self, point: tuple[float, float]) -> int | None:
        """The number of the field that holds ``point``, None outside of all."""
        return self._fields.get((bisect_right(self._down, point[1]) - 1, bisect_right(self._across, point[0]) - 1))


def contents_of(lattice: Lattice, page: PrintedPage) -> list[list[Glyph]]:
    """The visible glyphs of every field, in the order of the fields."""
    finder = FieldFinder(lattice)
    found: list[list[Glyph]] = [[] for _ in lattice.fields]
    for glyph in page.glyphs:
        number = finder.at(glyph.middle) if glyph.text.strip() else None
        if number is not None:
            found[number].append(glyph)
    return found
