"""Which operation puts the figures asked for together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from qa.plan import Plan, Target
from qa.understand.disclosed import Targets
from qa.understand.ratios import ratio_of
from qa.understand.reading import Reading
from qa.understand.scope import Scope
from qa.understand.shares import share_of
from qa.understand.sums import collective
from qa.understand.targets import of_one_table

_EVERY_YEAR = re.compile(r"[两二三四五](?:个)?年(?:度)?(?:里)?(?:.{0,14}(?:累计|合计|一共|总共|加起来|共))")


_HOW_MANY = re.compile(r"by how many(?! percent)|(?:多|少|增加|减少|增|减|涨|降)了?(?:多少|几)[件个条份起项]")
"""A change asked for in pieces, not in percent."""


def figures_plan(
    reading: Reading,
    scope: Scope,
    wanted: tuple[Target, ...],
    rates: tuple[Target, ...],
    make: Callable[..., Plan],
) -> Plan:
    several = len(scope.reports) > 1
    apart = re.search(r"分别|各|分列|分开|逐[项个]|respectively|each", reading.body)
    if reading.asks("average"):
        return make("number")
    if reading.asks("difference") and re.search(r"百分之|百分比|几成|percent", reading.body):
        reading = replace(reading, operations={**reading.operations, "growth": ((0, 0),)})
    if reading.asks("growth") and reading.asks("difference") and _HOW_MANY.search(reading.body):
        reading = replace(reading, operations={name: spans for name, spans in reading.operations.items() if name != "growth"})
    if (
        several
        and reading.years.compared
        and len(wanted) == 1
        and not reading.asks("growth", "times", "share")
        and (apart is None or reading.asks("difference"))
    ):
        return make("difference", targets=wanted)
    ratio = ratio_of(reading, wanted, rates) if several and reading.asks("difference", "trend") else {}
    if ratio:
        return make("difference" if reading.asks("difference") else "trend", **ratio)
    for operation in ("times", "growth", "difference"):
        if reading.asks(operation) and not only_column(reading):
            if several or reading.years.compared or len(wanted) > 1:
                return make(operation, targets=wanted)
    counted = re.search(r"占(?:了|到)?(?:多少|几)[件个条份]", reading.body)
    if reading.asks("share") and not rates and not counted:
        between = _between_bodies(reading, scope, wanted)
        if between:
            return make("share", targets=wanted, reports=between, base=wanted[0], ask="between")
        target, base = share_of(reading, wanted)
        if base is not None:
            return make("share", targets=target, base=base)
    single_issuer = len({report.issuer for report in scope.reports}) == 1
    summed = _EVERY_YEAR.search(reading.text) and reading.asks("sum") and not apart
    if summed and several and single_issuer and len(wanted) == 1:
        return make("sum", targets=wanted)
    if several and single_issuer and (reading.asks("trend") or reading.years.all or len(scope.years) > 2):
        return make("trend", targets=wanted)
    if (
        several
        and single_issuer
        and len(scope.years) > 1
        and len(wanted) == 1
        and reading.asks("trend", "growth")
    ):
        return make("trend", targets=wanted)
    named = not scope.open_issuer and (not scope.open_year or len(scope.reports) == 1 or bool(_EVERY_YEAR.search(reading.text)))
    together = collective(reading, wanted) if named and not rates and len(scope.reports) == 1 else ()
    if together:
        return make("sum" if len(together) > 1 else "lookup", targets=together)
    alike = of_one_table(wanted)
    joined = several or (len(wanted) > 1 and _joined_terms(reading))
    added = len(wanted) > 1 and alike and _added_terms(reading)
    if added and not apart and not several and not reading.asks("difference", "growth", "times", "share", "rank"):
        return make("sum", targets=wanted)
    if reading.asks("sum") and not apart and named and alike and joined:
        return make("sum", targets=wanted)
    if scope.open_issuer and several:
        return make("lookup", targets=wanted, ask="which_report")
    if scope.open_year and several:
        return make("lookup", targets=wanted, ask="newest")
    return make("lookup", targets=wanted)


def _between_bodies(reading: Reading, scope: Scope, wanted: tuple[Target, ...]) -> tuple[str, ...]:
    """The two reports of a share of one body's figure in another's (生态环境局的新收占全市的几成)."""
    if len(scope.reports) != 2 or len(wanted) != 1 or len(set(scope.issuers)) != 2 or "占" not in reading.body:
        return ()
    return tuple(report.id for report in scope.reports)


def _added_terms(reading: Reading) -> bool:
    """Whether two terms of one kind are joined by a word that adds (A加B)."""
    for first, second in pairwise(reading.terms):
        between = reading.body[first.end : second.start]
        if first.kind == second.kind and first.id != second.id and re.fullmatch(r"的?(?:加上?|＋|\+|再加上?| plus )的?", between):
            return True
    return False


def _joined_terms(reading: Reading) -> bool:
    """Whether two terms of one kind stand side by side with 和, 加 or the like between them."""
    for first, second in pairwise(reading.terms):
        between = reading.body[first.end : second.start]
        if first.kind == second.kind and first.id != second.id and len(between) <= 6:
            if re.search(r"[和与及跟、＋+]|加|以及|\band\b|plus", between):
                return True
    return False


def change_column(
    reading: Reading, scope: Scope, wanted: tuple[Target, ...], targets: Targets
) -> tuple[Target, ...]:
    """本年增/减 of a subject of table 二 (form 2019), which answers for the year before without its report."""
    subjects = {
        t.concept.split(".")[1] for t in (*wanted, *targets.readings) if t.concept.startswith("disclosure.")
    }
    if not subjects or scope.reports[0].form != "2019" or re.search(r"百分|率|幅|percent|%", reading.body):
        return ()
    if not re.search(r"项目|事项|收费|(?:多少|几)项", reading.body):
        return ()
    return tuple(Target(concept=f"disclosure.{name}.items_change") for name in sorted(subjects))


def only_column(reading: Reading) -> bool:
    """Whether the words of a difference are a column of table 二 (本年增/减)."""
    return any(term.kind == "columns" and term.id == "items_change" for term in reading.terms)
