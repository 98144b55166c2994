"""Labels written into every cell that they cover."""

from __future__ import annotations

from index.document import Cell
from index.readers.repeated_labels import merge_repeated


def merged(table: list[list[str]]) -> list[list[tuple[str, int, int]]]:
    """The cells of ``table`` after merging: text, row span, column span."""
    cells = [
        [Cell(text=text, row=row, column=column) for column, text in enumerate(texts)]
        for row, texts in enumerate(table)
    ]
    return [[(cell.text, cell.row_span, cell.column_span) for cell in row] for row in merge_repeated(cells)]


def test_group_in_front_of_several_rows() -> None:
    assert merged([["行政诉讼", "直接起诉", "1"], ["行政诉讼", "复议后起诉", "2"]]) == [
        [("行政诉讼", 2, 1), ("直接起诉", 1, 1), ("1", 1, 1)],
        [("复议后起诉", 1, 1), ("2", 1, 1)],
    ]


def test_label_over_two_columns_of_labels() -> None:
    assert merged([["一、新收", "一、新收", "7", "7"]]) == [
        [("一、新收", 1, 2), ("7", 1, 1), ("7", 1, 1)],
    ]


def test_entries_of_different_rows_stay_apart() -> None:
    table = [["甲局", "已完成", "3"], ["乙局", "已完成", "3"]]
    assert [[cell[0] for cell in row] for row in merged(table)] == table


def test_equal_labels_behind_a_value_stay_apart() -> None:
    table = [["甲局", "3", "优秀", "优秀"]]
    assert [[cell[0] for cell in row] for row in merged(table)] == table


def test_table_without_values_is_left_alone() -> None:
    table = [["名称", "名称"], ["名称", "名称"]]
    assert [[cell[0] for cell in row] for row in merged(table)] == table
