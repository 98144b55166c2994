"""The reader of spreadsheets, on workbooks made here."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from index.document import Document, Grid
from index.errors import Unreadable
from index.readers import read_bytes
from tests.index.readers.drawn_tables import DrawnCell, cells_of, drawn_tables

THIN = Border(*[Side(style="thin")] * 4)
A_DAY = dt.datetime(2024, 1, 20, tzinfo=dt.UTC).replace(tzinfo=None)
"""A spreadsheet's dates have no time zone."""

DISCLOSURE = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", 2, 0, 11],
    ["行政规范性文件", 109, None, 597],
]
DISCLOSURE_ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "2", "0", "11"],
    ["行政规范性文件", "109", "", "597"],
]


def new() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return book, sheet


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(book: Workbook) -> Document:
    return read_bytes(saved(book), "report.xlsx")


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one part changed as text."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data.decode()).encode() if name == part else data)
    return out.getvalue()


def grids(document: Document) -> list[Grid]:
    return [block.grid for block in document.blocks if block.grid is not None]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.grid is None]


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_merged_blank_cell_in_the_last_row_is_a_cell() -> None:
    book, sheet = new()
    for row in DISCLOSURE:
        sheet.append(row)
    sheet.append(["信息内容", "本年收费金额"])
    sheet.merge_cells("B4:D4")
    sheet.append(["行政事业性收费"])
    sheet.merge_cells("B5:D5")
    (grid,) = grids(read(book))
    assert rows(grid)[-1] == ["行政事业性收费", ""]
    assert grid.rows[-1][1].column_span == 3


def test_titles_tables_and_notes() -> None:
    book, sheet = new()
    sheet.append(["甲市2023年政府信息公开工作年度报告"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["二、主动公开政府信息情况"])
    for row in DISCLOSURE:
        sheet.append(row)
    sheet.append(["三、收到和处理政府信息公开申请情况"])
    sheet.append(["申请人", "自然人", "总计"])
    sheet.append(["一、本年新收政府信息公开申请数量", 5, 5])
    sheet.append([])
    sheet.append(["注：本表由各单位汇总。"])
    document = read(book)
    assert texts(document) == [
        "甲市2023年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "注：本表由各单位汇总。",
    ]
    assert rows(grids(document)[0]) == DISCLOSURE_ROWS
    assert rows(grids(document)[1])[1] == ["一、本年新收政府信息公开申请数量", "5", "5"]
    assert document.media == "xlsx"


def test_table_anywhere_on_the_sheet() -> None:
    book, sheet = new()
    for down, row in enumerate(DISCLOSURE):
        for right, value in enumerate(row):
            sheet.cell(20 + down, 7 + right, value)
    (grid,) = grids(read(book))
    assert rows(grid) == DISCLOSURE_ROWS
    assert grid.column_count == 4


def test_row_whose_values_are_blank_stays_a_row() -> None:
    book, sheet = new()
    for row in [*DISCLOSURE, ["行政强制", None, None, None]]:
        sheet.append(row)
    for line in sheet["A1:D4"]:
        for cell in line:
            cell.border = THIN
    (grid,) = grids(read(book))
    assert rows(grid)[-1] == ["行政强制", "", "", ""]


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        (1808595, "General", "1808595"),
        (1808595, "#,##0", "1,808,595"),
        (20846.53, "General", "20846.53"),
        (20846.5, "0.00", "20846.50"),
        (0.1 + 0.2, "General", "0.3"),
        (0.703, "0.0%", "70.3%"),
        (0.703, "0%", "70%"),
        (28, "+0;-0;0", "+28"),
        (-38, "+0;-0;0", "-38"),
        (0, "+0;-0;0", "0"),
        (-38, "0", "-38"),
        (-38, "0_);(0)", "-38"),
        (-38, "0;[Red]0", "-38"),
        (12, '0"件"', "12件"),
        (12, "¥#,##0.00", "¥12.00"),
        (2.5, "0", "3"),
        (5, "@", "5"),
        (2000, "0.00E+00", "2000"),
        (27600, '0.0,"千元"', "27.6千元"),
        (5, "000", "005"),
        (12, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "12"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "-"),
        (0.5, "#.0", ".5"),
        (3, "0.##", "3"),
        (7, "[$¥-804]#,##0.0", "¥7.0"),
        (12, '[>10]0"件";0', "12"),
        (True, "General", "TRUE"),
        (A_DAY, 'yyyy"年"m"月"d"日"', "2024年1月20日"),
        (A_DAY, "yyyy-mm-dd", "2024-01-20"),
        (A_DAY, "yyyy/m/d;@", "2024/1/20"),
        ("'12", "General", "'12"),
        ("12 345", "General", "12 345"),
    ],
)
def test_values_as_they_are_shown(value: object, shape: str, shown: str) -> None:
    book, sheet = new()
    sheet.append(["项目", "数"])
    sheet.append(["规章", value])
    sheet["B2"].number_format = shape
    (grid,) = grids(read(book))
    assert grid.rows[1][1].text == shown


def test_rounded_value_says_what_the_cell_holds() -> None:
    book, sheet = new()
    sheet.append(["行政事业性收费", 20846.534])
    sheet["B1"].number_format = "0.00"
    cell = grids(read(book))[0].rows[0][1]
    assert cell.text == "20846.53"
    assert "20846.534" in (cell.repaired or "")


def test_formula_with_its_last_value() -> None:
    book, sheet = new()
    for row in [["甲", 2], ["乙", 3], ["总计", "=SUM(B1:B2)"]]:
        sheet.append(row)
    content = rewritten(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace("<v></v>", "<v>5</v>").replace("<v />", "<v>5</v>"),
    )
    assert rows(grids(read_bytes(content, "a.xlsx"))[0])[-1] == ["总计", "5"]


