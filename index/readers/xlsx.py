"""Spreadsheets: what stands alone in its row is text, neighbouring rows of cells are tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from index.document import Cell, Document
from index.errors import Unreadable
from index.readers.base import DocumentBuilder
from index.readers.txt_lines import SECTION_TITLE, is_value
from index.readers.xlsx_package import MAX_CELLS, open_workbook, too_large
from index.readers.xlsx_values import shown_text

LONGEST_ROW_TITLE = 60
"""A longer text alone in a row below a table ends the table, in characters."""


@dataclass(frozen=True, kw_only=True)
class SheetCell:
    """A cell that shows something, or the upper left cell of a merged one; rows and columns from 1."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    remark: str | None


class XlsxReader:
    """Reads every visible sheet of a workbook."""

    media = "xlsx"

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address.

        Raises :class:`index.errors.Unreadable` for what is damaged, locked, too large or empty.
        """
        values, formulas = open_workbook(content)
        builder = DocumentBuilder(source, self.media)
        sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
        if len(sheets) < len(values.worksheets):
            builder.note(f"{len(values.worksheets) - len(sheets)}个隐藏的工作表未收")
        for sheet in sheets:
            if len(sheets) > 1 and not sheet.title.lower().startswith("sheet"):
                builder.add_text(sheet.title)
            formula_sheet = formulas[sheet.title] if formulas is not None else None
            _read_sheet(sheet, formula_sheet, builder)
        document = builder.build(title=str(values.properties.title or "").strip())
        if not document.blocks:
            raise Unreadable("表格文件里没有内容", english="the workbook is empty")
        return document


def _read_sheet(sheet: Worksheet, formulas: Worksheet | None, builder: DocumentBuilder) -> None:
    covered = _merged(sheet)
    rows: dict[int, list[SheetCell]] = {}
    for cell in _cells(sheet, formulas, covered, builder):
        rows.setdefault(cell.row, []).append(cell)
    region: list[list[SheetCell]] = []
    for number in sorted(rows):
        below = max((cell.row + cell.row_span for row in region for cell in row), default=0)
        if region and number > below:
            _add_region(region, covered, builder)
            region = []
        region.append(rows[number])
    if region:
        _add_region(region, covered, builder)


def _merged(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int] | None]:
    """Spans of merged cells by their upper left corner, ``None`` for the cells that they hide."""
    filled = [place for place, cell in _stored(sheet).items() if cell.value is not None]
    last_row = max((row for row, _ in filled), default=0)
    last_column = max((column for _, column in filled), default=0)
    covered: dict[tuple[int, int], tuple[int, int] | None] = {}
    for area in sheet.merged_cells.ranges:
        height = max(1, min(area.max_row, last_row) - area.min_row + 1)
        width = max(1, min(area.max_col, last_column) - area.min_col + 1)
        if height * width + len(covered) > MAX_CELLS:
            raise too_large()
        for row in range(area.min_row, area.min_row + height):
            for column in range(area.min_col, area.min_col + width):
                covered[row, column] = None
        covered[area.min_row, area.min_col] = (height, width)
    return covered


def _stored(sheet: Worksheet) -> dict[tuple[int, int], Any]:
    """The cells that the file holds, by row and column; a sheet's area may be far larger."""
    return dict(sorted(sheet._cells.items()))


def _cells(
    sheet: Worksheet,
    formulas: Worksheet | None,
    covered: dict[tuple[int, int], tuple[int, int] | None],
    builder: DocumentBuilder,
) -> Iterator[SheetCell]:
    hidden_rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    hidden_columns = _hidden_columns(sheet)
    written = _stored(formulas) if formulas is not None else {}
    for (row, column), cell in _stored(sheet).items():
        span = covered.get((row, column), (1, 1))
        if span is None:
            continue
        text, remark = shown_text(cell.value, cell.number_format or "General")
        formula = written.get((row, column))
        if cell.value is None and formula is not None and formula.value is not None:
            text, remark = str(formula.value), "公式没有算出的值"
        if not text:
            continue
        if row in hidden_rows or column in hidden_columns:
            builder.note(f"工作表“{sheet.title}”里隐藏的行或列未收")
            continue
        yield SheetCell(
            text=text, row=row, column=column, row_span=span[0], column_span=span[1], remark=remark
        )


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            first = dimension.min or 1
            hidden.update(range(first, min(dimension.max or first, first + 20_000) + 1))
    return hidden


def _add_region(
    region: Sequence[Sequence[SheetCell]],
    covered: dict[tuple[int, int], tuple[int, int] | None],
    builder: DocumentBuilder,
) -> None:
    """Adds rows without a blank row between them: lone texts as paragraphs, the rest as grids."""
    table: list[Sequence[SheetCell]] = []
    for number, row in enumerate(region):
        lone = len(row) == 1 and not is_value(row[0].text)
        ends = lone and (bool(SECTION_TITLE.fullmatch(row[0].text)) or len(row[0].text) > LONGEST_ROW_TITLE)
        follows = any(len(later) > 1 for later in region[number + 1 :][:6])
        if lone and (ends or not follows or (not table and not _begins_table(region, number))):
            _add_table(table, covered, builder)
            table = []
            builder.add_text(row[0].text)
        else:
            table.append(row)
    _add_table(table, covered, builder)


def _begins_table(region: Sequence[Sequence[SheetCell]], number: int) -> bool:
    """Whether a lone cell is the first of a table: a merged cell that reaches down beside others."""
    return region[number][0].row_span > 1


def _add_table(
    table: Sequence[Sequence[SheetCell]],
    covered: dict[tuple[int, int], tuple[int, int] | None],
    builder: DocumentBuilder,
) -> None:
    if not table:
        return
    left = min(cell.column for row in table for cell in row)
    right = max(cell.column + cell.column_span for row in table for cell in row)
    top = table[0][0].row
    bottom = max(row[0].row for row in table)
    if (bottom - top + 1) * (right - left) > MAX_CELLS:
        raise too_large()
    filled = {(cell.row, cell.column): cell for row in table for cell in row}
    rows: list[list[Cell]] = []
    for number in range(top, bottom + 1):
        cells: list[Cell] = []
        for column in range(left, right):
            span = covered.get((number, column), (1, 1))
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
        if cells:
            rows.append(cells)
    builder.add_grid(rows)
