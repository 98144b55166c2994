"""Plans for a year are quoted from the report for the year before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.qa.operate.own_report import Told, told_by

OWN = (
    "### （一）下一步\n\n"
    "2025年打算从两处着手：一是把答复书的说理部分写足；二是公开栏每旬换一次，由镇里拍照回传。\n\n"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the report of 洪泽区 for 2024 with these sentences before its second section."""
    with told_by(tmp_path_factory.mktemp("plans"), {2024: OWN}) as asking:
        yield asking


@pytest.mark.parametrize(
    "question",
    ["洪泽区打算2025年怎么改进信息公开", "洪泽区2025年打算怎么改进工作", "公开栏的事，洪泽区说2025年要怎样弄", "洪泽区2024年报告里2025年的打算"],
)
def test_plans_for_the_year_after(told: Told, question: str) -> None:
    answer = told(question)
    assert answer.status == "answered"
    assert "公开栏每旬换一次" in answer.answer
    assert {one.year for one in answer.citations} == {2024}


def test_a_plan_that_no_report_tells_of_is_refused(told: Told) -> None:
    assert told("洪泽区2025年打算怎么修地铁").status == "no_data"
