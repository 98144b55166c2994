"""Everyday words as reports say them."""

from __future__ import annotations

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
    for section in data.load("everyday").values():
        assert all(len(set(official)) == len(official) for official in section.values())
