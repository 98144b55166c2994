"""Table 二 written as pairs: a label that names subject and column, and its figure.

"规章本年制发件数 | 28 | 规章本年废止件数 | 5", or "规章 | 本年制发件数 | 28" with the
subject merged over several rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.document import Cell
from index.forms import Indicator
from index.numbers import read_cell
from index.tables.disclosure import (
    EDITION_2019,
    EDITION_2021,
    SUBJECTS,
    column_labels,
    indicator_of,
    money_unit,
    subject_labels,
)
from index.tables.mapping import Mapping
from index.tables.rows import Row, ValueCell
from index.text import label_key

_AMOUNTS = ("金额", "总金额", "收费总金额")
"""What 收费金额 is called right behind 行政事业性收费."""


class DisclosurePairsMapper:
    """Reads rows of which every figure has a label of its own; keeps the subject merged over rows."""

    def __init__(self, edition_of_year: str) -> None:
        self._edition_of_year = edition_of_year
        self._edition_seen = ""
        self._subject = ("", -1, -1)

    def take(self, row: Row, mapping: Mapping) -> bool:
        """Maps ``row`` if all its figures are such pairs; returns whether it does."""
        self._keep_subject(row)
        found: list[tuple[Indicator, ValueCell, str]] = []
        for labels, value in _pairs(row):
            indicator = self._indicator(labels, row)
            if indicator is None:
                return False
            found.append((indicator, value, money_unit(labels[-1])))
        if not found or all(value.reading.kind == "blank" for _, value, _ in found):
            return False
        for indicator, value, unit in found:
            mapping.edition = indicator.id.split(".")[0].removeprefix("disclosure")
            mapping.add(row, value.cell, value.reading, indicator, unit=unit)
        return True

    def _keep_subject(self, row: Row) -> None:
        """Remembers the subject that a cell of the row names for the rows that the cell is merged over."""
        for cell in row.labels:
            match = subject_labels().find(cell.text, manners=("exact",))
            if match is not None:
                self._subject = (match.id, row.table, cell.row + cell.row_span)

    def _indicator(self, labels: list[str], row: Row) -> Indicator | None:
        """What the labels before a figure name together."""
        pair = _subject_and_column(labels[-1])
        if pair is None:
            column = column_labels().find(labels[-1], manners=("exact",))
            above, table, end = self._subject
            if len(labels) > 1:
                match = subject_labels().find(labels[-2], manners=("exact",))
                subject = match.id if match is not None else ""
            else:
                subject = above if table == row.table and row.number < end else ""
            pair = (subject, column.id) if column is not None and subject else None
        if pair is None:
            return None
        name = pair[1]
        if name in EDITION_2019 | EDITION_2021:
            self._edition_seen = "2019" if name in EDITION_2019 else "2021"
        return indicator_of(*pair, self._edition_seen or self._edition_of_year)


def _pairs(row: Row) -> Iterator[tuple[list[str], ValueCell]]:
    """Each figure with the labels between it and the figure before it; nothing where one has none."""
    labels: list[str] = []
    pairs: list[tuple[list[str], ValueCell]] = []
    for cell in row.cells:
        value = _value(cell)
        if value is None:
            labels.append(cell.text)
        elif not labels:
            return
        else:
            pairs.append((labels, value))
            labels = []
    if not labels:
        yield from pairs


def _value(cell: Cell) -> ValueCell | None:
    reading = read_cell(cell.text)
    return None if reading.is_label else ValueCell(cell=cell, reading=reading)


def _subject_and_column(label: str) -> tuple[str, str] | None:
    """Subject and column of a label that names both ("规章本年制发件数", "本年制发规章件数")."""
    key = label_key(label)
    spellings = sorted(
        ((label_key(spelling), subject) for subject, known in SUBJECTS.items() for spelling in known),
        key=lambda known: -len(known[0]),
    )
    for spelling, subject in spellings:
        if spelling not in key:
            continue
        rest = key.replace(spelling, "", 1)
        if subject == "fees" and rest in _AMOUNTS:
            return subject, "fee_amount"
        column = column_labels().find(rest, manners=("exact",))
        return (subject, column.id) if column is not None else None
    return None
