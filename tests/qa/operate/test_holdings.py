"""What is indexed, and which reports pass a bound."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("收录了多少份年报", "5", "份"),
        ("一共收录了几个单位的年报", "3", "个"),
        ("宿迁有几份年报", "2", "份"),
        ("2024年的年报有几份", "2", "份"),
        ("有几份年报部分公开超过100件", "3", "份"),
    ],
)
def test_counts(ask: Asking, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value, answer.unit) == ("answered", value, unit)


def test_the_list_of_reports(ask: Asking) -> None:
    answer = ask("收录了哪些年报")
    assert {(entry.issuer, entry.year) for entry in answer.values} == {
        ("丽水市", 2019),
        ("宿迁市", 2023),
        ("宿迁市", 2024),
        ("淮安市洪泽区", 2023),
        ("淮安市洪泽区", 2024),
    }


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("哪些年报新收超过1000件", ["3525", "3511"]),
        ("哪些年报的部分公开不到10件", ["9", "4"]),
        ("哪些年报行政复议不少于170件", ["440", "170"]),
        ("哪些单位行政复议达到或超过170件", ["440", "170"]),
    ],
)
def test_reports_that_pass_a_bound(ask: Asking, question: str, values: list[str]) -> None:
    answer = ask(question)
    assert [entry.value for entry in answer.values] == values


HONGZE = {("淮安市洪泽区", 2023), ("淮安市洪泽区", 2024)}
SUQIAN = {("宿迁市", 2023), ("宿迁市", 2024)}


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("年底清零、一件都没往下一年拖的，有谁", HONGZE),
        ("全年新收连一百件都不到，这样清闲的单位是？", HONGZE),
        ("筛选：商业企业新收申请＞50", SUQIAN),
        ("条件：公开率<40%", {("淮安市洪泽区", 2023)}),
        ("部分公开反倒比予以公开还多，有没有这么怪的年报？", {("淮安市洪泽区", 2023)}),
        ("予以公开不如部分公开多的是哪些", {("淮安市洪泽区", 2023)}),
        ("“属于国家秘密”这一栏不是零的年报有哪些", {("丽水市", 2019), ("宿迁市", 2024), ("淮安市洪泽区", 2023)}),
        ("谁曾以国家秘密为由没有公开？", {("丽水市", 2019), ("宿迁市", 2024), ("淮安市洪泽区", 2023)}),
        ("科研机构一件申请都没有的年报", SUQIAN | HONGZE),
        ("县区里新收不到50件的", {("淮安市洪泽区", 2023)}),
        ("旧格式报告中部分公开超过100件的", {("丽水市", 2019)}),
        ("信访举报投诉类申请有没有超过100件的？", {("宿迁市", 2023)}),
        ("哪些单位新收比上一年多", SUQIAN | HONGZE),
        ("只看县和区的，能查到哪几份", HONGZE),
        ("用旧格式填的是哪几家", {("丽水市", 2019)}),
        ("二〇二三那年的，都收了哪些地方？", {("宿迁市", 2023), ("淮安市洪泽区", 2023)}),
        ("得找连着两年都有的单位，帮我挑出来", SUQIAN | HONGZE),
        ("只有一年年报的单位有哪些", {("丽水市", 2019)}),
        ("地区汇总以外的不看，你这现有谁家的年报", SUQIAN | HONGZE | {("丽水市", 2019)}),
    ],
)
def test_reports_that_meet_a_condition(ask: Asking, question: str, reports: set[tuple[str, int]]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert {(entry.issuer, entry.year) for entry in answer.values} == reports


@pytest.mark.parametrize(
    ("question", "operations"),
    [
        ("部分公开是什么意思", {"explain"}),
        ("结转下年度为0是什么意思", {"explain"}),
        ("不予公开和不予处理有什么区别", {"explain"}),
        ("为什么部分公开为0", {"passage"}),
        ("2023年新收多少件", {"lookup"}),
        ("宿迁市2024年新收超过1000件吗", {"lookup"}),
        ("洪泽区2023年国家秘密不是零吧", {"lookup", "check"}),
        ("2023年有哪些主要问题", {"passage", "overview"}),
    ],
)
def test_what_is_no_list(ask: Asking, question: str, operations: set[str]) -> None:
    assert ask(question).plan["operation"] in operations


def test_a_level_that_no_report_is_of(ask: Asking) -> None:
    answer = ask("库里有没有乡镇的年报")
    assert answer.status == "no_data"
    assert "乡镇" in answer.answer


def test_a_condition_is_counted(ask: Asking) -> None:
    answer = ask("几家单位新收超过1000件")
    assert (answer.value, answer.unit) == ("2", "份")


@pytest.mark.parametrize(
    ("question", "years"),
    [("洪泽的能看几年", {2023, 2024}), ("丽水可以查几个年度的年报", {2019}), ("你们存了几年的宿迁数据", {2023, 2024})],
)
def test_how_many_years_of_a_body_are_held(ask: Asking, question: str, years: set[int]) -> None:
    answer = ask(question)
    assert answer.plan["operation"] in ("list", "count")
    assert {entry.year for entry in answer.values} == years


@pytest.mark.parametrize("question", ["2023年的处理费收了多少", "2024年手续费收了几元"])
def test_what_fees_came_to_is_no_list_of_reports(ask: Asking, question: str) -> None:
    assert ask(question).plan["operation"] not in ("list", "count")
