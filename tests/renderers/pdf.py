"""The report as a PDF with a text layer and ruled tables."""

from __future__ import annotations

import io
from typing import Any, Literal

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, TableStyle
from reportlab.platypus import Table as RuledTable

from tests.renderers.form_tables import Table
from tests.renderers.report import PrintedReport, placed, width_of

FONT = "STSong-Light"
MARGIN = 40


Rules = Literal["all", "columns", "rows", "none"]


def render(report: PrintedReport, rules: Rules = "all") -> bytes:
    """Pages of A4; long tables break between rows. ``rules`` are the strokes that are drawn."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    body = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=16, wordWrap="CJK", firstLineIndent=22)
    head = ParagraphStyle("head", parent=body, fontSize=13, leading=22, firstLineIndent=0)
    story: list[Any] = [Paragraph(report.title, head)]
    for section in report.sections:
        story.append(Paragraph(section.title, head))
        story += [Paragraph(text, body) for text in section.paragraphs]
        story += [_table(table, rules) for table in section.tables]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN).build(story)
    return buffer.getvalue()


def _table(table: Table, rules: Rules) -> RuledTable:
    columns = width_of(table)
    small = ParagraphStyle("small", fontName=FONT, fontSize=7, leading=9, wordWrap="CJK")
    grid: list[list[Any]] = [[""] * columns for _ in table]
    style: list[Any] = [
        ("FONT", (0, 0), (-1, -1), FONT, 7),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for number, row in enumerate(placed(table)):
        for (text, height, width), column in row:
            last = (column + width - 1, number + height - 1)
            if rules in ("all", "columns"):
                style.append(("LINEBEFORE", (column, number), (column, last[1]), 0.6, colors.black))
                style.append(("LINEAFTER", (last[0], number), last, 0.6, colors.black))
            if rules in ("all", "rows"):
                style.append(("LINEABOVE", (column, number), (last[0], number), 0.6, colors.black))
                style.append(("LINEBELOW", (column, last[1]), last, 0.6, colors.black))
            grid[number][column] = Paragraph(text, small)
            if height * width > 1:
                style.append(("SPAN", (column, number), (column + width - 1, number + height - 1)))
    return RuledTable(grid, colWidths=_widths(columns), style=TableStyle(style))


def _widths(columns: int) -> list[float]:
    room = A4[0] - 2 * MARGIN
    if columns == 10:
        return [60.0, 65.0, 110.0] + [(room - 235) / 7] * 7
    return [room / columns] * columns
