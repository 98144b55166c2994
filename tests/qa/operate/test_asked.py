"""What a question for a number leaves out, denies or tells before it asks, and the units that answer it."""

from __future__ import annotations

import pytest

from qa.operate.asked import (
    MONEY,
    asking_sentence,
    kinds_of,
    left_out,
    narrowed_otherwise,
    undenied,
    without_left_out,
)


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("窗口受理的有几件，不是邮寄那种", ("邮寄",)),
        ("修好的路灯有多少盏（没通电的别算）", ("没通电",)),
        ("发了多少条", ()),
        ("是不是发了12条", ()),
    ],
)
def test_what_is_left_out(body: str, left: tuple[str, ...]) -> None:
    assert left_out(body) == left
    assert not any(one in without_left_out(body) for one in left)


def test_a_narrowing_word_in_what_is_left_out_narrows_nothing() -> None:
    assert not narrowed_otherwise("网上来的几件，不是信函那种", "网络提交")


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("全年一分钱罚款都没收吧", "全年罚款收了多少钱"),
        ("难道一场发布会都没开", "发布会开了多少场"),
        ("发布会开了吗", ""),
    ],
)
def test_a_number_denied_is_asked_for(body: str, asked: str) -> None:
    assert undenied(body).removesuffix("吧") == asked


def test_the_sentence_that_asks_stands_without_the_story() -> None:
    assert asking_sentence("去年搬了家。路灯修了几盏？谢谢。") == "路灯修了几盏？"


@pytest.mark.parametrize(
    ("body", "unit"),
    [("补助一共发出去多少", "万元"), ("扶贫款让多少困难户受益", "户"), ("平均要几个工作日", "个工作日"), ("how much was the rent", "元")],
)
def test_the_units_that_answer(body: str, unit: str) -> None:
    kinds = kinds_of(body)[0]
    assert kinds is not None
    assert unit in kinds
    assert (kinds == MONEY) is (unit in MONEY)
