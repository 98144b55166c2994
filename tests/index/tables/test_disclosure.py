"""Table 二: rows by subject, columns by what is counted, in both editions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.document import Document
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.mapping import Mapping
from tests.index.made import SECTIONS, document

RULES_2021 = "第二十条第（一）项<4\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n"
RULES_2021 += "规章 | 1 | 2 | 3\n行政规范性文件 | 4 | 5 | 6"
DECISIONS = "第二十条第（五）项<4\n信息内容 | 本年处理决定数量<3\n行政许可 | 550<3"
FEES = "第二十条第（八）项<4\n信息内容 | 本年收费金额（单位：万元）<3\n行政事业性收费 | 7730.28<3"


def mapped(*parts: str | list[str], form: str = "2021", title: str = SECTIONS["二"]) -> Mapping:
    made: Document = document(title, *parts)
    return map_tables(made, top_sections(place(made)), form, "青岚市-2023")  # type: ignore[arg-type]


def raw(mapping: Mapping) -> dict[str, str]:
    return {key[0].removeprefix("disclosure"): fact.raw for key, fact in mapping.facts.items()}


def test_the_form_of_2021() -> None:
    found = raw(mapped([RULES_2021], [DECISIONS], [FEES]))
    assert found == {
        "2021.rules.issued": "1",
        "2021.rules.repealed": "2",
        "2021.rules.in_force": "3",
        "2021.normative.issued": "4",
        "2021.normative.repealed": "5",
        "2021.normative.in_force": "6",
        "2021.licence.decisions": "550",
        "2021.fees.amount": "7730.28",
    }


def test_the_form_of_2019() -> None:
    table = (
        "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n规章 | 0 | 1 | 2\n规范性文件 | 3 | 4 | 5\n"
        "第二十条第（五）项<4\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n行政许可 | 6 | +7 | 8\n"
        "其他对外管理服务事项 | 9 | -10 | 11\n信息内容 | 上一年项目数量 | 本年增/减<2\n行政事业性收费 | 12 | -13<2\n"
        "信息内容 | 采购项目数量 | 采购总金额（万元）<2\n政府集中采购 | 14 | 15.5<2"
    )
    found = raw(mapped([table], form="2019"))
    assert found["2019.normative.public_total"] == "5"
    assert found["2019.licence.items_change"] == "+7"
    assert found["2019.other_services.items_change"] == "-10"
    assert found["2019.fees.items_change"] == "-13"
    assert found["2019.procurement.amount"] == "15.5"
    assert len(found) == 16


def test_header_and_body_spans_that_disagree() -> None:
    table = "信息内容 | 本年新制作数量 | 本年新公开数量<2 | 对外公开总数量\n规章 | 1<2 | 2 | 3\n规范性文件 | 4<2 | 5 | 6"
    found = raw(mapped([table], form="2019"))
    assert [found[f"2019.rules.{name}"] for name in ("made", "published", "public_total")] == ["1", "2", "3"]
    assert [found[f"2019.normative.{name}"] for name in ("made", "published", "public_total")] == [
        "4",
        "5",
        "6",
    ]


def test_the_labels_and_not_the_year_tell_the_edition() -> None:
    mapping = mapped([RULES_2021], form="2019")
    assert mapping.edition == "2021"
    assert {name.split(".")[0] for name in raw(mapping)} == {"2021"}


def test_a_lost_header_is_read_in_order_and_marked() -> None:
    mapping = mapped(["规章 | 1 | 2 | 3\n行政许可 | 550\n行政事业性收费 | 77"])
    assert raw(mapping) == {
        "2021.rules.issued": "1",
        "2021.rules.repealed": "2",
        "2021.rules.in_force": "3",
        "2021.licence.decisions": "550",
        "2021.fees.amount": "77",
    }
    assert all("表头" in fact.doubt for fact in mapping.facts.values())


def test_a_lost_header_with_a_blank_keeps_the_places() -> None:
    assert raw(mapped(["规章 | 1 | = | 3"])) == {
        "2021.rules.issued": "1",
        "2021.rules.repealed": "",
        "2021.rules.in_force": "3",
    }


def test_one_header_lost_among_others() -> None:
    mapping = mapped([DECISIONS], ["行政处罚 | 5<3\n行政强制 | 6<3\n行政事业性收费 | 7<3"])
    assert raw(mapping) == {
        "2021.licence.decisions": "550",
        "2021.penalty.decisions": "5",
        "2021.coercion.decisions": "6",
        "2021.fees.amount": "7",
    }
    assert mapping.facts["disclosure2021.fees.amount", ""].doubt


def test_the_wrong_number_of_figures_is_left_and_listed() -> None:
    mapping = mapped(["信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 1 | 2"])
    assert mapping.facts == {}
    assert mapping.unmapped == ["规章"]


@pytest.mark.parametrize(
    ("header", "cell", "value", "unit"),
    [
        ("本年收费金额（单位：万元）", "7730.28", "7730.28", "万元"),
        ("本年收费金额（单位：万元）", "251000元", "251000", "元"),
        ("本年收费金额（单位：元）", "251000", "251000", "元"),
        ("本年收费金额（元）", "251000", "251000", "元"),
        ("本年收费金额(单位:亿元)", "1.5", "1.5", "亿元"),
        ("本年收费金额", "12", "12", "万元"),
        ("本年收费金额（单位：元）", "25.1万元", "25.1", "万元"),
    ],
)
def test_money(header: str, cell: str, value: str, unit: str) -> None:
    mapping = mapped([f"信息内容 | {header}\n行政事业性收费 | {cell}"])
    fact = mapping.facts["disclosure2021.fees.amount", ""]
    assert (fact.value, fact.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("subject", "indicator"),
    [
        ("行政许可", "licence"),
        ("行政 许可", "licence"),
        ("行政处罚", "penalty"),
        ("行政强制", "coercion"),
    ],
)
def test_subjects(subject: str, indicator: str) -> None:
    mapping = mapped([f"信息内容 | 本年处理决定数量\n{subject} | 5"])
    assert set(mapping.facts) == {(f"disclosure2021.{indicator}.decisions", "")}


@pytest.mark.parametrize("subject", ["行政检查", "行政征收", "行政确认", "行政奖励", "行政裁决"])
def test_other_subjects_are_none_of_the_forms(subject: str) -> None:
    found = mapped([f"信息内容 | 本年处理决定数量\n行政许可 | 1\n{subject} | 5"])
    assert set(found.facts) == {("disclosure2021.licence.decisions", "")}


def test_a_remark_in_the_cell() -> None:
    mapping = mapped(
        ["信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 22（其中修订16件） | / | —"]
    )
    assert mapping.facts["disclosure2021.rules.issued", ""].value == 22
    assert mapping.facts["disclosure2021.rules.issued", ""].note == "(其中修订16件)"
    assert mapping.facts["disclosure2021.rules.repealed", ""].kind == "not_applicable"


def test_a_table_elsewhere_is_left_alone() -> None:
    assert mapped(["行政许可 | 5"], title="六、其他需要报告的事项").facts == {}


def test_articles_glued_to_labels_do_not_hide_them() -> None:
    table = "第二十条第（五）项信息内容 | 本年处理决定数量\n行政许可第二十条第（六）项 | 550"
    assert raw(mapped([table])) == {"2021.licence.decisions": "550"}


def test_increase_and_decrease_in_two_columns_are_no_change() -> None:
    table = "信息内容 | 上一年项目数量 | 本年增 | 本年减\n行政许可 | 50 | 0 | 7"
    mapping = mapped([table], form="2019")
    assert raw(mapping) == {"2019.licence.items_before": "50"}
    assert mapping.remarks == ["表二有几列的列名都像同一列，没有收录"]


@pytest.mark.parametrize(
    "table",
    [
        "信息内容 | 2023年处理决定数量 | 2022年处理决定数量\n行政许可 | 31 | 77",
        "信息内容 | ２０２２年处理决定数量 | 2023年处理决定数量\n行政许可 | 77 | 31",
    ],
)
def test_a_column_for_another_year(table: str) -> None:
    assert raw(mapped([table])) == {"2021.licence.decisions": "31"}


def test_a_merged_column_spelled_out_in_each_cell() -> None:
    table = "信息内容 | 本年处理决定数量 | 本年处理决定数量\n行政许可 | 31 | 31"
    assert raw(mapped([table])) == {"2021.licence.decisions": "31"}


@pytest.mark.parametrize("printed", ["3,12,000", "另见附表", "约三百余万"])
def test_a_fee_that_cannot_be_read_is_kept_as_text(printed: str) -> None:
    mapping = mapped([FEES.replace("7730.28", printed)])
    fact = mapping.facts["disclosure2021.fees.amount", ""]
    assert (fact.kind, fact.value, fact.raw) == ("text", None, printed)


def test_a_subject_without_a_header_over_it_has_no_words_for_values() -> None:
    assert mapped(["行政许可 | 见下文 | 见附件"]).facts == {}
