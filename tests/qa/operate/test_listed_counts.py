"""Counts that one sentence lists: each of them, the share of one, and what else the sentence states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import data
from index.ingest import take
from qa.answer import Answer
from qa.assistant import Assistant, Turn
from qa.library import Library
from qa.settings import Settings

OWN = (
    "按提交方式分，网上提交的申请60件，信函25件，当面递交10件。\n\n"
    "全年举办培训6期、410人次。\n\n"
    "门户网站登载动态消息300条，比上年多40条。\n\n"
    "政务微博账号由8个并为3个。\n\n"
)
"""60 + 25 + 10 is the 95 new requests that the table of 洪泽区 2024 prints."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    """Asks about the report of 洪泽区 2024 with these sentences before its second section."""
    text = (data.REPORTS / "hongze-2024.md").read_text(encoding="utf-8")
    place = text.index("## 二、")
    library = Library.open(Settings(home=Path(tmp_path_factory.mktemp("listed"))))
    assert take((text[:place] + OWN + text[place:]).encode(), "hongze-2024.md", library.stores).state == "taken"
    assistant = Assistant(library)

    def asking(*turns: str) -> Answer:
        history: list[Turn] = []
        for turn in turns[:-1]:
            history.append(Turn(question=turn, plan=assistant.ask(turn, history=history).plan))
        return assistant.ask(turns[-1], history=history)

    yield asking
    library.close()


def test_each_of_a_list_is_answered(told: Callable[..., Answer]) -> None:
    answer = told("洪泽区2024年的申请，网上提交的、信函的、当面递交的各有多少件")
    assert [row.value for row in answer.values] == ["60", "25", "10"]


def test_a_share_rests_on_a_list_that_adds_up_to_the_cell(told: Callable[..., Answer]) -> None:
    answer = told("洪泽区2024年的申请，网上提交的占多少比例")
    assert (answer.value, answer.unit, answer.verification) == ("63.16", "%", "verified")
    assert answer.steps == ["60 + 25 + 10 = 95", "60 ÷ 95 = 63.16%"]


def test_words_of_the_same_meaning_narrow_a_number(told: Callable[..., Answer]) -> None:
    assert told("洪泽区2024年还有人写信来申请的吗，信函多少件").value == "25"


def test_the_other_count_of_the_sentence_follows(told: Callable[..., Answer]) -> None:
    answer = told("洪泽区2024年培训办了几期", "多少人次参加")
    assert (answer.value, answer.unit) == ("410", "人次")


def test_the_change_that_the_sentence_states_follows(told: Callable[..., Answer]) -> None:
    answer = told("洪泽区2024年网站登载动态消息多少条", "比上一年多多少？")
    assert (answer.value, answer.unit) == ("40", "条")


def test_what_is_left_is_the_second_of_two_numbers(told: Callable[..., Answer]) -> None:
    assert told("洪泽区2024年微博账号合并以后还剩下几个").value == "3"
