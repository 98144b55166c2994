"""The operation that a whole wording asks for."""

from __future__ import annotations

import pytest

from qa.understand.intent import CUES, grams_of, hinted, likeliest, signed
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import read
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("行政处罚数量，各家从高往低降序排", "rank"),
        ("丽水的结转下年度历年走势如何", "trend"),
        ("部分公开指的是什么意思", "explain"),
        ("筛一下：部分公开超过50件的年报", "list"),
        ("把宿迁2024年的年报给我概括一下", "overview"),
        ("宿迁2024年新收和上年结转加起来等于办结加结转吗，对得上吗", "check"),
    ],
)
def test_the_operation_of_a_wording(question: str, operation: str) -> None:
    assert likeliest(read(question, INDEX))[0] == operation


def test_bodies_years_and_terms_are_signs() -> None:
    text = signed(read("丽水市2019年部分公开多少件", INDEX))
    assert "丽水" not in text
    assert "2019" not in text
    assert "①" in text
    assert text.endswith("机1 年1")


def test_grams_are_of_one_to_four_characters() -> None:
    assert set(grams_of("甲乙丙丁戊")) >= {"甲", "甲乙", "甲乙丙", "甲乙丙丁", "乙丙丁戊"}
    assert max(map(len, grams_of("甲乙丙丁戊"))) == 4


@pytest.mark.parametrize("operation", list(CUES))
def test_a_hint_stands_for_a_cue(operation: str) -> None:
    assert hinted(read("丽水市2019年部分公开", INDEX), operation).asks(*CUES[operation])
