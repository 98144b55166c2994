"""Rows that a page break has cut."""

from __future__ import annotations

from index.document import Cell
from index.readers.pdf_rows import joined_rows


def row(*texts: str, number: int = 0) -> list[Cell]:
    return [
        Cell(text=text, row=number, column=place, box=(place * 50.0, 0.0, place * 50.0 + 50, 20.0))
        for place, text in enumerate(texts)
    ]


def texts(rows: list[list[Cell]]) -> list[list[str]]:
    return [[cell.text for cell in one] for one in rows]


def test_a_label_that_goes_on() -> None:
    above, below = joined_rows([row("3.要求提供公开", "", "")], [row("出版物", "1", "2"), row("4.其他", "3", "4")])
    assert texts(above) == [["3.要求提供公开出版物", "1", "2"]]
    assert texts(below) == [["4.其他", "3", "4"]]


def test_numbers_that_go_on_stay_in_two_parts() -> None:
    above, below = joined_rows([row("3.要求提供公开出版物", "23\n61", "0", "23\n61")], [row("", "3", "", "3")])
    assert texts(above) == [["3.要求提供公开出版物", "23\n61\n3", "0", "23\n61\n3"]]
    assert below == []
    assert above[0][1].repaired


def test_a_whole_row_without_a_label_is_its_own() -> None:
    lower = row("", "3", "4", "7")
    above, below = joined_rows([row("3.要求提供公开出版物", "23", "0", "23")], [lower])
    assert texts(above) == [["3.要求提供公开出版物", "23", "0", "23"]]
    assert below == [lower]


def test_a_figure_under_a_blank_is_its_own_row() -> None:
    lower = row("", "3", "", "3")
    assert joined_rows([row("3.要求提供公开出版物", "", "0", "2")], [lower])[1] == [lower]
