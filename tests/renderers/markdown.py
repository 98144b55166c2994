"""The report as Markdown with pipe tables."""

from __future__ import annotations

from tests.renderers.report import PrintedReport, expanded


def render(report: PrintedReport, *, repeat: bool = False) -> bytes:
    """Markdown; ``repeat`` writes a merged label into every cell that it covers."""
    parts = [f"# {report.title}"]
    for section in report.sections:
        parts += [f"## {section.title}", *section.paragraphs]
        for table in section.tables:
            lines = [f"| {' | '.join(row)} |" for row in expanded(table, repeat=repeat)]
            lines.insert(1, "|" + " --- |" * (lines[0].count("|") - 1))
            parts.append("\n".join(lines))
    return "\n\n".join(parts).encode() + b"\n"
