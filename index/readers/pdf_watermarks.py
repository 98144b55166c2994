"""Large letters printed across a page, over its tables: watermarks that do not lie aslant."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.pdf_shapes import Glyph, Rule

OUTSIZED = 1.8
"""A watermark's letters are larger than the page's usual ones by this factor."""

LEAST_LETTERS = 40
"""A page with fewer letters shows no usual size."""


def without_watermarks(
    glyphs: Sequence[Glyph], horizontals: Sequence[Rule], verticals: Sequence[Rule]
) -> list[Glyph]:
    """``glyphs`` without lines of outsized letters of which one is printed over a table's border.

    Titles are large too, but nothing is printed over them: a line that touches no border stays.
    """
    printed = sorted(glyph.height for glyph in glyphs if glyph.text.strip())
    if len(printed) < LEAST_LETTERS:
        return list(glyphs)
    usual = printed[len(printed) // 2]
    large = [glyph for glyph in glyphs if glyph.text.strip() and glyph.height > OUTSIZED * usual]
    over = [glyph for glyph in large if _crossed(glyph, horizontals, verticals)]
    lines = {(round(glyph.bottom), round(glyph.height)) for glyph in over}
    return [
        glyph
        for glyph in glyphs
        if glyph.height <= OUTSIZED * usual or (round(glyph.bottom), round(glyph.height)) not in lines
    ]


def _crossed(glyph: Glyph, horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> bool:
    """Whether a border runs through the middle part of ``glyph``."""
    across, down = (glyph.right - glyph.left) / 4, (glyph.bottom - glyph.top) / 4
    x, y = glyph.middle
    return any(abs(rule.at - y) < down and rule.begin < x < rule.end for rule in horizontals) or any(
        abs(rule.at - x) < across and rule.begin < y < rule.end for rule in verticals
    )
