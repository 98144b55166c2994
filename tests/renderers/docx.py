"""The report as a Word file with merged cells."""

from __future__ import annotations

import io

from docx import Document as WordDocument
from docx.document import Document as WordFile

from tests.renderers.form_tables import Table
from tests.renderers.report import PrintedReport, placed, width_of


def render(report: PrintedReport) -> bytes:
    """Paragraphs and tables as python-docx writes them."""
    word = WordDocument()
    word.add_paragraph(report.title)
    for section in report.sections:
        word.add_paragraph(section.title)
        for text in section.paragraphs:
            word.add_paragraph(text)
        for table in section.tables:
            _add(word, table)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _add(word: WordFile, table: Table) -> None:
    made = word.add_table(rows=len(table), cols=width_of(table))
    grid = [list(row.cells) for row in made.rows]
    for number, row in enumerate(placed(table)):
        for (text, height, width), column in row:
            cell = grid[number][column]
            if height * width > 1:
                cell = cell.merge(grid[number + height - 1][column + width - 1])
            cell.text = text
