"""The report as a web page."""

from __future__ import annotations

from html import escape

from tests.renderers.form_tables import Table
from tests.renderers.report import PrintedReport


def render(report: PrintedReport) -> bytes:
    """A page with a title, headings and tables with spans."""
    parts = [f"<h1>{report.title}</h1>"]
    for section in report.sections:
        parts.append(f"<h2>{section.title}</h2>")
        parts += [f"<p>{escape(text)}</p>" for text in section.paragraphs]
        parts += [_table(table) for table in section.tables]
    head = f'<head><meta charset="utf-8"><title>{report.title}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body><div>{''.join(parts)}</div></body></html>".encode()


def _table(table: Table) -> str:
    rows = []
    for row in table:
        cells = [
            f'<td rowspan="{height}" colspan="{width}">{escape(text) or "&nbsp;"}</td>'
            for text, height, width in row
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"
