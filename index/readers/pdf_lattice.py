"""Finds ruled tables: from strokes to cells with spans.

The chain: strokes on one line are merged; strokes that touch form a group; the
group's positions give a grid of elementary fields; two fields without a stroke
between them belong to one cell. The outside of a group always counts as ruled,
so tables without side rules, and tables cut by a page end, keep their outer
cells (pdfplumber's own finder, which looks for the four corners of each cell,
loses them).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.readers.pdf_shapes import Box, Rule

SNAP = 4.0
"""Positions closer than this, in points, are one position; gaps up to this are bridged."""

MIN_RULE = 6.0
"""A merged stroke shorter than this, in points, rules nothing."""

MIN_STRIP = 8.0
"""An outer strip without a stroke at its end is a row or column only from this size on."""

WALL_COVERAGE = 0.6
"""Share of a field's side that strokes must cover to close it."""

MAX_STROKES = 30_000
"""Strokes of one direction on one page before merging; a table may be drawn cell by cell."""

MAX_RULES = 1_000
"""Strokes of one direction after merging; above either limit the page holds a drawing, not tables."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One cell of a lattice: position, span and place on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class Lattice:
    """A ruled table without its text; fields are ordered by row, then column."""

    box: Box
    fields: tuple[Field, ...]
    row_count: int
    column_count: int


def find_lattices(
    horizontals: Sequence[Rule], verticals: Sequence[Rule], *, snap: float = SNAP
) -> list[Lattice]:
    """The tables ruled by these strokes, from top to bottom.

    A group that encloses a single field (a frame around text) is no table.
    ``snap`` is in the unit of the strokes; raise it for pictures.
    """
    if len(horizontals) > MAX_STROKES or len(verticals) > MAX_STROKES:
        return []
    scale = snap / SNAP
    across = _merged(horizontals, snap, MIN_RULE * scale)
    down = _merged(verticals, snap, MIN_RULE * scale)
    if len(across) > MAX_RULES or len(down) > MAX_RULES:
        return []
    lattices = []
    for group_across, group_down in _groups(across, down, snap):
        lattice = _lattice(group_across, group_down, snap)
        if lattice is not None and len(lattice.fields) > 1:
            lattices.append(lattice)
    kept = [
        one for one in lattices if not any(_contains(other, one) for other in lattices if other is not one)
    ]
    return sorted(kept, key=lambda lattice: (lattice.box[1], lattice.box[0]))


def _contains(outer: Lattice, inner: Lattice) -> bool:
    left, top, right, bottom = inner.box
    other = outer.box
    return (
        other[0] <= left
        and other[1] <= top
        and other[2] >= right
        and other[3] >= bottom
        and (len(outer.fields) >= len(inner.fields))
        and other != inner.box
    )


def _merged(rules: Iterable[Rule], snap: float, shortest: float) -> list[Rule]:
    """Strokes on one line and at most ``snap`` apart, made one."""
    by_position: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if by_position and rule.at - by_position[-1][-1].at <= snap / 4:
            by_position[-1].append(rule)
        else:
            by_position.append([rule])
    merged: list[Rule] = []
    for level in by_position:
        at = sum(rule.at for rule in level) / len(level)
        begin, end = None, 0.0
        for rule in sorted(level, key=lambda rule: rule.begin):
            if begin is None:
                begin, end = rule.begin, rule.end
            elif rule.begin <= end + snap:
                end = max(end, rule.end)
            else:
                merged.append(Rule(at=at, begin=begin, end=end))
                begin, end = rule.begin, rule.end
        if begin is not None:
            merged.append(Rule(at=at, begin=begin, end=end))
    return [rule for rule in merged if rule.end - rule.begin >= shortest]


class _Joined:
    """Numbers from 0, some of them joined, directly or through others (a union-find)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, item: int) -> int:
        """The number that stands for all that are joined with ``item``."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, item: int, other: int) -> None:
        """Joins two numbers; that of ``other`` stands for both."""
        self._parent[self.root(item)] = self.root(other)


def _groups(across: list[Rule], down: list[Rule], snap: float) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Strokes that touch one another, directly or through others."""
    joined = _Joined(len(across) + len(down))
    for number, rule in enumerate(across):
        for other, stroke in enumerate(down):
            if (
                rule.begin - snap <= stroke.at <= rule.end + snap
                and stroke.begin - snap <= rule.at <= stroke.end + snap
            ):
                joined.join(number, len(across) + other)
    members: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate(across + down):
        group = members.setdefault(joined.root(number), ([], []))
        group[0 if number < len(across) else 1].append(rule)
    return [group for group in members.values() if group[0] and group[1]]


