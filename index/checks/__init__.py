"""The checks 勾稽: which rules tie a report's figures together, and whether they hold."""

from __future__ import annotations

from collections.abc import Sequence

from index.checks.arithmetic import apply, cell_name, with_causes
from index.checks.disclosure import disclosure_checks
from index.checks.growth import Year, growth_links
from index.checks.model import Check, FactKey, Rule
from index.checks.percentages import percentage_checks
from index.checks.rules import Facts, table_rules
from index.checks.text_table import text_table_checks
from index.checks.year_link import year_links
from index.quantities import Quantity

__all__ = ["Check", "FactKey", "Facts", "Rule", "Year", "cell_name", "check_report", "growth_links", "year_links"]


def check_report(facts: Facts, quantities: Sequence[Quantity], report_id: str, *, scope: str) -> list[Check]:
    """Every check within one report: tables 三 and 四, table 二 of 2019, prose against tables."""
    rules = table_rules(facts)
    checks = with_causes([apply(rule, facts, report_id) for rule in rules], rules, facts)
    checks += disclosure_checks(quantities, facts, report_id)
    checks += text_table_checks(quantities, facts, report_id, scope=scope)
    return checks + percentage_checks(quantities, facts, report_id)
