"""Words that set some cases apart from those that a cell counts."""

from __future__ import annotations

import pytest

from qa.understand.apart import set_apart
from qa.understand.issuers import IssuerIndex
from qa.understand.planner import plan_of
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


def words_apart(question: str) -> str:
    """The words of ``question`` that set cases apart from the figures it is planned for."""
    plan, reading = plan_of(question, INDEX, HELD, None)
    return set_apart(reading, plan.targets)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("宿迁2024年部分公开的申请里讲鱼塘的有几件", "讲鱼塘"),
        ("宿迁2024年新收申请当中打听学区的有多少", "打听学区"),
        ("宿迁2024年行政许可延续了几件", "延续"),
        ("宿迁2024年新收里头，开茶馆的老板提的几件", "开茶馆的老板提"),
        ("宿迁2024年新收申请里打听学区的比2023年多几件", "打听学区"),
    ],
)
def test_cases_of_some_matter_only(question: str, words: str) -> None:
    assert words_apart(question) == words


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年行政复议里维持原来答复的有多少",
        "宿迁2024年新收申请里企业递来的有几件",
        "宿迁2024年跟信息公开沾边的官司几起",
        "宿迁2024年行政处罚作出了多少件",
        "宿迁2024年许可、处罚、强制三样各几件",
    ],
)
def test_what_a_term_tells_apart_is_left_to_it(question: str) -> None:
    assert words_apart(question) == ""
