"""What a follow-up points at."""

from __future__ import annotations

import pytest

from qa.plan import Plan
from qa.understand.referents import named
from tests.qa.understand.made_reports import stored

HELD = (
    stored("远山市", 2024, region="某省远山市"),
    stored("远山市松林区", 2024, region="某省远山市松林区"),
    stored("松林区河口街道办事处", 2024, scope="body", region="某省远山市松林区"),
    stored("远山市民政局", 2024, scope="body", region="某省远山市"),
)


@pytest.mark.parametrize(
    ("issuer", "question", "meant"),
    [
        ("松林区河口街道办事处", "它上头的区政府呢", "远山市松林区"),
        ("松林区河口街道办事处", "那所属的区同年是多少", "远山市松林区"),
        ("远山市民政局", "所在的市呢", "远山市"),
        ("远山市松林区", "上级市政府同年呢", "远山市"),
    ],
)
def test_the_place_a_body_lies_in(issuer: str, question: str, meant: str) -> None:
    before = Plan(operation="lookup", issuers=(issuer,), years=(2024,))
    assert named(question, (before,), HELD).find(meant) >= 0


def test_a_place_that_is_not_held_is_not_guessed() -> None:
    before = Plan(operation="lookup", issuers=("远山市民政局",), years=(2024,))
    assert named("它上头的省政府呢", (before,), HELD) == ""
