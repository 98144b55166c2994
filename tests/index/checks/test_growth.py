"""A growth stated in the prose, recomputed from the same count in two years' reports."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.checks import Check, Year, growth_links
from tests.index.made import facts_of, quantities_of

EARLIER = "requests.new 8 1 0 1 0 0 100\nrequests.carried_in 2 0 0 0 0 0 20\n"
LATER = "requests.new 8 1 0 1 0 0 130\nrequests.carried_in 2 0 0 0 0 0 20\n"


def growth_of(before: str, now: str) -> list[Check]:
    earlier = Year(report_id="青岚市-2022", year=2022, facts=facts_of(EARLIER), quantities=quantities_of(before))
    later = Year(report_id="青岚市-2023", year=2023, facts=facts_of(LATER), quantities=quantities_of(now))
    return growth_links(earlier, later)


@pytest.mark.parametrize(
    ("before", "now", "status", "computed"),
    [
        ("", "全年收办政府信息公开申请150件，同比增长25%。", "pass", "25"),
        ("", "全年收办政府信息公开申请150件，同比增长24%。", "fail", "25"),
        ("", "全年新收政府信息公开申请130件，比上年增加30.0%。", "pass", "30.0"),
        ("举办培训班8场。", "举办培训班6场，同比下降25%。", "pass", "-25"),
        ("举办培训班8场。", "举办培训班6场，同比增长25%。", "fail", "-25"),
        ("公开政府信息62.4万条。", "公开政府信息70.2万条，同比增长12.6%。", "pass", "12.5"),
        ("公开政府信息62.4万条。", "公开政府信息70.2万条，同比增长14%。", "fail", "13"),
    ],
)
def test_a_stated_growth_is_recomputed(before: str, now: str, status: str, computed: str) -> None:
    (check,) = growth_of(before, now)
    assert (check.status, check.right) == (status, Decimal(computed))
    assert check.id == "year-link"
    assert not check.cells


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("", "举办培训班6场，同比下降25%。"),
        ("举办培训班8场。举办培训班9场。", "举办培训班6场，同比下降25%。"),
        ("举办培训班8场。", "举办培训班6场，满意率98%。"),
        ("举办培训班8场。", "全市满意率98%，同比上升2%。"),
    ],
)
def test_nothing_is_recomputed_without_the_same_count(before: str, now: str) -> None:
    assert growth_of(before, now) == []
