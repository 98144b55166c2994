"""A table row as a reader sees it: its label and cells, without the marks of the format it was printed in."""

from __future__ import annotations

import html
import re

EMPTY = "—"
"""Stands for an empty cell between figures, so that none of them seems to belong to the column before it."""
_CELL_ENDS = re.compile(r"</?t[dhr]\b[^<>]*>\s*|(?<!\\)\|", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_FIGURE = re.compile(r"[+-]?\d[\d,.]*%?")


def row_text(quote: str, label: str = "") -> str:
    """The row that ``quote`` prints in HTML, Markdown or plain text, on one line with a space between its cells.

    ``label`` is put before a row that was quoted without any words of its own.
    """
    cells = _cells(quote)
    first = next((number for number, cell in enumerate(cells) if _FIGURE.fullmatch(cell)), len(cells))
    last = max((number for number, cell in enumerate(cells) if cell), default=-1)
    shown = [cell for cell in cells[:first] if cell] + [cell or EMPTY for cell in cells[first : last + 1]]
    text = " ".join(shown)
    wordless = not any(character.isalpha() for character in text)
    return f"{label} {text}".strip() if wordless else text


def marks_in_row(text: str, quote: str, marks: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Where the words that are marked in ``quote`` stand in its :func:`row_text`; spans that do not overlap."""
    words = sorted({quote[start:end] for start, end in marks if start < end}, key=lambda word: (-len(word), word))
    if not words:
        return ()
    return tuple(found.span() for found in re.finditer("|".join(map(re.escape, words)), text))


def _cells(quote: str) -> list[str]:
    """The cells as plain text. Two ends of a cell with nothing between them (``</td><td>``) are one border."""
    plain = re.sub(r"</t[dh]>\s*(?=</?t[dhr]\b)", "", quote, flags=re.IGNORECASE)
    parts = _CELL_ENDS.split(plain)
    return [" ".join(html.unescape(_TAG.sub(" ", part)).replace("\\|", "|").split()) for part in parts]
