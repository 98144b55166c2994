"""The report as text with one row a line and tabs between cells."""

from __future__ import annotations

from tests.renderers.report import PrintedReport, expanded


def render(report: PrintedReport) -> bytes:
    """Covered places of merged cells are empty cells."""
    parts = [f"{report.title}\n"]
    for section in report.sections:
        parts.append(f"\n{section.title}\n")
        parts += [f"{text}\n" for text in section.paragraphs]
        for table in section.tables:
            parts.append("\n".join("\t".join(row) for row in expanded(table)) + "\n\n")
    return "".join(parts).encode()
