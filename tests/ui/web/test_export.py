"""CSV and XLSX: what is in them, and that nothing in them runs."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from ui.web.export import as_csv, as_xlsx, harmless

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1+1", "\ufeff=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_like_a_formula_is_disarmed(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["+30104", "-25", "71.37%", "丽水市", "1=1", ""])
def test_figures_and_plain_text_stay(text: str) -> None:
    assert harmless(text) == text


def test_csv_opens_in_a_spreadsheet_and_keeps_figures_exact() -> None:
    content = as_csv(
        ["机关", "数值"], [["丽水市", Decimal("2.10")], ["=1+1", None], ['a,"b"\nc', Decimal(0)]]
    )
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [["机关", "数值"], ["丽水市", "2.10"], ["'=1+1", ""], ['a,"b"\nc', "0"]]


def test_xlsx_holds_numbers_and_no_formula() -> None:
    content = as_xlsx("数据", ["机关", "数值"], [["丽水市", Decimal(106)], ["=1+1", None], ["a\x00b", 3]])
    sheet = load_workbook(io.BytesIO(content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["丽水市", 106],
        ["'=1+1", None],
        ["ab", 3],
    ]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
