"""The report as text with columns aligned by spaces, in columns of a fixed-width font."""

from __future__ import annotations

import unicodedata

from tests.renderers.form_tables import Table
from tests.renderers.report import PrintedReport, placed, width_of

GAP = 2


def render(report: PrintedReport) -> bytes:
    """Every cell starts in its column; a merged cell is printed in its first row."""
    parts = [f"{report.title}\n"]
    for section in report.sections:
        parts.append(f"\n{section.title}\n\n")
        parts += [f"{text}\n" for text in section.paragraphs]
        for table in section.tables:
            parts.append("\n".join(_lines(table)) + "\n\n")
    return "".join(parts).encode()


def _lines(table: Table) -> list[str]:
    starts = _starts(table)
    lines = []
    for row in placed(table):
        line = ""
        for (text, _, _), column in row:
            line += " " * (starts[column] - _width(line)) + text
        lines.append(line)
    return lines


def _starts(table: Table) -> list[int]:
    """Where each column starts: behind the widest cell of the columns before it."""
    count = width_of(table)
    starts = [0] * (count + 1)
    for end in range(1, count + 1):
        starts[end] = starts[end - 1] + 4
        for row in placed(table):
            for (text, _, width), column in row:
                if column + width == end:
                    starts[end] = max(starts[end], starts[column] + _width(text) + GAP)
    return starts


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
