"""What a Word style says of a paragraph: its heading level and its numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from index.readers.docx_package import attribute, child, local_name

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_CHAIN = 20
"""Styles are followed this far through the styles that they are based on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ParagraphStyle:
    """``level`` is 0 for body text; ``number`` is ``(list id, depth)`` for numbered paragraphs."""

    level: int = 0
    number: tuple[str, int] | None = None


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is the tree of ``styles.xml``; ``None`` where there is none."""
        self._elements = {
            attribute(element, "styleId") or "": element
            for element in (root if root is not None else ())
            if local_name(element) == "style"
        }
        self._known: dict[str, ParagraphStyle] = {}

    def of(self, properties: etree._Element | None) -> ParagraphStyle:
        """The style of a paragraph with these ``w:pPr``; what they say themselves comes first."""
        named = child(properties, "pStyle")
        base = self._named(attribute(named, "val") or "") if named is not None else ParagraphStyle()
        level, number = _own(properties, base.number)
        return ParagraphStyle(level=base.level if level is None else level, number=number)

    def _named(self, style_id: str) -> ParagraphStyle:
        if style_id in self._known:
            return self._known[style_id]
        chain: list[etree._Element] = []
        current: str | None = style_id
        while current in self._elements and len(chain) < _CHAIN:
            chain.append(self._elements[current])
            based = child(chain[-1], "basedOn")
            current = attribute(based, "val") if based is not None else None
        level, number = 0, None
        for element in reversed(chain):
            own_level, number = _own(child(element, "pPr"), number)
            name = child(element, "name")
            printed = (attribute(name, "val") or "").lower() if name is not None else ""
            heading = _HEADING.fullmatch(printed)
            if own_level is not None:
                level = own_level
            elif heading:
                level = int(heading.group(1))
            elif printed in {"title", "标题"}:
                level = 1
        self._known[style_id] = ParagraphStyle(level=level, number=number)
        return self._known[style_id]


def _own(
    properties: etree._Element | None, number: tuple[str, int] | None
) -> tuple[int | None, tuple[str, int] | None]:
    """Level and numbering that ``w:pPr`` states itself; ``number`` is what it inherits."""
    level: int | None = None
    outline = child(properties, "outlineLvl")
    if outline is not None:
        value = attribute(outline, "val") or ""
        level = int(value) + 1 if value.isdecimal() and int(value) < 9 else 0
    numbered = child(properties, "numPr")
    if numbered is not None:
        list_id, depth = child(numbered, "numId"), child(numbered, "ilvl")
        identifier = attribute(list_id, "val") if list_id is not None else (number[0] if number else None)
        place = attribute(depth, "val") if depth is not None else None
        if identifier is not None:
            number = (identifier, int(place) if place and place.isdecimal() else (number[1] if number else 0))
    return level, number
