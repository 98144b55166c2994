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
_RAISED = re.compile(r"(<sup(?:\s[^<>]{0,200})?>)([^<>]{0,200})(</sup\s{0,9}>)", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z](?:[^<>]{0,2000})>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_QUOTE = re.compile(r"(?<=\n)[ \t]{0,3}(?:>[ \t]?)+")
_EMPTY = re.compile(r"(?<![*\w])\*{4}(?![*\w])")
"""Emphasis around nothing, as converters leave it in blank cells."""

_RUN = re.compile(r"\*{1,3}|_{1,3}|`{1,3}|={2}")


def plain(source: str) -> tuple[str, bool]:
    """``source`` as it is shown, without outer white space, and whether struck text was left out."""
    text, struck = blanked(source)
    text = text.replace(MASKED, "")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip()), struck


def blanked(source: str) -> tuple[str, bool]:
    """``source``, as long as it was, with :data:`MASKED` for what is not shown; whether text was struck.

    Not shown are the marks of emphasis, links, quotations and escapes, pictures,
    tags and what is struck through. ``<br>`` and paragraph tags become line
    breaks, entities their characters; a raised number stands in square brackets.
    """
    text = _QUOTE.sub(_hidden, source)
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: MASKED + _ESCAPED[match.group(1)], text)
    text, struck = _STRUCK.subn(_hidden, text) if "~~" in text or "<" in text else (text, 0)
    if "[" in text:
        text = _FOOTNOTE.sub(_hidden, _IMAGE.sub(_hidden, text))
        text = _LINK.sub(_only_group, text)
    if "<" in text:
        text = _AUTOLINK.sub(_only_group, text)
        text = _BREAK.sub(lambda match: "\n".ljust(len(match.group()), MASKED), text)
        text = _RAISED.sub(_bracketed, text)
        text = _TAG.sub(_hidden, text)
    text = _ENTITY.sub(_character, without_emphasis(_EMPTY.sub(_hidden, text), MASKED))
    return INVISIBLE.sub(MASKED, text.translate(_RESTORE)), bool(struck)


def without_emphasis(text: str, instead: str = "") -> str:
    """``text`` with paired marks of emphasis and code taken out, ``instead`` put for each of their characters.

    A mark between two digits is no emphasis.
    """
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
    parts: list[str] = []
    position = 0
    for start, end in sorted(dropped):
        parts += [text[position:start], instead * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


def _hidden(match: re.Match[str]) -> str:
    return MASKED * len(match.group())


def _only_group(match: re.Match[str]) -> str:
    """The first group of ``match`` at its place, the rest hidden."""
    before = match.start(1) - match.start()
    return MASKED * before + match.group(1) + MASKED * (match.end() - match.end(1))


def _bracketed(match: re.Match[str]) -> str:
    opening, raised, closing = match.groups()
    return "[".rjust(len(opening), MASKED) + raised + "]".ljust(len(closing), MASKED)


def _character(match: re.Match[str]) -> str:
    return html.unescape(match.group())[: len(match.group())].ljust(len(match.group()), MASKED)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
