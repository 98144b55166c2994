"""Tables 三 without a column 总计 and without real cells: the columns' own sums prove them, or they are given up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from index.checks.arithmetic import apply
from index.checks.rules import table_rules
from index.facts import Fact
from index.forms import APPLICANT_KINDS
from index.tables.applicant_columns import NO_TOTALS

GIVEN_UP = "表三没有总计列，各列相加也不平衡：这些数字没有收录"
_OF_COLUMNS = ("三-flow", "三-outcome")

Facts = dict[tuple[str, str], Fact]


def confirm_without_totals(facts: Facts) -> list[str]:
    """Lifts the doubt about such a table from ``facts`` where all sums of its columns come out, with remarks.

    Where a sum fails the figures are taken out: a figure may stand under the wrong applicant.
    """
    keys = [key for key, fact in facts.items() if fact.doubt == NO_TOTALS]
    if not keys:
        return []
    rules = [rule for rule in table_rules(facts) if rule.id in _OF_COLUMNS and rule.left[0][1] in APPLICANT_KINDS]
    results = [apply(rule, facts, "").status for rule in rules]
    proved = results and "fail" not in results and results.count("pass") >= len(APPLICANT_KINDS)
    if proved and not _last_is_the_sum(facts, {name for name, _ in keys}):
        facts.update({key: replace(facts[key], doubt="") for key in keys})
        return []
    for key in keys:
        del facts[key]
    return [GIVEN_UP]


def _last_is_the_sum(facts: Facts, names: set[str]) -> bool:
    """Whether the last column is the sum of the others in most rows: then it is 总计, and another one is gone."""
    fitting: list[bool] = []
    for name in names:
        *parts, last = (fact.value or Decimal(0) if (fact := facts.get((name, who))) else Decimal(0) for who in APPLICANT_KINDS)
        if last or any(parts):
            fitting.append(sum(parts, Decimal(0)) == last)
    return sum(fitting) * 2 >= len(fitting)
