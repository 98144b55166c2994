"""A printed row split into its labels and its values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from index.document import Cell, Document, Grid
from index.numbers import CellValue, half_width, read_cell
from index.text import one_line

_TOPICS = (("四", ("复议", "诉讼")), ("三", ("申请",)), ("二", ("主动公开",)))
_OTHER_TOPICS = ("总体", "概述", "问题", "其他", "其它", "附件", "附表", "监督", "保障")

SHORTLY = 200
"""Characters before a grid in which pieces of its header may stand."""

FEWEST_COUNTED = 3
"""Rows that have to be numbered in sequence for a first column to count them."""


@dataclass(frozen=True, kw_only=True)
class ValueCell:
    """A cell that may hold a value, with its reading."""

    cell: Cell
    reading: CellValue


@dataclass(frozen=True, kw_only=True)
class Row:
    """One printed row: labels first, then values.

    ``labels`` are the cells that read as words before the first one that holds
    a number; ``values`` all cells behind the last of them. ``table`` is the number of the grid in the report,
    ``before`` the text of the paragraphs between the previous grid and this
    grid's first row ("" for the rows after it). ``above`` is, for a grid that is not
    regular, what the source prints from shortly before the grid up to the row.
    ``left_out`` says that figures of another year were taken from it, ``refused``
    why its figures cannot be read at all ("" for any other row), ``doubt`` why they may be another row's.
    """

    table: int
    number: int
    grid: Grid
    cells: tuple[Cell, ...]
    labels: tuple[Cell, ...]
    values: tuple[ValueCell, ...]
    before: str
    section: str
    above: str = ""
    left_out: bool = False
    refused: str = ""
    doubt: str = ""

    @property
    def topic(self) -> str:
        """Which of the form's tables the section is about: 二, 三, 四, or "" for none of them.

        The words of its title count first: titles are misnumbered more often than reworded.
        """
        return topic_of(self.section)

    @property
    def start(self) -> int:
        """Start of the row's printed text in the document."""
        return self._span[0]

    @property
    def end(self) -> int:
        """End of the row's printed text in the document."""
        return self._span[1]

    @cached_property
    def _span(self) -> tuple[int, int]:
        """The row's printed text, without the name of a group that other rows are printed in front of.

        The name of a group that is centred beside its rows stands on a line of another of them.
        """
        names = self.labels[:-1]
        filled = [cell for cell in self.cells if cell.text and cell not in names]
        if not filled:
            start = self.cells[0].start if self.cells else self.grid.start
            return start, start
        start, end = min(cell.start for cell in filled), max(cell.end for cell in filled)
        for cell in reversed(names):
            if not self._others_between(cell, start, end):
                start, end = min(start, cell.start), max(end, cell.end)
        return start, end

    def _others_between(self, name: Cell, start: int, end: int) -> bool:
        """Whether cells of other rows stand between ``name`` and the text ``[start, end)`` of its row."""
        first, last = (name.end, start) if name.end <= start else (end, name.start)
        return any(
            other.text and first <= other.start < last and other not in self.cells
            for cells in self.grid.rows
            for other in cells
        )

    @property
    def has_values(self) -> bool:
        """Whether any cell behind the labels is filled."""
        return any(value.reading.kind != "blank" for value in self.values)


def topic_of(section: str) -> str:
    """Which of the form's tables a section with this title is about, "" for none of them."""
    for table, words in _TOPICS:
        if any(word in section for word in words):
            return table
    return "" if any(word in section for word in _OTHER_TOPICS) else _numbered(section)


def _numbered(title: str) -> str:
    match = re.match(r"第?([二三四])[、.．:：部]", title)
    return match[1] if match else ""


