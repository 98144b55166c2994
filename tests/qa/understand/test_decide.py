"""Operations told apart that share words."""

from __future__ import annotations

import pytest

from tests.qa.understand.test_targets import asked, plan


def test_copies_counted_in_one_report_are_requests() -> None:
    assert plan("科研单位宿迁2024年新收几份").operation == "lookup"
    assert plan("有几份年报的新收超过100件").operation == "count"


def test_a_change_against_a_year_that_is_not_held_is_no_level() -> None:
    meant = plan("丽水2019年新收申请比上年多多少件")
    assert (meant.operation, meant.ask, meant.targets) == ("number", "change", ())


def test_more_or_fewer_items_than_the_year_before_are_a_column_of_their_own() -> None:
    assert asked("丽水2019年行政处罚比上年多了还是少了几项") == [("disclosure.penalty.items_change", "")]


@pytest.mark.parametrize(
    "question",
    [
        "制发件数和现行有效是一回事吗",
        "结果维持与其他结果是同一个概念吗",
        "最晚几个工作日要给我答复",
        "Is carried over the same thing as pending?",
    ],
)
def test_what_words_mean_is_explained(question: str) -> None:
    assert plan(question).operation == "explain"


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年复议这一块归纳归纳",
        "宿迁2024年申请的答复结果构成，用两段话概括",
        "宿迁2024年老百姓来要信息这块总体咋样",
    ],
)
def test_an_overview_asked_for_in_passing(question: str) -> None:
    assert plan(question).operation == "overview"


def test_part_of_a_hundred_is_a_rate() -> None:
    assert asked("宿迁2024年一百件里头有几件能拿到材料") == [("rate.disclosed", "total")]
    assert asked("宿迁2024年公开和部分公开加在一起多少件") == [("requests.granted", "total"), ("requests.partial", "total")]


def test_reports_listed_in_english() -> None:
    assert plan("Please list every report you hold for Suqian").operation == "list"


@pytest.mark.parametrize("question", ["您认为宿迁公开得够不够", "后天去宿迁开会，路上堵吗", "宿迁这会儿下雪没"])
def test_opinions_and_the_weather_are_no_matter_of_reports(question: str) -> None:
    assert plan(question).refusal == "out_of_scope"
