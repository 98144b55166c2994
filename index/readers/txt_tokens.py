"""Words and values on a line of a table whose columns are aligned by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from index.readers.txt_lines import Line, display_width, is_value

Metric = Literal["characters", "display"]
"""What a column of the layout is: ``pdftotext`` counts characters, terminals count display columns."""

METRICS: tuple[Metric, ...] = ("display", "characters")

LONE_VALUE_INDENT = 8
"""A line with one value and nothing else is part of a table only if it is indented, in characters."""

MOST_VALUES = 64
"""A line that ends in more values is no row of a table of a report."""

_WORD = re.compile(r"\S+")
_NUMBERED = r"[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、](?!\d)"
_GAP = re.compile(rf"\s{{2,}}|[\t\u3000]+\s*|\s(?={_NUMBERED})")


@dataclass(frozen=True, kw_only=True)
class Token:
    """Text on a line: its span in the document and its columns ``[left, right)`` on the line."""

    text: str
    start: int
    end: int
    left: int
    right: int

    @property
    def centre(self) -> float:
        """Middle of the token, in columns."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, kw_only=True)
class TokenLine:
    """A line as label tokens followed by value tokens.

    Labels are told apart by two spaces or more, or a numbering behind one;
    values by any white space.
    ``number`` is the line's number in the file.
    """

    line: Line
    number: int
    metric: Metric

    @cached_property
    def _parts(self) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        text = self.line.text
        words = list(_WORD.finditer(text))
        first = len(words)
        while first > 0 and is_value(words[first - 1].group()):
            first -= 1
        if len(words) - first == 1:
            before = words[first - 1].end() if first else -LONE_VALUE_INDENT
            gap = words[first].start() - before if first else words[first].start()
            if gap < (2 if first else LONE_VALUE_INDENT):
                first = len(words)
        if len(words) - first > MOST_VALUES:
            first = len(words)
        values = tuple(self._token(word.start(), word.end()) for word in words[first:])
        end = words[first].start() if values else len(text)
        labels = []
        position = 0
        for gap_match in [*_GAP.finditer(text, 0, end), None]:
            stop = gap_match.start() if gap_match else end
            stop = min(stop, end)
            if text[position:stop].strip():
                begin = position + len(text[position:stop]) - len(text[position:stop].lstrip())
                labels.append(self._token(begin, begin + len(text[begin:stop].rstrip())))
            position = gap_match.end() if gap_match else end
        return tuple(labels), values

    def _token(self, begin: int, stop: int) -> Token:
        text = self.line.text
        left = begin if self.metric == "characters" else display_width(text[:begin])
        width = stop - begin if self.metric == "characters" else display_width(text[begin:stop])
        return Token(
            text=text[begin:stop],
            start=self.line.start + begin,
            end=self.line.start + stop,
            left=left,
            right=left + width,
        )

    @property
    def labels(self) -> tuple[Token, ...]:
        """Tokens before the values; all tokens of a line without values."""
        return self._parts[0]

    @property
    def values(self) -> tuple[Token, ...]:
        """The values at the end of the line, if it is a line of values."""
        return self._parts[1]

    def words(self) -> list[Token]:
        """All words of the line, told apart by any white space."""
        return [self._token(word.start(), word.end()) for word in _WORD.finditer(self.line.text)]

    def whole(self) -> Token:
        """All that stands on the line, as one token."""
        text = self.line.text
        return self._token(len(text) - len(text.lstrip()), len(text.rstrip()))

    @property
    def gapped(self) -> bool:
        """Whether the line holds more than one token."""
        return len(self.labels) + len(self.values) > 1


def best_metric(lines: Sequence[Line], clusters: Sequence[Sequence[int]]) -> Metric:
    """The metric under which the values of each cluster of lines stand more nearly below each other.

    Where they tell nothing, a text with form feeds came from ``pdftotext``.
    """
    covered = {metric: sum(_covered(lines, numbers, metric) for numbers in clusters) for metric in METRICS}
    if covered["characters"] == covered["display"]:
        return "characters" if any(line.page is not None for line in lines) else "display"
    return "characters" if covered["characters"] < covered["display"] else "display"


def _covered(lines: Sequence[Line], numbers: Sequence[int], metric: Metric) -> int:
    """How many columns of the layout have a value on any line, page by page."""
    pages: dict[int | None, list[Token]] = {}
    for number in numbers:
        values = TokenLine(line=lines[number], number=number, metric=metric).values
        pages.setdefault(lines[number].page, []).extend(values)
    return sum(_union(tokens) for tokens in pages.values())


def _union(tokens: Sequence[Token]) -> int:
    width = edge = 0
    for token in sorted(tokens, key=lambda token: token.left):
        width += max(0, token.right - max(edge, token.left))
        edge = max(edge, token.right)
    return width
