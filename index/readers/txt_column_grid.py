"""Which column each value of an aligned table stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.readers.txt_tokens import Token, TokenLine

NEAR = 0.35
"""A value belongs to a column if it is nearer than this share of the distance to the next one."""


class HasBody(Protocol):
    """Anything with lines of rows."""

    @property
    def body(self) -> tuple[TokenLine, ...]:
        """Lines of rows."""
        ...


@dataclass(frozen=True, kw_only=True)
class Column:
    """Where the values of a column stand on their lines: mean left edge, centre and right edge."""

    left: float
    centre: float
    right: float

    def distance(self, token: Token) -> float:
        """How far off ``token`` is, by the edge or centre that fits best."""
        return min(
            abs(token.left - self.left), abs(token.centre - self.centre), abs(token.right - self.right)
        )


def value_columns(section: HasBody) -> dict[int | None, list[Column]]:
    """Columns by page: rows with the most values show them, other rows may add one between."""
    pages: dict[int | None, list[TokenLine]] = {}
    for tokens in section.body:
        if tokens.values:
            pages.setdefault(tokens.line.page, []).append(tokens)
    return {page: _columns(lines) for page, lines in pages.items()}


def _columns(lines: Sequence[TokenLine]) -> list[Column]:
    most = max(len(tokens.values) for tokens in lines)
    full = [tokens.values for tokens in lines if len(tokens.values) == most]
    columns = [_column(tokens) for tokens in zip(*full, strict=True)]
    for tokens in lines:
        if len(tokens.values) == most:
            continue
        for token in tokens.values:
            step = pitch(columns, len(columns) // 2)
            apart = [abs(token.centre - column.centre) for column in columns]
            if min(apart) > max(2.0, 0.65 * step) and len(columns) > 1:
                columns.append(_column((token,)))
                columns.sort(key=lambda column: column.centre)
    return columns


def _column(tokens: Sequence[Token]) -> Column:
    count = len(tokens)
    return Column(
        left=sum(token.left for token in tokens) / count,
        centre=sum(token.centre for token in tokens) / count,
        right=sum(token.right for token in tokens) / count,
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

    ``None`` if a value stands between two columns: the row is then handed on as
    it is, and whoever needs its columns has to refuse it.
    """
    values = tokens.values
    if len(values) == len(columns):
        return [(token.text, token.start, token.end) for token in values]
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
            result.append((text, held[0].start, held[-1].end))
            position = held[-1].end
        else:
            result.append(("", position, position))
    return result
