"""HTML cut into tags and text, in linear time, with the place of each.

Not a conforming parser: there is no tree to grow deep, broken markup costs no
more than sound markup, and every token knows where it stands in the source.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

RAW_TEXT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "textarea",
        "xmp",
        "iframe",
        "object",
        "svg",
        "math",
        "select",
    }
)
"""Elements whose content is not read."""

_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:_-]{0,40})")
# Possessive, and bounded within quotes: a quote left open cannot make it slow.
_TAG_REST = re.compile(r"""(?:[^"'<>]|"[^"]{0,4000}"|'[^']{0,4000}')*+>""")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:][\w:.-]{0,60})(?:\s{0,9}=\s{0,9}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'>]{1,400})))?"""
)


@dataclass(frozen=True, slots=True)
class HtmlToken:
    """A tag (``name`` in lower case, attributes unread) or text, at ``[start, end)`` of the source."""

    kind: Literal["text", "open", "close"]
    name: str
    source: str
    start: int
    end: int

    def attributes(self) -> dict[str, str]:
        """The tag's attributes by lower-case name, entities decoded; the first of a name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.source, len(self.name) + 1):
            value = match.group(2) or match.group(3) or match.group(4) or ""
            found.setdefault(match.group(1).lower(), html.unescape(value))
        return found


def html_tokens(source: str, start: int = 0, end: int | None = None) -> Iterator[HtmlToken]:
    """The tags and texts of ``source[start:end]``; comments, declarations and scripts are left out."""
    stop = len(source) if end is None else end
    missing: set[str] = set()
    position = start
    while position < stop:
        opening = source.find("<", position, stop)
        if opening < 0:
            opening = stop
        if opening > position:
            yield HtmlToken("text", "", source[position:opening], position, opening)
        if opening == stop:
            return
        position = _skip_unread(source, opening, stop, missing)
        if position > opening:
            continue
        name = _TAG_NAME.match(source, opening, stop)
        close = _tag_end(source, name.end(), stop, missing) if name else -1
        if name is None or close < 0:
            yield HtmlToken("text", "", "<", opening, opening + 1)
            position = opening + 1
            continue
        word = name.group(1).lower()
        kind: Literal["open", "close"] = "close" if source[opening + 1] == "/" else "open"
        position = close
        if kind == "open" and word in RAW_TEXT and source[close - 2] != "/":
            position = _after(source, f"</{word}", close, stop, missing) or close
            position = max(close, position)
            if position > close:
                position = (source.find(">", position, stop) + 1) or stop
            continue
        yield HtmlToken(kind, word, source[opening:close], opening, close)


def _skip_unread(source: str, opening: int, stop: int, missing: set[str]) -> int:
    """Position after a comment, a declaration or an instruction at ``opening``, else ``opening``."""
    if source.startswith("<!--", opening):
        return _after(source, "-->", opening + 4, stop, missing) or opening + 4
    if source.startswith("<![CDATA[", opening):
        return opening + 9
    if source.startswith(("<!", "<?"), opening):
        close = source.find(">", opening, min(stop, opening + 4000))
        return close + 1 if close > 0 else opening + 2
    return opening


def _after(source: str, mark: str, position: int, stop: int, missing: set[str]) -> int:
    """After the next ``mark`` in any case, 0 without one; no search fails twice."""
    if mark in missing:
        return 0
    match = re.compile(re.escape(mark), re.IGNORECASE).search(source, position, stop)
    if match is None:
        missing.add(mark)
        return 0
    return match.end()


def _tag_end(source: str, position: int, stop: int, missing: set[str]) -> int:
    """Position after the ``>`` that ends a tag, -1 if none does."""
    rest = _TAG_REST.match(source, position, stop)
    if rest is not None:
        return rest.end()
    # An attribute with a stray quote, a "<" or an embedded picture: up to the next ">".
    if ">" in missing:
        return -1
    close = source.find(">", position, stop)
    if close < 0:
        missing.add(">")
    return close + 1 if close >= 0 else -1
