"""Where the asker lives: the one place of that kind that is held, or none."""

from __future__ import annotations

import pytest

from qa.understand.issuers import IssuerIndex
from qa.understand.own_place import own_place
from qa.understand.planner import plan_of
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


@pytest.mark.parametrize("words", ["我们区", "咱们区", "本区", "我们这区"])
def test_the_only_district_held_is_meant(words: str) -> None:
    assert own_place(f"{words}2023年新收几件", HELD) == ("淮安市洪泽区", words)
    plan, _ = plan_of(f"{words}2023年不予公开几件", INDEX, HELD, None)
    assert plan.issuers == ("淮安市洪泽区",)
    assert any("洪泽区" in note and words in note for note in plan.notes)


@pytest.mark.parametrize("question", ["我们市2024年新收几件", "本县2024年新收几件"])
def test_one_of_several_or_of_none_is_not_taken(question: str) -> None:
    assert own_place(question, HELD)[0] == ""
    plan, _ = plan_of(question, INDEX, HELD, None)
    assert plan.issuers == ()


@pytest.mark.parametrize("question", ["我们区教育局2024年新收几件", "本区域的申请几件", "我们要区分处理的几件", "我市长热线几件"])
def test_other_words_name_no_place_of_the_asker(question: str) -> None:
    assert own_place(question, HELD) == ("", "")
