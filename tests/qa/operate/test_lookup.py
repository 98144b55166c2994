"""One figure: printed cells, computed groups, several at once. Figures are those published."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value", "unit", "verification"),
    [
        ("2019年丽水市部分公开的申请有多少件？", "106", "件", "verified"),
        ("丽水2019年自然人的申请里部分公开了几件", "104", "件", "verified"),
        ("丽水2019年予以公开多少件", "385", "件", "verified"),
        ("丽水2019年商业企业新收申请多少件", "27", "件", "conflict"),
        ("丽水2019年办理结果总计多少件", "688", "件", "conflict"),
        ("丽水2019年上年结转多少件", "10", "件", "verified"),
        ("丽水2019年结转下年度多少件", "9", "件", "verified"),
        ("丽水2019年行政复议总计多少件", "40", "件", "verified"),
        ("丽水2019年行政复议结果纠正多少件", "8", "件", "verified"),
        ("丽水2019年未经复议直接起诉的总计多少件", "28", "件", "verified"),
        ("丽水2019年规范性文件对外公开总数量是多少", "4910", "件", None),
        ("丽水2019年政府集中采购总金额是多少", "299698", "万元", None),
        ("丽水2019年行政许可本年增减多少", "30104", None, None),
        ("丽水2019年行政事业性收费本年增减多少", "-25", None, None),
        ("宿迁2024年本年新收多少件", "3525", "件", "verified"),
        ("宿迁2023年行政规范性文件废止了多少件", "489", "件", None),
        ("宿迁2024年行政规范性文件现行有效多少件", "420", "件", "verified"),
        ("宿迁2024年行政事业性收费金额多少万元", "72701.2578", "万元", None),
        ("宿迁2023年行政处罚处理决定多少件", "2822652", "件", None),
        ("宿迁2024年行政复议总计多少件", "170", "件", "conflict"),
        ("宿迁2023年行政复议总计多少件", "440", "件", "verified"),
        ("洪泽2023年行政复议总计多少件", "0", "件", "conflict"),
        ("洪泽2023年本机关不掌握的有几件", "10", "件", "verified"),
        ("洪泽2024年复议后起诉总计多少件", "3", "件", "verified"),
        ("洪泽2023年行政事业性收费金额是多少", "7730.28", "万元", None),
        ("宿迁2024年自然人新收多少件", "3440", "件", "verified"),
        ("宿迁2024年属于国家秘密不予公开的有几件", "2", "件", "verified"),
        ("宿迁2024年重复申请有多少件", "27", "件", "verified"),
        ("How many requests were partially disclosed in Lishui in 2019?", "106", "件", "verified"),
        ("how many new requests did Suqian receive in 2024", "3525", "件", "verified"),
        ("麗水市2019年部分公開多少件", "106", "件", "verified"),
        ("丽水2019年步分公开多少件", "106", "件", "verified"),
        ("二〇一九年丽水部分公开多少件", "106", "件", "verified"),
    ],
)
def test_a_printed_cell(
    ask: Asking, question: str, value: str, unit: str | None, verification: str | None
) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("answered", value)
    assert unit is None or answer.unit == unit
    assert verification is None or answer.verification == verification
    assert value.lstrip("-") in answer.answer
    assert answer.citations
    assert [entry.value for entry in answer.values] == [value]


@pytest.mark.parametrize(
    ("question", "value", "parts"),
    [
        ("丽水2019年不予公开合计多少件", "26", ("1", "6", "7", "1", "11")),
        ("丽水2019年无法提供一共多少件", "148", ("125", "20", "3")),
        ("丽水2019年不予处理合计多少件", "3", ("3",)),
        ("丽水2019年行政诉讼多少件", "30", ("28", "2")),
        ("宿迁2024年不予公开合计多少件", "92", ("2", "1", "4", "17", "21", "11", "23", "13")),
        ("宿迁2024年无法提供合计多少件", "941", ("897", "36", "8")),
        ("宿迁2024年不予处理合计多少件", "117", ("87", "27", "3")),
        ("宿迁2024年其他处理合计多少件", "469", ("77", "38", "354")),
        ("宿迁2024年行政诉讼多少件", "77", ("25", "52")),
        ("宿迁2023年法人或其他组织新收多少件", "109", ("99", "4", "5", "1")),
        ("丽水2019年法人或其他组织新收多少件", "42", ("27", "2", "7", "5", "1")),
        ("洪泽2023年不予公开合计多少件", "3", ("1", "1", "1")),
    ],
)
def test_a_total_that_the_form_does_not_print(
    ask: Asking, question: str, value: str, parts: tuple[str, ...]
) -> None:
    answer = ask(question)
    assert (answer.status, answer.value, answer.unit) == ("answered", value, "件")
    assert answer.values[0].computed
    shown = " ".join(answer.steps).split()
    assert all(part in shown for part in parts)
    assert shown[-1] == value
    assert len({(citation.report_id, citation.cell_start) for citation in answer.citations}) >= len(parts)


def test_the_printed_value_is_answered_and_the_contradiction_named(ask: Asking) -> None:
    answer = ask("丽水2019年自然人新收多少件")
    assert (answer.value, answer.verification) == ("670", "conflict")
    for number in ("712", "687", "680", "655", "645"):
        assert number in answer.answer, number
    failing = {check.id for check in answer.checks if check.status == "fail"}
    assert failing == {"三-row", "三-flow"}


def test_a_total_left_at_zero_is_answered_as_printed_with_what_its_parts_make(ask: Asking) -> None:
    answer = ask("洪泽2023年行政复议总计多少件")
    assert answer.value == "0"
    assert "11" in answer.answer
    failing = [check for check in answer.checks if check.status == "fail"]
    assert [(check.left, check.right) for check in failing] == [("11", "0")]


def test_the_prose_that_differs_is_shown_beside_the_table(ask: Asking) -> None:
    answer = ask("宿迁2024年行政复议总计多少件")
    assert "134" in answer.answer
    assert any(citation.kind == "prose" and "134" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "value"),
    [("丽水2019年商业企业部分公开多少件", "0"), ("丽水2019年自然人四类过程性信息多少件", "0")],
)
def test_a_blank_cell_is_computed_and_said_to_be(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert answer.value == value
    assert answer.values[0].computed
    assert "空白" in answer.answer
    assert answer.values[0].raw == ""


def test_several_figures_of_one_question(ask: Asking) -> None:
    answer = ask("宿迁2024年予以公开和部分公开各多少件")
    assert answer.value is None
    assert [entry.value for entry in answer.values] == ["1431", "471"]


def test_an_open_year_is_the_newest_and_said(ask: Asking) -> None:
    answer = ask("宿迁部分公开多少件")
    assert answer.value == "471"
    assert "2024" in answer.answer
    assert "328" in answer.answer


def test_an_open_issuer_is_asked_back(ask: Asking) -> None:
    answer = ask("部分公开有多少件")
    assert answer.status == "ambiguous"
    assert answer.value is None
    assert {entry.value for entry in answer.values} == {"106", "328", "471", "4", "9"}
    assert len(answer.suggestions) >= 3
    assert all(ask(one).status == "answered" for one in answer.suggestions)


@pytest.mark.parametrize("question", ["宿迁2024年其他有多少", "宿迁2024年结转多少件", "丽水2019年维持了多少件"])
def test_words_that_fit_several_figures_are_asked_back(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "ambiguous"
    assert answer.value is None
    assert len(answer.suggestions) >= 2
    assert all(ask(one).status == "answered" for one in answer.suggestions)
