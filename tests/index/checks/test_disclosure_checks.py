"""二-2019 and the growth stated in percent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.checks.disclosure import disclosure_checks
from index.checks.percentages import percentage_checks
from tests.index.made import facts_of, quantities_of

FACTS = facts_of(
    "disclosure2019.licence.items_before 200\ndisclosure2019.licence.items_change +50\n"
    "disclosure2019.licence.decisions 900\ndisclosure2019.penalty.items_before 80\n"
    "disclosure2019.penalty.items_change -20\ndisclosure2019.penalty.decisions 70\n"
    "disclosure2019.coercion.items_before 5\ndisclosure2019.coercion.items_change .\n"
)


@pytest.mark.parametrize(
    ("prose", "status", "right"),
    [
        ("行政许可250件。", "pass", 250),
        ("行政许可900件。", "pass", 900),
        ("行政许可240件。", "fail", 250),
        ("行政处罚60件。", "pass", 60),
        ("行政处罚61件。", "fail", 60),
        ("行政强制5件。", "not_assessable", None),
        ("全市行政许可办理量为250件。", "pass", 250),
        ("全年办理行政许可240件。", "fail", 250),
        ("共作出行政许可决定900件。", "pass", 900),
        ("行政许可事项办结数量共计251件。", "fail", 250),
        ("实施行政处罚案件60宗。", "pass", 60),
        ("行政处罚办件量为61件。", "fail", 60),
        ("行政许可约240件。", "not_assessable", None),
        ("街道承接的行政许可事项调整后共240项。", "fail", 250),
        ("本地行政许可精简为250项。", "pass", 250),
        ("网上办理行政许可30件，全年行政许可总量240件。", "fail", 250),
    ],
)
def test_this_years_count(prose: str, status: str, right: int | None) -> None:
    (check,) = disclosure_checks(quantities_of(prose), FACTS, "青岚市-2019")
    assert (check.id, check.status, check.right) == ("二-2019", status, right)


@pytest.mark.parametrize(
    "prose", ["公示行政许可240件。", "其中市级行政许可30件。", "清理行政许可事项12项。", "线上办理行政许可30件。"]
)
def test_a_part_is_not_held_against_the_whole(prose: str) -> None:
    assert disclosure_checks(quantities_of(prose), FACTS, "青岚市-2019") == []


def test_a_decrease_is_written_as_one() -> None:
    (check,) = disclosure_checks(quantities_of("行政处罚60件。"), FACTS, "青岚市-2019")
    assert "80−20=60" in check.message


def test_no_statement_no_check() -> None:
    assert disclosure_checks(quantities_of("受理建议60件。"), FACTS, "青岚市-2019") == []


@pytest.mark.parametrize(
    ("prose", "status", "computed"),
    [
        ("行政许可250件，同比增长25%。", "pass", "25"),
        ("行政许可250件，比上年增长25.0%。", "pass", "25.0"),
        ("行政许可250件，同比增长20%。", "fail", "25"),
        ("行政许可250件，同比下降25%。", "fail", "25"),
        ("行政处罚60件，比上年减少25%。", "pass", "25"),
    ],
)
def test_growth(prose: str, status: str, computed: str) -> None:
    (check,) = percentage_checks(quantities_of(prose), FACTS, "青岚市-2019")
    assert (check.status, check.right) == (status, Decimal(computed))


def test_growth_of_something_else_is_left_alone() -> None:
    assert percentage_checks(quantities_of("网站访问量9000次，同比增长25%。"), FACTS, "青岚市-2019") == []
