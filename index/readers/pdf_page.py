"""One page of a PDF as glyphs and rules, through pdfplumber."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pdfminer.layout import LTCurve, LTLine, LTRect

from index.readers.pdf_overprint import once_each
from index.readers.pdf_shapes import Box, Glyph, PrintedPage, Rule
from index.readers.pdf_turn import turned
from index.readers.pdf_unseen import without_struck, without_white
from index.readers.pdf_watermarks import without_watermarks

if TYPE_CHECKING:
    from pdfplumber.page import Page

THIN = 3.0
"""A filled area thinner than this, in points, is a drawn stroke."""

DOT_GAP = 3.0
"""The dots of a dotted stroke are at most this many points apart."""

DOTS = 5
"""So many dots at least make a stroke."""

SLANTING = 0.2
"""Text that rises by more than this share of its length is no text of the report."""

MAX_POINTS = 50
"""A curve with more points is a drawing."""

SLANT = 1.0
"""A stroke may deviate this many points from its axis."""


def printed_page(page: Page) -> PrintedPage:
    """Everything that is needed of ``page``; a page whose text runs sideways is turned upright."""
    shapes = _Shapes(float(page.bbox[0]), float(page.bbox[1]))
    curved = shapes.take_dots(page)
    for item in page.chars:
        shapes.glyph(item)
    for item in page.lines:
        shapes.stroke(item)
    for item in page.rects:
        shapes.rectangle(item)
    for item in page.curves:
        shapes.curve(item)
    shapes.dotted()
    glyphs = once_each(without_white(shapes.glyphs, shapes.white))
    glyphs = without_watermarks(glyphs, shapes.horizontals, shapes.verticals)
    glyphs, horizontals = without_struck(glyphs, shapes.horizontals)
    printed = PrintedPage(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        glyphs=tuple(glyphs),
        horizontals=tuple(horizontals),
        verticals=tuple(shapes.verticals),
        fills=tuple(shapes.fills),
        pictures=tuple(shapes.box(item) for item in page.images),
        shapes=len(page.curves) + curved,
    )
    return turned(printed, _quarter_turns(glyphs))


def _quarter_turns(glyphs: list[Glyph]) -> int:
    """Quarter turns clockwise that set most of the text upright: 0, 1 or 3."""
    turns = Counter(glyph.turn for glyph in glyphs if glyph.text.strip())
    return turns.most_common(1)[0][0] if turns else 0


def _turn(item: dict[str, Any]) -> int:
    """Quarter turns clockwise that set a character upright, from its drawing matrix."""
    if item["upright"]:
        return 0
    rise = item["matrix"][1]
    return 1 if rise > 0 else 3


def _slanting(item: dict[str, Any]) -> bool:
    """Whether a character belongs to a line that runs across the page aslant: a watermark."""
    along, rise = abs(item["matrix"][0]), abs(item["matrix"][1])
    return bool(min(along, rise) > SLANTING * max(along, rise))


def _is_white(colour: object) -> bool:
    """Whether a fill colour in grey, RGB or CMYK is white."""
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return False
    return (len(colour) in (1, 3) and min(colour) >= 1) or (len(colour) == 4 and not any(colour))


class _Shapes:
    """Collects the shapes of one page, relative to its upper left corner."""

    def __init__(self, left: float, top: float) -> None:
        self._left, self._top = left, top
        self.glyphs: list[Glyph] = []
        self.white: set[int] = set()
        self.horizontals: list[Rule] = []
        self.verticals: list[Rule] = []
        self.fills: list[Box] = []
        self._dots: list[Box] = []

    def take_dots(self, page: Page) -> int:
        """Takes the dots off ``page`` before each becomes an object of its own; how many were curves.

        Some programs draw every dot of a border as a path: thousands on a page, half of the
        time that reading takes.
        """
        kept, curved = [], 0
        across, down = (float(edge) for edge in page.mediabox[:2])
        for item in page.layout:
            dot = isinstance(item, LTCurve) and not isinstance(item, LTLine) and item.fill
            if not dot or item.width > THIN or item.height > THIN:
                kept.append(item)
                continue
            top, bottom = page.height - item.y1 + down, page.height - item.y0 + down
            left, right = item.x0 + across, item.x1 + across
            self._dots.append(
                (left - self._left, top - self._top, right - self._left, bottom - self._top)
            )
            curved += not isinstance(item, LTRect)
        page.layout._objs = kept
        return curved

    def dotted(self) -> None:
        """Adds the strokes that rows of dots make; to be called when all shapes are known."""
        self.horizontals.extend(dotted_rules(self._dots))
        turned = [(top, left, bottom, right) for left, top, right, bottom in self._dots]
        self.verticals.extend(dotted_rules(turned))

    def box(self, item: dict[str, Any]) -> Box:
        return (
            float(item["x0"]) - self._left,
            float(item["top"]) - self._top,
            float(item["x1"]) - self._left,
            float(item["bottom"]) - self._top,
        )

    def glyph(self, item: dict[str, Any]) -> None:
        if _slanting(item):
            return
        left, top, right, bottom = self.box(item)
        turn = _turn(item)
        if _is_white(item.get("non_stroking_color")):
            self.white.add(len(self.glyphs))
        # Of a sideways glyph, the width is what stands across its line.
        height = right - left if turn else float(item["size"])
        self.glyphs.append(
            Glyph(
                text=item["text"],
                left=left,
                top=top,
                right=right,
                bottom=bottom,
                height=max(height, 1.0),
                turn=turn,
            )
        )

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        if bottom - top <= SLANT and right - left > bottom - top:
            self.horizontals.append(Rule(at=(top + bottom) / 2, begin=left, end=right))
        elif right - left <= SLANT:
            self.verticals.append(Rule(at=(left + right) / 2, begin=top, end=bottom))

    def stroke(self, item: dict[str, Any]) -> None:
        self._rule(*self.box(item))

    def rectangle(self, item: dict[str, Any]) -> None:
        left, top, right, bottom = self.box(item)
        if bottom - top <= THIN and right - left <= THIN:
            self._dots.append((left, top, right, bottom))
        elif bottom - top <= THIN:
            self.horizontals.append(Rule(at=(top + bottom) / 2, begin=left, end=right))
        elif right - left <= THIN:
            self.verticals.append(Rule(at=(left + right) / 2, begin=top, end=bottom))
        elif item.get("stroke"):
            self._frame(left, top, right, bottom)
        elif item.get("fill"):
            self.fills.append((left, top, right, bottom))

    def _frame(self, left: float, top: float, right: float, bottom: float) -> None:
        for at in (top, bottom):
            self.horizontals.append(Rule(at=at, begin=left, end=right))
        for at in (left, right):
            self.verticals.append(Rule(at=at, begin=top, end=bottom))

    def curve(self, item: dict[str, Any]) -> None:
        """Polylines are taken stroke by stroke; real curves yield no straight stroke."""
        points = [(float(x) - self._left, float(y) - self._top) for x, y in item.get("pts", ())]
        left, top, right, bottom = self.box(item)
        if item.get("fill") and bottom - top <= THIN and right - left <= THIN:
            self._dots.append((left, top, right, bottom))
        if not item.get("stroke") or len(points) > MAX_POINTS:
            return
        for (x, y), (next_x, next_y) in pairwise(points):
            if abs(x - next_x) <= SLANT or abs(y - next_y) <= SLANT:
                self._rule(min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y))


def dotted_rules(dots: list[Box]) -> list[Rule]:
    """Horizontal strokes made of dots: many of them, close together, on one line."""
    rules: list[Rule] = []
    run: list[Box] = []
    for dot in [*sorted(dots, key=lambda dot: (round(dot[1] * 2), dot[0])), None]:
        if run and (dot is None or not _goes_on(run[-1], dot)):
            if len(run) >= DOTS:
                rules.append(Rule(at=(run[0][1] + run[0][3]) / 2, begin=run[0][0], end=run[-1][2]))
            run = []
        if dot is not None:
            run.append(dot)
    return rules


def _goes_on(last: Box, dot: Box) -> bool:
    return abs(dot[1] - last[1]) <= 0.5 and last[0] <= dot[0] <= last[2] + DOT_GAP
