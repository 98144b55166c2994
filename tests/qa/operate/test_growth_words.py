"""Growth of a number of the prose, and its course over the years, from reports that state the numbers alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.qa.operate.own_report import Told, told_by

EARLIER = "全年编印便民手册50册。“洪泽之声”小程序访问量为8000人次。热线受理来电1200件，同比增加6.5%。\n\n"
LATER = "全年编印便民手册42册。“洪泽之声”小程序访问量为9800人次。\n\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Asks about the reports of 洪泽区 for 2023 and 2024 with these sentences before their second section."""
    with told_by(tmp_path_factory.mktemp("grown"), {2023: EARLIER, 2024: LATER}) as asking:
        yield asking


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("洪泽2024年小程序访问量比上一年涨了百分之几", "22.50"),
        ("洪泽2024年小程序访问量比2023年增长百分之多少", "22.50"),
        ("洪泽2024年便民手册编印册数比上年下降百分之几", "-16.00"),
    ],
)
def test_growth_is_computed_from_both_reports(told: Told, question: str, value: str) -> None:
    answer = told(question)
    assert (answer.value, answer.unit) == (value, "%"), answer.answer
    assert answer.steps


@pytest.mark.parametrize("question", ["洪泽2024年小程序访问量比上一年涨了几个百分点", "洪泽2024年小程序投诉量比上年增长百分之几"])
def test_points_or_what_is_not_stated_are_not_computed(told: Told, question: str) -> None:
    assert told(question).value is None


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("便民手册这种东西洪泽每年编印多少册，变化情况说一说", ["50", "42"]),
        ("洪泽的小程序访问量，历年各是多少人次，看看他们有没有糊弄", ["8000", "9800"]),
    ],
)
def test_its_course_over_the_years(told: Told, question: str, values: list[str]) -> None:
    assert [one.value for one in told(question).values] == values


def test_the_growth_that_is_stated_where_the_year_before_is_not_held(told: Told) -> None:
    assert told("洪泽2023年热线受理来电多少件，比上一年多了百分之几").value == "6.5"
    assert told("洪泽2023年热线受理来电多少件", "比上一年多了百分之几").value == "6.5"
