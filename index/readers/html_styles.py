"""What the styles of a page say about its text: hidden, or struck out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.readers.html_vocabulary import INLINE_TAGS

HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|"
    r"(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_UNSEEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:opacity\s*:\s*0?(?:\.0+)?\s*(?:;|!|$)|opacity\s*:\s*0\s*%|color\s*:\s*transparent)", re.IGNORECASE
)
"""Hides a part of a line; on larger parts it is an effect that a script ends."""
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}line-through", re.IGNORECASE)
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]{1,40})", re.IGNORECASE)
_WHITE = re.compile(r"white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"white-space\s*:\s*([a-z-]{1,20})", re.IGNORECASE)
_STYLE_SHEET = re.compile(r"<style\b[^>]{0,200}>(.{0,200000}?)</style", re.IGNORECASE | re.DOTALL)
_MEDIA = re.compile(r"@[a-z-]{1,20}[^{};]{0,200}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,200}[^{}]{0,200}\}", re.IGNORECASE)
_RULE = re.compile(r"([^{};]{1,300})\{([^{}]{0,1000})\}")
_CLASS = re.compile(r"\s*(?:[a-zA-Z]{1,10})?\.([\w-]{1,60})\s*")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageStyles:
    """The classes that a page's own style sheets hide or strike out, whatever they stand on.

    With ``reveal`` only parts of a line count as hidden: some pages hide all of
    their content until their script has run. With ``thorough`` classes hide whatever
    they stand on, else parts of a line only: tabs are hidden until a click shows them.
    """

    hidden: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    reveal: bool = False
    thorough: bool = False

    def hides(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element called ``name`` is not shown."""
        part = name in INLINE_TAGS
        if self.reveal and not part:
            return False
        style = attributes.get("style", "")
        if "hidden" in attributes or HIDDEN_STYLE.search(style):
            return True
        if part and _UNSEEN_STYLE.search(style) is not None:
            return True
        return (part or self.thorough) and self._has(self.hidden, attributes)

    def whitens(self, attributes: Mapping[str, str], above: bool) -> bool:
        """Whether an element's text is white, where that around it is so or not (``above``)."""
        styled = _COLOUR.search(attributes.get("style", ""))
        named = styled[1] if styled else attributes.get("color", "")
        return _WHITE.fullmatch(named.strip()) is not None if named else above

    def lays_out(self, attributes: Mapping[str, str], above: bool) -> bool:
        """Whether an element shows tabs and line breaks, where that around it does so or not (``above``)."""
        styled = _WHITE_SPACE.search(attributes.get("style", ""))
        return styled[1].lower() in ("pre", "pre-wrap", "break-spaces") if styled else above

    def strikes(self, attributes: Mapping[str, str]) -> bool:
        """Whether an element's text is struck out."""
        return _STRUCK_STYLE.search(attributes.get("style", "")) is not None or self._has(self.struck, attributes)

    def _has(self, classes: frozenset[str], attributes: Mapping[str, str]) -> bool:
        return bool(classes) and not classes.isdisjoint(attributes.get("class", "").split())


def page_styles(page: str, *, reveal: bool = False, thorough: bool = False) -> PageStyles:
    """What the style sheets in ``page`` say, media rules left out."""
    hidden: set[str] = set()
    struck: set[str] = set()
    for sheet in _STYLE_SHEET.finditer(page):
        for rule in _RULE.finditer(_MEDIA.sub("", sheet[1])):
            if not (_HIDING.search(rule[2]) or _STRUCK_STYLE.search(rule[2])):
                continue
            simple = (_CLASS.fullmatch(selector) for selector in rule[1].split(","))
            names = [match[1] for match in simple if match is not None]
            (hidden if _HIDING.search(rule[2]) else struck).update(names)
    return PageStyles(hidden=frozenset(hidden), struck=frozenset(struck), reveal=reveal, thorough=thorough)
