"""Tables as files: CSV and XLSX that open in a spreadsheet and carry no formula."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from qa import spreadsheet
from qa.answer import Value
from ui.web.texts import Texts

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Media types by file ending."""
Cell = str | int | Decimal | None


def harmless(cell: Cell) -> str | int | Decimal:
    """The cell with nothing that a spreadsheet would run: text like a formula gets an apostrophe."""
    if cell is None:
        return ""
    return spreadsheet.harmless(cell) if isinstance(cell, str) else cell


def as_csv(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV in UTF-8 with the mark that spreadsheets look for."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow([harmless(title) for title in titles])
    for row in rows:
        writer.writerow([format(cell, "f") if isinstance(cell, Decimal) else harmless(cell) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as one sheet; figures are numbers, text that starts like a formula stays text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    for line, row in enumerate([list(titles), *rows], start=1):
        for column, cell in enumerate(row, start=1):
            value = harmless(cell)
            target = sheet.cell(line, column)
            if isinstance(value, str):
                target.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                target.data_type = "s"
            else:
                target.value = value
            if line == 1:
                target.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column in range(1, len(titles) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 18
    target_file = io.BytesIO()
    book.save(target_file)
    return target_file.getvalue()


def csv_address(values: Sequence[Value], texts: Texts) -> str:
    """The figures of an answer as an address that holds the CSV file itself."""
    titles = [texts(f"chat.{name}") for name in ("issuer", "year", "item", "applicant", "value")]
    rows = [
        [
            value.issuer,
            value.year,
            value.label or value.indicator,
            value.applicant,
            None if value.value is None else Decimal(value.value),
            value.unit,
            value.note,
        ]
        for value in values
    ]
    content = as_csv([*titles, texts("data.unit"), texts("chat.note")], rows)
    return "data:text/csv;charset=utf-8;base64," + base64.b64encode(content).decode("ascii")
