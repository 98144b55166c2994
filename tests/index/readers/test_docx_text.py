"""Runs of Word paragraphs: raised marks, and names in the page header."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from index.document import Cell
from index.numbers import read_cell
from index.readers import read_bytes
from index.report import identify


def cell_with(printed: str, mark: str) -> Cell:
    """The first cell of a table, a figure with a raised mark behind it."""
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    paragraph = table.cell(0, 0).paragraphs[0]
    paragraph.add_run(printed)
    paragraph.add_run(mark).font.superscript = True
    table.cell(1, 1).text = "5"
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), "report.docx")
    return next(block.grid for block in document.blocks if block.grid).rows[0][0]


@pytest.mark.parametrize("mark", ["1", "*", "①", "注1"])
def test_a_raised_mark_is_no_digit(mark: str) -> None:
    cell = cell_with("3", mark)
    assert cell.text == f"3[{mark}]"
    assert cell.repaired
    assert read_cell(cell.text).value == 3


def test_the_issuer_in_the_page_header() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "青岚市水务局"
    made.add_paragraph("2022年政府信息公开工作年度报告")
    made.add_paragraph("一、总体情况")
    made.add_paragraph("2022年，我局推进公开。")
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), "report.docx")
    assert "页眉：青岚市水务局" in document.notes
    assert "青岚市水务局" not in document.text
    assert identify(document, "0" * 64).issuer == "青岚市水务局"


def test_a_row_set_to_hidden_is_left_out_and_told() -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    for row, figure in zip(table.rows, ("9", "4"), strict=True):
        row.cells[0].text, row.cells[1].text = "予以公开", figure
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:hidden"), {}))
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), "report.docx")
    assert [cell.text for block in document.blocks if block.grid for cell in block.grid.cells()] == ["予以公开", "4"]
    assert any("隐藏" in note for note in document.notes)
