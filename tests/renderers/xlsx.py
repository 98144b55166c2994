"""The report as a workbook with everything on one sheet."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import openpyxl

from tests.renderers.report import PrintedReport, placed


def render(report: PrintedReport) -> bytes:
    """Plain figures are stored as numbers, everything else as text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.cell(1, 1, report.title)
    line = 2
    for section in report.sections:
        sheet.cell(line, 1, section.title)
        line += 1
        for text in section.paragraphs:
            sheet.cell(line, 1, text)
            line += 1
        for table in section.tables:
            for number, row in enumerate(placed(table), start=line):
                for (text, height, width), column in row:
                    if text:
                        plain = re.fullmatch(r"[0-9]{1,15}", text)
                        sheet.cell(number, column + 1, Decimal(text) if plain else text)
                    if height * width > 1:
                        sheet.merge_cells(
                            start_row=number,
                            start_column=column + 1,
                            end_row=number + height - 1,
                            end_column=column + width,
                        )
            line += len(table) + 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
