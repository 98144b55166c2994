"""Years in every form in which people write them."""

from __future__ import annotations

import pytest

from qa.understand.normalise import normalise
from qa.understand.years import years_of


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("2019年部分公开多少件", (2019,)),
        ("2019部分公开多少件", (2019,)),
        ("２０１９年部分公开多少件", (2019,)),
        ("2019年度部分公开多少件", (2019,)),
        ("19年部分公开多少件", (2019,)),
        ("二〇一九年部分公开多少件", (2019,)),
        ("二○一九年部分公开多少件", (2019,)),
        ("二零一九年部分公开多少件", (2019,)),
        ("二三年部分公开多少件", (2023,)),
        ("一九年部分公开多少件", (2019,)),
        ("partly disclosed in 2019", (2019,)),
        ("2019、2023年部分公开多少件", (2019, 2023)),
        ("2023年和2024年部分公开多少件", (2023, 2024)),
        ("2021年到2024年部分公开", (2021, 2022, 2023, 2024)),
        ("2021-2024年部分公开", (2021, 2022, 2023, 2024)),
        ("2021至2023年部分公开", (2021, 2022, 2023)),
        ("2021~2022年部分公开", (2021, 2022)),
        ("from 2021 to 2023", (2021, 2022, 2023)),
        ("23、24两年部分公开", (2023, 2024)),
        ("23年和24年部分公开", (2023, 2024)),
        ("2024年比2023年多多少", (2024, 2023)),
    ],
)
def test_plain_years(question: str, years: tuple[int, ...]) -> None:
    assert years_of(normalise(question)).named == years


@pytest.mark.parametrize(
    "question",
    ["部分公开多少件", "公开信息20837条", "超过2019件的有哪些", "收到2023件申请吗", "近三年的变化", "第30条", "3年来的情况"],
)
def test_numbers_that_are_no_years(question: str) -> None:
    assert years_of(normalise(question)).named == ()


@pytest.mark.parametrize(
    ("question", "offsets"),
    [("去年新收多少件", (0,)), ("前年新收多少件", (-1,)), ("大前年新收多少件", (-2,)), ("今年新收多少件", (0,))],
)
def test_years_relative_to_the_newest_report(question: str, offsets: tuple[int, ...]) -> None:
    assert years_of(question).relative == offsets


@pytest.mark.parametrize("question", ["上年结转多少件", "去年没办完的有多少件", "结转下年度多少件", "本年新收多少件"])
def test_labels_of_the_form_name_no_year(question: str) -> None:
    found = years_of(question)
    assert (found.named, found.relative, found.shift) == ((), (), 0)


@pytest.mark.parametrize("question", ["历年部分公开", "逐年列出来", "这几年的变化", "over the years"])
def test_every_year(question: str) -> None:
    assert years_of(question).all


@pytest.mark.parametrize("question", ["新收比去年多多少", "同比增长多少", "比上年增加多少"])
def test_compared_with_the_year_before(question: str) -> None:
    assert years_of(question).compared


def test_spans_cover_what_says_the_year() -> None:
    text = "丽水2019年部分公开"
    spans = years_of(text).spans
    assert any(text[start:end].startswith("2019") for start, end in spans)


@pytest.mark.parametrize(
    "question",
    [
        "去年我同学为宅基地跑断了腿，想问2020年部分公开多少件",
        "我同学去年跟镇上要批文没要到，2024年一共几件",
        "今年写毕业论文，2023年不予公开多少件",
        "去年哦就是二三年，新收多少件",
        "今年是2026年了，2024年新收多少件",
    ],
)
def test_what_was_last_year_in_a_tale_is_not_asked_about(question: str) -> None:
    years = years_of(normalise(question))
    assert len(years.named) == 1
    assert not years.relative


@pytest.mark.parametrize("question", ["2024年和去年各收多少件", "2024年新收多少？去年呢", "去年11件，2024变12件，怎么来的"])
def test_two_years_are_asked_about_together(question: str) -> None:
    years = years_of(normalise(question))
    assert years.relative == (0,) or years.compared


@pytest.mark.parametrize(
    "question",
    ["最近一年新收几件", "最新年度的诉讼几件", "最近一份年报里公开几件", "latest year you have: how many requests", "the most recent year available"],
)
def test_the_newest_year_held_is_meant(question: str) -> None:
    assert years_of(normalise(question)).relative == (0,)


@pytest.mark.parametrize("question", ["最近三年新收", "最新的年报是哪年的", "latest news of the reports", "最近一次会议", "最近新收几件"])
def test_newest_of_other_things_is_no_year(question: str) -> None:
    assert years_of(normalise(question)).relative == ()


@pytest.mark.parametrize("question", ["今年到目前复议几件", "今年以来收了几件", "截至今天今年新收几件", "requests so far this year", "year-to-date refusals"])
def test_the_year_going_on_has_no_report(question: str) -> None:
    years = years_of(normalise(question))
    assert years.so_far
    assert years.relative == ()


@pytest.mark.parametrize("question", ["今年新收几件", "2024年到现在", "年初到年末剩几件", "this year's requests", "本年度新收"])
def test_a_year_that_is_over_may_have_one(question: str) -> None:
    assert not years_of(normalise(question)).so_far


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("2023 and later: which has the most", 2023),
        ("2021 onwards, new requests", 2021),
        ("from 2022 on, who refused most", 2022),
        ("later than 2021, which report", 2022),
        ("2022年及以后新收最多的", 2022),
        ("2023年往后的年报", 2023),
    ],
)
def test_a_year_with_which_those_asked_about_begin(question: str, first: int) -> None:
    found = years_of(normalise(question))
    assert (found.since, found.named) == (first, ())


@pytest.mark.parametrize("question", ["in 2019 and after reconsideration, suits", "in 2023, on average, how many", "2023 on-site checks", "没赶上年内办完,2023年"])
def test_a_year_by_itself_is_that_year(question: str) -> None:
    found = years_of(normalise(question))
    assert (found.since, found.relative) == (0, ())
    assert len(found.named) == 1
