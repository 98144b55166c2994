"""Re-derives every number that an answer shows from what is stored.

A number may be: a year or a form named, the figure of a cell that the answer
cites or whose check it shows, a number in a quoted text, a result of arithmetic
that the answer itself spells out and that is right, the difference of two such
figures, or a count of things that can be counted in the answer or the store.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from index.checks.model import Check
from index.database import StoredReport
from index.facts import Fact
from index.forms import ORGANISATIONS
from index.quantities import Quantity
from qa.answer import Answer
from qa.library import Library
from qa.understand.glossary import explanations

NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?")
SUM = re.compile(r"-?\d+(?:\.\d+)?(?: ?[+−-] ?-?\d+(?:\.\d+)?)+")
STEP = re.compile(r"(?P<left>[-−+\d. ÷×]+?) = (?P<right>-?\d+(?:\.\d+)?)(?P<percent>%)?")
CENT = Decimal("0.01")


class Stored:
    """All that the store holds, read once."""

    def __init__(self, library: Library) -> None:
        self.store = library.store

    @cached_property
    def reports(self) -> dict[str, StoredReport]:
        """Reports by id."""
        return {report.id: report for report in self.store.reports()}

    @cached_property
    def facts(self) -> dict[str, list[Fact]]:
        """Facts by report."""
        return {name: self.store.facts([name]) for name in self.reports}

    @cached_property
    def checks(self) -> list[Check]:
        """All checks."""
        return self.store.checks()

    @cached_property
    def quantities(self) -> dict[str, list[Quantity]]:
        """Numbers of the prose by report."""
        found: dict[str, list[Quantity]] = defaultdict(list)
        for name, quantity in self.store.quantities():
            found[name].append(quantity)
        return found

    @cached_property
    def texts(self) -> dict[str, str]:
        """Texts by report."""
        return {name: self.store.text(name) for name in self.reports}


def numbers_in(text: str) -> list[Decimal]:
    """Every number in Arabic digits, unsigned."""
    return [Decimal(found) for found in NUMBER.findall(text)]


def untraced(answer: Answer, stored: Stored) -> list[str]:
    """The numbers shown in ``answer`` that nothing accounts for; steps that are wrong are among them."""
    facts, checks = _what_it_rests_on(answer, stored)
    allowed = {Decimal(report.year) for report in stored.reports.values()} | {Decimal(2019), Decimal(2021)}
    allowed |= {Decimal(year) for year in answer.plan.get("years", ())}
    allowed |= {abs(fact.value) for fact in facts if fact.value is not None}
    for citation in answer.citations:
        if citation.kind == "prose":
            allowed |= set(numbers_in(citation.quote))
    allowed |= {abs(quantity) for quantity in _quantities_shown(answer, stored)}
    wrong = _take_steps(answer.steps, allowed)
    _take_sums(answer.answer, checks, allowed)
    for check in checks:
        _take_growth(check, stored, allowed)
    for check in checks:
        if check.left is not None and check.right is not None and {abs(check.left), abs(check.right)} <= allowed:
            allowed.add(abs(check.left - check.right))
    for check in checks:
        _take_cause(check, facts, allowed)
    allowed |= _counts(answer, facts, stored)
    if answer.plan.get("operation") == "explain":
        allowed |= {number for entry in explanations() for number in numbers_in(entry["text"])}
    asked = (answer.plan.get("check") or {}).get("stated", ())
    allowed |= {Decimal(number) for number in (*asked, answer.plan.get("claim") or 0)}
    for bound in (answer.plan.get("at_least"), answer.plan.get("at_most"), answer.plan.get("top")):
        if bound is not None:
            allowed.add(Decimal(str(bound)))
    shown = [answer.answer, answer.value or "", *(value.value or "" for value in answer.values)]
    shown += [value.note for value in answer.values] + list(answer.suggestions)
    return wrong + [str(number) for text in shown for number in numbers_in(text) if number not in allowed]


def _what_it_rests_on(answer: Answer, stored: Stored) -> tuple[list[Fact], list[Check]]:
    """The cells that the answer cites or whose checks it shows, and those checks."""
    spans = {(c.report_id, c.cell_start, c.cell_end) for c in answer.citations}
    shown = {(view.report_id, view.id, view.name, view.message) for view in answer.checks}
    checks = [c for c in stored.checks if (c.report_id, c.id, c.name, c.message) in shown]
    touched = {(report, key) for c in checks for report in (c.report_id, *c.related) for key in c.cells}
    for check in checks:
        for name, applicant in check.cells:
            if check.related and name == "requests.carried_in":
                touched |= {(report, ("requests.carried_out", applicant)) for report in check.related}
    places = {*(c.report_id for c in answer.citations), *(report for report, _ in touched)}
    facts = [
        fact
        for name in places
        for fact in stored.facts[name]
        if (name, fact.provenance.start, fact.provenance.end) in spans or (name, fact.key) in touched
    ]
    return facts, checks


def _quantities_shown(answer: Answer, stored: Stored) -> Iterable[Decimal]:
    """The values of the numbers in the prose that a citation quotes (18万 is 180000)."""
    for citation in answer.citations:
        if citation.kind != "prose":
            continue
        for quantity in stored.quantities[citation.report_id]:
            if citation.start <= quantity.start and quantity.end <= citation.end:
                yield quantity.value


def _take_steps(steps: Iterable[str], allowed: set[Decimal]) -> list[str]:
    """Adds the results of the steps that are right and rest on allowed numbers; returns the others."""
    wrong = []
    for step in steps:
        found = STEP.match(step)
        if found is None:
            wrong.append(step)
            continue
        left = found["left"].replace("−", "-")
        if any(number not in allowed and number != 0 for number in numbers_in(left)):
            wrong.append(step)
            continue
        exact = _value_of(left)
        result = Decimal(found["right"])
        if found["percent"]:
            exact *= 100
        if result != exact and result != exact.quantize(CENT, rounding=ROUND_HALF_UP):
            wrong.append(step)
            continue
        allowed.add(abs(result))
        allowed |= set(numbers_in(step[found.end() :])) & (allowed | {Decimal(0)})
    return wrong


def _value_of(expression: str) -> Decimal:
    if "÷" in expression:
        upper, lower = expression.split("÷")
        return _value_of(upper) / _value_of(lower)
    total, sign = Decimal(0), Decimal(1)
    for sign_text, number in re.findall(r"([+-]?)\s*(?:(?<=[+-])\s*-)?(\d+(?:\.\d+)?)", expression):
        sign = Decimal(-1) if sign_text == "-" else Decimal(1)
        total += sign * Decimal(number)
    return total


def _take_sums(text: str, checks: Iterable[Check], allowed: set[Decimal]) -> None:
    """Adds the results of sums spelt out in the text and in the checks (670+27+2+7+5+1=712)."""
    for source in (text, *(check.message for check in checks)):
        for found in re.finditer(r"(?P<sum>\d+(?:\.\d+)?(?:[+−]\d+(?:\.\d+)?)+)(?:=(?P<result>\d+(?:\.\d+)?))?", source):
            parts = numbers_in(found["sum"])
            exact = _value_of(found["sum"].replace("−", "-"))
            if all(part in allowed or part == 0 for part in parts):
                allowed.add(abs(exact))


def _take_growth(check: Check, stored: Stored, allowed: set[Decimal]) -> None:
    """Adds what a growth check says, where both counts are stored and the growth follows from them."""
    found = re.search(r"（(?P<now>[\d.]+)−(?P<before>[\d.]+)）÷[\d.]+=(?P<growth>-?[\d.]+)%", check.right_text)
    if check.id != "year-link" or check.cells or found is None:
        return
    sentence = {q.value for q in stored.quantities[check.report_id] if q.sentence_start == check.prose_start}
    before, now, growth = (Decimal(found[name]) for name in ("before", "now", "growth"))
    earlier = {q.value for name in check.related for q in stored.quantities[name]}
    earlier |= {f.value for name in check.related for f in stored.facts[name] if f.value is not None}
    exact = ((now - before) / before * 100).quantize(growth, rounding=ROUND_HALF_UP)
    if now in sentence and before in earlier and exact == growth and abs(check.left or 0) in sentence:
        allowed |= {before, now, abs(growth), abs(check.left or 0)}


def _take_cause(check: Check, facts: list[Fact], allowed: set[Decimal]) -> None:
    """Adds the value that would mend a check, where it does: printed less the difference."""
    if check.would_be is None or check.suspect is None or check.difference is None:
        return
    printed = next((f.value for f in facts if f.key == check.suspect and f.provenance.report_id == check.report_id), None)
    if abs((printed or Decimal(0)) - check.would_be) == abs(check.difference):
        allowed.add(abs(check.would_be))


def _counts(answer: Answer, facts: list[Fact], stored: Stored) -> set[Decimal]:
    """Counts of what can be counted: values listed, checks, reports, issuers, blank cells cited."""
    reports = stored.reports.values()
    outcomes = Counter((check.report_id, check.status) for check in stored.checks)
    shown = Counter(view.status for view in answer.checks)
    failing = {view.report_id for view in answer.checks if view.status == "fail"}
    issuers = {report.issuer for report in reports}
    counts = [*outcomes.values(), *shown.values(), len(answer.values), len({v.issuer for v in answer.values})]
    counts += [len(reports), len(issuers), len(reports) - len(failing)]
    mended = Counter(check.would_be for check in stored.checks if check.status == "fail" and check.would_be is not None)
    if "若为" in answer.answer:
        counts += mended.values()
    if "空白" in answer.answer:
        blank = [fact for fact in facts if fact.kind == "blank"]
        counts += Counter((f.provenance.report_id, f.indicator) for f in blank).values()
        counts += Counter((f.provenance.report_id, f.applicant, f.indicator.rpartition(".")[0]) for f in blank).values()
        some = [fact for fact in blank if fact.applicant in ORGANISATIONS]
        counts += Counter((f.provenance.report_id, f.indicator.rpartition(".")[0]) for f in some).values()
        counts += Counter((f.provenance.report_id, f.indicator) for f in some).values()
    return {Decimal(count) for count in counts}
