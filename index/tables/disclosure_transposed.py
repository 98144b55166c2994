"""Table 二 turned round: a column a subject (规章, 行政许可 …), a row what is counted."""

from __future__ import annotations

from index.tables.disclosure import (
    EDITION_2019,
    EDITION_2021,
    column_labels,
    indicator_of,
    money_unit,
    names_subjects,
    subject_labels,
)
from index.tables.mapping import Mapping
from index.tables.rows import Row, ValueCell, worded


class TransposedDisclosureMapper:
    """Reads tables whose header names subjects of table 二; keeps the header of the grid under way."""

    def __init__(self, edition_of_year: str) -> None:
        self._edition_of_year = edition_of_year
        self._table = -1
        self._columns: dict[int, str] = {}

    def take(self, row: Row, mapping: Mapping) -> bool:
        """Maps ``row`` if it belongs to such a table; returns whether it does."""
        if row.table != self._table:
            self._table, self._columns = row.table, {}
        if not row.grid.regular:
            return False
        if self._read_header(row):
            return True
        if not self._columns or len(row.labels) != 1 or row.labels[0].column >= min(self._columns):
            return False
        match = column_labels().find(row.labels[0].text, manners=("exact",))
        at = {value.cell.column: value for value in row.values if value.cell.column_span == 1}
        if match is None or not row.has_values or not set(self._columns) <= set(at):
            return False
        for column, subject in self._columns.items():
            self._map(row, at[column], subject, match.id, mapping)
        return True

    def _read_header(self, row: Row) -> bool:
        """Whether ``row`` is a head, or a corner and, behind it, nothing but subjects."""
        filled = [cell for cell in row.cells if cell.text]
        named = {cell.column: match.id for cell in filled if (match := subject_labels().find(cell.text, manners=("exact",)))}
        corner = [cell for cell in filled if cell.column not in named]
        begins = not named or min(named) > 0
        plain = len(corner) <= 1 and all(cell.column == 0 and names_subjects(cell.text) for cell in corner)
        if row.has_values or not begins or not plain or len(named) < (1 if corner else 2) or len(set(named.values())) < len(named):
            return False
        self._columns = named
        return True

    def _map(self, row: Row, value: ValueCell, subject: str, column: str, mapping: Mapping) -> None:
        edition = "2019" if column in EDITION_2019 else "2021" if column in EDITION_2021 else self._edition_of_year
        indicator = indicator_of(subject, column, edition)
        if indicator is not None:
            mapping.edition = edition
            unit = money_unit(row.labels[0].text)
            mapping.add(row, value.cell, value.reading, indicator, doubt=worded(value), unit=unit)
