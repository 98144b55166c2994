"""Joins a table row that a page break has cut in two."""

from __future__ import annotations

import re
from dataclasses import replace

from index.document import Cell

ALIGNED = 4.0
"""Cells stand below one another if their sides differ by less than this, in points."""

NUMBERED = re.compile(
    r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])"
)
_VALUE = re.compile(r"[+\-－]?\d[\d,，.\s]*%?|[/／\-—－]")

REMARK = "同一行被分页截断，已接起"


def joined_rows(
    above: list[list[Cell]], below: list[list[Cell]]
) -> tuple[list[list[Cell]], list[list[Cell]]]:
    """The tables at the end of a page and at the start of the next, a cut row made whole.

    The row goes to the upper table. It is one row only if the lower half begins no
    numbered item, the upper half does, and only one of them holds the values.
    """
    if not above or not below:
        return above, below
    last, first = above[-1], below[0]
    pairs = _pairs(last, first)
    if pairs is None or not (_is_one_row(pairs) or _numbers_go_on(pairs)):
        return above, below
    whole = [
        upper
        if lower is None or not lower.text
        else replace(upper, text=_joined(upper.text, lower.text), repaired=REMARK)
        for upper, lower in pairs
    ]
    rest = [[replace(cell, row=cell.row - 1) for cell in row] for row in below[1:]]
    return [*above[:-1], whole], rest


def _pairs(last: list[Cell], first: list[Cell]) -> list[tuple[Cell, Cell | None]] | None:
    """Each cell of the last row with the one below it; ``None`` if the rows do not fit together."""
    pairs: list[tuple[Cell, Cell | None]] = []
    matched = 0
    for upper in last:
        lower = next((cell for cell in first if _stands_below(upper, cell)), None)
        matched += lower is not None
        pairs.append((upper, lower))
    spare = [cell for cell in first if not any(cell is lower for _, lower in pairs)]
    # A merged label that goes on from further up has no partner in the last row, and no text.
    if matched < len(last) or any(cell.text for cell in spare):
        return None
    return pairs


def _stands_below(upper: Cell, lower: Cell) -> bool:
    if upper.box is None or lower.box is None:
        return False
    return abs(upper.box[0] - lower.box[0]) < ALIGNED and abs(upper.box[2] - lower.box[2]) < ALIGNED


def _is_one_row(pairs: list[tuple[Cell, Cell | None]]) -> bool:
    label_at = max((place for place, (upper, _) in enumerate(pairs) if _is_label(upper.text)), default=None)
    if label_at is None or label_at == len(pairs) - 1:
        return False
    upper_label, lower_label = pairs[label_at]
    if lower_label is None or not _is_label(lower_label.text):
        return False
    if not NUMBERED.match(upper_label.text) or NUMBERED.match(lower_label.text):
        return False
    # A label further left may have been cut as well, but must not begin anew.
    if any(lower is not None and NUMBERED.match(lower.text) for _, lower in pairs[:label_at]):
        return False
    values = pairs[label_at + 1 :]
    upper_values = sum(bool(upper.text) for upper, _ in values)
    lower_values = sum(lower is not None and bool(lower.text) for _, lower in values)
    return (upper_values == 0) != (lower_values == 0)


def _numbers_go_on(pairs: list[tuple[Cell, Cell | None]]) -> bool:
    """Whether the lower half holds nothing but the last digits of some of the numbers above it."""
    label_at = max((place for place, (upper, _) in enumerate(pairs) if _is_label(upper.text)), default=None)
    if label_at is None:
        return False
    lower = [(place, upper, cell) for place, (upper, cell) in enumerate(pairs) if cell is not None and cell.text]
    numbers = all(upper.text[-1:].isdigit() and cell.text[0].isdigit() for _, upper, cell in lower)
    behind = all(place > label_at for place, _, _ in lower)
    return bool(lower) and numbers and behind and len(lower) < len(pairs) - label_at - 1


def _joined(upper: str, lower: str) -> str:
    """Both halves; a number that goes on stays in two parts, for arithmetic to judge."""
    between = "\n" if upper[-1:].isdigit() and lower[0].isdigit() else ""
    return f"{upper}{between}{lower}"


def _is_label(text: str) -> bool:
    return bool(text) and not _VALUE.fullmatch(text)
