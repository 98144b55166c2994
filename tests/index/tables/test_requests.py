"""Table 三: rows by label, columns by applicant, whatever the layout."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.document import Document
from index.forms import applicants
from index.sections import place, top_sections
from index.tables import map_tables
from index.tables.applicant_columns import NAMED_TWICE
from index.tables.confirm import confirm
from index.tables.mapping import Mapping
from index.tables.requests import row_labels
from tests.index.made import SECTIONS, document

HEADER = "=<3 | 申请人情况<7\n=<3 | 自然人 | 法人或其他组织<5 | 总计\n"
HEADER += "=<3 | = | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ="
NEW = "一、本年新收政府信息公开申请数量<3 | 4 | 1 | 0 | 0 | 0 | 0 | 5"


def mapped(made: Document, form: str = "2021") -> Mapping:
    return map_tables(made, top_sections(place(made)), form, "青岚市-2023")  # type: ignore[arg-type]


def table(*rows: str, header: str = HEADER, title: str = SECTIONS["三"]) -> Mapping:
    return mapped(document(title, ["\n".join((header, *rows)).strip()]))


def row_of(mapping: Mapping, indicator: str) -> list[str | None]:
    """The row's values in the form's order, None where there is no fact."""
    held = [mapping.facts.get((indicator, applicant)) for applicant in applicants()]
    return [None if fact is None else fact.raw for fact in held]


def test_a_row_under_the_forms_header() -> None:
    mapping = table(NEW)
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]
    assert not any(fact.doubt for fact in mapping.facts.values())
    assert mapping.unmapped == []


@pytest.mark.parametrize(
    ("printed", "indicator"),
    [
        ("一、本年新收政府信息公开申请数量", "requests.new"),
        ("本年新收", "requests.new"),
        ("二、上年 结转政府信息公开申请数量", "requests.carried_in"),
        ("（一）予以公开", "requests.granted"),
        ("(一)予以公开", "requests.granted"),
        ("部分公开", "requests.partial"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "requests.partial"),
        ("1、属于国家秘密", "requests.refused.state_secret"),
        ("１．属于国家秘密", "requests.refused.state_secret"),
        ("属于国\n家秘密", "requests.refused.state_secret"),
        ("2.其他法律行政止公开", "requests.refused.forbidden_by_law"),
        ("3.危及〝三安全一稳定〞", "requests.refused.security"),
        ("3.危及三安全一稳定", "requests.refused.security"),
        ("5.属于三类内部事物信息", "requests.refused.internal_affairs"),
        ("6.属于四类过程性信息", "requests.refused.process_information"),
        ("7.属行政执法案卷", "requests.refused.enforcement_files"),
        ("8.属于行政查询事项", "requests.refused.register_lookup"),
        ("1.本机关不掌握", "requests.unable.not_held"),
        ("2.没有现成信息需另行制作", "requests.unable.needs_production"),
        ("3.补正后申请内容仍不明确", "requests.unable.unclear"),
        ("1.信访举报投诉类申请", "requests.declined.petition"),
        ("2.重复申请", "requests.declined.repeated"),
        ("3.要求提供公开出版物", "requests.declined.publications"),
        ("4.无正当理由大量反复 申请", "requests.declined.excessive"),
        ("5.要求行政机关确认或重新出具已获取信息", "requests.declined.confirmation"),
        ("逾期不补正", "requests.other.not_corrected"),
        (
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "requests.other.fee_unpaid",
        ),
        ("（七）总 计", "requests.total"),
        ("四、结转下年度继续办理", "requests.carried_out"),
    ],
)
def test_labels_as_they_are_printed(printed: str, indicator: str) -> None:
    match = row_labels().find(printed)
    assert match is not None
    assert match.id == indicator


@pytest.mark.parametrize(
    "printed",
    [
        "（三）不予公开",
        "（四）无法提供",
        "（五）不予处理",
        "三、本年度办理结果",
        "信息公开",
        "教育局",
        "小计",
    ],
)
def test_groups_and_strangers_are_no_rows(printed: str) -> None:
    mapping = table(NEW, f"{printed}<3 | 9 | 9 | 9 | 9 | 9 | 9 | 54")
    assert {key[0] for key in mapping.facts} == {"requests.new"}


def test_a_row_that_cannot_be_placed_is_listed() -> None:
    mapping = table(NEW, "（八）另行处理的<3 | 9 | 9 | 9 | 9 | 9 | 9 | 54")
    assert mapping.unmapped == ["（八）另行处理的"]


def test_groups_beside_their_rows() -> None:
    mapping = table(
        "三、本年度办理结果 | （五）不予处理 | 2.重复申请 | 1 | 2 | 3 | 4 | 5 | 6 | 21",
        "（六）其他处理 | 1.逾期不补正 | 1 | 1 | 0 | 0 | 0 | 0 | 2",
        "3.其他 | 7 | 0 | 0 | 0 | 0 | 0 | 7",
        "（七）总计<2 | 9 | 3 | 3 | 4 | 5 | 6 | 30",
    )
    assert row_of(mapping, "requests.declined.repeated")[-1] == "21"
    assert row_of(mapping, "requests.other.rest") == ["7", "0", "0", "0", "0", "0", "7"]
    assert row_of(mapping, "requests.total")[-1] == "30"


def test_other_handling_as_one_row() -> None:
    mapping = table(
        "（六）其他处理<3 | 2 | 0 | 0 | 0 | 0 | 0 | 2", "（七）总计<3 | 2 | 0 | 0 | 0 | 0 | 0 | 2"
    )
    assert row_of(mapping, "requests.other") == ["2", "0", "0", "0", "0", "0", "2"]


def test_the_total_printed_first() -> None:
    header = "项目 | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"
    mapping = table("本年新收 | 5 | 4 | 1 | 0 | 0 | 0 | 0", header=header)
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]


def test_header_words_cut_into_rows() -> None:
    header = (
        "= | 申请人情况<7\n= | = | 法人或其他组织<5 | =\n"
        "= | 自然人 | 商业 | 科研 | 社会公 | 法律服 | 其他 | 总计\n"
        "= | = | 企业 | 机构 | 益组织 | 务机构 | = | ="
    )
    mapping = table("本年新收 | 4 | 1 | 2 | 0 | 0 | 0 | 7", header=header)
    assert row_of(mapping, "requests.new") == ["4", "1", "2", "0", "0", "0", "7"]


def test_header_words_cut_into_lines() -> None:
    made = document(SECTIONS["三"], [HEADER + "\n" + NEW])
    broken = made.text.replace("商业企业", "商业\n企业")
    assert broken != made.text
    mapping = table(NEW, header=HEADER.replace("社会公益组织", "社会 公益 组织").replace("总计", "总 计"))
    assert row_of(mapping, "requests.new")[-1] == "5"


def test_a_lost_header_is_read_in_order_and_marked() -> None:
    mapping = table("本年新收 | 4 | 1 | 0 | 0 | 0 | 0 | 5", header="")
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]
    assert all("表头" in fact.doubt for fact in mapping.facts.values())


def test_too_few_figures_are_left_and_listed() -> None:
    mapping = table("本年新收<3 | 4 | 1 | 0 | 0 | 5")
    assert mapping.facts == {}
    assert mapping.unmapped == ["本年新收"]


def test_body_spans_that_disagree_with_the_header() -> None:
    mapping = table(
        "本年新收<5 | 4 | 1 | 0 | 0 | 0 | 0 | 5",
    )
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]


def test_blanks_stay_blank() -> None:
    mapping = table("本年新收<3 | 4 | = | = | = | = | = | =")
    assert row_of(mapping, "requests.new") == ["4", "", "", "", "", "", ""]
    assert mapping.facts["requests.new", "total"].kind == "blank"


def test_a_row_that_is_blank_throughout() -> None:
    mapping = table(NEW, "2.重复申请<3 | = | = | = | = | = | = | =")
    assert row_of(mapping, "requests.declined.repeated") == [""] * 7


def test_a_continued_table_without_a_header() -> None:
    made = document(
        SECTIONS["三"],
        [HEADER + "\n" + NEW + "\n（四）无<2 | 1.本机关不掌握相关政府信息 | 1 | 0 | 0 | 0 | 0 | 0 | 1"],
        [
            "法提供<2 | 2.没有现成信息需要另行制作 | 2 | 0 | 0 | 0 | 0 | 0 | 2\n（七）总计<3 | 3 | 0 | 0 | 0 | 0 | 0 | 3"
        ],
    )
    mapping = mapped(made)
    assert row_of(mapping, "requests.unable.needs_production")[0] == "2"
    assert row_of(mapping, "requests.total")[-1] == "3"
    assert not any(fact.doubt for fact in mapping.facts.values())


def test_a_label_cut_in_two_by_a_page() -> None:
    made = document(
        SECTIONS["三"],
        [HEADER + "\n4.无正当理由大量<3 | 2 | 0 | 0 | 0 | 0 | 0 | 2"],
        ["反复申请<3 | = | = | = | = | = | = | =\n（七）总计<3 | 3 | 0 | 0 | 0 | 0 | 0 | 3"],
    )
    assert row_of(mapped(made), "requests.declined.excessive") == ["2", "0", "0", "0", "0", "0", "2"]


def test_a_repeated_header() -> None:
    made = document(
        SECTIONS["三"], [HEADER + "\n" + NEW], [HEADER + "\n（七）总计<3 | 3 | 0 | 0 | 0 | 0 | 0 | 3"]
    )
    assert row_of(mapped(made), "requests.total")[0] == "3"


def test_numbers_before_the_labels() -> None:
    mapping = table(
        "1 | 本年新收 | 4 | 1 | 0 | 0 | 0 | 0 | 5",
        header="序号 | 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计",
    )
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]


def test_a_second_table_that_differs_is_marked() -> None:
    made = document(
        SECTIONS["三"], [HEADER + "\n" + NEW], [HEADER + "\n本年新收<3 | 3 | 1 | 0 | 0 | 0 | 0 | 4"]
    )
    mapping = mapped(made)
    assert mapping.facts["requests.new", "natural"].value == Decimal(4)
    assert mapping.facts["requests.new", "natural"].doubt
    assert not mapping.facts["requests.new", "business"].doubt
    assert any("不止一次" in remark for remark in mapping.remarks)


def test_a_table_of_offices_is_none_of_the_forms() -> None:
    made = document(
        "六、其他需要报告的事项",
        [
            "单位 | 本年新收 | 予以公开 | 部分公开 | 不予公开 | 无法提供 | 不予处理 | 总计\n教育局 | 1 | 2 | 3 | 4 | 5 | 6 | 7\n合计 | 1 | 2 | 3 | 4 | 5 | 6 | 7"
        ],
    )
    assert mapped(made).facts == {}


def test_a_table_of_offices_after_table_three_changes_nothing() -> None:
    made = document(
        SECTIONS["三"],
        [HEADER + "\n" + NEW + "\n（七）总计<3 | 3 | 0 | 0 | 0 | 0 | 0 | 3"],
        "六、其他需要报告的事项",
        ["单位 | 甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚\n合计 | 1 | 2 | 3 | 4 | 5 | 6 | 7"],
    )
    mapping = mapped(made)
    assert row_of(mapping, "requests.total") == ["3", "0", "0", "0", "0", "0", "3"]
    assert not any(fact.doubt for fact in mapping.facts.values())


def test_free_reports_are_never_mapped() -> None:
    assert mapped(document(SECTIONS["三"], [HEADER + "\n" + NEW]), "free").facts == {}


@pytest.mark.parametrize("between", ["——", "—", "-", "/", "", "："])
@pytest.mark.parametrize(
    ("group", "leaf", "indicator"),
    [
        ("（六）其他处理", "3.其他", "requests.other.rest"),
        ("（六）其他处理", "其他情形", "requests.other.rest"),
        ("（三）不予公开", "1.属于国家秘密", "requests.refused.state_secret"),
        ("（五）不予处理", "2.重复申请", "requests.declined.repeated"),
    ],
)
def test_group_and_row_in_one_cell(between: str, group: str, leaf: str, indicator: str) -> None:
    mapping = table(f"{group}{between}{leaf}<3 | 4 | 1 | 0 | 0 | 0 | 0 | 5")
    assert {name for name, _ in mapping.facts} == {indicator}


def test_what_is_no_row_of_other_handling_is_listed() -> None:
    mapping = table("（六）其他处理——4.转交办理<3 | 4 | 1 | 0 | 0 | 0 | 0 | 5", NEW)
    assert not any(name.startswith("requests.other") for name, _ in mapping.facts)


def test_a_short_label() -> None:
    assert row_of(table("无现成信息<3 | 4 | 1 | 0 | 0 | 0 | 0 | 5"), "requests.unable.needs_production")[0] == "4"


def test_other_cases_outside_their_group_are_nothing() -> None:
    assert table("其他情形<3 | 4 | 1 | 0 | 0 | 0 | 0 | 5").facts == {}


def test_a_column_for_the_year_before_names_no_applicant() -> None:
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | 上年总计"
    mapping = table("本年新收 | 4 | 1 | 0 | 0 | 0 | 0 | 5 | 77", "予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | 3 | 66", header=header)
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]


def test_columns_that_go_on_in_a_second_table() -> None:
    left = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织\n本年新收 | 4 | 1 | 0 | 0\n予以公开 | 2 | 1 | 0 | 0"
    right = "项目 | 法律服务机构 | 其他 | 总计\n本年新收 | 0 | 0 | 5\n予以公开 | 0 | 0 | 3"
    mapping = mapped(document(SECTIONS["三"], [left], [right]))
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]
    assert row_of(mapping, "requests.granted") == ["2", "1", "0", "0", "0", "0", "3"]


def test_the_second_half_printed_beside_the_first() -> None:
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    mapping = table(
        "本年新收 | 4 | 1 | 0 | 0 | 0 | 0 | 5 | 部分公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1",
        "予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | 3 | = | = | = | = | = | = | = | =",
        header=f"{header} | {header}",
    )
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]
    assert row_of(mapping, "requests.partial") == ["1", "0", "0", "0", "0", "0", "1"]
    assert mapping.unmapped == []


def test_totals_of_two_years() -> None:
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 2022年总计 | 2023年总计"
    mapping = table("本年新收 | 4 | 1 | 0 | 0 | 0 | 0 | 77 | 5", "予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | 66 | 3", header=header)
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]


@pytest.mark.parametrize(
    ("upper", "lower", "figures"),
    [
        ("总计 | 自然人 | 法人或其他组织<5", "= | = | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他", "5 | 4 | 1 | 0 | 0 | 0 | 0"),
        ("法人或其他组织<5 | 自然人 | 总计", "其他 | 法律服务机构 | 社会公益组织 | 科研机构 | 商业企业 | = | =", "0 | 0 | 0 | 0 | 1 | 4 | 5"),
        ("自然人 | 总计 | 法人或其他组织<5", "= | = | 科研机构 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他", "4 | 5 | 0 | 1 | 0 | 0 | 0"),
    ],
)
def test_applicants_in_another_order_go_by_their_names(upper: str, lower: str, figures: str) -> None:
    header = f"=<3 | 申请人情况<7\n=<3 | {upper}\n=<3 | {lower}"
    mapping = table(f"一、本年新收政府信息公开申请数量<3 | {figures}", header=header)
    assert row_of(mapping, "requests.new") == ["4", "1", "0", "0", "0", "0", "5"]
    assert not any(fact.doubt for fact in confirm(mapping.facts)[0].values())


def test_a_label_broken_over_two_cells_is_put_together() -> None:
    mapping = table(
        "（五）不予处理 | 2.重复申请<2 | 6 | 0 | 0 | 0 | 0 | 0 | 6",
        "（五）不予处理 | 4.无正当理由大量反 | 复申请 | 3 | 0 | 2 | 0 | 0 | 0 | 5",
    )
    assert row_of(mapping, "requests.declined.repeated") == ["6", "0", "0", "0", "0", "0", "6"]
    assert row_of(mapping, "requests.declined.excessive") == ["3", "0", "2", "0", "0", "0", "5"]


def test_the_rest_of_a_broken_label_gives_its_values_to_no_row() -> None:
    mapping = table(NEW, "复申请<3 | 3 | 0 | 2 | 0 | 0 | 0 | 5")
    assert row_of(mapping, "requests.declined.repeated") == [None] * 7
    assert mapping.unmapped == ["复申请"]


def test_a_strange_row_before_the_first_known_one_is_listed_too() -> None:
    mapping = table("来电咨询<3 | 3 | 0 | 2 | 0 | 0 | 0 | 5", NEW)
    assert mapping.unmapped == ["来电咨询"]


def test_a_header_that_names_an_applicant_twice_leaves_its_columns_doubtful() -> None:
    header = "项目 | 自然人 | 商业企业 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = [f"{label} | 4 | 3 | 2 | 1 | 0 | 5 | 15" for label in ("（一）予以公开", "（二）部分公开", "1.属于国家秘密")]
    facts = table(*rows, header=header).facts
    doubtful = {applicant for (_, applicant), fact in facts.items() if fact.doubt == NAMED_TWICE}
    assert doubtful == {"business", "research"}


def test_a_label_printed_twice_with_other_figures_leaves_both_rows_cells_doubtful() -> None:
    header = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"
    rows = ["2.重复申请 | 4 | 3 | 0 | 0 | 0 | 5 | 12", "2.重复申请 | 6 | 3 | 0 | 0 | 0 | 5 | 14", "（七）总计 | 10 | 6 | 0 | 0 | 0 | 10 | 26"]
    facts = table(*rows, header=header).facts
    assert {name for (name, _), fact in facts.items() if fact.doubt} == {"requests.declined.repeated"}
    assert all(facts["requests.declined.repeated", applicant].doubt for applicant in ("natural", "research", "total"))


def test_a_row_with_two_numbers_a_cell_is_told() -> None:
    mapping = table(NEW, "（一）予以公开<3 | 3/9 | 1/2 | 0/0 | 0/0 | 0/1 | 0/0 | 4/12")
    assert row_of(mapping, "requests.granted") == [None] * 7
    assert any("不止一个数" in remark for remark in mapping.left_remarks())


def test_a_negative_or_broken_count_is_doubtful() -> None:
    mapping = table(NEW, "（一）予以公开<3 | -3 | 2.5 | 0 | 0 | 0 | 0 | 4")
    doubtful = {applicant for (_, applicant), fact in mapping.facts.items() if "件数印作" in fact.doubt}
    assert doubtful == {"natural", "business"}
