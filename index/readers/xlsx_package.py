"""Opening an XLSX file without letting it unfold beyond bounds."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib

import openpyxl
from openpyxl.workbook import Workbook

from index.errors import Unreadable

MAX_UNPACKED_BYTES = 200 * 2**20
"""All parts together may unpack to this many bytes."""

MAX_PARTS = 5_000
"""A package with more parts is refused."""

MAX_CELLS = 200_000
"""A workbook with more cells is refused: a report has some five hundred."""

MAX_MERGED = 200_000
"""Merged cells may cover this many places together; openpyxl visits each of them."""

_PORTION = 1 << 20
_LONGEST_MARK = 160
_MARK = re.compile(
    rb"<(?:\w{1,20}:)?(?:(?P<cell>c)(?=[\s/>])|(?P<formula>f)(?=[\s/>])|mergeCell\s[^<>]{0,60}?"
    rb"""ref=["'](?P<left>[A-Za-z]{1,3})(?P<top>\d{1,8}):(?P<right>[A-Za-z]{1,3})(?P<bottom>\d{1,8})["'])"""
)


def open_workbook(content: bytes) -> tuple[Workbook, Workbook | None]:
    """The workbook with the values as last computed, and with its formulas if it has any.

    Raises :class:`Unreadable` for a damaged, locked or far too large file.
    """
    has_formulas = _inspect(content)
    values = _load(content, values=True)
    return values, _load(content, values=False) if has_formulas else None


def _load(content: bytes, *, values: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it does not carry over.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(
                io.BytesIO(content), data_only=values, keep_links=False, rich_text=values
            )
    except Exception as error:  # openpyxl raises whatever a malformed part leads to
        raise _damaged() from error


def _inspect(content: bytes) -> bool:
    """Unpacks every part within the limits; returns whether a sheet holds formulas."""
    count = _Count()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_PARTS:
                raise too_large()
            for entry in archive.infolist():
                if entry.flag_bits & 1:
                    raise _locked()
                count.tail = b""
                with archive.open(entry) as part:
                    while portion := part.read(_PORTION):
                        count.take(portion, is_xml=entry.filename.lower().endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise _damaged() from error
    return count.formulas


class _Count:
    """What the parts add up to; ``tail`` is the end of the portion before, for marks cut in two."""

    def __init__(self) -> None:
        self.tail = b""
        self.formulas = False
        self._bytes = self._cells = self._merged = 0

    def take(self, portion: bytes, *, is_xml: bool) -> None:
        """Counts one more portion of a part."""
        self._bytes += len(portion)
        if is_xml:
            window = self.tail + portion
            if b"<!DOCTYPE" in window:
                raise _damaged()
            # What ends within the tail was counted with the portion before.
            for mark in _MARK.finditer(window):
                if mark.end() > len(self.tail):
                    self._count(mark)
            self.tail = window[-_LONGEST_MARK:]
        if max(self._bytes / MAX_UNPACKED_BYTES, self._cells / MAX_CELLS, self._merged / MAX_MERGED) > 1:
            raise too_large()

    def _count(self, mark: re.Match[bytes]) -> None:
        if mark.group("cell"):
            self._cells += 1
        elif mark.group("formula"):
            self.formulas = True
        else:
            left, top, right, bottom = mark.group("left", "top", "right", "bottom")
            self._merged += (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _damaged() -> Unreadable:
    return Unreadable(
        "XLSX 文件已损坏或不完整，无法读取",
        remedy="请用 Excel/WPS 打开后另存为 .xlsx",
        english="the XLSX file is damaged or incomplete; open it in Excel and save it again",
    )


def _locked() -> Unreadable:
    return Unreadable(
        "XLSX 文件有密码", remedy="请去掉密码后再试", english="the XLSX file is locked; remove its password"
    )


def too_large() -> Unreadable:
    """The error for a workbook beyond the limits above."""
    return Unreadable(
        f"XLSX 文件过大（展开后超过 {MAX_UNPACKED_BYTES // 2**20} MB 或 {MAX_CELLS // 10_000} 万个单元格）",
        remedy="请只保留年报的表",
        english=f"the XLSX file unfolds to over {MAX_UNPACKED_BYTES // 2**20} MB or {MAX_CELLS} cells",
    )
