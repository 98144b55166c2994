"""Labels of several lines beside the rows of a table without rules.

The lines of one label stand close above one another; its numbers stand beside
their middle, or beside the first or the last of them, the same way all through
the table. Where lines of neighbouring labels touch, they are divided so that
every row's numbers stand so beside its label. Lines that fit no row stay rows
of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from index.readers.form_wording import are_two_rows
from index.readers.pdf_segments import Row, Segment, has_value, numbers_of

CLOSE = 0.9
"""Lines of one label are less than this many type sizes apart."""

OVERLAP = 0.5
"""They share at least this much of the narrower one's width."""

OFF = 0.6
"""A row's numbers stand at most this many type sizes from where its label puts them."""

ALONE = 0.3
"""What a line without a row costs, in type sizes by which a label may be off."""

PLACES = (0.5, 0.0, 1.0)
"""Where the numbers stand beside their label: middle, top, bottom."""

_NUMBERED = re.compile(
    r"(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])"
)


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """One line of a label: the number of its row of print, and what it says."""

    row: int
    segment: Segment

    @property
    def height(self) -> float:
        return self.segment.glyphs[0].height


_Run = list[_Piece]
_Blocks = list[tuple[_Run, int]]
"""Runs of lines, each with the row of numbers that it is the label of."""


def with_labels(rows: Sequence[Row], start: float) -> list[Row]:
    """``rows`` with all lines of a row's label in that row.

    ``start`` is where the columns of numbers begin; rows of print that end up
    empty are left out.
    """
    anchors = {
        number: _level(row) for number, row in enumerate(rows) if has_value(row) and _reaches(row, start)
    }
    if not anchors:
        return list(rows)
    runs = _runs(rows, start, anchors)
    found = min((_blocks(runs, anchors, place) for place in PLACES), key=lambda tried: tried[0])
    result = [list(row) for row in rows]
    for run, anchor in _safe(found[1], runs, anchors):
        for piece in run:
            if piece.row != anchor:
                result[piece.row].remove(piece.segment)
                result[anchor].append(piece.segment)
    return [row for row in result if row]


def lines_of_first_label(rows: Sequence[Row], above: int) -> int:
    """How many of the ``above`` lines over a table are upper lines of its first label.

    ``rows`` begins with those lines and goes on with the table's.
    """
    numbers = [one for row in rows[above:] if has_value(row) for one in numbers_of(row)]
    start = min(one.left for one in numbers)
    alone = {id(row[0]) for row in with_labels(rows, start) if len(row) == 1}
    count = 0
    for row in reversed(rows[:above]):
        if len(row) != 1 or row[0].right > start or id(row[0]) in alone:
            break
        count += 1
    return count


def _level(row: Row) -> float:
    """The height at which the numbers of a row stand."""
    middles = sorted(segment.middle[1] for segment in numbers_of(row))
    return middles[len(middles) // 2]


def _reaches(row: Row, start: float) -> bool:
    return any(segment.left >= start for segment in row)


def _runs(rows: Sequence[Row], start: float, anchors: dict[int, float]) -> list[_Run]:
    """Lines left of the numbers that stand close above one another."""
    runs: list[_Run] = []
    for number, row in enumerate(rows):
        if number not in anchors and _reaches(row, start):
            continue
        for segment in row:
            if segment.left >= start:
                continue
            piece = _Piece(row=number, segment=segment)
            above = next((run for run in runs if _goes_on(run[-1], piece)), None)
            if above is None:
                runs.append([piece])
            else:
                above.append(piece)
    return runs


def _goes_on(last: _Piece, piece: _Piece) -> bool:
    upper, lower = last.segment, piece.segment
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    narrow = min(upper.right - upper.left, lower.right - lower.left)
    gap = lower.top - upper.bottom
    return (
        last.row < piece.row
        and shared >= OVERLAP * narrow
        and -0.5 * piece.height < gap < CLOSE * piece.height
        and not _NUMBERED.match(lower.text)
        and not are_two_rows(upper.text, lower.text)
    )


def _blocks(runs: list[_Run], anchors: dict[int, float], place: float) -> tuple[float, _Blocks]:
    """The runs divided among the rows of numbers, with what that costs."""
    cost, blocks = 0.0, []
    for run in runs:
        run_cost, found = _divided(run, _beside(run, anchors), anchors, place)
        cost += run_cost
        blocks += found
    return cost, blocks


def _beside(run: _Run, anchors: dict[int, float]) -> list[int]:
    """The rows of numbers beside which ``run`` stands."""
    top = run[0].segment.top - OFF * run[0].height
    bottom = run[-1].segment.bottom + OFF * run[-1].height
    return [number for number, level in anchors.items() if top <= level <= bottom]


def _divided(
    run: _Run, beside: list[int], anchors: dict[int, float], place: float
) -> tuple[float, _Blocks]:
    """The cheapest way to give the lines of ``run`` to the rows beside it."""

    @cache
    def best(piece: int, row: int) -> tuple[float, tuple[tuple[int, int, int], ...]]:
        if piece == len(run):
            return 0.0, ()
        cost, rest = best(piece + 1, row)
        options = [(cost + (ALONE if beside else 0.0), rest)]
        for taken in range(row, len(beside)):
            for end in range(piece + 1, min(len(run), piece + 8) + 1):
                off = _off(run[piece:end], beside[taken], anchors, place)
                if off is None:
                    continue
                cost, rest = best(end, taken + 1)
                options.append((cost + off, ((piece, end, beside[taken]), *rest)))
        return min(options, key=lambda option: option[0])

    cost, parts = best(0, 0)
    return cost, [(run[begin:end], anchor) for begin, end, anchor in parts]


def _off(lines: _Run, anchor: int, anchors: dict[int, float], place: float) -> float | None:
    """How far a row's numbers stand from where ``lines`` put them, in type sizes; None if too far."""
    if any(line.row in anchors and line.row != anchor for line in lines):
        return None
    first, last = lines[0].segment.middle[1], lines[-1].segment.middle[1]
    off = abs(first + place * (last - first) - anchors[anchor]) / lines[0].height
    return off if off <= OFF else None


def _safe(blocks: _Blocks, runs: list[_Run], anchors: dict[int, float]) -> _Blocks:
    """Without labels of a row beside which, further right, stands a label that was not placed.

    What is further left is then the name of a group of rows, not of this one.
    """
    placed = {(piece.row, piece.segment.left) for run, _ in blocks for piece in run}
    open_runs = [
        run
        for run in runs
        if len(run) > 1 and not any((piece.row, piece.segment.left) in placed for piece in run)
    ]
    return [
        (run, anchor)
        for run, anchor in blocks
        if not any(
            anchor in _beside(other, anchors)
            and min(piece.segment.left for piece in other) >= max(piece.segment.right for piece in run)
            for other in open_runs
        )
    ]
