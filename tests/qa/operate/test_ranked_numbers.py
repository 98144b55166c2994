"""The units that fit what is asked for."""

from __future__ import annotations

from qa.operate.asked import COUNTS, kinds_of
from qa.operate.ranked_numbers import unit_fit


def test_a_case_is_not_counted_by_the_times_of_publishing() -> None:
    kinds, unit = kinds_of("立案多少起")
    assert unit_fit("次", kinds, unit) == 0
    assert unit_fit("件", kinds, unit) > 0


def test_what_is_published_may_be_counted_by_the_time() -> None:
    assert unit_fit("期", COUNTS, "份") > 0


def test_a_working_day_is_nearer_than_a_day() -> None:
    kinds, unit = kinds_of("要几个工作日")
    assert unit_fit("工作日", kinds, unit) > unit_fit("天", kinds, unit) > 0


def test_no_thing_is_counted_in_rounds() -> None:
    rounds = kinds_of("班车一共跑了多少趟")[0]
    assert unit_fit("个", rounds, "趟") == 0
    assert unit_fit("次", rounds, "趟") > 0
