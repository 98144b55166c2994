"""What the passages of a self-assessment are for."""

from __future__ import annotations

import pytest

from qa.operate.roles import states_plans, states_problems, tells_remedied


@pytest.mark.parametrize(
    "text",
    [
        "存在的问题：一是栏目更新慢；二是答复书写得难懂。",
        "回头看，这一年仍有三处短板。一是村务栏常年空着；二是热线难打。",
    ],
)
def test_a_list_of_problems(text: str) -> None:
    assert states_problems(text)
    assert not states_plans(text)
    assert not tells_remedied(text)


@pytest.mark.parametrize(
    "text",
    [
        "针对上述问题，2031年重点办好两件事：一是增设座席；二是统一样本。",
        "下一步：一是把栏目并成三个；二是给答复书配范本。",
        "对策：第一，扫码查进度；第二，专人校对。",
        "2031年的打算：一是换新公告栏；二是招募讲解员。",
    ],
)
def test_a_list_of_plans(text: str) -> None:
    assert states_plans(text)
    assert not states_problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "上一年提出的三项整改，公告栏已经换新，样本印发使用。",
        "上年报告所列的问题均已解决：热线增加座席6个。",
    ],
)
def test_what_became_of_last_year(text: str) -> None:
    assert tells_remedied(text)
    assert not states_problems(text)


def test_this_years_problems_are_not_last_years_remedied() -> None:
    assert not tells_remedied("2031年的工作还存在一些短板：一是只有3个栏目按时更新，其余没有完成。")
