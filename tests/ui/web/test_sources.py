"""A source as it is shown: the section's text, the table as printed, the place marked."""

from __future__ import annotations

from typing import Any

from ui.web.sources import Place, section, whole

TEXT = "一、概况\n甲句。乙句。\n二、表\n项目 件数\n甲 1\n乙 \n"
BLOCKS: list[dict[str, Any]] = [
    {"k": "heading", "s": 0, "e": 4, "p": ["一、概况"], "h": True, "n": None},
    {"k": "paragraph", "s": 5, "e": 11, "p": ["一、概况"], "h": False, "n": None},
    {"k": "heading", "s": 12, "e": 15, "p": ["二、表"], "h": True, "n": None},
    {"k": "grid", "s": 16, "e": 28, "p": ["二、表"], "h": False, "n": 2},
]
GRIDS: list[dict[str, Any]] = [
    {
        "page": 2,
        "rows": [
            [
                {"t": "项目", "r": 0, "c": 0, "s": 16, "e": 18, "cs": 2},
                {"t": "件数", "r": 0, "c": 2, "s": 19, "e": 21},
            ],
            [
                {"t": "组", "r": 1, "c": 0, "s": 22, "e": 23, "rs": 2},
                {"t": "甲", "r": 1, "c": 1, "s": 22, "e": 23},
                {"t": "1", "r": 1, "c": 2, "s": 24, "e": 25},
            ],
            [{"t": "乙", "r": 2, "c": 1, "s": 26, "e": 27}, {"t": "", "r": 2, "c": 2, "s": 28, "e": 28}],
        ],
    }
]


def test_prose_is_shown_with_its_section_and_the_span_marked() -> None:
    shown = section(TEXT, GRIDS, BLOCKS, Place(start=8, end=11))
    assert [block.kind for block in shown] == ["heading", "paragraph"]
    assert (shown[1].before, shown[1].marked, shown[1].after) == ("甲句。", "乙句。", "")


def test_a_span_over_two_blocks_is_marked_in_both() -> None:
    shown = section(TEXT, GRIDS, BLOCKS, Place(start=2, end=8))
    assert [block.marked for block in shown] == ["概况", "甲句。"]


def test_a_row_and_its_cell_are_marked() -> None:
    place = Place(start=22, end=25, table=0, row=1, cell_start=24, cell_end=25)
    table = section(TEXT, GRIDS, BLOCKS, place)[-1]
    assert [[cell.marked for cell in row] for row in table.rows] == [
        ["", ""],
        ["row", "row", "cell"],
        ["", ""],
    ]
    assert [(cell.row_span, cell.column_span) for cell in (*table.rows[0], *table.rows[1])] == [
        (1, 2),
        (1, 1),
        (2, 1),
        (1, 1),
        (1, 1),
    ]


def test_a_label_over_several_rows_is_marked_with_each_of_them() -> None:
    place = Place(start=26, end=28, table=0, row=2, cell_start=28, cell_end=28)
    table = section(TEXT, GRIDS, BLOCKS, place)[-1]
    assert [[cell.marked for cell in row] for row in table.rows] == [
        ["", ""],
        ["row", "", ""],
        ["row", "cell"],
    ]


def test_a_span_that_two_cells_share_marks_neither_of_them_alone() -> None:
    place = Place(start=22, end=25, table=0, row=1, cell_start=22, cell_end=23)
    table = section(TEXT, GRIDS, BLOCKS, place)[-1]
    assert [cell.marked for cell in table.rows[1]] == ["row", "row", "row"]


def test_gaps_of_a_ragged_row_are_filled() -> None:
    grids = [{"page": None, "rows": [[{"t": "丙", "r": 0, "c": 2, "s": 16, "e": 17}]]}]
    table = section(TEXT, grids, BLOCKS, Place(start=16, end=17, table=0, row=0))[-1]
    assert [cell.text for cell in table.rows[0]] == ["", "", "丙"]


def test_a_place_outside_the_report_shows_nothing() -> None:
    assert section(TEXT, GRIDS, BLOCKS, Place(start=9999, end=10000)) == []
    assert section(TEXT, GRIDS, BLOCKS, Place(start=0, end=1, table=7)) == []


def test_the_whole_report_marks_failing_cells_but_no_blank_ones() -> None:
    shown = whole(TEXT, GRIDS, BLOCKS, {(24, 25), (28, 28)})
    assert [block.kind for block in shown] == ["heading", "paragraph", "heading", "grid"]
    assert [cell.text for row in shown[3].rows for cell in row if cell.failing] == ["1"]
