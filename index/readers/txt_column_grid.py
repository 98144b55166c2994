"""Which column each value of an aligned table stands in, where that can be proved.

Programs that print tables with spaces keep one thing whatever they do to the
distances: what stands in a column begins to the right of all that stands in the
columns before it. So values of a page whose places overlap are of one column (a
strip), strips are in the order of their columns, and strips that both hold a value
of one row are different columns. Header words and full rows name the columns of
their strips; the rest follows from the order, or is not known.

The proof needs words that stand apart: one that follows another closely may be part
of a longer text, and says nothing by its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import TypeAlias

from index.readers.txt_tokens import Metric, Token, TokenLine

Placed: TypeAlias = dict[int, tuple[Token, ...]]
"""The tokens of a row's values by column; more than one where a space splits a number."""

LEAST_GAP: dict[Metric, int] = {"characters": 3, "display": 2}
"""Spaces that keep cells apart; ``pdftotext`` puts three at least between texts that it takes for apart."""

MOST_STRIPS = 4
"""More strips than this many a column show that the values are not in columns."""


@dataclass(kw_only=True)
class Strip:
    """A run ``[left, right)`` of columns of the layout, all in one column of the table.

    ``rows`` are the lines with a value in it; its column is between ``low`` and ``high``.
    """

    left: float
    right: float
    low: int
    high: int
    rows: set[int] = field(default_factory=set)


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """A run ``[left, right)`` on a page that is known to be in the column ``column``."""

    left: int
    right: int
    column: int


class Columns:
    """The columns of the values on one page: ``count`` columns, numbered from 0.

    ``anchors`` are the words of the header over them, where it stands on the page.
    """

    def __init__(self, lines: Sequence[TokenLine], count: int, anchors: Iterable[Anchor]) -> None:
        self._count = count
        self._strips = _strips(lines, count, anchors)

    def place(self, tokens: TokenLine) -> Placed | None:
        """The values of a row by column; ``None`` if one of them may be in another column."""
        plain: list[tuple[Token, ...]] = [(token,) for token in tokens.values]
        joined = self._joined(tokens)
        if len(plain) > self._count:
            # More values than columns: a number is split in two.
            plain = joined
        elif len(joined) < len(plain) < self._count:
            return None
        possible = self._possible(plain, tokens)
        if possible is None or possible[0] != possible[1]:
            return None
        return dict(zip(possible[0], plain, strict=True))

    def _possible(
        self, groups: Sequence[tuple[Token, ...]], tokens: TokenLine
    ) -> tuple[list[int], list[int]] | None:
        """The first and the last column that each of ``groups`` may be in; ``None`` if one has none."""
        if len(groups) > self._count:
            return None
        apart = stand_apart(tokens)
        low: list[int] = []
        high: list[int] = []
        for group in groups:
            strip = self._strip_of(group[0]) if group[0] in apart else None
            low.append(strip.low if strip else 0)
            high.append(strip.high if strip else self._count - 1)
        for index in range(1, len(groups)):
            low[index] = max(low[index], low[index - 1] + 1)
        for index in range(len(groups) - 2, -1, -1):
            high[index] = min(high[index], high[index + 1] - 1)
        if any(first > last for first, last in zip(low, high, strict=True)):
            return None
        if any(self._is_misplaced(*pair) for pair in pairwise(zip(groups, low, strict=True)) if low == high):
            return None
        return low, high

    def _is_misplaced(
        self, before: tuple[tuple[Token, ...], int], after: tuple[tuple[Token, ...], int]
    ) -> bool:
        """Whether a value close behind ``before`` is nearer to its column than to its own: a split number."""
        (earlier, column), (later, own) = before, after
        if later[0].left - earlier[-1].right > 1:
            return False
        to_own, to_before = self._distance(later[0], own), self._distance(later[0], column)
        return to_own is not None and to_before is not None and to_own > 0 and to_before <= to_own

    def _distance(self, token: Token, column: int) -> float | None:
        """How far ``token`` is from what is known to stand in ``column``; ``None`` if nothing is."""
        return min(
            (
                max(0.0, strip.left - token.right, token.left - strip.right)
                for strip in self._strips
                if strip.low == strip.high == column
            ),
            default=None,
        )

    def _strip_of(self, token: Token) -> Strip | None:
        return next(
            (strip for strip in self._strips if strip.left <= token.left and token.right <= strip.right), None
        )

    def _joined(self, tokens: TokenLine) -> list[tuple[Token, ...]]:
        """The values, with those put together that a single space parts within a strip."""
        groups: list[tuple[Token, ...]] = []
        for token in tokens.values:
            before = groups[-1] if groups else None
            strip = self._strip_of(before[0]) if before and token.left - before[-1].right < 2 else None
            if before is not None and strip is not None and token.left <= strip.right:
                groups[-1] = (*before, token)
            else:
                groups.append((token,))
        return groups


