"""Cells printed twice with different figures."""

from __future__ import annotations

from decimal import Decimal

from index.checks.printed_twice import printed_twice
from qa.verify import verdict
from tests.index.made import SECTIONS, document, facts_of
from tests.index.tables.test_requests import HEADER, mapped


def test_each_cell_that_differs_is_a_contradiction() -> None:
    facts = facts_of("requests.new 7 2 0 0 0 0 9")
    others = facts_of("requests.new 4 2 0 0 0 0 6")
    checks = printed_twice(facts, others, "青岚市-2023")
    assert [check.cells for check in checks] == [(("requests.new", "natural"),), (("requests.new", "total"),)]
    assert checks[1].message == "总计·本年新收印了不止一次：一处是9，另一处是6"
    assert checks[1].difference == Decimal(3)
    assert verdict(checks) == "conflict"


def test_the_worse_labelled_of_two_tables_is_told_too() -> None:
    own = f"{HEADER}\n一、本年新收政府信息公开申请数量<3 | 14 | 3 | 0 | 0 | 0 | 0 | 17"
    misprinted = f"{HEADER}\n一、本年新收政俯信息公开申青数量<3 | 15 | 3 | 0 | 0 | 0 | 0 | 18"
    for first, second in ((own, misprinted), (misprinted, own)):
        mapping = mapped(document(SECTIONS["三"], [first], [second]))
        fact = mapping.facts["requests.new", "natural"]
        assert fact.raw == "14"
        assert fact.doubt == "印了不止一次，另一处为“15”"
        assert mapping.otherwise["requests.new", "natural"].raw == "15"
        assert not mapping.facts["requests.new", "business"].doubt
