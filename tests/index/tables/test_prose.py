"""Facts that sentences state where a report prints no table."""

from __future__ import annotations

import pytest

from index.analysis import Analysis, analyse
from index.readers import read_bytes
from index.tables.prose import OF_PROSE

TITLE = "青岚市档案局2023年政府信息公开工作年度报告"
Figures = dict[tuple[str, str], str]


def told(*, two: str = "", three: str = "", four: str = "", title: str = TITLE) -> Analysis:
    """The analysis of a report whose sections hold these lines."""
    sections = (
        ("一、总体情况", "目录按季核对，收到申请99件。"),
        ("二、主动公开政府信息情况", two),
        ("三、收到和处理政府信息公开申请情况", three),
        ("四、政府信息公开行政复议、行政诉讼情况", four),
        ("五、存在的主要问题及改进情况", "人手不足。"),
    )
    body = "".join(f"<p>{heading}</p>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) for heading, text in sections)
    return analyse(read_bytes(f"<h1>{title}</h1>{body}".encode(), "report.html"), digest="0" * 64)


def figures(analysis: Analysis) -> Figures:
    return {(name.removeprefix("requests."), who): str(fact.value) for (name, who), fact in analysis.facts.items()}


def test_totals_and_applicants() -> None:
    text = "本年新收政府信息公开申请31件，其中自然人27件、商业企业4件；上年结转2件；部分公开3件（均为自然人）；结转下年度继续办理1件。"
    assert figures(told(three=text)) == {
        ("new", "total"): "31",
        ("new", "natural"): "27",
        ("new", "business"): "4",
        ("carried_in", "total"): "2",
        ("partial", "total"): "3",
        ("partial", "natural"): "3",
        ("carried_out", "total"): "1",
    }


def test_a_stated_fact_is_marked_and_points_at_its_sentence() -> None:
    analysis = told(three="全年新收申请31件，予以公开20件。")
    fact = analysis.facts["requests.granted", "total"]
    place = fact.provenance
    text = analysis.document.text
    assert (fact.raw, fact.doubt, place.table) == ("20件", OF_PROSE, None)
    assert text[place.start : place.end] == "20件"
    assert text[place.row_start : place.row_end] == "全年新收申请31件，予以公开20件。"
    assert any("取自正文" in remark for remark in analysis.remarks)


def test_a_number_does_not_confirm_itself() -> None:
    analysis = told(three="本年新收政府信息公开申请31件。")
    assert not [check for check in analysis.checks if check.id == "text-table" and check.status == "pass"]


def test_one_sentence_does_not_confirm_another_as_a_table_would() -> None:
    analysis = told(four="行政诉讼2件（未经复议直接起诉1件，复议后起诉1件）。")
    assert len(analysis.facts) == 2
    assert not [check for check in analysis.checks if check.id == "text-table"]


def test_sentences_that_contradict_each_other_are_told() -> None:
    analysis = told(three="本年新收政府信息公开申请31件。")
    assert [check.status for check in analysis.checks if check.id == "text-table"] == ["fail"]


def test_the_rows_of_the_form_as_a_list() -> None:
    lines = (
        "一、本年新收政府信息公开申请数量：自然人5件，商业企业2件，总计7件。\n"
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）：自然人1件，其他1件，总计2件。\n"
        "3.其他：自然人4件，总计4件。\n"
        "（七）总计：自然人6件，总计6件。\n"
        "四、结转下年度继续办理：1件"
    )
    assert figures(told(three=lines)) == {
        ("new", "natural"): "5",
        ("new", "business"): "2",
        ("new", "total"): "7",
        ("partial", "natural"): "1",
        ("partial", "other"): "1",
        ("partial", "total"): "2",
        ("other.rest", "natural"): "4",
        ("other.rest", "total"): "4",
        ("total", "natural"): "6",
        ("total", "total"): "6",
        ("carried_out", "total"): "1",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "约收到申请12件。",
        "去年新收申请40件，予以公开30件。",
        "2022年，新收申请40件。予以公开30件。",
        "市水务局新收申请4件。",
        "全市新收申请900件。",
        "上半年新收申请9件。",
        "通过网络渠道新收申请9件。",
        "新收申请比上年增加3件。",
        "共有12 34 5件新收申请。",
        "新收申请 12 34 5。",
        "按时予以公开信息300条。",
    ],
)
def test_what_is_about_something_else_states_no_row(sentence: str) -> None:
    assert figures(told(three=sentence)) == {}


def test_an_unknown_part_makes_the_breakdown_unsafe() -> None:
    assert figures(told(three="新收申请16件，其中网上提交10件、自然人5件。")) == {("new", "total"): "16"}
    assert figures(told(three="新收申请16件，其中自然人19件。")) == {("new", "total"): "16"}


def test_received_with_what_was_carried_over_is_not_what_is_new() -> None:
    analysis = told(three="共收到申请17件（含上年结转1件），办结16件，结转下年度1件。")
    assert figures(analysis) == {("carried_in", "total"): "1", ("carried_out", "total"): "1", ("total", "total"): "16"}


def test_what_was_closed_is_the_total_only_where_the_form_balances() -> None:
    balanced = told(three="共收到申请16件，上年结转1件，办结15件，结转下年度2件。")
    assert figures(balanced)["total", "total"] == "15"
    unbalanced = told(three="新收申请16件，上年结转1件，办结11件，结转下年度2件。")
    assert ("total", "total") not in figures(unbalanced)


def test_two_different_figures_for_one_cell_are_neither() -> None:
    analysis = told(three="新收申请16件。本年新收政府信息公开申请18件。上年结转1件。")
    assert figures(analysis) == {("carried_in", "total"): "1"}
    assert any("几个不同的数" in remark for remark in analysis.remarks)


