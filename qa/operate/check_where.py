"""Where the numbers in doubt are printed, where no rule ties them together."""

from __future__ import annotations

import re
from decimal import Decimal

from index.checks.arithmetic import cell_name
from index.database import StoredReport
from index.numbers import plain_number
from index.quantities import Quantity
from qa.answer import Value
from qa.citations import cite_fact, cite_quantity
from qa.draft import Draft
from qa.figures import figure
from qa.plan import CheckAsk, Target
from qa.understand.consistency import SMALL
from qa.understand.terms import terms_of
from qa.wording import of_report

_ONE_OFFICE = re.compile(r"政府办公?[室厅]?|本级|本机关|我局|[市区县]直|代表[市区县]?政府")
MOST_CELLS = 2
_BOTH_PLACES = re.compile(r"(?:正文|文字|文[里中]).*(?:表|格)|(?:表|格).*(?:正文|文字|文[里中])")
"""That the prose and a table are set against one another."""


def where_printed(draft: Draft, ask: CheckAsk) -> bool:
    """Quotes sentences and cells that hold the numbers stated; False where there is none."""
    wanted = [Decimal(number) for number in ask.stated if Decimal(number) >= SMALL or "." in number]
    found = False
    both = bool(_BOTH_PLACES.search(draft.plan.words))
    scopes: set[str] = set()
    for report_id in draft.plan.reports:
        report = draft.context.report(report_id)
        for number in wanted:
            for quantity in draft.context.quantities(report_id):
                if quantity.value == number:
                    _quoted(draft, report, quantity)
                    scopes.add("part" if report.scope == "region" and _ONE_OFFICE.search(quantity.sentence) else "prose")
                    found = True
                    if both and "table" not in scopes and _beside(draft, report, quantity):
                        scopes.add("table")
            found = _cells(draft, report, number, scopes) or found
    if not found:
        return False
    if {"part", "table"} <= scopes:
        draft.say("口径不同：一个说的是其中一个机关，一个是全地区汇总，两个数不必相等。")
    draft.verdicts.append("unverified")
    return True


def _quoted(draft: Draft, report: StoredReport, quantity: Quantity) -> None:
    draft.cite(cite_quantity(quantity, report, draft.context.text))
    sentence = f"{of_report(report)}的年报正文就是这样写的：“{' '.join(quantity.sentence.split())}”。"
    if sentence not in draft.sentences:
        draft.say(sentence)
    shown = plain_number(quantity.value)
    draft.values.append(
        Value(issuer=report.issuer, year=report.year, indicator="prose", value=shown, unit=quantity.unit, label=quantity.before[-30:])
    )


def _beside(draft: Draft, report: StoredReport, quantity: Quantity) -> bool:
    """What the tables print for the row that the question, or else the sentence, speaks of, where it is another number."""
    rows = [term.id for term in terms_of(quantity.before) if term.kind == "rows"]
    named = [*draft.plan.targets, *(Target(concept=row, applicant="total") for row in rows[-1:])]
    if not named:
        return False
    printed = figure(named[0], report, draft.context.facts(report.id))
    if printed.value is None or printed.value == quantity.value or printed.unit != quantity.unit:
        return False
    draft.show(printed)
    draft.say(f"{of_report(report)}表格里“{printed.label}”是{plain_number(printed.value)}{printed.unit}。")
    return True


def _cells(draft: Draft, report: StoredReport, number: Decimal, scopes: set[str]) -> bool:
    """The cells that print ``number``, those of whole rows only."""
    held = [fact for fact in draft.context.facts(report.id).values() if fact.value == number and fact.applicant in ("", "total")]
    for fact in held[:MOST_CELLS]:
        draft.cite(cite_fact(fact, report, draft.context.text))
        draft.say(f"{of_report(report)}表格的“{cell_name(fact.key)}”印作{plain_number(number)}{fact.unit}。")
        scopes.add("table")
    return bool(held)
