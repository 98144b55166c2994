"""Which HTML tables hold data, and their cells at expanded positions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.document import Cell
from index.readers.html_items import FlowCell, FlowTable, Paragraph
from index.readers.txt_lines import SECTION_TITLE, is_value

WIDEST_SPAN = 64
"""A wider cell is a mistake, or a title over the whole table; in columns."""

LONGEST_DATA_CELL = 1500
"""A table with a longer cell lays out a page, in characters."""

LONGEST_TITLE = 80
"""Characters."""

_REPORT_TITLE = re.compile(r"政府信息公开.{0,12}年度?报告|年度.{0,6}信息公开.{0,6}(?:报告|年报)")

Item = Paragraph | FlowTable


def flatten(items: Sequence[Item]) -> Iterator[Item]:
    """``items`` with the tables that only lay out the page replaced by what their cells hold."""
    stack: list[Iterator[Item]] = [iter(items)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, Paragraph):
            yield item
        elif holds_data(item):
            inner, after = _take_out(item)
            yield item
            stack.append(iter([*inner, *after]))
        else:
            held = [inner for _, row in item.rows for cell in row for inner in cell.items]
            caption = Paragraph(item.caption, item.start, item.start, item.element)
            stack.append(iter([caption, *held] if item.caption else held))


def holds_data(table: FlowTable) -> bool:
    """Whether the table is a grid of data rather than a frame around paragraphs and other tables."""
    rows = [row for _, row in table.rows]
    for cell in (cell for row in rows for cell in row):
        cell.items = list(_unframed(cell.items))
    widths = [len(row) for row in rows]
    if max(widths, default=0) < 2:
        return False
    plain = [cell for row in rows for cell in row if all(isinstance(item, Paragraph) for item in cell.items)]
    texts = [cell_text(cell) for cell in plain]
    values = sum(is_value(text) for text in texts if text)
    if len(plain) < sum(widths):
        return values >= 4 and sum(width > 2 for width in widths) >= 3
    if any(len(text) > LONGEST_DATA_CELL for text in texts):
        return values >= 6
    headings = sum(item.level > 0 for cell in plain for item in cell.items if isinstance(item, Paragraph))
    return values > 0 or (headings == 0 and not any(_holds_report(cell) for cell in plain))


def _holds_report(cell: FlowCell) -> bool:
    """Whether the cell holds the beginning of a report: its title or a section's, with more below or above."""
    texts = [item.text for item in cell.items if isinstance(item, Paragraph)]
    return len(texts) > 1 and any(
        SECTION_TITLE.fullmatch(text) or (len(text) < LONGEST_TITLE and _REPORT_TITLE.search(text)) for text in texts
    )


def _unframed(items: Sequence[Item]) -> Iterator[Item]:
    """``items`` of a cell with the tables of one cell, which only frame a text, replaced by that text."""
    for item in items:
        held = [cell for _, row in item.rows for cell in row] if isinstance(item, FlowTable) else []
        if len(held) == 1 and all(isinstance(inner, Paragraph) for inner in held[0].items):
            yield from held[0].items
        else:
            yield item


def _take_out(table: FlowTable) -> tuple[list[FlowTable], list[Item]]:
    """Takes out of cells what does not belong there: tables, and text behind a table never closed."""
    inner: list[FlowTable] = []
    after: list[Item] = []
    last = table.rows[-1][1][-1] if table.rows else None
    for _, row in table.rows:
        for cell in row:
            if cell is last:
                for number, item in enumerate(cell.items):
                    ends = isinstance(item, Paragraph) and SECTION_TITLE.fullmatch(item.text)
                    if number and ends:
                        after = cell.items[number:]
                        cell.items = cell.items[:number]
                        break
            tables = [item for item in cell.items if isinstance(item, FlowTable)]
            if tables:
                inner.extend(tables)
                cell.items = [item for item in cell.items if isinstance(item, Paragraph)]
    return inner, after


def cell_text(cell: FlowCell) -> str:
    """The cell's visible text; its paragraphs are lines."""
    return "\n".join(item.text for item in cell.items if isinstance(item, Paragraph) and not item.hidden)


def grid_rows(table: FlowTable) -> list[list[Cell]]:
    """The table's cells, head first and foot last, at their places in the expanded grid.

    A cell stands in the first row that it covers. Spans are cut to the table:
    a span beyond :data:`WIDEST_SPAN` or the usual width reaches to the edge, and
    a row span that would push a row out of the table ends above that row.
    ``start`` and ``end`` are places in the HTML source.
    """
    ordered = [row for section in (0, 1, 2) for number, row in table.rows if number == section]
    ordered = [row for row in ordered if not all(cell.hidden for cell in row)]
    width = _usual_width(ordered)
    rows: list[list[Cell]] = []
    reaching: dict[int, int] = {}
    for number, row in enumerate(ordered):
        shown = [cell for cell in row if not cell.hidden]
        own = sum(min(cell.column_span, width) for cell in shown)
        _cut_reaching(reaching, own, width)
        placed: list[Cell] = []
        column = 0
        for cell in shown:
            while column in reaching:
                column += 1
            span = min(cell.column_span, max(1, width - column), width)
            while span > 1 and any(column + offset in reaching for offset in range(span)):
                span -= 1
            height = cell.row_span or len(ordered)
            height = min(height, len(ordered) - number)
            placed.append(_cell(cell, number, column, height, span))
            for offset in range(span):
                reaching[column + offset] = height + (column + offset in reaching)
            column += span
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1}
        rows.append(placed)
    return rows


def _usual_width(rows: Sequence[Sequence[FlowCell]]) -> int:
    """Columns of the table: the most frequent width of a row with what reaches down into it."""
    widths: Counter[int] = Counter()
    reaching: list[tuple[int, int]] = []
    for row in rows:
        spans = [cell.column_span if cell.column_span <= WIDEST_SPAN else 1 for cell in row]
        widths[sum(spans) + sum(span for span, _ in reaching)] += 1
        reaching = [(span, left - 1) for span, left in reaching if left > 1]
        reaching += [
            (span, cell.row_span - 1) for span, cell in zip(spans, row, strict=True) if cell.row_span > 1
        ]
        if len(reaching) > 4 * WIDEST_SPAN:
            reaching = reaching[-WIDEST_SPAN:]
    longest = max((len(row) for row in rows), default=1)
    frequent = max(widths, key=lambda width: (widths[width], width), default=1)
    return max(1, longest, min(frequent, 4 * WIDEST_SPAN))


def _cut_reaching(reaching: dict[int, int], own: int, width: int) -> None:
    """Ends row spans from above, the rightmost first, until ``own`` columns fit beside them."""
    while reaching and own + len(reaching) > width:
        del reaching[max(reaching)]


def _cell(cell: FlowCell, row: int, column: int, row_span: int, column_span: int) -> Cell:
    paragraphs = [item for item in cell.items if isinstance(item, Paragraph) and not item.hidden]
    remarks = {item.remark for item in paragraphs if item.remark}
    return Cell(
        text=cell_text(cell),
        row=row,
        column=column,
        row_span=row_span,
        column_span=column_span,
        start=paragraphs[0].start if paragraphs else cell.start,
        end=paragraphs[-1].end if paragraphs else cell.start,
        repaired="；".join(sorted(remarks)) or None,
    )
