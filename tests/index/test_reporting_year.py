"""The year where title and period contradict each other."""

from __future__ import annotations

import pytest

from index.analysis import analyse
from index.errors import NotAReport
from index.report import identification
from tests.index.test_report import identified, made

OLD = "青岚市2021年政府信息公开工作年度报告"
PERIOD = "统计期限自2022年1月1日至2022年12月31日。"


def test_they_agree() -> None:
    found = identification(made("青岚市2022年政府信息公开工作年度报告", PERIOD), "0" * 64)
    assert (found.report.year, found.remark) == (2022, "")


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ((PERIOD, "2022年，青岚市推进公开。"), 2022),
        ((PERIOD, "2021年，青岚市推进公开。"), 2021),
        ((PERIOD, "青岚市推进公开。", "2023年1月20日"), 2022),
        ((PERIOD, "青岚市推进公开。", "2022年1月20日"), 2021),
    ],
)
def test_other_evidence_decides_and_it_is_said(lines: tuple[str, ...], year: int) -> None:
    found = identification(made(OLD, *lines), "0" * 64)
    assert found.report.year == year
    assert "2021" in found.remark
    assert "2022" in found.remark
    assert found.remark in analyse(made(OLD, *lines), digest="0" * 64).remarks


def test_undecided_is_refused() -> None:
    with pytest.raises(NotAReport, match="无法判断报告年度"):
        identified(OLD, PERIOD)


def test_a_period_over_two_years_says_nothing() -> None:
    assert identified(OLD, "自2020年11月1日至2021年12月31日。").year == 2021


@pytest.mark.parametrize(
    "lines",
    [
        ("统计期限自２０２２年１月１日起至２０２２年１２月３１日止。",),
        ("统计期限自二〇二二年一月一日起至二〇二二年十二月三十一日止。",),
        ("2022年，全市公开信息30条。", "2022年受理申请4件，2021年受理的都已办结。", "2023年1月12日"),
        ("二〇二二年，全市公开信息30条。", "2022年受理申请4件。"),
    ],
)
def test_a_title_without_a_year_takes_it_from_the_text(lines: tuple[str, ...]) -> None:
    report = identified("青岚市政府信息公开工作年度报告", *lines)
    assert (report.issuer, report.year) == ("青岚市", 2022)


@pytest.mark.parametrize(
    "lines",
    [
        ("全市做好政府信息公开。",),
        ("2022年受理申请4件。", "2021年受理申请3件。"),
        ("2022年公开30条。", "2022年受理4件。", "2022年1月12日"),
    ],
)
def test_where_the_text_does_not_tell_the_year_it_is_the_year_that_is_missing(lines: tuple[str, ...]) -> None:
    with pytest.raises(NotAReport, match=r"读到了发布机关（青岚市），但找不到报告年度"):
        identified("青岚市政府信息公开工作年度报告", *lines)


@pytest.mark.parametrize("cell", ["统计年度：2022年", "报告年度: 2022", "统计年度： 2022 年"])
def test_a_sheet_for_filling_in_has_a_place_for_the_year(cell: str) -> None:
    lines = ("政府信息公开工作年度报告统计表", f"填报单位：青岚市水务局（盖章） {cell} 填表日期：2023年1月8日")
    report = identified(*lines)
    assert (report.issuer, report.year) == ("青岚市水务局", 2022)


def test_two_years_in_such_places_decide_nothing() -> None:
    with pytest.raises(NotAReport, match="年度"):
        identified("政府信息公开工作年度报告统计表", "填报单位：青岚市水务局", "统计年度：2022年", "统计年度：2021年")
