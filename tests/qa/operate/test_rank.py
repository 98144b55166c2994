"""Rankings: best first, among reports, reasons, applicants and results."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("哪个市新收申请最多", ["3525", "3511", "687", "95", "21"]),
        ("2024年哪个单位新收申请最多", ["3525", "95"]),
        ("2024年各单位新收申请从低到高排列", ["95", "3525"]),
        ("宿迁2024年不予公开里哪种情形最多", ["23", "21", "17", "13", "11", "4", "2", "1"]),
        ("宿迁2024年哪类申请人新收最多", ["3440", "75", "6", "3", "1", "0"]),
        ("丽水2019年行政复议哪种结果最多", ["16", "10", "8", "6"]),
        ("宿迁哪一年部分公开最多", ["471", "328"]),
    ],
)
def test_ranked(ask: Asking, question: str, values: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [entry.value for entry in answer.values] == values


def test_the_first_three(ask: Asking) -> None:
    answer = ask("宿迁2024年不予公开的理由前三名")
    assert [entry.value for entry in answer.values] == ["23", "21", "17"]


def test_every_ranked_figure_is_cited(ask: Asking) -> None:
    answer = ask("2024年哪个单位新收申请最多")
    assert {(c.issuer, c.year) for c in answer.citations} >= {("宿迁市", 2024), ("淮安市洪泽区", 2024)}


def test_no_place_is_ranked_by_what_its_form_does_not_hold(ask: Asking) -> None:
    answer = ask("哪个市行政规范性文件现行有效最多")
    assert all(entry.issuer != "丽水市" for entry in answer.values if entry.value is not None)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2024年新收头名是哪家", ["3525", "95"]),
        ("新收件数TOP3", ["3525", "3511", "687"]),
        ("哪几份年报的新收排在头两名", ["3525", "3511"]),
        ("2024年新收的冠军是哪家", ["3525", "95"]),
        ("2024年第三方权益这条谁用得最勤、谁最少用，排一下", ["17", "0"]),
    ],
)
def test_other_words_for_a_rank(ask: Asking, question: str, values: list[str]) -> None:
    assert [entry.value for entry in ask(question).values] == values


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("宿迁2024年不予公开里哪种理由最多？件数", "23"),
        ("丽水2019年行政复议哪种结果最多，是几件", "16"),
        ("宿迁2024年哪类申请人提得最多，多少件", "3440"),
        ("宿迁2024年不予公开里哪种理由最多", None),
        ("宿迁2024年不予公开的理由从多到少，各多少件", None),
        ("新收最多的前两份报告，分别多少件", None),
    ],
)
def test_how_many_the_first_has_where_that_is_asked_too(ask: Asking, question: str, value: str | None) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.value == value
