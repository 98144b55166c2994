"""Which column each value of an aligned table stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from index.readers.txt_tokens import Token, TokenLine

FEWEST_ALIGNED = 4
"""Fewest rows that show by themselves that they are aligned."""

NEAR = 0.35
"""A value belongs to a column if it is nearer than this share of the distance to the next one."""

MOST_SPLIT = 0.34
"""Most rows, of those with a value in a column, whose number may be split in two."""


class HasLines(Protocol):
    """Anything with lines of a header and lines of rows."""

    @property
    def header(self) -> tuple[TokenLine, ...]:
        """Lines above the rows."""
        ...

    @property
    def body(self) -> tuple[TokenLine, ...]:
        """Lines of rows."""
        ...


@dataclass(frozen=True, kw_only=True)
class Column:
    """Where the values of a column stand on their lines: left edge, mean centre and right edge.

    ``basis`` says what the column rests on: ``bounds`` of values that are all its
    own, the word of a ``header`` above it, or only the ``order`` of values in rows.
    """

    left: float
    centre: float
    right: float
    basis: Literal["bounds", "header", "order"]

    def distance(self, token: Token) -> float:
        """How far off ``token`` is, by the edge or centre that fits best; 0 inside its bounds."""
        if self.basis == "bounds" and token.left >= self.left and token.right <= self.right:
            return 0.0
        return min(
            abs(token.left - self.left), abs(token.centre - self.centre), abs(token.right - self.right)
        )


def value_columns(section: HasLines) -> dict[int | None, list[Column]]:
    """Columns by page; if they cannot be told apart by place, those of the rows with the most values."""
    pages: dict[int | None, list[TokenLine]] = {}
    for tokens in section.body:
        if tokens.values:
            pages.setdefault(tokens.line.page, []).append(tokens)
    return {
        page: _clusters(lines, section.header) or _columns_of_full_rows(lines)
        for page, lines in pages.items()
    }


def _clusters(lines: Sequence[TokenLine], header: Sequence[TokenLine]) -> list[Column]:
    """Groups of values that stand below each other; none if that does not make columns."""
    placed = sorted(
        ((token, tokens.number) for tokens in lines for token in tokens.values), key=lambda pair: pair[0].left
    )
    groups: list[list[tuple[Token, int]]] = []
    edge = -1.0
    for token, number in placed:
        if token.left > edge:
            groups.append([])
        groups[-1].append((token, number))
        edge = max(edge, token.right)
    groups = _close_groups_joined(groups)
    if not all(_is_column(group) for group in groups):
        return []
    widths = {number: 0 for _, number in placed}
    for group in groups:
        for number in {number for _, number in group}:
            widths[number] += 1
    if len(groups) > max(widths.values()) and not _are_aligned(groups, lines, header):
        return []
    return [
        Column(
            left=min(token.left for token, _ in group),
            centre=sum(token.centre for token, _ in group) / len(group),
            right=max(token.right for token, _ in group),
            basis="bounds",
        )
        for group in groups
    ]


def _are_aligned(
    groups: Sequence[Sequence[tuple[Token, int]]], lines: Sequence[TokenLine], header: Sequence[TokenLine]
) -> bool:
    """Whether groups of which no row fills all are columns, not the chance places of loose values.

    They are if a header's word stands over each, or if the values keep apart and
    many of a group begin, end or are centred at the same place.
    """
    words = [word for tokens in header for word in tokens.words()]
    centres = [sum(token.centre for token, _ in group) / len(group) for group in groups]
    if all(any(word.left - 1 <= centre <= word.right + 1 for word in words) for centre in centres):
        return True
    if len(lines) < FEWEST_ALIGNED:
        return False
    gaps = [later.left - earlier.right for tokens in lines for earlier, later in pairwise(tokens.values)]
    if sum(gap > 1 for gap in gaps) < 0.6 * len(gaps):
        return False
    return all(_edges_agree([token for token, _ in group]) for group in groups)


def _edges_agree(tokens: Sequence[Token]) -> bool:
    """Whether most tokens share an edge or a centre, within one column."""
    for place in (
        [token.left for token in tokens],
        [token.right for token in tokens],
        [token.centre for token in tokens],
    ):
        middle = sorted(place)[len(place) // 2]
        if sum(abs(other - middle) <= 1 for other in place) >= 0.7 * len(place):
            return True
    return False


def _is_column(group: Sequence[tuple[Token, int]]) -> bool:
    """Whether a group has one value a row, but for the odd number that a single space splits in two."""
    rows: dict[int, list[Token]] = {}
    for token, number in group:
        rows.setdefault(number, []).append(token)
    split = [tokens for tokens in rows.values() if len(tokens) > 1]
    tight = all(later.left - earlier.right == 1 for tokens in split for earlier, later in pairwise(tokens))
    return tight and len(split) <= MOST_SPLIT * len(rows)


def _close_groups_joined(groups: list[list[tuple[Token, int]]]) -> list[list[tuple[Token, int]]]:
    """Neighbouring groups made one where they are close and no row has a value in both."""
    if len(groups) < 3:
        return groups
    centres = [sum(token.centre for token, _ in group) / len(group) for group in groups]
    steps = sorted(later - earlier for earlier, later in pairwise(centres))
    usual = steps[len(steps) // 2]
    joined = [groups[0]]
    for group, step in zip(
        groups[1:], (later - earlier for earlier, later in pairwise(centres)), strict=True
    ):
        apart = {number for _, number in joined[-1]}.isdisjoint(number for _, number in group)
        if apart and step < NEAR * usual:
            joined[-1] = joined[-1] + group
        else:
            joined.append(group)
    return joined


def _columns_of_full_rows(lines: Sequence[TokenLine]) -> list[Column]:
    most = max(len(tokens.values) for tokens in lines)
    full = [tokens.values for tokens in lines if len(tokens.values) == most]
    return [_column(tokens) for tokens in zip(*full, strict=True)]


def _column(tokens: Sequence[Token]) -> Column:
    count = len(tokens)
    return Column(
        left=sum(token.left for token in tokens) / count,
        centre=sum(token.centre for token in tokens) / count,
        right=sum(token.right for token in tokens) / count,
        basis="order",
    )


def pitch(columns: Sequence[Column], index: int) -> float:
    """Distance from a column to its nearer neighbour."""
    centre = columns[index].centre
    around = [
        abs(columns[other].centre - centre) for other in (index - 1, index + 1) if 0 <= other < len(columns)
    ]
    return min(around, default=1e9)


def place_values(tokens: TokenLine, columns: Sequence[Column]) -> list[tuple[str, int, int]] | None:
    """``(text, start, end)`` for each column, blank where no value stands.

    ``None`` if that cannot be told for sure: the row is then handed on as it is, and
    whoever needs its columns has to refuse it.
    """
    values = tokens.values
    basis = columns[0].basis
    if basis == "bounds" and any(later.left - earlier.right < 2 for earlier, later in pairwise(columns)):
        # Columns this tight push their values about: what is blank cannot be told.
        basis = "order"
    if basis != "bounds" and len(values) == len(columns):
        return [(token.text, token.start, token.end) for token in values]
    if basis == "order":
        return None
    placed: dict[int, list[Token]] = {}
    for token in values:
        index = min(range(len(columns)), key=lambda number: abs(columns[number].centre - token.centre))
        if columns[index].distance(token) > NEAR * pitch(columns, index):
            return None
        placed.setdefault(index, []).append(token)
    order = [index for index, held in sorted(placed.items()) for _ in held]
    if order != sorted(order):
        return None
    result = []
    position = tokens.labels[-1].end if tokens.labels else tokens.line.start
    for index in range(len(columns)):
        held = placed.get(index)
        if held:
            text = tokens.line.text[held[0].start - tokens.line.start : held[-1].end - tokens.line.start]
            if "  " in text:
                return None
            result.append((text, held[0].start, held[-1].end))
            position = held[-1].end
        else:
            result.append(("", position, position))
    return result
