"""What goes from one year to the next, asked of the report that holds it."""

from __future__ import annotations

import pytest

from qa.understand.handed_over import in_report_years


def held(year: int) -> bool:
    return year in (2021, 2022)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("2020年结转到甲市2021年来办的申请几件", "甲市2021年上年结转的申请几件"),
        ("从2020年留下来,由甲市2021年接着办理的有几件", "由甲市2021年上年结转的有几件"),
        ("企业从2020年拖进2021年的几件", "企业2021年上年结转的几件"),
        ("甲市2021年结转到2022年的几件", "甲市2021年结转下年度的几件"),
    ],
)
def test_the_body_may_stand_between_the_two_years(question: str, asked: str) -> None:
    assert in_report_years(question, held) == asked


@pytest.mark.parametrize(
    "question",
    ["2020年转到信访局的、2021年收到的申请几件", "2020年结转和2021年新收各几件", "2020年转到甲市多少件,2021年呢"],
)
def test_two_years_that_hand_nothing_over_stay(question: str) -> None:
    assert in_report_years(question, held) == question
