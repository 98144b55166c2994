"""Figures within the one that the known words name."""

from __future__ import annotations

import pytest

from qa.understand.issuers import IssuerIndex
from qa.understand.narrower import Narrower, narrower
from qa.understand.planner import plan_of
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


def within(question: str) -> Narrower | None:
    """The narrower figure that ``question`` is found to mean."""
    return narrower(*plan_of(question, INDEX, HELD, None))


@pytest.mark.parametrize(
    ("question", "concept"),
    [
        ("宿迁2024年不予公开的，怕惹出乱子的有几件", "requests.refused.security"),
        ("宿迁2024年不管的里面，补正通知发了、人家过期也不补的有几件", "requests.other.not_corrected"),
    ],
)
def test_the_likeliest_figure_within_is_meant(question: str, concept: str) -> None:
    assert within(question) == Narrower(concept=concept)


@pytest.mark.parametrize("question", ["宿迁2024年复议，局里下不来台的有几件", "宿迁2024年打官司，政府脸上无光的有多少"])
def test_a_result_in_doubt_is_asked_back_with_the_whole_first(question: str) -> None:
    found = within(question)
    assert found is not None
    assert found.concept == ""
    assert found.readings[0].endswith(".total")
    assert {name.split(".")[1] for name in found.readings[1:]} == {"upheld", "corrected", "other", "pending"}


def test_a_description_within_a_group_is_asked_back() -> None:
    found = within("宿迁2024年不予处理的，老头老太吵架那种的有几件")
    assert found is not None
    assert found.readings[:2] == ("requests.declined", "requests.declined.petition")


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年理都没理、直接赶走的申请（不予处理）有多少件",
        "宿迁2024年以无法提供糊弄过去的有几件",
        "宿迁2024年到底碰上了几场复议",
        "我家那边，宿迁2024年打信息公开官司的一共几起",
        "宿迁2024年复议案件总数，写稿子用",
        "宿迁2024年以不予公开收场的拢共几件",
        "宿迁2024年不予处理那一大类的小计，急等着用",
        "宿迁2024年办结了多少件申请，帮忙瞅瞅",
    ],
)
def test_words_that_only_colour_leave_the_whole(question: str) -> None:
    assert within(question) is None


def test_a_figure_over_the_years_is_narrowed_too() -> None:
    found = within("宿迁2024年复议，局里下不来台的比2023年多几件")
    assert found is not None
    assert found.readings[0] == "review.total"


def test_a_description_beside_all_that_was_closed_is_asked_back() -> None:
    found = within("宿迁2024年办结的，机关内部的鸡零狗碎不让看的几件")
    assert found is not None
    assert found.readings[:2] == ("requests.total", "requests.refused.internal_affairs")
