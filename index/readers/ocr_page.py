"""One picture of a page as glyphs and strokes, in the shapes that PDF pages have."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median

import numpy as np

from index.readers.ocr_cells import settled
from index.readers.ocr_engine import Picture, Reading, read_picture
from index.readers.ocr_rules import ink_of, straightened, strokes_of, tilt_of
from index.readers.ocr_stamps import without_stamps
from index.readers.ocr_strokes import without_mistaken_strokes
from index.readers.pdf_lattice import SNAP, find_lattices
from index.readers.pdf_shapes import Glyph, PrintedPage, Rule
from index.readers.pdf_tables import DOUBT

PAGE_HEIGHT = 842.0
"""The longer side of an A4 page, in points; pictures without a known size are taken for A4."""

SIDEWAYS = 1.6
"""Pieces of text higher than this multiple of their width stand upright only on a page lying on its side."""

DOUBTFUL_PAGE = 0.93
"""A page read with less confidence than this is also tried the other way up; clean pages reach 0.98."""

QUICK_LINES = 60
"""For the quick look: the longer side of a picture holds about this many lines of text."""

QUICK_FIELDS = 4
"""For the quick look: a table has at least this many cells."""

QUICK_WIDTH = 0.4
"""For the quick look: a table takes this share of the picture's width."""

TYPE_SHARE = 0.75
"""The height of the type, as a share of the height of the box that the recogniser draws around it."""


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """A recognised page: what is printed on it, and how sure the recogniser is.

    ``confidence`` is the mean over the pieces of text, 0 to 1 (0 without text);
    ``doubtful`` are texts below :data:`index.readers.pdf_tables.DOUBT`.
    """

    page: PrintedPage
    confidence: float
    doubtful: tuple[str, ...]


def read_page(picture: Picture, number: int, *, height: float | None = None) -> ReadPage:
    """Recognises text and strokes; ``height`` is the page's height in points, where it is known.

    Pages that lie on their side or on their head are turned; a tilt of a few degrees is straightened.
    """
    scale = (height or PAGE_HEIGHT * picture.shape[0] / max(picture.shape[:2])) / picture.shape[0]
    printed = straightened(picture, tilt_of(ink_of(picture)))
    picture, readings, turned = _upright(without_stamps(printed))
    printed = np.rot90(printed, 4 - turned)
    tall, wide = picture.shape[:2]
    line_height = _line_height(readings) or 12 / scale
    type_height = line_height * TYPE_SHARE
    # Where a seal covers a border, taking it out would tear a gap.
    strokes = strokes_of(ink_of(np.ascontiguousarray(printed)), type_height, [reading.box for reading in readings])
    rest = np.minimum(strokes.rest, ink_of(picture))
    lattices = find_lattices(strokes.horizontals, strokes.verticals, snap=SNAP / scale)
    settled_readings = settled(picture, rest, readings, lattices, type_height)
    settled_readings = without_mistaken_strokes(rest, settled_readings, lattices, type_height)
    page = PrintedPage(
        number=number,
        width=wide * scale,
        height=tall * scale,
        glyphs=_glyphs(settled_readings, line_height, scale),
        horizontals=tuple(_scaled(rule, scale) for rule in strokes.horizontals),
        verticals=tuple(_scaled(rule, scale) for rule in strokes.verticals),
        unit=1.0 if height else 1 / scale,
        turned=turned,
    )
    return ReadPage(
        page=page,
        confidence=mean([reading.confidence for reading in settled_readings] or [0.0]),
        doubtful=tuple(reading.text for reading in settled_readings if reading.confidence < DOUBT),
    )


def shows_table(picture: Picture) -> bool:
    """Whether there are strokes of a table in the picture, judged quickly and without reading it."""
    ink = ink_of(picture)
    size = max(picture.shape[:2]) / QUICK_LINES
    strokes = strokes_of(ink, size, [])
    lattices = find_lattices(strokes.horizontals, strokes.verticals, snap=max(3.0, size / 4))
    # Grain and foliage make many small lattices; a table spreads over its picture.
    return any(
        len(lattice.fields) >= QUICK_FIELDS
        and lattice.box[2] - lattice.box[0] >= QUICK_WIDTH * picture.shape[1]
        for lattice in lattices
    )


def _upright(picture: Picture) -> tuple[Picture, list[Reading], int]:
    """The picture turned so that its text can be read, its text, and the quarter turns (clockwise)."""
    readings = read_picture(picture)
    if _sideways(readings):
        options = [_turned(picture, quarters) for quarters in (1, 3)]
    elif len(readings) > 5 and _certainty(readings) < DOUBTFUL_PAGE:
        options = [(picture, readings, 0), _turned(picture, 2)]
    else:
        return picture, readings, 0
    return max(options, key=lambda option: _certainty(option[1]))


def _turned(picture: Picture, quarters: int) -> tuple[Picture, list[Reading], int]:
    turned = np.ascontiguousarray(np.rot90(picture, 4 - quarters))
    return turned, read_picture(turned), quarters


def _sideways(readings: list[Reading]) -> bool:
    long_ones = [reading for reading in readings if len(reading.text) > 3]
    upright = [one for one in long_ones if one.box[3] - one.box[1] > SIDEWAYS * (one.box[2] - one.box[0])]
    return len(long_ones) >= 4 and len(upright) > 0.6 * len(long_ones)


def _certainty(readings: list[Reading]) -> float:
    """Mean confidence of the longer texts, weighted by their length (a lone 0 is a 0 either way up)."""
    longer = [reading for reading in readings if len(reading.text) > 2]
    total = sum(len(reading.text) for reading in longer)
    return sum(reading.confidence * len(reading.text) for reading in longer) / total if total else 0.0


def _line_height(readings: list[Reading]) -> float:
    """Usual height of a line's box in pixels; 0 without text."""
    flat = [one.box[3] - one.box[1] for one in readings if one.box[2] - one.box[0] > one.box[3] - one.box[1]]
    return median(flat) if flat else 0.0


def _glyphs(readings: list[Reading], line_height: float, scale: float) -> tuple[Glyph, ...]:
    """One glyph a piece of text. Boxes near the usual height get exactly that: the rest is noise."""
    glyphs = []
    for reading in readings:
        left, top, right, bottom = (edge * scale for edge in reading.box)
        tall = (bottom - top) / scale
        usual = 0.75 * line_height <= tall <= 1.35 * line_height or tall > 2 * line_height
        height = (line_height if usual else tall) * scale * TYPE_SHARE
        glyphs.append(
            Glyph(
                text=reading.text,
                left=left,
                top=top,
                right=right,
                bottom=bottom,
                height=height,
                confidence=reading.confidence,
            )
        )
    return tuple(glyphs)


def _scaled(rule: Rule, scale: float) -> Rule:
    return Rule(at=rule.at * scale, begin=rule.begin * scale, end=rule.end * scale)
