"""Reports without numbered sections and without the form's tables: told in prose, as before 2019."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Document, Grid
from index.numbers import read_cell
from index.quantities import Quantity
from index.text import squeeze

LEAST_PROSE = 30
"""Characters of sentences about disclosure that a report told in prose has at least."""
LEAST_ROWS = 2
"""Rows of a label and a figure that a local table has at least."""
REMARK = "没有分节标题和统一格式的表格，按自由体例收录：正文和其中的表格可以检索、引用，不对应统一格式的指标"

_ABOUT = re.compile(r"公开|申请|复议|诉讼")
_NEWS = re.compile(r"发布$|公布$|出炉|印发|召开|转发|下载|附件")


def is_free_style(document: Document, title: str, found: Sequence[Quantity]) -> bool:
    """Whether ``document`` under ``title`` ("" where it has none) is a report told freely.

    It needs a report's title, and figures about disclosure: in sentences, or in a table of its own.
    """
    if not title or _NEWS.search(squeeze(title)):
        return False
    prose = [text for block in document.blocks if block.grid is None and "。" in (text := squeeze(block.text))]
    told = sum(len(text) for text in prose if _ABOUT.search(text))
    tabled = any(_rows_with_figures(block.grid) >= LEAST_ROWS for block in document.blocks if block.grid is not None)
    return (told >= LEAST_PROSE and bool(found)) or (tabled and bool(_ABOUT.search(document.text)))


def _rows_with_figures(grid: Grid) -> int:
    readings = ([read_cell(cell.text) for cell in row] for row in grid.rows)
    return sum(
        any(reading.is_label for reading in row) and any(reading.value is not None for reading in row) for row in readings
    )
