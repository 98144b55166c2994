"""Numbers that a question supposes: yes or no stands before the printed figure."""

from __future__ import annotations

import pytest

from tests.qa.conftest import Asking

CLAIMS = [
    ("丽水2019年新收是687件吗", "是的", "687"),
    ("洪泽2023年收到的申请是不是21件", "是的", "21"),
    ("宿迁2024年部分公开是471件对不对", "是的", "471"),
    ("洪泽2024年收到的申请是90件吗", "不是90件", "95"),
    ("宿迁2023年公开率是43.57%吗", "是的", "43.57"),
    ("宿迁2024年新收有没有超过3000件", "有，超过了3000件", "3525"),
    ("宿迁2024年新收是不是超过4000件", "没有超过4000件", "3525"),
    ("丽水2019年部分公开有没有100件", "有，达到了100件", "106"),
    ("丽水2019年有超过600件申请吗", "有，超过了600件", "687"),
    ("洪泽2024收到的申请不到100件吧", "是的，不到100件", "95"),
    ("洪泽2024年新收过百了吗", "没有超过100件", "95"),
    ("宿迁2024年公开率有没有过半", "有，超过了50%", "54.02"),
    ("宿迁2024年新收是不是比去年多", "是的", "14"),
    ("宿迁2024年不予公开是不是比上年少", "是的", "50"),
]


@pytest.mark.parametrize(("question", "opening", "value"), CLAIMS)
def test_yes_or_no_comes_first(ask: Asking, question: str, opening: str, value: str) -> None:
    answer = ask(question)
    assert answer.answer.startswith(opening), answer.answer
    assert answer.value == value


def test_a_rise_is_denied(ask: Asking) -> None:
    assert ask("宿迁2024年新收申请比2023年少吗").answer.startswith("不是")


def test_yes_in_english(ask: Asking) -> None:
    assert ask("Did Suqian receive more than 3000 requests in 2024?").answer.startswith("Yes. 3525")


def test_a_growth_is_not_held_against_a_level(ask: Asking) -> None:
    assert ask("宿迁2024年报称公开率提高了12%，对吗").status == "no_data"