def stand_apart(tokens: TokenLine) -> list[Token]:
    """The values and labels of a line that follow what is before them at some distance."""
    return [token for token, gap in gaps((*tokens.labels, *tokens.values)) if gap >= LEAST_GAP[tokens.metric]]


def gaps(tokens: Sequence[Token]) -> list[tuple[Token, float]]:
    """Each token with how far it is from the one before it."""
    edges = [-inf, *(float(token.right) for token in tokens)]
    return [(token, token.left - edge) for token, edge in zip(tokens, edges, strict=False)]


def column_count(leaves: int, lines: Iterable[TokenLine]) -> int:
    """How many columns a header of ``leaves`` words and rows of values have at least."""
    full = [len(tokens.values) for tokens in lines if not _is_tight(tokens)]
    return max([leaves, *full]) if leaves or full else max((len(t.values) for t in lines), default=0)


def _is_tight(tokens: TokenLine) -> bool:
    return any(later.left - earlier.right < 2 for earlier, later in pairwise(tokens.values))


def _strips(lines: Sequence[TokenLine], count: int, anchors: Iterable[Anchor]) -> list[Strip]:
    """The strips of a page by place; none if the values are not in columns."""
    if any(
        later.left - earlier.right < LEAST_GAP[t.metric]
        for t in lines
        for earlier, later in pairwise(t.values)
    ):
        anchors = ()
    runs = [
        Strip(left=anchor.left, right=anchor.right, low=anchor.column, high=anchor.column)
        for anchor in anchors
    ]
    for tokens in lines:
        apart = stand_apart(tokens)
        full = len(tokens.values) == count and not _is_tight(tokens)
        for number, token in enumerate(tokens.values):
            if token in apart:
                low, high = (number, number) if full else (0, count - 1)
                runs.append(
                    Strip(left=token.left, right=token.right, low=low, high=high, rows={tokens.number})
                )
    strips: list[Strip] = []
    for run in sorted(runs, key=lambda run: run.left):
        if not strips or run.left > strips[-1].right:
            strips.append(run)
            continue
        strip = strips[-1]
        if strip.rows & run.rows:
            return []
        strip.right = max(strip.right, run.right)
        strip.low, strip.high = max(strip.low, run.low), min(strip.high, run.high)
        strip.rows |= run.rows
    if len(strips) > MOST_STRIPS * count:
        return []
    return strips if _bounded(strips) else []


def _bounded(strips: Sequence[Strip]) -> bool:
    """Narrows the columns that each strip may be; whether there is one for all of them."""
    for ordered, step in ((list(strips), 1), (list(reversed(strips)), -1)):
        for index, strip in enumerate(ordered):
            for before in ordered[:index]:
                apart = step if before.rows & strip.rows else 0
                if step > 0:
                    strip.low = max(strip.low, before.low + apart)
                else:
                    strip.high = min(strip.high, before.high + apart)
    return all(strip.low <= strip.high for strip in strips)


def cells_of(
    placed: Mapping[int, Sequence[Token]], tokens: TokenLine, count: int
) -> list[tuple[str, int, int]]:
    """``(text, start, end)`` for each column, blank where no value stands."""
    result: list[tuple[str, int, int]] = []
    position = tokens.labels[-1].end if tokens.labels else tokens.line.start
    for column in range(count):
        held = placed.get(column)
        if not held:
            result.append(("", position, position))
            continue
        start, position = held[0].start, held[-1].end
        result.append(
            (tokens.line.text[start - tokens.line.start : position - tokens.line.start], start, position)
        )
    return result