def test_a_table_that_is_there_is_not_read_from_sentences() -> None:
    table = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>"
    analysis = told(two=f"行政处罚决定9件。{table}")
    assert figures(analysis) == {("disclosure2021.licence.decisions", ""): "7"}


def test_remedies_as_a_list() -> None:
    lines = "行政复议：结果维持1件，结果纠正0件，其他结果2件，尚未审结0件，总计3件\n未经复议直接起诉：结果维持4件，总计4件"
    assert figures(told(four=lines)) == {
        ("review.upheld", ""): "1",
        ("review.corrected", ""): "0",
        ("review.other", ""): "2",
        ("review.pending", ""): "0",
        ("review.total", ""): "3",
        ("suit_direct.upheld", ""): "4",
        ("suit_direct.total", ""): "4",
    }


def test_remedies_under_headings_without_units() -> None:
    lines = "1.行政复议\n结果维持：3\n总计：3\n2.行政诉讼\n（1）未经复议直接起诉\n结果纠正：1\n（2）复议后起诉\n总计：2"
    assert figures(told(four=lines)) == {
        ("review.upheld", ""): "3",
        ("review.total", ""): "3",
        ("suit_direct.corrected", ""): "1",
        ("suit_after_review.total", ""): "2",
    }


def test_results_of_both_kinds_of_suit_together_are_of_neither() -> None:
    assert figures(told(four="被提起行政诉讼4件，其中结果维持4件。")) == {}


def test_disclosure_in_sentences() -> None:
    text = "本年制发规章2件、废止1件，现行有效20件；作出行政许可决定1200件，行政强制处理决定数量5件。行政事业性收费28.94万元。"
    assert figures(told(two=text)) == {
        ("disclosure2021.rules.issued", ""): "2",
        ("disclosure2021.rules.repealed", ""): "1",
        ("disclosure2021.rules.in_force", ""): "20",
        ("disclosure2021.licence.decisions", ""): "1200",
        ("disclosure2021.coercion.decisions", ""): "5",
        ("disclosure2021.fees.amount", ""): "28.94",
    }


def test_other_words_about_disclosure_state_no_cell() -> None:
    text = "公开行政许可信息50条，办理行政处罚20件，公开规范性文件3件，培训费2万元。"
    assert figures(told(two=text)) == {}


def test_reports_in_free_form_stay_prose() -> None:
    analysis = told(three="新收申请16件。", title="青岚市档案局2017年政府信息公开工作年度报告")
    assert analysis.facts == {}


def test_results_behind_a_total_and_what_is_only_called_other() -> None:
    text = (
        "行政复议共9件，其中维持4件、纠正2件，其他1件，未审结2件。"
        "未经复议直接起诉的行政诉讼4件，其中结果维持3件、尚未审结1件。"
    )
    assert figures(told(four=text)) == {
        ("review.total", ""): "9",
        ("review.upheld", ""): "4",
        ("review.corrected", ""): "2",
        ("review.other", ""): "1",
        ("review.pending", ""): "2",
        ("suit_direct.total", ""): "4",
        ("suit_direct.upheld", ""): "3",
        ("suit_direct.pending", ""): "1",
    }


def test_suits_that_are_all_of_one_kind() -> None:
    found = figures(told(four="行政诉讼共3件，均为未经复议直接起诉，其中维持3件。"))
    assert found == {("suit_direct.upheld", ""): "3"}


@pytest.mark.parametrize("text", ["未经复议直接起诉3件，维持2件，其他2件。", "未经复议直接起诉3件，其他2件。"])
def test_other_suits_are_no_other_results(text: str) -> None:
    assert ("suit_direct.other", "") not in figures(told(four=text))


def test_decisions_named_once_for_an_enumeration() -> None:
    found = figures(told(two="全年作出行政许可决定640件，行政处罚38件、行政强制2件；行政事业性收费11.4万元。"))
    assert found == {
        ("disclosure2021.licence.decisions", ""): "640",
        ("disclosure2021.penalty.decisions", ""): "38",
        ("disclosure2021.coercion.decisions", ""): "2",
        ("disclosure2021.fees.amount", ""): "11.4",
    }
    assert figures(told(two="2023年作出行政许可640件、行政处罚38件。")) == {
        ("disclosure2021.licence.decisions", ""): "640",
        ("disclosure2021.penalty.decisions", ""): "38",
    }


@pytest.mark.parametrize(
    "text",
    [
        "作出行政许可决定640件，公开行政处罚38件。",
        "作出行政许可决定640件，行政处罚信息38件，行政强制公示2件。",
        "作出行政许可决定640件，同比增加21件，行政处罚事项目录38项。",
    ],
)
def test_what_else_is_counted_of_penalties_is_no_decision(text: str) -> None:
    assert set(figures(told(two=text))) == {("disclosure2021.licence.decisions", "")}


def test_a_row_named_within_its_group() -> None:
    found = figures(told(three="不予公开中属于国家秘密4件、属于行政执法案卷1件，无法提供中本机关不掌握相关政府信息6件。"))
    assert found == {
        ("refused.state_secret", "total"): "4",
        ("refused.enforcement_files", "total"): "1",
        ("unable.not_held", "total"): "6",
    }


def test_reviews_that_disclosure_gave_rise_to() -> None:
    found = figures(told(four="因政府信息公开引起的行政复议8件，其中结果维持5件、尚未审结3件。"))
    assert found == {("review.total", ""): "8", ("review.upheld", ""): "5", ("review.pending", ""): "3"}
    assert figures(told(four="因征地引起的行政复议8件。")) == {}