def test_formula_never_computed_is_blank_and_said_so() -> None:
    book, sheet = new()
    for row in [["甲", 2, 1], ["乙", 3, 1], ["总计", "=SUM(B1:B2)", 2]]:
        sheet.append(row)
    document = read(book)
    assert rows(grids(document)[0])[-1] == ["总计", "", "2"]
    assert any("公式" in note for note in document.notes)


def test_hidden_sheets_rows_and_columns_are_left_out_and_said_so() -> None:
    book, sheet = new()
    for row in DISCLOSURE:
        sheet.append([*row, 99])
    sheet.append(["草稿", 8, 8, 8, 8])
    sheet.column_dimensions["E"].hidden = True
    sheet.row_dimensions[4].hidden = True
    other = book.create_sheet("底稿")
    other.append(["规章", 77])
    other.sheet_state = "hidden"
    document = read(book)
    assert rows(grids(document)[0]) == DISCLOSURE_ROWS
    assert "77" not in document.text
    assert len(document.notes) == 2


def test_struck_cell_is_left_out() -> None:
    book, sheet = new()
    for row in DISCLOSURE:
        sheet.append(row)
    sheet["B2"].font = Font(strike=True)
    cell = grids(read(book))[0].rows[1][1]
    assert (cell.text, bool(cell.repaired)) == ("", True)


def test_tables_side_by_side_are_two_grids() -> None:
    book, sheet = new()
    for row in DISCLOSURE:
        sheet.append([*row, None, *row])
    assert [rows(grid) for grid in grids(read(book))] == [DISCLOSURE_ROWS, DISCLOSURE_ROWS]


def test_sheets_in_order() -> None:
    book, sheet = new()
    sheet.title = "二、主动公开"
    sheet.append(["规章", 1])
    book.create_sheet("四、复议").append(["行政复议", 2])
    document = read(book)
    assert texts(document) == ["二、主动公开", "四、复议"]
    assert [rows(grid) for grid in grids(document)] == [[["规章", "1"]], [["行政复议", "2"]]]


@settings(deadline=None, max_examples=60)
@given(drawn_tables())
def test_written_and_read_back(table: list[list[DrawnCell]]) -> None:
    book, sheet = new()
    for cell in (cell for row in table for cell in row):
        place = sheet.cell(3 + cell.row, 2 + cell.column, cell.text or None)
        place.data_type = "s" if cell.text else "n"
        if cell.row_span * cell.column_span > 1:
            sheet.merge_cells(
                start_row=place.row,
                start_column=place.column,
                end_row=place.row + cell.row_span - 1,
                end_column=place.column + cell.column_span - 1,
            )
    document = read(book)
    (grid,) = grids(document)
    assert cells_of(grid) == table
    assert all(document.text[cell.start : cell.end] == cell.text for cell in grid.cells())


# -- damage ------------------------------------------------------------------------


def test_far_cell_costs_nothing() -> None:
    book, sheet = new()
    for row in DISCLOSURE:
        sheet.append(row)
    sheet.cell(1_048_576, 16_384, 1)
    sheet.merge_cells("A6:XFD6")
    content = saved(book)
    begin = time.process_time()
    assert rows(grids(read_bytes(content, "report.xlsx"))[0]) == DISCLOSURE_ROWS
    assert time.process_time() - begin < 5


def test_merged_cell_over_the_whole_sheet_is_refused() -> None:
    book, sheet = new()
    sheet.append(["规章", 1])
    sheet.merge_cells("A5:B6")
    content = rewritten(
        saved(book), "xl/worksheets/sheet1.xml", lambda part: part.replace("A5:B6", "A5:XFD1048576")
    )
    with pytest.raises(Unreadable):
        read_bytes(content, "report.xlsx")


def test_empty_workbook() -> None:
    with pytest.raises(Unreadable):
        read(new()[0])


def test_bomb_is_refused_without_unfolding_it() -> None:
    book, _ = new()
    out = io.BytesIO(saved(book))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/a.bin", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(2**20))
    begin = time.process_time()
    with pytest.raises(Unreadable):
        read_bytes(out.getvalue(), "report.xlsx")
    assert time.process_time() - begin < 5


def test_entities_are_refused() -> None:
    book, sheet = new()
    sheet.append(["规章", 1])
    declared = '<!DOCTYPE a [<!ENTITY b "cccc">]>'
    content = rewritten(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda part: re.sub(r"^(<\?xml[^>]*\?>)?", rf"\1{declared}", part),
    )
    with pytest.raises(Unreadable):
        read_bytes(content, "report.xlsx")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize(
    "change", [lambda part: part[: len(part) // 2], lambda part: "", lambda part: "<a/>"]
)
def test_damaged_parts(part: str, change: Callable[[str], str]) -> None:
    book, sheet = new()
    sheet.append(["规章", 1])
    try:
        document = read_bytes(rewritten(saved(book), part, change), "report.xlsx")
    except Unreadable:
        return
    assert "规章" in document.text


def test_struck_part_of_a_cell_is_left_out() -> None:
    book, sheet = new()
    for row in DISCLOSURE:
        sheet.append(row)
    sheet["B2"] = CellRichText(TextBlock(InlineFont(strike=True), "28"), TextBlock(InlineFont(b=True), "31"))
    sheet["C2"] = CellRichText("31", TextBlock(InlineFont(vertAlign="subscript"), "9"))
    cells = grids(read(book))[0].rows[1]
    assert [cell.text for cell in cells][1:3] == ["31", "31[9]"]
    assert [cell.repaired for cell in cells][1:3] == ["删除线文字未收", "上下标加方括号"]
