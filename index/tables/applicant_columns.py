"""Which value cell of a row of table 三 belongs to which applicant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.document import Grid
from index.forms import APPLICANT_KINDS, ORGANISATIONS, applicants
from index.tables.merged_values import covered_columns
from index.tables.rows import Row, ValueCell, counting_cells, split_cells

LOST_HEADER = "表头缺失，申请人按格式的顺序读"
BROKEN_HEADER = "表头不全，申请人按格式的顺序读"
NO_TOTALS = "表头没有总计列，申请人按表头印出的先后读"
"""Lifted by :mod:`index.tables.without_totals` where the sums of the columns come out."""
PRINTED_ORDER = "申请人的次序与格式不同，按表头所在的列读"
"""Lifted by :mod:`index.tables.confirm` unless the sums speak against it."""
PRINTED_SEQUENCE = "申请人的次序与格式不同，按表头印出的先后读"
"""Lifted by :mod:`index.tables.confirm` only where the sums speak for it."""
NAMED_TWICE = "表头有两列同名，这几列按格式的次序读"
SHORTEST_HEADER = 3
"""Applicants that a header has to name before its order is followed."""


ORGANISATION = "organisation"
"""What :func:`printed_sequence` calls the words 法人或其他组织."""


@dataclass(frozen=True, kw_only=True)
class Alignment:
    """The cells of a row by applicant; ``doubt`` says why that is not sure, "" where it is.

    ``unsure`` are the applicants whose columns the header does not tell apart.
    """

    cells: dict[str, ValueCell]
    doubt: str = ""
    unsure: frozenset[str] = frozenset()


def printed_sequence(header: Sequence[Sequence[str]]) -> tuple[str, ...] | None:
    """The applicants in the order in which a header prints them, () where it does not tell, None for
    an order that is not the form's and of which only a part can be read.

    ``header`` holds the applicants of each of its rows from left to right, :data:`ORGANISATION` for the
    words over the five kinds of organisation.
    """
    form = tuple(applicants())
    for names in header:
        if sorted(names) == sorted(form):
            return tuple(names)
    kinds = [name for names in header for name in names if name in ORGANISATIONS]
    outers = [[name for name in names if name not in ORGANISATIONS] for names in header]
    outer = next((names for names in outers if sorted(names) == sorted((ORGANISATION, "natural", "total"))), None)
    if outer is not None and sorted(kinds) == sorted(ORGANISATIONS):
        place = outer.index(ORGANISATION)
        return (*outer[:place], *kinds, *outer[place + 1 :])
    parts = [[name for name in names if name in form] for names in outers]
    parts += [[name for name in names if name in ORGANISATIONS] for names in header]
    return () if all(names == sorted(names, key=form.index) for names in parts) else None


def named_twice(header: Sequence[Sequence[str]]) -> frozenset[str]:
    """The applicants whose columns ``header`` does not tell apart: one that a row of it names twice, and those that it
    does not name at all."""
    twice = {name for names in header for name, count in Counter(names).items() if count > 1 and name != ORGANISATION}
    missing = set(applicants()) - {name for names in header for name in names}
    return frozenset(twice | missing) if twice else frozenset()


def align(
    row: Row, columns: Mapping[int, str], named: Sequence[str], usual: int, sequence: tuple[str, ...] | None = ()
) -> Alignment | None:
    """The cells of ``row`` by applicant, None where they do not fit.

    ``columns`` are the header's applicants by column, ``named`` those that it
    names at all, in the form's order; ``usual`` is :func:`usual_count` of the grid. Where the header names every column and
    the grid is a real one, position decides; else the count of cells has to be
    that of the header's names, or the form's where the header is broken. ``sequence`` is
    :func:`printed_sequence` of the header.
    """
    by_column = {applicant: column for column, applicant in columns.items()}
    full = row.grid.regular and len(by_column) == len(columns) and set(by_column) == set(named)
    order = tuple(sorted(by_column, key=by_column.__getitem__)) if full else tuple(named)
    doubt = PRINTED_ORDER if full and order != tuple(name for name in applicants() if name in order) else ""
    if not full and sequence is None:
        return None
    if not full and len(sequence or ()) == len(applicants()) and sequence != tuple(applicants()):
        order, doubt = tuple(sequence or ()), PRINTED_SEQUENCE
    elif len(order) < SHORTEST_HEADER and usual not in (0, len(applicants())):
        # Most rows do not fit the form's columns: one that does has lost cells, or its neighbours' lines.
        return None
    elif len(order) < SHORTEST_HEADER:
        order, full, doubt = tuple(applicants()), False, LOST_HEADER
    elif len(order) < len(applicants()) == usual:
        # The rows below have all columns of the form: the header lost names.
        if full and order != tuple(name for name in applicants() if name in order):
            return None
        order, full, doubt = tuple(applicants()), False, BROKEN_HEADER
    elif not row.grid.regular and not {"natural", "total"} <= set(order):
        if order != APPLICANT_KINDS or usual != len(order) or sequence is None:
            return None
        doubt = NO_TOTALS
    values = list(row.values)
    if len(values) != len(order) and full:
        at = {value.cell.column: value for value in values}
        own = {applicant: column for applicant, column in by_column.items() if column in at}
        covered = covered_columns(row.grid, row.cells[0].row) if SHORTEST_HEADER <= len(own) < len(by_column) else set()
        whole = len(values) == len(own) and covered.issuperset(set(by_column.values()) - set(own.values()))
        if len(own) == len(by_column) or (covered and whole):
            return Alignment(cells={applicant: at[column] for applicant, column in own.items()}, doubt=doubt)
    fitted = without_outer_blanks(values, len(order))
    return Alignment(cells=dict(zip(order, fitted, strict=True)), doubt=doubt) if fitted else None


def without_outer_blanks(values: Sequence[ValueCell], count: int) -> list[ValueCell] | None:
    """``count`` of the cells, blank ones beside them left out; None where it is not clear which."""
    extra = len(values) - count
    if extra < 0:
        return None
    blank = [value.reading.kind == "blank" for value in values]
    before = next((place for place, empty in enumerate(blank) if not empty), len(values))
    behind = next((place for place, empty in enumerate(reversed(blank)) if not empty), len(values))
    if extra == 0 or all(blank):
        return list(values[:count])
    if before >= extra and not behind:
        return list(values[extra:])
    if behind >= extra and not before:
        return list(values[:count])
    return None


def usual_count(grid: Grid) -> int:
    """How many value cells most rows of ``grid`` have, blank ones at one end aside."""
    counts: Counter[int] = Counter()
    counting = counting_cells(grid)
    for cells in grid.rows:
        numbered = bool(cells) and (cells[0].row, cells[0].column) in counting
        _, values = split_cells(cells[1:] if numbered else cells)
        filled = sum(value.reading.value is not None for value in values)
        if not filled or len(values) < SHORTEST_HEADER:
            continue
        fitted = without_outer_blanks(values, len(applicants()))
        counts[len(fitted) if fitted else len(values)] += 1
    return counts.most_common(1)[0][0] if counts else 0
