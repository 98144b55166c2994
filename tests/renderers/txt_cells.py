"""The report as text with one cell a line, as copied out of a word processor."""

from __future__ import annotations

from tests.renderers.report import PrintedReport, without_covered


def render(report: PrintedReport) -> bytes:
    """A tab before every cell, a blank line between rows, a space in a blank cell."""
    parts = [f"{report.title}\n"]
    for section in report.sections:
        parts.append(f"\n{section.title}\n")
        parts += [f"{text}\n" for text in section.paragraphs]
        for table in section.tables:
            rows = ["\n".join("\t" + (cell or " ") for cell in row) for row in without_covered(table)]
            parts.append("\n\n".join(rows) + "\n\n\n")
    return "".join(parts).encode()
