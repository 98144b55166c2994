"""A bare 结转 in a list of the year's figures."""

from __future__ import annotations

import pytest

from qa.understand.bare_carried import carried_in_full


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("新收、办结、结转各几件", "新收、办结、结转下年度各几件"),
        ("新收、结转、办结都报一下", "新收、上年结转、办结都报一下"),
        ("办理总计和结转分别多少", "办理总计和结转下年度分别多少"),
        ("新收和结转各是多少", "新收和上年结转、结转下年度各是多少"),
    ],
)
def test_a_bare_word_in_a_list_is_said_in_full(text: str, full: str) -> None:
    assert carried_in_full(text) == full


@pytest.mark.parametrize(
    "text",
    [
        "结转多少件",
        "新收、上年结转各多少",
        "新收、办结、结转下年各几件",
        "新收加结转等于办结吗",
        "新收、结转与办结对得上吗",
        "宣传经费结转、培训经费各多少",
    ],
)
def test_elsewhere_it_stands_as_it_is(text: str) -> None:
    assert carried_in_full(text) == text
