"""Lines cut at their wide gaps, as the cells of a table without rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.readers.pdf_shapes import Glyph, Rule, TextLine
from index.readers.pdf_text import text_of

SPLIT = 1.0
"""A gap wider than this many type sizes separates two cells."""

SPLIT_NUMBER = 0.45
"""The same beside a digit: columns of numbers may stand close together."""

_VALUE = re.compile(r"[+\-−－]?\d[\d,，.]*(?: \d[\d,，.]*)*(?:[%％]|[万亿]?元|[件条项个份次])?|[/／\-—－]|无")
"""A number may be printed with a space in it: whether it is one is for the sums to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A piece of a line between two wide gaps."""

    text: str
    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Centre of the piece, as ``(x, y)``."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def is_value(self) -> bool:
        """Whether the piece is a number, or a sign that stands for one."""
        return is_value_text(self.text)


def is_value_text(text: str) -> bool:
    """Whether ``text`` is a number, or a sign that stands for one."""
    return bool(_VALUE.fullmatch(text))


Row = list[Segment]


def segments_of(line: TextLine, verticals: Sequence[Rule] = ()) -> Row:
    """The line cut at its wide gaps, and where a stroke stands between two glyphs."""
    middle = (line.top + line.bottom) / 2
    cuts = [rule.at for rule in verticals if rule.begin <= middle <= rule.end]
    groups: list[list[Glyph]] = []
    blanks: list[Glyph] = []
    for glyph in line.glyphs:
        if not glyph.text.strip():
            blanks.append(glyph)
            continue
        near = bool(groups) and glyph.left - groups[-1][-1].right <= _limit(groups[-1][-1], glyph) * line.height
        if near and not any(groups[-1][-1].middle[0] < at < glyph.middle[0] for at in cuts):
            groups[-1] += [*blanks, glyph]
        else:
            groups.append([glyph])
        blanks = []
    return [segment_of(group) for group in groups]


def _limit(before: Glyph, after: Glyph) -> float:
    return SPLIT_NUMBER if after.text[0].isdigit() or before.text[-1].isdigit() else SPLIT


def segment_of(glyphs: Sequence[Glyph]) -> Segment:
    """Glyphs that stand together as one piece."""
    return Segment(
        text=text_of(glyphs),
        glyphs=tuple(glyphs),
        left=min(glyph.left for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        top=min(glyph.top for glyph in glyphs),
        bottom=max(glyph.bottom for glyph in glyphs),
    )


def numbers_of(row: Row) -> Row:
    """The values of a row; its first piece is a label, unless all are values."""
    if len(row) > 1 and all(segment.is_value for segment in row):
        return row
    return [segment for segment in row[1:] if segment.is_value]


def has_value(row: Row) -> bool:
    """Whether a row has a value besides its label."""
    return bool(numbers_of(row))
