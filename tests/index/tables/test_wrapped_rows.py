"""Rows without real cells whose figures stand on another line than their label."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.document import Document
from index.tables.mapping import Mapping
from index.tables.wrapped_rows import ON_ANOTHER_LINE
from tests.index.made import SECTIONS, document
from tests.index.tables.test_requests import mapped, row_of

HEADER = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
FIGURES = ["26", "3", "0", "1", "2", "0", "32"]
OTHERS = "（一）予以公开 | 11 | 2 | 0 | 1 | 0 | 0 | 14\n（二）部分公开 | 4 | 0 | 0 | 0 | 1 | 0 | 5"


def read(*rows: str, regular: bool = False) -> Mapping:
    made: Document = document(SECTIONS["三"], ["\n".join(("项目 | " + HEADER, *rows))])
    blocks = [
        block if block.grid is None else replace(block, grid=replace(block.grid, regular=regular)) for block in made.blocks
    ]
    return mapped(replace(made, blocks=tuple(blocks)))


VALUES = "= | " + " | ".join(FIGURES)


@pytest.mark.parametrize(
    "rows",
    [
        ("一、本年新收政府信息公开申请", VALUES, "数量", OTHERS),
        ("一、本年新收政府", VALUES, "信息公开申请数量", OTHERS),
        (OTHERS, "一、本年新收政府信息公开申请", VALUES),
    ],
)
def test_figures_between_the_lines_of_their_label(rows: tuple[str, ...]) -> None:
    found = read(*rows)
    assert row_of(found, "requests.new") == FIGURES
    assert {found.facts["requests.new", who].doubt for who in ("natural", "total")} == {ON_ANOTHER_LINE}
    assert row_of(found, "requests.granted") == ["11", "2", "0", "1", "0", "0", "14"]
    assert not found.facts["requests.granted", "natural"].doubt


@pytest.mark.parametrize("label", ["继续办理", "申请数量", "（八）另行统计的事项"])
def test_figures_below_the_end_of_another_label_are_not_read(label: str) -> None:
    found = read(OTHERS, label, VALUES)
    assert {name for name, _ in found.facts} == {"requests.granted", "requests.partial"}


def test_two_lines_of_figures_below_a_label_are_not_told_apart() -> None:
    found = read("一、本年新收政府信息公开申请", VALUES, VALUES.replace("26", "27"), "数量", OTHERS)
    assert ("requests.new", "natural") not in found.facts


def test_a_table_of_real_cells_has_its_figures_beside_its_labels() -> None:
    found = read("一、本年新收政府信息公开申请数量", VALUES, OTHERS, regular=True)
    assert ("requests.new", "natural") not in found.facts
