"""Table 三 copied column by column: all labels first, then each applicant with its figures beneath it.

The figures have lost their rows. They are read where the labels stand in the form's
order, every applicant has as many figures as there are rows, and every sum of the
form comes out; otherwise none of them is.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from index.document import Grid
from index.forms import OTHER_PARTS, applicants, indicators
from index.numbers import read_cell
from index.tables.mapping import Mapping
from index.tables.requests import REST, column_labels, row_labels
from index.tables.rows import Row, ValueCell, split_cells
from index.text import label_key

UNPROVEN = "表三的文字是按列复制的，次序和相加不能证明各数属于哪一行，没有收录：请换用原始的网页、Word 或 PDF 文件"

_BALANCE = ("requests.new", "requests.carried_in", "requests.total", "requests.carried_out")


class RequestsByColumnMapper:
    """Reads the grids in which a row is an applicant's whole column; keeps what it made of the last one."""

    def __init__(self) -> None:
        self._table = -1
        self._columns: dict[int, str] = {}
        self._rows: tuple[str, ...] = ()

    def take(self, row: Row, mapping: Mapping) -> bool:
        """Maps ``row`` if it belongs to such a grid; returns whether it does."""
        if row.table != self._table:
            self._table, self._rows = row.table, ()
            self._columns = _columns_of(row.grid)
            if self._columns:
                self._rows = _rows_of(_labels(row))
                if not self._rows or not _adds_up(row.grid, self._columns, self._rows):
                    self._rows = ()
                    mapping.remark(UNPROVEN)
        if not self._columns:
            return False
        applicant = self._columns.get(row.number)
        if applicant and self._rows:
            for name, value in zip(self._rows, row.values, strict=True):
                mapping.add(row, value.cell, value.reading, indicators()[name], applicant=applicant)
        return True


def _columns_of(grid: Grid) -> dict[int, str]:
    """The applicant by number of row, {} where the grid is not made so."""
    found: dict[int, str] = {}
    if grid.regular:
        return found
    lengths = set()
    for number, cells in enumerate(grid.rows):
        labels, values = split_cells(cells)
        match = column_labels().find(labels[-1].text, manners=("exact",)) if labels else None
        if match is not None and len(values) >= min(map(len, _forms())):
            found[number] = match.id
            lengths.add(len(values))
    whole = len(lengths) == 1 and sorted(found.values()) == sorted(applicants())
    return found if whole else {}


@cache
def _forms() -> tuple[tuple[str, ...], ...]:
    """The rows of table 三 in the form's order, with （六） as three rows and as one."""
    names = [entry.id for entry in indicators().values() if entry.table == "三" and not entry.parts]
    parted = tuple(name for name in names if name != "requests.other")
    return parted, tuple(name for name in names if name not in OTHER_PARTS)


def _labels(row: Row) -> list[str]:
    """Everything that is printed above the figures and between them, line by line."""
    inside = [cell.text for cells in row.grid.rows for cell in cells if not _is_figure(cell.text)]
    return [*row.before.splitlines(), *inside]


def _is_figure(text: str) -> bool:
    return read_cell(text).value is not None


def _rows_of(labels: Sequence[str]) -> tuple[str, ...]:
    """The form's rows, where the labels name them all, those of one depth in the form's order."""
    depths: dict[int, list[str]] = {}
    rest = 0
    for label in labels:
        rest += label_key(label) in REST
        match = row_labels().find(label, manners=("exact",))
        if match is not None and label_key(label) not in ("总计", "合计"):
            depths.setdefault(match.id.count("."), []).append(match.id)
        elif match is not None and label_key(label) != label.strip():
            depths.setdefault(1, []).append(match.id)
    found = {name for names in depths.values() for name in names}
    for form in _forms():
        own = set(form) - {"requests.other.rest"}
        # Other than an applicant of that name, （六）3.其他 has to be printed too.
        if own <= found <= own | {"requests.other"} and rest >= (2 if "requests.other.rest" in form else 1):
            ordered = (_in_order([name for name in names if name in own], form) for names in depths.values())
            return form if all(ordered) else ()
    return ()


def _in_order(names: Sequence[str], form: Sequence[str]) -> bool:
    """Whether the names stand in the form's order; 一、二、四 are printed apart from the rows of 三."""
    outer = [name for name in names if name in _BALANCE and name != "requests.total"]
    inner = [name for name in names if name not in outer]
    return all(part == sorted(part, key=form.index) and len(set(part)) == len(part) for part in (outer, inner))


def _adds_up(grid: Grid, columns: dict[int, str], rows: Sequence[str]) -> bool:
    figures: dict[str, list[Decimal]] = {}
    for number, applicant in columns.items():
        values: tuple[ValueCell, ...] = split_cells(grid.rows[number])[1]
        numbers = [value.reading.value for value in values if value.reading.value is not None]
        if len(numbers) != len(values) or len(numbers) != len(rows):
            return False
        figures[applicant] = numbers
    across = all(
        sum((figures[name][place] for name in figures if name != "total"), Decimal(0)) == figures["total"][place]
        for place in range(len(rows))
    )
    return across and all(_balances(dict(zip(rows, numbers, strict=True))) for numbers in figures.values())


def _balances(column: dict[str, Decimal]) -> bool:
    outcomes = sum((value for name, value in column.items() if name not in _BALANCE), Decimal(0))
    new, before, total, after = (column[name] for name in _BALANCE)
    return outcomes == total and new + before == total + after
