"""Tables drawn by style sheets: ``<div style="display:table-row">`` counts as ``<tr>``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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

_ROWS_STAND_IN = ("table", "tbody", "thead", "tfoot")
_MAY_STAND_IN = ("div", "ul", "ol", "dl", "li", "section", "p")
"""Elements that may be a row, or a table, though nothing styles them so."""


def has_styled_tables(page: str) -> bool:
    """Whether a page styles any of its elements as a table."""
    return "display" in page and re.search(r"display\s*:\s*table-cell", page) is not None


def as_tables(tokens: Iterable[HtmlToken]) -> Iterator[HtmlToken]:
    """``tokens`` with the tags of elements that are styled as parts of a table renamed to such.

    Where cells are styled and what holds them is not, that is taken as the row and the table, as browsers do.
    """
    held = list(tokens)
    names = _names(held)
    renamed: dict[str, list[str]] = {}
    for number, token in enumerate(held):
        if not _may_be_renamed(token):
            yield token
            continue
        if token.kind == "open":
            name = names.get(number, token.name)
            renamed.setdefault(token.name, []).append(name)
        else:
            open_tags = renamed.get(token.name)
            name = open_tags.pop() if open_tags else token.name
        slash = "" if token.kind == "open" else "/"
        yield token if name == token.name else replace(token, name=name, source=f"<{slash}{name}>")


def _may_be_renamed(token: HtmlToken) -> bool:
    return token.kind != "text" and token.name not in VOID_TAGS and token.name not in TABLE_TAGS


def _names(tokens: Sequence[HtmlToken]) -> dict[int, str]:
    """The number of an opening tag → the tag that it stands for, where that is a part of a table."""
    names: dict[int, str] = {}
    inside = _inside(tokens)
    for number in inside:
        style = _STYLED.search(tokens[number].source.lower()) if _may_be_renamed(tokens[number]) else None
        if style:
            names[number] = _TAGS[style[1]]
    kinds = {number: names.get(number, tokens[number].name) for number in inside}
    rows = dict.fromkeys(
        inside[number]
        for number, kind in names.items()
        if kind == "td" and inside[number] >= 0 and kinds[inside[number]] not in ("tr", *_ROWS_STAND_IN)
    )
    rows = {row: None for row in rows if tokens[row].name in _MAY_STAND_IN}
    below: dict[int, list[int]] = {}
    for number, above in inside.items():
        below.setdefault(above, []).append(number)
    for row in rows:
        above = inside[row]
        if above >= 0 and kinds[above] in _ROWS_STAND_IN:
            names[row] = "tr"
        elif above >= 0 and kinds[above] in _MAY_STAND_IN and all(child in rows for child in below[above]):
            names[row], names[above] = "tr", "table"
        else:
            names[row] = "table"
    return names


def _inside(tokens: Sequence[HtmlToken]) -> dict[int, int]:
    """The number of every opening tag → that of the tag around it, -1 for none."""
    inside: dict[int, int] = {}
    around: list[int] = []
    open_names: Counter[str] = Counter()
    for number, token in enumerate(tokens):
        if token.kind == "text" or token.name in VOID_TAGS:
            continue
        if token.kind == "open":
            inside[number] = around[-1] if around else -1
            around.append(number)
            open_names[token.name] += 1
        elif open_names[token.name]:
            while True:
                closed = tokens[around.pop()].name
                open_names[closed] -= 1
                if closed == token.name:
                    break
    return inside
