"""How long reading and analysing one report takes, by format: drawn reports rendered in every layout."""

from __future__ import annotations

import statistics
import time

from index.analysis import analyse
from index.readers import read_bytes
from tests.index.test_round_trip import drawn
from tests.renderers import docx, html, markdown, pdf, txt_cells, txt_columns, txt_tabs, xlsx
from tests.renderers.report import report_of

RUNS = 5
FORMATS = (
    ("HTML", html, "a.html"),
    ("Markdown", markdown, "a.md"),
    ("TXT, one cell a line", txt_cells, "a.txt"),
    ("TXT, tabs", txt_tabs, "a.txt"),
    ("TXT, aligned columns", txt_columns, "a.txt"),
    ("DOCX", docx, "a.docx"),
    ("XLSX", xlsx, "a.xlsx"),
    ("PDF", pdf, "a.pdf"),
)


def reading() -> list[tuple[str, float]]:
    """Format and median seconds a report, over reports of both forms; the first reading is not counted."""
    figures: list[tuple[str, float]] = []
    for name, renderer, source in FORMATS:
        seconds: list[float] = []
        for run in range(RUNS + 1):
            form = "2019" if run % 2 else "2021"
            content = renderer.render(report_of(drawn(form, run, blanks=False), form))
            started = time.perf_counter()
            analyse(read_bytes(content, source), digest="0" * 64)
            if run:
                seconds.append(time.perf_counter() - started)
        figures.append((name, statistics.median(seconds)))
    return figures
