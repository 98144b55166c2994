"""Figures of the tables asked for with words that narrow them: the broader number must not be given."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("宿迁2024年复议，官家占理的有几件", "88"),
        ("宿迁2024年复议，起初的处理被推翻的几件", "18"),
        ("宿迁2024年让人家补材料，过期也没补，最后不管了的有多少件", "77"),
        ("宿迁2024年以法人名义递来的新申请几件（去年结转的不算）", "85"),
        ("洪泽2023年一年开了几张行政处罚", "4119"),
    ],
)
def test_the_narrower_figure_is_given(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("answered", value), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年捕捞许可办了几件",
        "宿迁2024年开了多少张消防罚单",
        "宿迁2024年全部公开的申请里讲鱼塘的有几件",
        "宿迁2024年行政处罚听证了几件",
        "宿迁2023年规范性文件里关于垃圾分类的几件",
        "丽水2019年城管强制执行几件",
    ],
)
def test_a_kind_or_a_matter_is_refused(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value) == ("no_data", None), answer.answer


def test_a_result_in_doubt_is_asked_back(ask: Asking) -> None:
    answer = ask("宿迁2024年复议，局里下不来台的有几件")
    assert answer.status == "ambiguous"
    assert {value.value for value in answer.values} >= {"170", "88", "18"}


@pytest.mark.parametrize(
    ("question", "value"), [("宿迁2024年办结的当中，一字不落给了的占几成", "40.64"), ("丽水2019年不掌握/办结总数是多少%", "18.17")]
)
def test_a_share_is_no_count(ask: Asking, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.value, answer.unit) == (value, "%"), answer.answer


def test_a_figure_has_no_share_of_itself(ask: Asking) -> None:
    assert ask("宿迁2024年新收的申请占百分之几").value is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("宿迁2024年到底碰上了几场行政复议", "170"),
        ("我家那边一共多少，宿迁2024年新收申请", "3525"),
        ("洪泽2023年全区各级一共开出行政处罚几件", "4119"),
    ],
)
def test_words_that_only_colour_keep_the_figure(ask: Asking, question: str, value: str) -> None:
    assert ask(question).value == value
