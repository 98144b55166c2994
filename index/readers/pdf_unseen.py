"""Characters of a PDF page that its reader does not count as printed: struck out, or white beside black."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from index.readers.pdf_shapes import Glyph, Rule

MIDDLE = 0.22
"""A stroke through a character runs this near to its middle, as a share of its height."""

LOOSE_END = 0.5
"""Such a stroke ends at most this many type sizes beyond the characters that it strikes out."""

HIGHEST = 40.0
"""Points; larger characters are no text of a table."""


def without_struck(glyphs: Sequence[Glyph], horizontals: Sequence[Rule]) -> tuple[list[Glyph], list[Rule]]:
    """The characters that no stroke runs through, and the rules that are no such strokes.

    A stroke begins and ends with the characters that it strikes out; a border
    that happens to run through them goes further.
    """
    printed = sorted((glyph for glyph in glyphs if glyph.text.strip()), key=lambda glyph: glyph.middle[1])
    middles = [glyph.middle[1] for glyph in printed]
    struck: set[int] = set()
    rules: list[Rule] = []
    for rule in horizontals:
        first = bisect_left(middles, rule.at - MIDDLE * HIGHEST)
        last = bisect_right(middles, rule.at + MIDDLE * HIGHEST)
        through = [
            glyph
            for glyph in printed[first:last]
            if rule.begin < glyph.middle[0] < rule.end
            and abs(glyph.middle[1] - rule.at) < MIDDLE * glyph.height
        ]
        if through and _ends_with(rule, through):
            struck.update(map(id, through))
        else:
            rules.append(rule)
    return [glyph for glyph in glyphs if id(glyph) not in struck], rules


def _ends_with(rule: Rule, through: Sequence[Glyph]) -> bool:
    loose = LOOSE_END * max(glyph.height for glyph in through)
    before = min(glyph.left for glyph in through) - rule.begin
    behind = rule.end - max(glyph.right for glyph in through)
    return abs(before) < loose and abs(behind) < loose


def without_white(glyphs: Sequence[Glyph], white: set[int]) -> list[Glyph]:
    """``glyphs`` without white figures that touch others: white text by itself stands on a dark ground.

    ``white`` are the places of the white ones in ``glyphs``.
    """
    if not white:
        return list(glyphs)
    inked = [glyph for place, glyph in enumerate(glyphs) if place not in white and glyph.text.strip()]
    return [
        glyph
        for place, glyph in enumerate(glyphs)
        if place not in white or not glyph.text.isdigit() or not _touches(glyph, inked)
    ]


def _touches(glyph: Glyph, others: Sequence[Glyph]) -> bool:
    """Whether a character of ``others`` stands on the line of ``glyph`` within two characters' width of it."""
    reach = 2 * (glyph.right - glyph.left)
    return any(
        abs(other.bottom - glyph.bottom) < 0.3 * glyph.height
        and other.left - reach < glyph.right
        and glyph.left < other.right + reach
        for other in others
    )
