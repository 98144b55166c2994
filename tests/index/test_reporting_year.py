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
