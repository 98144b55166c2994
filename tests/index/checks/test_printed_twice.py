"""Cells printed twice with different figures."""

from __future__ import annotations

from decimal import Decimal

from index.checks.printed_twice import printed_twice
from qa.verify import verdict
from tests.index.made import facts_of


def test_each_cell_that_differs_is_a_contradiction() -> None:
    facts = facts_of("requests.new 7 2 0 0 0 0 9")
    others = facts_of("requests.new 4 2 0 0 0 0 6")
    checks = printed_twice(facts, others, "青岚市-2023")
    assert [check.cells for check in checks] == [(("requests.new", "natural"),), (("requests.new", "total"),)]
    assert checks[1].message == "总计·本年新收印了不止一次：一处是9，另一处是6"
    assert checks[1].difference == Decimal(3)
    assert verdict(checks) == "conflict"
