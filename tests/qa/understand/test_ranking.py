"""What is put in order: the kinds of organisations of one report, all applicants, or reports."""

from __future__ import annotations

import pytest

from qa.plan import Plan
from qa.understand.issuers import IssuerIndex
from qa.understand.planner import plan_of
from tests.qa.conftest import Asking
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


def ranked(question: str) -> Plan:
    return plan_of(question, INDEX, HELD, None)[0]


@pytest.mark.parametrize(
    "question",
    ["宿迁2024年各类单位里谁申请得最勤", "宿迁2023年不算个人，哪种组织申请最多", "宿迁2024年除了老百姓，各类机构谁提申请最多，排前三"],
)
def test_kinds_of_organisations(question: str) -> None:
    plan = ranked(question)
    assert (plan.operation, plan.among) == ("rank", "applicants")
    assert plan.targets[0].applicant == "organisations"


@pytest.mark.parametrize(
    ("question", "among"),
    [("宿迁2024年哪类申请人最多", "applicants"), ("2024年哪个单位新收最多", "reports"), ("宿迁和洪泽2024年谁的新收多", "reports")],
)
def test_other_rankings_stay(question: str, among: str) -> None:
    assert ranked(question).among == among


def test_persons_are_no_organisation(ask: Asking) -> None:
    assert [entry.value for entry in ask("宿迁2024年各类单位哪类新收最多").values] == ["75", "6", "3", "1", "0"]
