"""Markdown's marks inside a line: what a reader of the rendered text would see."""

from __future__ import annotations

import html
import re

from index.readers.html_vocabulary import INVISIBLE

MASKED = "\x00"
"""Stands for every character that is not shown: comments, scripts, styles."""

STRUCK = "删除线文字未收"
"""The remark on a text of which a part was struck out."""

_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPED = {mark: chr(0xF0000 + ord(mark)) for mark in _PUNCTUATION}
_RESTORE = {ord(code): mark for mark, code in _ESCAPED.items()}
_ESCAPE = re.compile(r"\\([" + re.escape(_PUNCTUATION) + r"])")
_STRUCK = re.compile(
    r"~~(?=[^\s~])[^~]{1,2000}~~|<(del|s|strike)(?:\s[^<>]{0,200})?>[^<>]{0,2000}</\1\s{0,9}>", re.IGNORECASE
)
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]:?")
_LINK = re.compile(
    r"\[([^\[\]]{0,2000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\[\]]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]{1,2000})>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?center)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_RAISED = re.compile(r"<sup(?:\s[^<>]{0,200})?>([^<>]{0,200})</sup\s{0,9}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z](?:[^<>]{0,2000})>")
_RUN = re.compile(r"\*{1,3}|_{1,3}|`{1,3}|={2}")


def plain(source: str) -> tuple[str, bool]:
    """``source`` as it is shown, without outer white space, and whether struck text was left out.

    Emphasis, links, pictures, tags and entities are resolved, escapes undone;
    ``<br>`` and paragraph tags become line breaks, a raised number stands in
    square brackets.
    """
    text = source
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: _ESCAPED[match.group(1)], text)
    text, struck = _STRUCK.subn("", text) if "~~" in text or "<" in text else (text, 0)
    if "[" in text:
        text = _IMAGE.sub("", text)
        text = _LINK.sub(r"\1", _FOOTNOTE.sub("", text))
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
        text = _RAISED.sub(r"[\1]", _BREAK.sub("\n", text))
        text = _TAG.sub("", text)
    text = html.unescape(without_emphasis(text)).translate(_RESTORE)
    text = INVISIBLE.sub("", text)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip()), bool(struck)


def without_emphasis(text: str) -> str:
    """``text`` without paired marks of emphasis and code; a mark between two digits is no emphasis."""
    runs = list(_RUN.finditer(text))
    if len(runs) < 2:
        return text
    dropped: list[tuple[int, int]] = []
    opened: dict[str, tuple[int, int]] = {}
    for run in runs:
        before = text[run.start() - 1 : run.start()]
        after = text[run.end() : run.end() + 1]
        if before.isdigit() and after.isdigit():
            continue
        in_word = run.group()[0] == "_" and _is_latin(before) and _is_latin(after)
        if in_word:
            continue
        if run.group() in opened and before.strip():
            dropped += [opened.pop(run.group()), run.span()]
        elif after.strip():
            opened[run.group()] = run.span()
    for start, end in sorted(dropped, reverse=True):
        text = text[:start] + text[end:]
    return text


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
