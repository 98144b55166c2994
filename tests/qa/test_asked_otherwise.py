"""Corrections in one breath, multiples, lists and ranks by what is left out, and follow-ups that point by place."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("宿迁2024年自然人……不，是商业企业，新收了几件", "75"),
        ("宿迁2024年不予公开，打错了，是部分公开，一共多少件", "471"),
        ("宿迁部分公开2024年比2023年多百分之几，说错，是多几件", "143"),
        ("宿迁2024年部分公开，2024年减去2023年得多少", "143"),
        ("宿迁部分公开2024年减2023年等于多少件", "143"),
    ],
)
def test_what_the_speaker_takes_back_is_not_answered(ask: Asking, question: str, value: str) -> None:
    assert ask(question).value == value


def test_a_total_called_wrong_is_no_correction(ask: Asking) -> None:
    """The words 总计不对 doubt a figure; they take back none."""
    assert ask("丽水2019年新收的总计不对，自然人应该是多少").value != "27"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("洪泽区从2023到2024新收猛增，2024年是2023年的几倍", "4.52"),
        ("洪泽区2023年和2024年的新收，2023年是2024年的几倍", "0.22"),
        ("洪泽和宿迁2024年的新收，宿迁是洪泽的几倍", "37.11"),
        ("宿迁2024年予以公开和部分公开，部分公开是予以公开的几倍", "0.33"),
        ("洪泽2023到2024新收翻了几倍", "4.52"),
    ],
)
def test_what_is_named_before_the_verb_is_so_many_times_the_other(ask: Asking, question: str, value: str) -> None:
    assert ask(question).value == value


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("宿迁2024年本机关不掌握的几件", "这在全部办理结果总计里占百分之几"), "25.48"),
        (("宿迁2024年本机关不掌握的几件", "它在无法提供当中占多大比例"), "95.32"),
        (("宿迁2024年予以公开、部分公开各多少件", "第二个占办理结果总计的百分之几"), "13.38"),
        (("宿迁2024年予以公开、部分公开各多少件", "前一项占办理结果总计多少"), "40.64"),
        (("洪泽区2023年新收多少", "2024年呢", "后者是前者的几倍"), "4.52"),
    ],
)
def test_a_figure_just_shown_is_found_by_its_place_and_its_whole(ask: Asking, turns: tuple[str, ...], value: str) -> None:
    assert ask(*turns).value == value


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("宿迁2024年：①新收申请②结转下年度③行政复议结果纠正，三个数一次给齐", ["3525", "125", "18"]),
        ("宿迁2024年的新收申请、办理结果总计、结转下年度，三项各是多少", ["3525", "3521", "125"]),
        ("宿迁2024年个人和企业新收各几件？另外要总数", ["3440", "75", "3525"]),
    ],
)
def test_every_figure_of_a_list_is_answered(ask: Asking, question: str, values: list[str]) -> None:
    assert [entry.value for entry in ask(question).values] == values


def test_numbered_figures_that_are_added_up_stay_together(ask: Asking) -> None:
    assert ask("宿迁2024年：①新收申请②结转下年度，加起来多少").value == "3650"


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("仍在沿用2019年老格式的年报有哪些", [("丽水市", 2019)]),
        ("从没用过国家秘密这一条的年报有哪些", [("宿迁市", 2023), ("淮安市洪泽区", 2024)]),
        ("没拿国家秘密当理由拒绝过一件的报告列出来", [("宿迁市", 2023), ("淮安市洪泽区", 2024)]),
        ("用过国家秘密这一条的年报有哪些", [("丽水市", 2019), ("宿迁市", 2024), ("淮安市洪泽区", 2023)]),
        ("真金白银收过信息处理费的是哪几份", [("宿迁市", 2023), ("宿迁市", 2024)]),
    ],
)
def test_reports_listed_by_edition_absence_and_fee(ask: Asking, question: str, reports: list[tuple[str, int]]) -> None:
    assert sorted((entry.issuer, entry.year or 0) for entry in ask(question).values) == sorted(reports)


def test_a_place_that_is_not_held_is_still_named_as_such(ask: Asking) -> None:
    assert "白银" in ask("白银市2023年新收多少").answer


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("宿迁两年、洪泽2024年，部分公开从高到低排一排", ["471", "328", "9"]),
        ("宿迁那两份看着乱先撇开，2024年剩下几家的新收谁最高", ["95"]),
        ("除了宿迁，2024年其余几家的新收谁最高", ["95"]),
        ("宿迁2024年办理结果里不予公开的几个原因，哪个最多", ["23", "21", "17", "13", "11", "4", "2", "1"]),
    ],
)
def test_ranked_among_those_that_are_meant(ask: Asking, question: str, values: list[str]) -> None:
    assert [entry.value for entry in ask(question).values] == values


@pytest.mark.parametrize(
    "question",
    [
        "宿迁规范性文件上年末597件，2024年又发又废，期末420件这账平吗",
        "宿迁规范性文件：2023年底现行有效，加上2024年新发、减去废的，跟2024年底的数一致么",
        "宿迁的规章去年几部今年几部怎么来的，2023跟2024接起来验一验",
    ],
)
def test_a_stock_is_followed_from_year_to_year(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.plan["operation"] == "check"
    assert answer.verification == "verified"
    assert "一致" in answer.answer


def test_the_printed_total_of_a_row_that_does_not_add_up(ask: Asking) -> None:
    answer = ask("丽水2019年新收，个人加各类单位的和跟总计不相等吧，总计那格印的是多少")
    assert (answer.value, answer.verification) == ("687", "conflict")


def test_a_blank_cell_is_computed_and_said_so(ask: Asking) -> None:
    answer = ask("丽水2019年表三（七）总计这一行，“其他”那格空着，照别的数推该是几")
    assert answer.value == "1"
    assert "推算" in answer.answer


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("宿迁和洪泽的部分公开，谁涨得最多", ["143", "5"]),
        ("2024年哪个单位新收增长最快", ["352.38", "0.40"]),
        ("宿迁2024年不予处理的理由里哪项比上年降得最多", ["-218", "-55", "-12", "-4", "0"]),
        ("宿迁哪一年部分公开涨得最多", ["143"]),
        ("2024年哪个单位新收最多", ["3525", "95"]),
    ],
)
def test_ranked_by_how_much_it_moved_only_where_that_is_asked(ask: Asking, question: str, values: list[str]) -> None:
    assert [entry.value for entry in ask(question).values] == values


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("没有用老格式的年报有哪些", 4),
        ("有没有用老格式的年报", 1),
        ("哪些年报的制发规章不为0（2021年以后的格式）", 2),
        ("哪些年报不是2019年的格式", 4),
        ("除了宿迁2023年，还有哪些年报", 4),
        ("除了丽水，哪几份年报的新收过千", 2),
    ],
)
def test_reports_listed_less_those_left_out(ask: Asking, question: str, reports: int) -> None:
    assert len(ask(question).values) == reports


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("宿迁2024复议里维持几件、纠正几件、总计几件", ["88", "18", "170"]),
        ("宿迁2024年：（1）规章现行有效；（2）行政许可数；（3）收费金额", ["12", "1573179", "72701.2578"]),
        ("洪泽2024年新收多少件，其中自然人几件，企业几件，还剩多少没办完", ["95", "95", "0", "0"]),
    ],
)
def test_a_list_of_asks_ends_in_what_it_names(ask: Asking, question: str, values: list[str]) -> None:
    answer = ask(question)
    assert [entry.value for entry in answer.values] == values
    assert answer.values[-1].applicant in (None, "", "total")


def test_the_figures_named_are_ranked_by_how_much_they_moved(ask: Asking) -> None:
    answer = ask("宿迁2024年，予以公开和部分公开谁涨得更快")
    assert [entry.value for entry in answer.values] == ["43.60", "20.15"]


def test_where_nothing_rose_it_is_said_so(ask: Asking) -> None:
    assert "没有上升的" in ask("宿迁2024年复议和诉讼哪个增长得多").answer


def test_an_applicant_set_aside_is_not_answered_for(ask: Asking) -> None:
    answer = ask("宿迁2024，法律服务机构先不看，其他各类申请人新收分别多少")
    assert all(entry.applicant != "legal" for entry in answer.values)
