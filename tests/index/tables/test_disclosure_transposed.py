"""Table 二 turned round: subjects across, what is counted down."""

from __future__ import annotations

from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, document


def mapped(*tables: str) -> Mapping:
    made = document(SECTIONS["二"], *[[table] for table in tables])
    return map_tables(made, top_sections(place(made)), "2021", "青岚市-2023")


def figures(mapping: Mapping) -> dict[str, str]:
    return {name: fact.raw for (name, _), fact in mapping.facts.items()}


def test_rows_that_count_and_columns_of_subjects() -> None:
    mapping = mapped(
        "项目 | 规章 | 行政规范性文件\n本年制发件数 | 2 | 9\n本年废止件数 | 1 | 4\n现行有效件数 | 7 | 31",
        "= | 行政许可 | 行政处罚 | 行政强制\n本年处理决定数量 | 812 | 45 | 6",
    )
    assert figures(mapping) == {
        "disclosure2021.rules.issued": "2",
        "disclosure2021.normative.issued": "9",
        "disclosure2021.rules.repealed": "1",
        "disclosure2021.normative.repealed": "4",
        "disclosure2021.rules.in_force": "7",
        "disclosure2021.normative.in_force": "31",
        "disclosure2021.licence.decisions": "812",
        "disclosure2021.penalty.decisions": "45",
        "disclosure2021.coercion.decisions": "6",
    }
    assert not any(fact.doubt for fact in mapping.facts.values())


def test_the_forms_own_table_is_not_turned() -> None:
    mapping = mapped("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | = | = | =\n行政规范性文件 | 9 | 4 | 31")
    assert mapping.facts["disclosure2021.normative.issued", ""].raw == "9"
    assert not any(fact.value is not None for (name, _), fact in mapping.facts.items() if ".rules." in name)


def test_a_row_with_another_count_of_cells_is_not_read() -> None:
    assert figures(mapped("项目 | 规章 | 行政规范性文件\n本年制发件数 | 2")) == {}
