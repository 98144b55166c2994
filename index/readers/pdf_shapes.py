"""What is printed on a page: glyphs, straight rules, and lines made of glyphs.

Coordinates are points (pixels for a picture) from the upper left corner of the
page. PDF pages and scanned pages are both brought into these shapes, so that
tables and paragraphs are found by the same code.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyph:
    """One printed character (or, on a scan, one recognised run of characters).

    ``height`` is the type size. ``text`` may be white space. ``turn`` is the number
    of quarter turns clockwise that would set it upright: 1 for text that runs
    upwards, 3 for text that runs downwards, lying on its side. ``confidence`` is
    below 1 for recognised text only.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    height: float
    turn: int = 0
    confidence: float = 1.0

    @property
    def middle(self) -> tuple[float, float]:
        """Centre of the glyph, as ``(x, y)``."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A straight stroke along one axis.

    ``at`` is its position on the other axis: ``y`` for a horizontal rule, ``x``
    for a vertical one; ``begin`` ≤ ``end`` is its extent along its own axis.
    """

    at: float
    begin: float
    end: float


@dataclass(frozen=True, kw_only=True, slots=True)
class TextLine:
    """One line of text with the glyphs that it is made of, left to right."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    height: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedPage:
    """Everything of a page that matters here.

    ``number`` counts from 1; 0 stands for a picture that is no page of its own.
    ``pictures`` are the boxes of raster images; ``fills`` the boxes of filled
    areas without a stroke (the shading of cells), ``shapes`` the number of curved
    shapes. ``unit`` is how many units of the source (pixels of a picture) one unit
    here stands for. ``turned`` is the number of quarter turns clockwise by which a
    sideways page was turned upright.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]
    fills: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    shapes: int = 0
    unit: float = 1.0
    turned: int = 0

    def source_box(self, box: Box) -> Box:
        """``box`` in the units of the source, and as the source lies."""
        left, top, right, bottom = box
        if self.turned == 1:
            left, top, right, bottom = top, self.width - right, bottom, self.width - left
        elif self.turned == 2:
            left, right = self.width - right, self.width - left
            top, bottom = self.height - bottom, self.height - top
        elif self.turned == 3:
            left, top, right, bottom = self.height - bottom, left, self.height - top, right
        return left * self.unit, top * self.unit, right * self.unit, bottom * self.unit


def inside(point: tuple[float, float], box: Box, margin: float = 0.0) -> bool:
    """Whether ``point`` lies in ``box`` grown by ``margin`` on each side."""
    x, y = point
    left, top, right, bottom = box
    return left - margin <= x <= right + margin and top - margin <= y <= bottom + margin
