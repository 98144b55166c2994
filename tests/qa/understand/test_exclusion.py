"""What is left when one kind of applicant is left out: the other organisations, or all other applicants."""

from __future__ import annotations

import pytest

from qa.plan import Target
from qa.understand.issuers import IssuerIndex
from qa.understand.planner import plan_of
from tests.qa.understand.made_reports import HELD

INDEX = IssuerIndex(HELD)


@pytest.mark.parametrize(
    ("question", "whole", "part"),
    [
        ("宿迁2024年除了公司，其余单位新收几件", "organisations", "business"),
        ("宿迁2023年除去律所外的其他组织新收几件", "organisations", "legal"),
        ("宿迁2024年除了公益组织，别的机构部分公开几件", "organisations", "welfare"),
        ("宿迁2024年除了公司，其他申请人新收几件", "total", "business"),
        ("宿迁2024年除了个人，其他申请人新收几件", "total", "natural"),
    ],
)
def test_the_rest_is_of_whom_the_question_names(question: str, whole: str, part: str) -> None:
    plan, _ = plan_of(question, INDEX, HELD, None)
    assert (plan.operation, plan.ask) == ("sum", "rest")
    concept = plan.targets[0].concept
    assert plan.targets == (Target(concept=concept, applicant=whole), Target(concept=concept, applicant=part))


def test_the_column_of_others_is_still_found() -> None:
    plan, _ = plan_of("宿迁2024年其他申请人新收几件", INDEX, HELD, None)
    assert [target.applicant for target in plan.targets] == ["other"]
