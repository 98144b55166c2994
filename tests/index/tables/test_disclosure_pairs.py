"""Table 二 as pairs of a label and its figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.document import Cell
from index.readers.base import DocumentBuilder
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, document


def mapped(*parts: str | list[str], form: str = "2021", title: str = SECTIONS["二"]) -> Mapping:
    made = document(title, *parts)
    return map_tables(made, top_sections(place(made)), form, "青岚市-2023")  # type: ignore[arg-type]


def raw(mapping: Mapping) -> dict[str, str]:
    return {key[0]: fact.raw for key, fact in mapping.facts.items()}


def test_several_pairs_in_a_row() -> None:
    table = "规章本年制发件数 | 28 | 规章本年废止件数 | 5 | 规章现行有效件数 | 0\n"
    table += "行政许可处理决定数量 | 76 | 行政处罚处理决定数量 | / | 行政强制处理决定数量 |"
    assert raw(mapped([table])) == {
        "disclosure2021.rules.issued": "28",
        "disclosure2021.rules.repealed": "5",
        "disclosure2021.rules.in_force": "0",
        "disclosure2021.licence.decisions": "76",
        "disclosure2021.penalty.decisions": "/",
        "disclosure2021.coercion.decisions": "",
    }


@pytest.mark.parametrize(
    ("label", "indicator"),
    [
        ("本年制发规章件数", "rules.issued"),
        ("现行有效行政规范性文件件数", "normative.in_force"),
        ("行政许可本年处理决定数量", "licence.decisions"),
        ("行政事业性收费金额", "fees.amount"),
    ],
)
def test_a_list_of_pairs(label: str, indicator: str) -> None:
    assert raw(mapped([f"项目 | 数据\n{label} | 7\n信息员 | 3"])) == {f"disclosure2021.{indicator}": "7"}


def test_the_unit_of_the_label() -> None:
    fact = mapped(["行政事业性收费本年收费金额（单位：元） | 251000"]).facts["disclosure2021.fees.amount", ""]
    assert (fact.value, fact.unit) == (Decimal(251000), "元")


def test_a_subject_merged_over_its_rows() -> None:
    rows = [("规章", "本年制发件数", "3"), ("", "本年废止件数", "1"), ("行政许可", "本年处理决定数量", "9")]
    cells: list[list[Cell]] = []
    for number, (subject, column, figure) in enumerate(rows):
        row = [Cell(text=column, row=number, column=1), Cell(text=figure, row=number, column=2)]
        span = 2 if subject == "规章" else 1
        cells.append([Cell(text=subject, row=number, column=0, row_span=span), *row] if subject else row)
    builder = DocumentBuilder("made", "html")
    builder.add_text(SECTIONS["二"], level=1)
    builder.add_grid(cells)
    made = builder.build()
    assert raw(map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")) == {
        "disclosure2021.rules.issued": "3",
        "disclosure2021.rules.repealed": "1",
        "disclosure2021.licence.decisions": "9",
    }


def test_an_article_before_the_subject() -> None:
    rows = [
        [("第二十条第（一）项", 2), ("规章", 2), ("本年制发件数", 1), ("3", 1)],
        [("本年废止件数", 1), ("1", 1)],
        [("第二十条第（五）项", 1), ("行政许可", 1), ("本年处理决定数量", 1), ("9", 1)],
    ]
    builder = DocumentBuilder("made", "html")
    builder.add_text(SECTIONS["二"], level=1)
    builder.add_grid(
        [
            [
                Cell(text=text, row=number, column=4 - len(row) + column, row_span=span)
                for column, (text, span) in enumerate(row)
            ]
            for number, row in enumerate(rows)
        ]
    )
    made = builder.build()
    assert raw(map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")) == {
        "disclosure2021.rules.issued": "3",
        "disclosure2021.rules.repealed": "1",
        "disclosure2021.licence.decisions": "9",
    }


@pytest.mark.parametrize(
    "row",
    [
        "规章和规范性文件制发件数 | 9",
        "上年规章制发件数 | 9",
        "规章本年制发件数 | 9 | 备注 | 3",
        "规章本年制发件数 | 9 | 8",
    ],
)
def test_what_is_not_clear_is_left(row: str) -> None:
    assert mapped([row]).facts == {}