def _positions(rules: list[Rule], others: list[Rule], snap: float) -> list[float]:
    """Distinct positions of ``rules``, and the ends of ``others`` where these reach further."""
    clusters: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if clusters and at - clusters[-1][-1] <= snap:
            clusters[-1].append(at)
        else:
            clusters.append([at])
    positions = [sum(cluster) / len(cluster) for cluster in clusters]
    strip = MIN_STRIP * snap / SNAP
    begin, end = min(rule.begin for rule in others), max(rule.end for rule in others)
    if begin < positions[0] - strip:
        positions.insert(0, begin)
    if end > positions[-1] + strip:
        positions.append(end)
    return positions


def _covered(rules: list[Rule], at: float, begin: float, end: float, snap: float) -> bool:
    """Whether strokes at ``at`` cover enough of ``[begin, end]``."""
    pieces = sorted(
        (max(rule.begin, begin), min(rule.end, end))
        for rule in rules
        if abs(rule.at - at) <= snap and rule.begin < end and rule.end > begin
    )
    total, reached = 0.0, begin
    for start, stop in pieces:
        total += max(0.0, stop - max(start, reached))
        reached = max(reached, stop)
    return total >= WALL_COVERAGE * (end - begin)


def _lattice(across: list[Rule], down: list[Rule], snap: float) -> Lattice | None:
    columns = _positions(down, across, snap)
    rows = _positions(across, down, snap)
    width, height = len(columns) - 1, len(rows) - 1
    if width < 1 or height < 1:
        return None
    region = _regions(across, down, columns, rows, snap)
    fields: list[Field] = []
    taken = [[False] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if taken[row][column]:
                continue
            last_row, last_column = _rectangle(region, taken, row, column)
            for line in range(row, last_row):
                for place in range(column, last_column):
                    taken[line][place] = True
            fields.append(
                Field(
                    row=row,
                    column=column,
                    row_span=last_row - row,
                    column_span=last_column - column,
                    box=(columns[column], rows[row], columns[last_column], rows[last_row]),
                )
            )
    return Lattice(
        box=(columns[0], rows[0], columns[-1], rows[-1]),
        fields=tuple(fields),
        row_count=height,
        column_count=width,
    )


def _regions(
    across: list[Rule], down: list[Rule], columns: list[float], rows: list[float], snap: float
) -> list[list[int]]:
    """A number for each field; fields with the same number are one cell."""
    width, height = len(columns) - 1, len(rows) - 1
    joined = _Joined(width * height)
    near = snap * 0.75
    for column in range(1, width):
        strokes = [rule for rule in down if abs(rule.at - columns[column]) <= snap * 2]
        for row in range(height):
            if not _covered(strokes, columns[column], rows[row] + near, rows[row + 1] - near, snap):
                joined.join(row * width + column, row * width + column - 1)
    for row in range(1, height):
        strokes = [rule for rule in across if abs(rule.at - rows[row]) <= snap * 2]
        for column in range(width):
            if not _covered(strokes, rows[row], columns[column] + near, columns[column + 1] - near, snap):
                joined.join(row * width + column, (row - 1) * width + column)
    return [[joined.root(row * width + column) for column in range(width)] for row in range(height)]


def _rectangle(region: list[list[int]], taken: list[list[bool]], row: int, column: int) -> tuple[int, int]:
    """End row and end column of the widest, then tallest rectangle of one region from here."""
    number = region[row][column]
    last_column = column
    while (
        last_column < len(region[row]) and region[row][last_column] == number and not taken[row][last_column]
    ):
        last_column += 1
    last_row = row
    while last_row < len(region) and all(
        region[last_row][place] == number and not taken[last_row][place]
        for place in range(column, last_column)
    ):
        last_row += 1
    return last_row, last_column
