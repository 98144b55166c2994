"""Measure words behind a number, and words that only begin with one."""

from __future__ import annotations

import re

import pytest

from index.units import COMPOUND, COUNTED, GUARDED, PATTERN


@pytest.mark.parametrize(
    ("after", "unit"),
    [
        ("口机井", "口"),
        ("批次样品", "批次"),
        ("块公示屏", "块"),
        ("幢楼", "幢"),
        ("个月", "个月"),
        ("门网课", "门"),
        ("支队伍", "支"),
        ("单诉求", "单"),
        ("节课", "节"),
        ("公斤消毒粉", "公斤"),
    ],
)
def test_a_measure_word_is_read(after: str, unit: str) -> None:
    found = re.match(PATTERN, after)
    assert found is not None
    assert found.group() == unit


@pytest.mark.parametrize("after", ["门户网站", "支出", "单位", "口径", "面向企业", "节约资金", "队伍"])
def test_a_word_that_begins_like_one_is_none(after: str) -> None:
    assert re.match(PATTERN, after) is None


def test_no_measure_word_is_listed_twice() -> None:
    listed = [*COMPOUND, *COUNTED, *GUARDED]
    assert len(listed) == len(set(listed))
