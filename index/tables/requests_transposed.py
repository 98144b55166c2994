"""Table 三 turned round: a row an applicant, a column a result."""

from __future__ import annotations

from index.forms import indicators
from index.numbers import read_cell
from index.tables.mapping import Mapping
from index.tables.requests import REST, column_labels, group_labels, row_labels
from index.tables.rows import Row, ValueCell, worded
from index.text import label_key

LEAST_RESULTS = 5
"""Columns that have to be rows of the form before a table counts as turned round."""


class TransposedRequestsMapper:
    """Reads tables whose header names the form's rows; keeps the header of the grid under way."""

    def __init__(self) -> None:
        self._table = -1
        self._texts: dict[int, list[str]] = {}
        self._columns: dict[int, str] = {}

    def take(self, row: Row, mapping: Mapping) -> bool:
        """Maps ``row`` if it belongs to such a table; returns whether it does."""
        if row.table != self._table:
            self._table, self._texts, self._columns = row.table, {}, {}
        if not row.grid.regular or not row.cells:
            return False
        applicant = self._applicant(row)
        if applicant and len(self._columns) >= LEAST_RESULTS:
            self._map(row, applicant, mapping)
            return True
        return self._read_header(row)

    def _applicant(self, row: Row) -> str:
        """The applicant that the row's last label before its figures names, "" for none."""
        first = min(self._columns, default=0)
        labels = [cell for cell in row.cells if cell.column < first and cell.text]
        match = column_labels().find(labels[-1].text, manners=("exact",)) if labels else None
        return match.id if match is not None else ""

    def _read_header(self, row: Row) -> bool:
        if any(value.reading.value is not None for value in row.values) or len(row.cells) < LEAST_RESULTS:
            self._texts, self._columns = {}, {}
            return False
        for cell in row.cells:
            # A blank cell goes on with the label above it.
            for column in range(cell.column, cell.column + min(cell.column_span, 64)) if cell.text else ():
                self._texts.setdefault(column, []).append(cell.text)
        found = {column: name for column, texts in self._texts.items() if (name := _result(texts, self._group(column)))}
        # The same result over two columns is a header misread.
        self._columns = found if len(set(found.values())) == len(found) else {}
        return len(self._columns) >= LEAST_RESULTS

    def _group(self, column: int) -> str:
        """The group that ``column`` stands in: the one above it, or of the last result before it."""
        for before in range(column, -1, -1):
            for text in self._texts.get(before, ()):
                group = group_labels().find(text, manners=("exact",))
                if group is not None and group.id != "results":
                    return group.id if before == column or group.id == "requests.other" else ""
                match = row_labels().find(text)
                if match is not None and before != column:
                    return ".".join(match.id.split(".")[:2]) if match.id.count(".") > 1 else ""
        return ""

    def _map(self, row: Row, applicant: str, mapping: Mapping) -> None:
        for cell in row.cells:
            name = self._columns.get(cell.column)
            if name is None or cell.column_span != 1:
                continue
            value = ValueCell(cell=cell, reading=read_cell(cell.text))
            mapping.add(row, cell, value.reading, indicators()[name], applicant=applicant, doubt=worded(value))


def _result(texts: list[str], group: str) -> str:
    """The indicator that the header texts over one column name, "" for none."""
    leaf = texts[-1]
    if label_key(leaf) in REST:
        return "requests.other.rest" if group == "requests.other" else ""
    match = row_labels().find(leaf, manners=("exact", "fuzzy"))
    return match.id if match is not None else ""
