"""Files that end too early: a web page that stops inside a table, a table 三 behind which nothing more comes."""

from __future__ import annotations

import re

from index.document import Document
from index.forms import indicators
from index.tables.mapping import Mapping

INSIDE_A_TABLE = "网页在表格中间断了，没有结尾：文件可能不完整，断处以后的内容没有读到"

_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_END_TAG = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def stops_inside_a_table(page: str) -> bool:
    """Whether the source of a web page ends before a table does.

    A page that closes its body was written to the end, however carelessly.
    """
    depth, last = 0, 0
    for match in _TABLE_TAG.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        last = match.end()
    return depth > 0 and _END_TAG.search(page, last) is None


def without_cut_cell(page: str) -> str:
    """``page`` up to its last whole tag: a figure behind it may have lost digits."""
    return page[: page.rfind(">") + 1]


def ends_inside_table_three(document: Document, mapping: Mapping) -> str:
    """A remark on a document that ends with rows of table 三, without the rows that close it; "" for any other."""
    rows = {name for name, _ in mapping.facts if indicators()[name].table == "三"}
    grids = [block for block in document.blocks if block.grid is not None]
    if not rows or not grids or document.blocks[-1] is not grids[-1]:
        return ""
    if not any(table == len(grids) - 1 for table, _ in mapping.rows_used):
        return ""
    if rows & {"requests.total", "requests.carried_out"} or "requests.new" not in rows:
        return ""
    return "表三没有印到总计和结转下年度，后面也没有别的内容：文件可能不完整"
