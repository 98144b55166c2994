"""Kinds of licence, penalty and fee, which no cell of table 二 tells of."""

from __future__ import annotations

import pytest

from qa.understand.issuers import IssuerIndex
from qa.understand.reading import read
from tests.qa.understand.made_reports import HELD
from tests.qa.understand.test_targets import asked

INDEX = IssuerIndex(HELD)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("宿迁2024年给出了多少件客运许可", "客运"),
        ("宿迁2024年烟草许可有多少件", "烟草"),
        ("宿迁2024年核发捕捞许可几件", "捕捞"),
        ("宿迁2024年消防处罚几件", "消防"),
        ("宿迁2024年处罚了多少起闯红灯", "闯红灯"),
        ("丽水2019年车辆采购花了多少钱", "车辆"),
    ],
)
def test_a_kind_is_not_the_whole(question: str, kind: str) -> None:
    reading = read(question, INDEX)
    assert reading.kind == kind
    assert reading.restricted
    assert asked(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "宿迁2024年一共颁发行政许可多少件",
        "宿迁2024年实施行政强制几件",
        "宿迁2024年查封扣押这类强制有几件",
        "宿迁2024年全市各级作出行政处罚多少件",
        "丽水2019年全年完成政府集中采购多少万元",
        "宿迁2024年一口气废了多少件规范性文件",
    ],
)
def test_what_is_done_with_a_licence_is_no_kind_of_it(question: str) -> None:
    assert read(question, INDEX).kind == ""
    assert len(asked(question)) == 1


def test_what_was_refused_is_not_what_was_given() -> None:
    assert read("宿迁2024年行政许可里被拒绝的有几件", INDEX).kind == "被拒绝的"
    assert read("宿迁2024年行政许可几件，拒绝公开的几件", INDEX).kind == ""


def test_papers_of_all_kinds_are_the_whole() -> None:
    assert read("宿迁2024年批下多少证照许可", INDEX).kind == ""
