"""Turns a page whose text runs sideways, as wide tables on narrow pages often do."""

from __future__ import annotations

from dataclasses import replace

from index.readers.pdf_shapes import Box, PrintedPage, Rule


def turned(page: PrintedPage, quarters: int) -> PrintedPage:
    """``page`` turned clockwise by ``quarters`` quarter turns (0, 1 or 3)."""
    if quarters == 0:
        return page

    def box(old: Box) -> Box:
        left, top, right, bottom = old
        if quarters == 1:
            return page.height - bottom, left, page.height - top, right
        return top, page.width - right, bottom, page.width - left

    def across(rule: Rule) -> Rule:
        """A horizontal rule, made vertical."""
        return (
            replace(rule, at=page.height - rule.at) if quarters == 1 else _flipped(rule, rule.at, page.width)
        )

    def down(rule: Rule) -> Rule:
        """A vertical rule, made horizontal."""
        return (
            _flipped(rule, rule.at, page.height) if quarters == 1 else replace(rule, at=page.width - rule.at)
        )

    glyphs = []
    for glyph in page.glyphs:
        left, top, right, bottom = box((glyph.left, glyph.top, glyph.right, glyph.bottom))
        turn = (glyph.turn - quarters) % 4
        glyphs.append(replace(glyph, left=left, top=top, right=right, bottom=bottom, turn=turn))
    return replace(
        page,
        width=page.height,
        height=page.width,
        glyphs=tuple(glyphs),
        horizontals=tuple(down(rule) for rule in page.verticals),
        verticals=tuple(across(rule) for rule in page.horizontals),
        fills=tuple(box(fill) for fill in page.fills),
        pictures=tuple(box(picture) for picture in page.pictures),
        turned=quarters,
    )


def _flipped(rule: Rule, at: float, length: float) -> Rule:
    return Rule(at=at, begin=length - rule.end, end=length - rule.begin)
