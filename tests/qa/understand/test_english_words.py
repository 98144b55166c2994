"""What English questions speak of, in the words of the reports."""

from __future__ import annotations

import pytest

from qa.understand.english_words import in_chinese


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what was the trading volume of the intermediary market", "成交额 中介超市"),
        ("turnover of the online intermediary supermarket", "成交额 中介超市"),
        ("how many patents", "专利"),
        ("how many inhabitants", ""),
    ],
)
def test_what_is_traded(question: str, words: str) -> None:
    assert in_chinese(question) == words
