"""Sums, shares, differences, growth and multiples of published figures."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value", "unit", "step"),
    [
        ("宿迁2023年和2024年部分公开一共多少件", "799", "件", "328 + 471 = 799"),
        ("宿迁2024年予以公开和部分公开合计多少件", "1902", "件", "1431 + 471 = 1902"),
        ("丽水2019年部分公开占总计的比例", "15.41", "%", "106 ÷ 688 = 15.41%"),
        ("宿迁2024年自然人占新收申请的百分之几", "97.59", "%", "3440 ÷ 3525 = 97.59%"),
        ("丽水2019年公开率是多少", "71.37", "%", "491 ÷ 688 = 71.37%"),
        ("宿迁2024年公开率是多少", "54.02", "%", "1902 ÷ 3521 = 54.02%"),
        ("洪泽2024年公开率", "62.11", "%", "59 ÷ 95 = 62.11%"),
        ("丽水2019年行政复议纠错率", "20.00", "%", "8 ÷ 40 = 20.00%"),
        ("宿迁2024年复议维持率", "51.76", "%", "88 ÷ 170 = 51.76%"),
        ("宿迁2024年新收申请比2023年多多少件", "14", "件", "3525 − 3511 = 14"),
        ("宿迁2024年新收申请比2023年增长百分之几", "0.40", "%", "14 ÷ 3511 = 0.40%"),
        ("宿迁2024年部分公开同比增长百分之几", "43.60", "%", "143 ÷ 328 = 43.60%"),
        ("宿迁2024年行政许可处理决定同比增长率", "-13.02", "%", "-235416 ÷ 1808595 = -13.02%"),
        ("宿迁2024年予以公开是2023年的几倍", "1.20", "倍", "1431 ÷ 1191 = 1.20"),
        ("丽水2019年和宿迁2024年部分公开相差多少件", "365", "件", "471 − 106 = 365"),
        ("宿迁和洪泽2024年部分公开相差多少件", "462", "件", "471 − 9 = 462"),
    ],
)
def test_computed(ask: Asking, question: str, value: str, unit: str, step: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.value in (value, value.removesuffix("0").removesuffix(".0"))
    assert answer.unit == unit
    assert step in answer.steps
    assert len(answer.citations) >= 2


def test_rates_state_numerator_and_denominator(ask: Asking) -> None:
    answer = ask("丽水2019年公开率是多少")
    assert "491" in answer.answer
    assert "688" in answer.answer


def test_the_checks_of_the_operands_decide_the_verdict(ask: Asking) -> None:
    assert ask("丽水2019年公开率是多少").verification == "conflict"
    assert ask("宿迁2024年公开率是多少").verification == "verified"


def test_percentages_are_never_summed(ask: Asking) -> None:
    answer = ask("宿迁2023年和2024年公开率一共多少")
    assert answer.value is None
    assert "97.6" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "洪泽2023年行政复议纠错率",
        "丽水2019年部分公开比2018年增长多少",
        "宿迁2022年到2024年部分公开一共多少件",
        "宿迁2024年部分公开比2020年多多少件",
    ],
)
def test_a_missing_operand_gives_no_result(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "no_data"
    assert answer.value is None


def test_a_missing_operand_is_named(ask: Asking) -> None:
    assert "2020" in ask("宿迁2024年部分公开比2020年多多少件").answer
    assert "行政复议" in ask("洪泽2023年行政复议纠错率").answer


@pytest.mark.parametrize(
    "question",
    [
        "丽水2019年和宿迁2024年规范性文件相差多少件",
        "丽水2019规范性文件对外公开总数与洪泽2023行政规范性文件现行有效相比差多少",
        "丽水2019年与宿迁2023年规范性文件总数一共多少件",
    ],
)
def test_figures_of_different_forms_are_not_put_in_one_calculation(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.value is None
    assert answer.status in ("no_data", "ambiguous") or "口径不同" in answer.answer


def test_indicators_that_the_form_lacks_are_said_to_be_lacking(ask: Asking) -> None:
    answer = ask("丽水2019年行政规范性文件现行有效多少件")
    assert answer.value is None
    assert answer.status == "no_data"
    assert "4910" not in (answer.value or "")
