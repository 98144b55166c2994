"""The filled parts of a sheet as paragraphs and grids."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Cell
from index.readers.base import DocumentBuilder
from index.readers.txt_lines import SECTION_TITLE, is_value
from index.readers.xlsx_package import MAX_CELLS, too_large
from index.readers.xlsx_sheet import Sheet, SheetCell

LONGEST_ROW_TITLE = 60
"""A longer text alone in a row below a table ends the table, in characters."""

ROWS_AHEAD = 6
"""How many rows below a lone text are looked at to see whether its table goes on."""

Rows = Sequence[Sequence[SheetCell]]


def add_sheet(sheet: Sheet, builder: DocumentBuilder) -> None:
    """Adds what is seen of a sheet to ``builder``: rows with no blank row between them belong together.

    Raises :class:`index.errors.Unreadable` where cells lie too far apart.
    """
    region: list[list[SheetCell]] = []
    below = 0
    for number, row in sheet.rows.items():
        if region and number > below:
            _add_region(region, sheet, builder)
            region = []
        region.append(row)
        below = max(below if len(region) > 1 else 0, *(cell.row + cell.row_span for cell in row))
    if region:
        _add_region(region, sheet, builder)


def _add_region(region: Rows, sheet: Sheet, builder: DocumentBuilder) -> None:
    """Adds rows without a blank row between them: lone texts as paragraphs, the rest as grids."""
    table: list[Sequence[SheetCell]] = []
    for number, row in enumerate(region):
        if _is_paragraph(row, table, region[number + 1 : number + 1 + ROWS_AHEAD], sheet):
            _add_tables(table, sheet, builder)
            table = []
            builder.add_text(row[0].text)
        else:
            table.append(row)
    _add_tables(table, sheet, builder)


def _is_paragraph(row: Sequence[SheetCell], above: Rows, below: Rows, sheet: Sheet) -> bool:
    """Whether a row holds a lone text that is no row of the table above and below it."""
    if len(row) > 1 or is_value(row[0].text) or not row[0].text:
        return False
    text = row[0].text
    if SECTION_TITLE.fullmatch(text) or len(text) > LONGEST_ROW_TITLE:
        return True
    if not above:
        return row[0].row_span == 1
    goes_on = any(len(later) > 1 for later in below)
    beside = _columns(above) - _columns([row])
    blanks = any(
        (row[0].row, column) in places for places in (sheet.framed, sheet.covered) for column in beside
    )
    return not goes_on and not blanks


def _columns(rows: Rows) -> set[int]:
    """The columns that the cells of ``rows`` cover."""
    return {
        column
        for row in rows
        for cell in row
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _add_tables(table: Rows, sheet: Sheet, builder: DocumentBuilder) -> None:
    """Adds the grid of ``table``, or several where blank columns part tables side by side."""
    if not table:
        return
    used = sorted(_columns(table))
    numbers = {row[0].row for row in table}
    framed = {column for row, column in sheet.framed if row in numbers}
    groups: list[list[int]] = []
    for column in used:
        gap = bool(groups) and column - groups[-1][-1] > 1
        if not groups or (gap and not framed & set(range(groups[-1][-1] + 1, column))):
            groups.append([])
        groups[-1].append(column)
    if any(len(group) < 2 for group in groups):
        groups = [used]
    for group in groups:
        part = [[cell for cell in row if group[0] <= cell.column <= group[-1]] for row in table]
        _add_grid([row for row in part if row], sheet, builder)


def _add_grid(table: Rows, sheet: Sheet, builder: DocumentBuilder) -> None:
    left = min(cell.column for row in table for cell in row)
    right = max(cell.column + cell.column_span for row in table for cell in row)
    top = min(row[0].row for row in table)
    bottom = max(row[0].row for row in table)
    if (bottom - top + 1) * (right - left) > MAX_CELLS:
        raise too_large()
    filled = {(cell.row, cell.column): cell for row in table for cell in row}
    rows: list[list[Cell]] = []
    for number in range(top, bottom + 1):
        cells: list[Cell] = []
        for column in range(left, right):
            span = sheet.covered.get((number, column), (1, 1))
            if span is None:
                continue
            cell = filled.get((number, column))
            cells.append(
                Cell(
                    text=cell.text if cell else "",
                    row=number - top,
                    column=column - left,
                    row_span=min(span[0], bottom + 1 - number),
                    column_span=min(span[1], right - column),
                    repaired=cell.remark if cell else None,
                )
            )
        rows.append(cells)
    builder.add_grid([row for row in rows if row])
