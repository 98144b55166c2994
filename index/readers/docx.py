"""Reads Word files (DOCX) straight from their XML."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from index.document import Cell, Document
from index.errors import Unreadable
from index.readers.base import DocumentBuilder
from index.readers.docx_numbering import Numbering
from index.readers.docx_package import Package, attribute, child, damaged, local_name
from index.readers.docx_styles import Styles
from index.readers.docx_text import body_of, boxes_of, departures, has_picture, is_on, laid_text_of, text_of
from index.readers.laid_text import LaidText, add_paragraphs

if TYPE_CHECKING:
    from index.readers.docx_pictures import Pictures

HIDDEN_ROWS = "文件里有设为隐藏的表格行，没有收录"
LONGEST_HEADER = 60
"""Characters; a longer line in a page header is no name."""

MAX_SPAN = 200
"""No cell is taken to span more columns than this."""


class DocxReader:
    """Reads paragraphs, headings and tables of a Word file; macros and deleted text are ignored."""

    media = "docx"

    def read(self, content: bytes, source: str) -> Document:
        """The blocks of a Word file in reading order.

        Raises:
            Unreadable: the file is damaged, locked, too large when unpacked, or holds no text.
        """
        package = Package(content)
        main = package.main_part()
        root = package.tree(main)
        body = child(root, "body")
        if body is None:
            raise damaged()
        builder = DocumentBuilder(source, self.media)
        styles, numbering = package.related(main, "styles"), package.related(main, "numbering")
        walker = _Walker(
            builder,
            Styles(package.tree(styles) if styles else None),
            Numbering(package.tree(numbering) if numbering else None),
            cache(lambda: _pictures(package, main, builder)),
        )
        walker.blocks(body)
        for line in _page_headers(package, main):
            builder.note(f"页眉：{line}")
        document = builder.build(title=_title(package))
        if not document.blocks:
            raise Unreadable(
                "DOCX 中没有文字",
                remedy="若内容是图片，请另存为 PDF 或图片后再导入",
                english="the DOCX file holds no text; if it holds pictures, save it as PDF",
            )
        return document


def _page_headers(package: Package, main: str) -> list[str]:
    """The lines of the page headers, which may hold the only name of the issuer."""
    lines: dict[str, None] = {}
    for part in package.all_related(main, "header"):
        root = package.tree(part)
        for paragraph in body_of(root) if root is not None else ():
            text = text_of(paragraph).strip() if local_name(paragraph) == "p" else ""
            if 2 <= len(text) <= LONGEST_HEADER:
                lines[text] = None
    return list(lines)


def _pictures(package: Package, part: str, builder: DocumentBuilder) -> Pictures:
    # Imported only for files with pictures: recognition takes a second to load.
    from index.readers.docx_pictures import Pictures

    return Pictures(package, part, builder)


def _title(package: Package) -> str:
    root = package.tree("docProps/core.xml")
    title = child(root, "title")
    return (title.text or "").strip() if title is not None else ""


class _Walker:
    """Goes through the body in reading order; numbering needs that order."""

    def __init__(
        self,
        builder: DocumentBuilder,
        styles: Styles,
        numbering: Numbering,
        pictures: Callable[[], Pictures],
    ) -> None:
        self._builder = builder
        self._styles = styles
        self._numbering = numbering
        self._pictures = pictures

    def blocks(self, container: etree._Element) -> None:
        """Adds every paragraph and table of ``container``."""
        waiting: list[LaidText] = []
        for element in body_of(container):
            if local_name(element) == "p":
                waiting.append(self._laid(element))
            boxes = list(boxes_of(element)) if local_name(element) == "p" else []
            pictured = local_name(element) == "p" and has_picture(element)
            if local_name(element) == "tbl" or boxes or pictured:
                add_paragraphs(self._builder, waiting)
                waiting = []
            if local_name(element) == "tbl":
                self._table(element)
            for box in boxes:
                self.blocks(box)
            if pictured:
                self._pictures().add(element)
        add_paragraphs(self._builder, waiting)

    def _laid(self, paragraph: etree._Element) -> LaidText:
        """A paragraph as read and as laid out; one that a number heads is a line of text, not of a table."""
        text = self._text(paragraph)
        level = self._styles.of(child(paragraph, "pPr")).level
        numbered = level or text.strip() != text_of(paragraph).strip()
        return LaidText(text=text, laid=text if numbered else laid_text_of(paragraph), level=level)

    def _text(self, paragraph: etree._Element) -> str:
        """A paragraph's text with its automatic number in front."""
        text = text_of(paragraph)
        number = self._styles.of(child(paragraph, "pPr")).number
        if number is None:
            return text
        # An empty paragraph is counted too, as Word does.
        label = self._numbering.label(*number)
        return label + text.lstrip() if text.strip() else text

    def _table(self, table: etree._Element) -> None:
        rows, nested, frames = self._rows(table)
        if sum(len(row) for row in rows) == 1:
            # One cell is a frame around text, not a table.
            self.blocks(frames[0])
            return
        self._builder.add_grid(rows)
        for inner in nested:
            self._table(inner)

    def _rows(
        self, table: etree._Element
    ) -> tuple[list[list[Cell]], list[etree._Element], list[etree._Element]]:
        """Rows of placed cells, the tables inside the cells, and the cells' elements."""
        placed: dict[int, list[_Placed]] = {}
        above: dict[int, _Placed] = {}
        count = 0
        for element in body_of(table, "tr"):
            properties = child(element, "trPr")
            if child(properties, "del") is not None:
                continue
            if is_on(properties, "hidden"):
                self._builder.note(HIDDEN_ROWS)
                continue
            column = _number(child(properties, "gridBefore"), 0)
            open_now: dict[int, _Placed] = {}
            for cell in body_of(element, "tc"):
                settings = child(cell, "tcPr")
                span = max(1, _number(child(settings, "gridSpan"), 1))
                merge = child(settings, "vMerge")
                sideways = child(settings, "hMerge")
                row = placed.setdefault(count, [])
                started = above.get(column)
                if sideways is not None and attribute(sideways, "val") != "restart" and row:
                    row[-1].column_span += span
                elif (
                    merge is not None
                    and attribute(merge, "val") != "restart"
                    and started is not None
                    and started.column_span == span
                ):
                    started.row_span += 1
                    open_now[column] = started
                else:
                    row.append(_Placed(cell, count, column, span))
                    if merge is not None:
                        open_now[column] = row[-1]
                column += span
            above = open_now
            count += 1
        return self._cells(placed)

    def _cells(
        self, placed: dict[int, list[_Placed]]
    ) -> tuple[list[list[Cell]], list[etree._Element], list[etree._Element]]:
        rows: list[list[Cell]] = []
        nested: list[etree._Element] = []
        frames: list[etree._Element] = []
        for line in placed.values():
            row: list[Cell] = []
            for each in line:
                text, inner = self._cell_text(each.element)
                nested.extend(inner)
                frames.append(each.element)
                row.append(
                    Cell(
                        text=text,
                        row=each.row,
                        column=each.column,
                        row_span=each.row_span,
                        column_span=each.column_span,
                        repaired=departures(each.element),
                    )
                )
            if row:
                rows.append(row)
        return rows, nested, frames

    def _cell_text(self, cell: etree._Element) -> tuple[str, list[etree._Element]]:
        """A cell's own lines, and the tables that stand inside it."""
        lines: list[str] = []
        tables: list[etree._Element] = []
        for element in body_of(cell):
            if local_name(element) == "tbl":
                inside = [cell for row in body_of(element, "tr") for cell in body_of(row, "tc")]
                if len(inside) != 1:
                    tables.append(element)
                    continue
                # A table of one cell is a frame around the text.
                text, inner = self._cell_text(inside[0])
                lines.append(text)
                tables.extend(inner)
                continue
            lines.append(self._text(element).strip())
            for box in boxes_of(element):
                text, inner = self._cell_text(box)
                lines.append(text)
                tables.extend(inner)
        return "\n".join(line for line in lines if line), tables


class _Placed:
    """A table cell with its place; the spans grow while rows and columns are read."""

    def __init__(self, element: etree._Element, row: int, column: int, column_span: int) -> None:
        self.element = element
        self.row = row
        self.column = column
        self.column_span = column_span
        self.row_span = 1


def _number(element: etree._Element | None, default: int) -> int:
    value = attribute(element, "val") if element is not None else None
    return min(int(value), MAX_SPAN) if value is not None and value.isdecimal() else default
