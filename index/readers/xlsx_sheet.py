"""The cells of a sheet that show something, and its merged cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from index.readers.base import DocumentBuilder
from index.readers.xlsx_package import MAX_CELLS, too_large
from index.readers.xlsx_values import shown_text

NEVER_COMPUTED = "公式没有算出的值"
STRUCK = "删除线文字未收"

Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class SheetCell:
    """A cell with something in it, or the upper left cell of a merged one; rows and columns from 1."""

    text: str
    row: int
    column: int
    row_span: int
    column_span: int
    remark: str | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What is seen of a sheet.

    ``rows`` are its cells by row, in order. ``covered`` gives the spans of merged
    cells at their upper left corner and ``None`` at the places that they hide.
    ``framed`` are the places of blank cells with a border.
    """

    rows: Mapping[int, list[SheetCell]]
    covered: Mapping[Place, Place | None]
    framed: frozenset[Place] = field(default_factory=frozenset)


def seen(sheet: Worksheet, formulas: Worksheet | None, builder: DocumentBuilder) -> Sheet:
    """What is seen of ``sheet``; ``formulas`` is the same sheet with formulas instead of their values.

    Hidden rows and columns, struck cells, and formulas that were never computed
    are noted in ``builder``. Raises :class:`index.errors.Unreadable` for far too many cells.
    """
    stored = _stored(sheet)
    written = _stored(formulas) if formulas is not None else {}
    covered = _merged(sheet, stored)
    hidden_rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    hidden_columns = _hidden_columns(sheet)
    rows: dict[int, list[SheetCell]] = {}
    framed: set[Place] = set()
    for (row, column), cell in stored.items():
        span = covered.get((row, column), (1, 1))
        if span is None:
            continue
        text, remark = _shown(cell, written.get((row, column)))
        if not text and remark is None:
            if cell.has_style and (cell.border.bottom.style or cell.border.top.style):
                framed.add((row, column))
            continue
        if row in hidden_rows or column in hidden_columns:
            builder.note(f"工作表“{sheet.title}”里隐藏的行或列未收")
            continue
        if remark == NEVER_COMPUTED:
            builder.note("有的公式没有算出的值，按空白读；请用 Excel/WPS 打开并保存后再导入")
        rows.setdefault(row, []).append(
            SheetCell(text=text, row=row, column=column, row_span=span[0], column_span=span[1], remark=remark)
        )
    return Sheet(rows=dict(sorted(rows.items())), covered=covered, framed=frozenset(framed))


def _stored(sheet: Worksheet) -> dict[Place, Any]:
    """The cells that the file holds, by row and column; the area of a sheet may be far larger."""
    return dict(sorted(sheet._cells.items()))


def _shown(cell: Any, formula: Any) -> tuple[str, str | None]:
    if cell.value is None:
        never = formula is not None and formula.value is not None
        return "", NEVER_COMPUTED if never else None
    if cell.has_style and cell.font.strike:
        return "", STRUCK
    return shown_text(cell.value, cell.number_format or "General")


def _merged(sheet: Worksheet, stored: Mapping[Place, Any]) -> dict[Place, Place | None]:
    """The merged cells, cut to the area in which cells are filled."""
    filled = [place for place, cell in stored.items() if cell.value is not None]
    last_row = max((row for row, _ in filled), default=0)
    last_column = max((column for _, column in filled), default=0)
    covered: dict[Place, Place | None] = {}
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


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            first = dimension.min or 1
            hidden.update(range(first, min(dimension.max or first, first + 20_000) + 1))
    return hidden