def rows_of(document: Document, sections: dict[int, str]) -> Iterator[Row]:
    """Every row of every grid in reading order.

    ``sections`` maps the index of a block to the title of its top section.
    """
    table = -1
    before: list[str] = []
    for index, block in enumerate(document.blocks):
        if block.grid is None:
            before.append(block.text)
            continue
        table += 1
        caption = "\n".join([*before, block.grid.caption]).strip()
        before = []
        counting = counting_cells(block.grid)
        for number, cells in enumerate(block.grid.rows):
            row = _split(
                cells, table, number, block.grid, caption if number == 0 else "", sections.get(index, "")
            )
            if cells and (cells[0].row, cells[0].column) in counting:
                labels, values = split_cells(cells[1:])
                row = replace(row, labels=labels, values=values)
            if not block.grid.regular:
                row = replace(row, above=document.text[max(0, block.grid.start - SHORTLY) : row.start])
            yield row


def counting_cells(grid: Grid) -> set[tuple[int, int]]:
    """Where the first column only counts the rows (1, 2, 3 …) before their labels: the places of its cells."""
    counting: list[tuple[int, int]] = []
    last = 0
    for cells in grid.rows:
        value = read_cell(cells[0].text).value if cells and cells[0].column == 0 else None
        if value is None or not any(read_cell(cell.text).is_label for cell in cells[1:]):
            continue
        if value not in (1, last + 1):
            return set()
        last = int(value)
        counting.append((cells[0].row, cells[0].column))
    return set(counting) if len(counting) >= FEWEST_COUNTED else set()


def split_cells(cells: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], tuple[ValueCell, ...]]:
    """The labels and the values of one printed row."""
    readings = [read_cell(cell.text) for cell in cells]
    first_value = next(
        (i for i, reading in enumerate(readings) if reading.kind != "blank" and not reading.is_label),
        len(cells),
    )
    if _numbers_its_row(readings):
        first_value = next(
            (i for i, r in enumerate(readings) if i and r.kind != "blank" and not r.is_label), len(cells)
        )
    last = max((i for i in range(first_value) if readings[i].is_label), default=-1)
    labels = tuple(cell for cell, reading in zip(cells[: last + 1], readings, strict=False) if reading.is_label)
    values = tuple(
        ValueCell(cell=cell, reading=reading)
        for cell, reading in zip(cells[last + 1 :], readings[last + 1 :], strict=True)
    )
    return labels, values


def names_another_year(label: str, year: str) -> bool:
    """Whether a column's label names a year, in figures, that is not ``year``."""
    named = re.findall(r"(?:19|20)\d{2}(?=年)", half_width(label))
    return bool(named) and year not in named


def worded(value: ValueCell) -> str:
    """The doubt about a value cell that holds words, "" for any other."""
    return f"格内是“{one_line(value.cell.text, 20)}”，没有读成数字" if value.reading.is_label else ""


def under_columns(row: Row, columns: Collection[int]) -> Row | None:
    """``row`` with every cell under ``columns`` a value, whatever it holds: position beats wording.

    None where the grid's positions cannot be trusted, a column has no cell of its
    own, or fewer than half of the cells under the columns hold values.
    """
    if not columns or not row.grid.regular:
        return None
    first, last = min(columns), max(columns)
    at = {cell.column: cell for cell in row.cells}
    under = [at.get(column) for column in sorted(columns)]
    found = [cell for cell in under if cell is not None and cell.column_span == 1]
    readings = [read_cell(cell.text) for cell in found]
    words = sum(reading.is_label for reading in readings)
    if len(found) != len(columns) or words * 2 > len(found) or max(at) > last:
        return None
    labels = tuple(cell for cell in row.cells if cell.column < first and read_cell(cell.text).is_label)
    values = tuple(
        ValueCell(cell=cell, reading=reading) for cell, reading in zip(found, readings, strict=True)
    )
    return replace(row, labels=labels, values=values)


def _split(cells: tuple[Cell, ...], table: int, number: int, grid: Grid, before: str, section: str) -> Row:
    labels, values = split_cells(cells)
    return Row(
        table=table,
        number=number,
        grid=grid,
        cells=cells,
        labels=labels,
        values=values,
        before=before,
        section=section,
    )


def _numbers_its_row(readings: list[CellValue]) -> bool:
    """Whether the first cell only counts the rows: a small number right before a label."""
    if len(readings) < 3 or readings[0].value is None or not readings[1].is_label:
        return False
    value = readings[0].value
    return value == value.to_integral_value() and 0 < value < 100
