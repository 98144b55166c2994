"""Tables drawn by style sheets: ``<div style="display:table-row">`` counts as ``<tr>``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.readers.html_tokens import HtmlToken
from index.readers.html_vocabulary import TABLE_TAGS, VOID_TAGS

_STYLED = re.compile(r"display\s*:\s*table(-row-group|-header-group|-footer-group|-row|-cell|-caption)?\s*(?:[;\"'!]|$)")
_TAGS = {
    None: "table",
    "-row-group": "tbody",
    "-header-group": "thead",
    "-footer-group": "tfoot",
    "-row": "tr",
    "-cell": "td",
    "-caption": "caption",
}


def has_styled_tables(page: str) -> bool:
    """Whether a page styles any of its elements as a table."""
    return "display" in page and re.search(r"display\s*:\s*table-cell", page) is not None


def as_tables(tokens: Iterable[HtmlToken]) -> Iterator[HtmlToken]:
    """``tokens`` with the tags of elements that are styled as parts of a table renamed to such."""
    renamed: dict[str, list[str]] = {}
    for token in tokens:
        if token.kind == "text" or token.name in VOID_TAGS or token.name in TABLE_TAGS:
            yield token
        elif token.kind == "open":
            style = _STYLED.search(token.source.lower())
            name = _TAGS[style[1]] if style else token.name
            renamed.setdefault(token.name, []).append(name)
            yield token if name == token.name else replace(token, name=name, source=f"<{name}>")
        else:
            open_tags = renamed.get(token.name)
            name = open_tags.pop() if open_tags else token.name
            yield token if name == token.name else replace(token, name=name, source=f"</{name}>")

