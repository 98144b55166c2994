"""Marks inside a line of Markdown: what a reader of the rendered page would see."""

from __future__ import annotations

import html
import re

from index.readers.html_vocabulary import INVISIBLE

STRUCK_REMARK = "删除线文字未收"

_LINE_BREAK = re.compile(r"\s{0,9}<br\s{0,9}/?>\s{0,9}", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_STRUCK = re.compile(r"~~[^~\n]{1,400}~~|<(del|s|strike)>[^<]{0,400}</\1>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\[\]]{0,200})\](?:\([^()\s]{0,1000}[^()]{0,200}\)|\[[^\[\]]{0,100}\])")
_LINK = re.compile(r"\[([^\[\]]{1,400})\](?:\([^()\s]{0,1000}[^()]{0,200}\)|\[[^\[\]]{0,100}\])")
_AUTO_LINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,400})>")
_STRONG = re.compile(r"(\*{1,3})(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\1")
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^\n]{1,400}?)(?<=[^\s_])\1(?!\w)")
_CODE = re.compile(r"(`{1,2})([^`\n]{1,400})\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>&$])")


def plain_text(source: str) -> str:
    """``source`` without emphasis, links, tags, entities and escapes; ``<br>`` becomes a line break.

    Text that is struck through is left out.
    """
    if not any(mark in source for mark in "*_`[<&\\~"):
        return INVISIBLE.sub("", source)
    text = _LINE_BREAK.sub("\n", source)
    text = _STRUCK.sub("", text)
    text = _AUTO_LINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    for _ in range(2):
        text = _STRONG.sub(r"\2", text)
        text = _UNDERLINED.sub(r"\2", text)
    text = _CODE.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", text)
    return INVISIBLE.sub("", html.unescape(text)).replace("\u00a0", " ").strip()


def has_struck(source: str) -> bool:
    """Whether :func:`plain_text` leaves struck text out."""
    return _STRUCK.search(source) is not None
