"""A follow-up that asks two things, and one that names first what it counts."""

from __future__ import annotations

import pytest

from qa.understand.asks import asks_of


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("路灯呢,新装了几盏", ["路灯新装了几盏"]),
        ("不予处理呢,一共多少", ["不予处理一共多少"]),
        ("2022年呢,收了几件", ["2022年收了几件"]),
        ("科研机构呢,顺便说下2022年是几件", ["科研机构呢", "2022年是几件"]),
        ("科研机构呢,不予公开几件", ["科研机构呢", "不予公开几件"]),
        ("那企业呢,跟自然人比差多少", ["那企业呢", "跟自然人比差多少"]),
        ("科研机构呢", ["科研机构呢"]),
    ],
)
def test_the_asks_of_a_follow_up(text: str, asks: list[str]) -> None:
    assert asks_of(text) == asks
