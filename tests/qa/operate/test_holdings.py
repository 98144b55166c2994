"""What is indexed, and which reports pass a bound."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("收录了多少份年报", "5", "份"),
        ("一共收录了几个单位的年报", "3", "个"),
        ("宿迁有几份年报", "2", "份"),
        ("2024年的年报有几份", "2", "份"),
        ("有几份年报部分公开超过100件", "3", "份"),
    ],
)
def test_counts(ask: Asking, question: str, value: str, unit: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.value, answer.unit) == ("answered", value, unit)


def test_the_list_of_reports(ask: Asking) -> None:
    answer = ask("收录了哪些年报")
    assert {(entry.issuer, entry.year) for entry in answer.values} == {
        ("丽水市", 2019),
        ("宿迁市", 2023),
        ("宿迁市", 2024),
        ("淮安市洪泽区", 2023),
        ("淮安市洪泽区", 2024),
    }


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("哪些年报新收超过1000件", ["3525", "3511"]),
        ("哪些年报的部分公开不到10件", ["9", "4"]),
        ("哪些年报行政复议不少于170件", ["440", "170"]),
        ("哪些单位行政复议达到或超过170件", ["440", "170"]),
    ],
)
def test_reports_that_pass_a_bound(ask: Asking, question: str, values: list[str]) -> None:
    answer = ask(question)
    assert [entry.value for entry in answer.values] == values
