"""Everyday words as reports say them."""

from __future__ import annotations

from collections import Counter

import pytest

import data
from qa.everyday import as_reported, in_official_words


def test_an_everyday_word_is_read_as_what_the_report_holds() -> None:
    assert in_official_words("撤走多少户", "全镇转移群众90户")[0] == "转移多少户"
    assert in_official_words("撤走多少户", "全镇撤离群众90户")[0] == "撤离多少户"


def test_a_word_of_which_the_report_holds_no_official_one_stays() -> None:
    assert in_official_words("撤走多少户", "全镇修路9公里") == ("撤走多少户", [])


def test_a_word_that_the_report_prints_itself_stays_and_is_of_one_meaning_with_the_official_one() -> None:
    said, groups = as_reported("黑车几辆", "查获黑车8辆，非法营运3起")
    assert "黑车" in said
    assert ("黑车", "非法营运") in groups


def test_no_word_is_its_own_only_official_one_twice() -> None:
    for section in data.load_folder("everyday").values():
        assert all(len(set(official)) == len(official) for official in section.values())


def test_every_word_is_listed_once_has_official_words_and_is_longer_than_a_sign() -> None:
    sections = data.load_folder("everyday").values()
    words = Counter(word for section in sections for word in section)
    assert [word for word, times in words.items() if times > 1] == []
    assert [word for word in words if len(word) < 2] == []
    assert all(official and all(official) for section in sections for official in section.values())


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        ("翻新茅房几间", "改造户厕45间", "翻新户厕几间"),
        ("老乡补了多少钱", "向群众发放补贴", "群众补了多少钱"),
        ("逮住多少骗子", "抓获诈骗人员8名", "抓获多少诈骗"),
        ("打回去几件", "退回3件", "退回几件"),
        ("装修房屋覆盖了几户", "新建房屋4户", "装修房屋覆盖了几户"),
        ("最重要信息有几条", "依申请公开5件", "最重要信息有几条"),
    ],
)
def test_words_of_public_services(words: str, text: str, said: str) -> None:
    assert in_official_words(words, text)[0] == said
