"""Spreadsheets: what stands alone in its row is text, neighbouring rows of cells are tables."""

from __future__ import annotations

import re

from index.document import Document
from index.errors import Unreadable
from index.readers.base import DocumentBuilder
from index.readers.xlsx_package import open_workbook
from index.readers.xlsx_regions import add_sheet
from index.readers.xlsx_sheet import seen

_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)


class XlsxReader:
    """Reads every visible sheet of a workbook; figures are read as the sheet shows them."""

    media = "xlsx"

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address.

        Raises :class:`index.errors.Unreadable` for what is damaged, locked, too large or empty.
        """
        values, formulas = open_workbook(content)
        builder = DocumentBuilder(source, self.media)
        sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
        if len(sheets) < len(values.worksheets):
            builder.note(f"{len(values.worksheets) - len(sheets)}个隐藏的工作表未收")
        for sheet in sheets:
            if len(sheets) > 1 and not _UNNAMED.fullmatch(sheet.title.strip()):
                builder.add_text(sheet.title)
            add_sheet(seen(sheet, formulas[sheet.title] if formulas is not None else None, builder), builder)
        document = builder.build(title=str(values.properties.title or "").strip())
        if not document.blocks:
            raise Unreadable(
                "表格文件里没有内容", remedy="请换一个有内容的文件", english="the workbook is empty"
            )
        return document
