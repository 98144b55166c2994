"""Questions told as a tale, lists of what is held, totals beside their parts, rankings in further words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("去年我邻居为征地的事闹到复议，我就想查查宿迁2023年行政复议总共有几件", "440"),
        ("我家老人去年要材料被拒了，宿迁2024年部分公开多少件", "471"),
        ("我邻居2023年来要材料，宿迁的人说这叫保护第三方合法权益，我就想问，那年因为这个理由被拒的总共几件", "38"),
        ("今年赶论文要用，写论文的数，宿迁2023年不予公开多少件", "142"),
        ("去年也就是2023年，宿迁不予处理多少件", "406"),
        ("请核对：库里一共收录了多少份年报？", "5"),
        ("核实：宿迁2023年复议总数多少", "440"),
        ("库里的年报一共覆盖几个年度", "3"),
        ("宿迁2023年打官司的一共几起（复议过的没复议过的都算）", "113"),
        ("宿迁2024年官司，先复议的和直接告的都算，一共几件", "77"),
        ("宿迁2023年其他处理那一大项三个小项相加是几", "341"),
        ("宿迁2024年有多少申请涉及处罚案卷就没给看", "23"),
        ("宿迁2024年废止文件数", "227"),
        ("有人同一份材料要了好几回，宿迁2023年这种重复申请总共多少件", "39"),
        ("宿迁2023年无法提供的加起来有多少，像不掌握啊那几种都算", "1078"),
        ("丽水2019年政府集中采购花了多少钱，听说疫情之前买得不少", "299698"),
        ("丽水 2019年 结专到下年度的是多少", "9"),
        ("what % of requests closed by Suqian in 2023 were granted in full?", "34.17"),
        ("what % of all 2024 Suqian requests came from natural persons?", "97.59"),
        ("丽水和宿迁都有年报，丽水2019年与宿迁2024年比，新收多几件", "2838"),
    ],
)
def test_the_one_number_asked_for(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert answer.value is not None, answer.answer
    assert Decimal(answer.value) == Decimal(value), answer.answer


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("宿迁2023年自然人申请、商业企业申请和新收总计，请分列", ["3402", "99", "3511"]),
        ("宿迁2023年自然人、商业企业、总计的结转下年各几件", ["118", "3", "121"]),
        ("宿迁2024年维持、纠正、复议总数各几件", ["88", "18", "170"]),
        ("丽水2019年直接起诉、复议后起诉和总数分别多少", ["28", "2", "30"]),
        ("宿迁2023年废止的规章和文件各几件", ["0", "489"]),
        ("所有年报中，哪份新收最少，列最少的两份", ["21", "95"]),
        ("横向比较库内全部报告，新收申请量居前三位的依次是谁？", ["3525", "3511", "687"]),
        ("2023年宿迁、洪泽两家结转下年的件数，高到低排", ["121", "0"]),
    ],
)
def test_each_number_asked_for(ask: Asking, question: str, values: list[str]) -> None:
    found = [Decimal(value.value) for value in ask(question).values if value.value is not None]
    assert found == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("为编制底稿，需要列出库内2023年度的全部报告，请给出发布机关。", {("宿迁市", 2023), ("淮安市洪泽区", 2023)}),
        ("库内2019年度报告清单，含发布机关", {("丽水市", 2019)}),
        ("哪些年份收录了宿迁市的报告", {("宿迁市", 2023), ("宿迁市", 2024)}),
    ],
)
def test_what_is_held_is_listed(ask: Asking, question: str, reports: set[tuple[str, int]]) -> None:
    answer = ask(question)
    assert answer.plan["operation"] in ("list", "count")
    assert {(value.issuer, value.year) for value in answer.values} == reports


def test_only_the_link_asked_about_is_answered(ask: Asking) -> None:
    answer = ask("宿迁2023年结转出来的和2024年接过去的申请数能不能对上")
    assert answer.verification == "verified"
    assert {value.value for value in answer.values} == {"121"}
    stock = ask("宿迁2023还有效的文件，加上24年发的减掉废的，等于2024印的那个数吗？")
    assert stock.value == "420"


def test_the_kind_of_applicant_is_named_where_a_link_is_in_doubt(ask: Asking) -> None:
    answer = ask("宿迁2023到2024年的结转，差在哪类申请人身上")
    assert answer.plan["check"]["families"] == ["carried"]
    assert "each" in answer.plan["check"]["applicants"]


def test_the_fee_for_information_is_never_the_fees_of_the_form(ask: Asking) -> None:
    assert ask("How much processing fee did Suqian charge in 2024?").value != "72701.2578"
    assert ask("宿迁2024年信息处理费收了多少").value != "72701.2578"


def test_one_table_by_what_it_speaks_of(ask: Asking) -> None:
    answer = ask("把宿迁2023年复议诉讼那张表讲一下")
    assert answer.plan["operation"] == "overview"
    assert {"440", "24", "89"} <= {value.value for value in answer.values}


def test_reconsideration_and_suits_are_gone_through(ask: Asking) -> None:
    answer = ask("宿迁2023年复议和诉讼情况介绍一下")
    assert answer.plan["operation"] == "overview"
    assert {"440", "24", "89"} <= {value.value for value in answer.values}


def test_a_report_is_put_in_few_sentences(ask: Asking) -> None:
    assert ask("把宿迁2023年的年报浓缩一下，三五句话就行").plan["operation"] == "overview"


def test_an_unknown_office_in_english_is_named_without_the_words_before_it(ask: Asking) -> None:
    answer = ask("How many subsidies were paid out by the Northfield roads bureau in 2023?")
    assert answer.status == "no_data"
    assert "northfield roads bureau" in answer.answer
    assert "subsidies" not in answer.answer
