"""One picture of a page as glyphs and strokes, in the shapes that PDF pages have."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean, median

import numpy as np

from index.readers.ocr_cells import settled
from index.readers.ocr_engine import Picture, Reading, read_picture
from index.readers.ocr_rules import ink_of, straightened, strokes_of, tilt_of
from index.readers.pdf_lattice import SNAP, find_lattices
from index.readers.pdf_shapes import Glyph, PrintedPage, Rule

PAGE_HEIGHT = 842.0
"""The longer side of an A4 page, in points; pictures without a known size are taken for A4."""

SIDEWAYS = 1.6
"""Pieces of text higher than this multiple of their width stand upright only on a page lying on its side."""

TYPE_SHARE = 0.75
"""The height of the type, as a share of the height of the box that the recogniser draws around it."""


@dataclass(frozen=True, kw_only=True)
class ReadPage:
    """A recognised page: what is printed on it, and how sure the recogniser is.

    ``confidence`` is the mean over the pieces of text, 0 to 1 (0 without text);
    ``doubtful`` are texts below :data:`DOUBT`.
    """

    page: PrintedPage
    confidence: float
    doubtful: tuple[str, ...]


DOUBT = 0.6
"""A piece of text read with less confidence than this is named to the person who ingests."""


def read_page(picture: Picture, number: int, *, height: float | None = None) -> ReadPage:
    """Recognises text and strokes; ``height`` is the page's height in points, where it is known.

    Pages that lie on their side or on their head are turned; a tilt of a few degrees is straightened.
    """
    picture, readings = _upright(picture)
    tilt = tilt_of(ink_of(picture))
    level = straightened(picture, tilt)
    if level is not picture:
        picture, readings = level, read_picture(level)
    tall, wide = picture.shape[:2]
    scale = (height or PAGE_HEIGHT * tall / max(tall, wide)) / tall
    line_height = _line_height(readings) or 12 / scale
    type_height = line_height * TYPE_SHARE
    strokes = strokes_of(ink_of(picture), type_height, [reading.box for reading in readings])
    lattices = find_lattices(strokes.horizontals, strokes.verticals, snap=SNAP / scale)
    settled_readings = settled(picture, strokes.rest, readings, lattices, type_height)
    page = PrintedPage(
        number=number,
        width=wide * scale,
        height=tall * scale,
        glyphs=_glyphs(settled_readings, line_height, scale),
        horizontals=tuple(_scaled(rule, scale) for rule in strokes.horizontals),
        verticals=tuple(_scaled(rule, scale) for rule in strokes.verticals),
        unit=1.0 if height else 1 / scale,
    )
    return ReadPage(
        page=page,
        confidence=mean([reading.confidence for reading in settled_readings] or [0.0]),
        doubtful=tuple(reading.text for reading in settled_readings if reading.confidence < DOUBT),
    )


def _upright(picture: Picture) -> tuple[Picture, list[Reading]]:
    """The picture turned so that its text can be read, and its text."""
    readings = read_picture(picture)
    if _sideways(readings):
        turned = [np.ascontiguousarray(np.rot90(picture, quarter)) for quarter in (1, 3)]
        options = [(each, read_picture(each)) for each in turned]
    elif len(readings) > 5 and _certainty(readings) < 0.75:
        turned_round = np.ascontiguousarray(np.rot90(picture, 2))
        options = [(picture, readings), (turned_round, read_picture(turned_round))]
    else:
        return picture, readings
    return max(options, key=lambda option: _certainty(option[1]))


def _sideways(readings: list[Reading]) -> bool:
    long_ones = [reading for reading in readings if len(reading.text) > 3]
    upright = [one for one in long_ones if one.box[3] - one.box[1] > SIDEWAYS * (one.box[2] - one.box[0])]
    return len(long_ones) >= 4 and len(upright) > 0.6 * len(long_ones)


def _certainty(readings: list[Reading]) -> float:
    """Mean confidence, weighted by the length of the texts."""
    total = sum(len(reading.text) for reading in readings)
    return sum(reading.confidence * len(reading.text) for reading in readings) / total if total else 0.0


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
        glyphs.append(Glyph(text=reading.text, left=left, top=top, right=right, bottom=bottom, height=height))
    return tuple(glyphs)


def _scaled(rule: Rule, scale: float) -> Rule:
    return Rule(at=rule.at * scale, begin=rule.begin * scale, end=rule.end * scale)
