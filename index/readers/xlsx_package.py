"""Opening an XLSX file without letting it unfold beyond bounds."""

from __future__ import annotations

import io
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

MAX_CELLS = 400_000
"""A workbook with more cells is refused: a report has some five hundred."""

_PORTION = 1 << 20


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
            return openpyxl.load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a malformed part leads to
        raise _damaged() from error


def _inspect(content: bytes) -> bool:
    """Unpacks every part within the limits; returns whether a sheet holds formulas."""
    formulas = False
    total = cells = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MAX_PARTS:
                raise too_large()
            for entry in archive.infolist():
                if entry.flag_bits & 1:
                    raise _locked()
                name = entry.filename.lower()
                before = b""
                with archive.open(entry) as part:
                    while portion := part.read(_PORTION):
                        total += len(portion)
                        window = before[-16:] + portion
                        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in window:
                            raise _damaged()
                        if "worksheets/" in name:
                            # A mark that straddles two portions is counted with the second one.
                            cells += window.count(b"<c ") - before[-16:].count(b"<c ")
                            formulas = formulas or b"<f>" in window or b"<f " in window
                        if total > MAX_UNPACKED_BYTES or cells > MAX_CELLS:
                            raise too_large()
                        before = portion
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise _damaged() from error
    return formulas


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
