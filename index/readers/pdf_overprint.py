"""Characters drawn twice in nearly the same place, which some programs do to make them bold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.readers.pdf_shapes import Glyph

OFFSET = 0.15
"""Copies are at most this share of the type size apart; neighbours are at least a digit's width apart."""


def once_each(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """``glyphs`` in their order, each that repeats an earlier one in the same place left out."""
    kept: list[Glyph] = []
    near: defaultdict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        left, top = round(glyph.left), round(glyph.top)
        around = (near[glyph.text, x, y] for x in range(left - 2, left + 3) for y in range(top - 2, top + 3))
        if glyph.text.strip() and any(_same(glyph, other) for others in around for other in others):
            continue
        near[glyph.text, left, top].append(glyph)
        kept.append(glyph)
    return kept


def _same(glyph: Glyph, other: Glyph) -> bool:
    reach = min(OFFSET * min(glyph.height, other.height), 0.4 * (glyph.right - glyph.left))
    return (
        abs(glyph.left - other.left) <= reach
        and abs(glyph.top - other.top) <= reach
        and abs(glyph.height - other.height) <= 0.1 * glyph.height
    )
