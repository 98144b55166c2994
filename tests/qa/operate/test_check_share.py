"""A share that the prose states, held against the table, where a question quotes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.qa.operate.own_report import Told, told_by

SENTENCES = {
    2023: "从答复质量看，予以公开和部分公开合计占办理结果总计的31.05%。窗口满意率为97.4%。\n\n",
    2024: "从答复质量看，予以公开占办理结果总计的52.63%，办件量同比增长18.6%。\n\n",
}
"""The table of 2023 holds 0 granted and 4 in part of 21, that of 2024 holds 50 granted of 95."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the reports of 洪泽区 for 2023 and 2024 with these sentences before their second section."""
    with told_by(tmp_path_factory.mktemp("share"), SENTENCES) as asking:
        yield asking


@pytest.mark.parametrize(
    "question",
    [
        "洪泽区2023年报告写公开和部分公开占31.05%，我照表算怎么不对",
        "洪泽区2023年正文称公开加部分公开占31.05%，和表格一致吗",
        "洪泽区2023年报里说公开连同部分公开占31.05%，这个比例准不准",
    ],
)
def test_a_share_that_the_table_does_not_bear_out(told: Told, question: str) -> None:
    answer = told(question)
    assert answer.verification == "conflict"
    assert (answer.value, answer.unit) == ("19.05", "%")
    assert "31.05%" in answer.answer
    assert any("31.05%" in citation.quote for citation in answer.citations)


def test_a_share_that_the_table_bears_out(told: Told) -> None:
    answer = told("洪泽区2024年报告写予以公开占52.63%，按表格核对对吗")
    assert answer.verification == "verified"
    assert answer.value == "52.63"


@pytest.mark.parametrize(
    "question",
    [
        "洪泽区2023年正文写公开和部分公开占31.05%，不予公开占多少",
        "洪泽区2023年报告写满意率97.4%，对吗",
        "洪泽区2024年报告写办件量增长18.6%，对吗",
        "洪泽区2024年报告写予以公开占61%，对吗",
        "洪泽区2024年予以公开占百分之几",
    ],
)
def test_other_questions_about_shares_go_their_own_way(told: Told, question: str) -> None:
    answer = told(question)
    assert "的年报正文写" not in answer.answer
    assert answer.verification != "conflict"
