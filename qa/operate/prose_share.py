"""The share of one way or kind among the requests, where a sentence lists all of them and they add up to the cell."""

from __future__ import annotations

import re
from decimal import Decimal

from index.numbers import plain_number
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.figures import figure
from qa.operate.asked import PERCENT, kinds_of, words_of
from qa.operate.likeliest import chosen
from qa.operate.number_told import tell_percentage
from qa.operate.ranked_numbers import ranked
from qa.plan import Target
from qa.understand.reading import Reading
from qa.wording import of_report

LEAST_LISTED = 3
"""Counts that a sentence has to list before their sum is taken for the whole."""
_SHARE = re.compile(r"(?:所|各)?占(?:了|到|全部|总数|的)*(?:多少|几)?(?:的)?(?:百分之几|百分之多少|百分比|比例|比重|比率|几成|多少|几)?(?:是多少|多大|多高)?|(?:的)?(?:比例|比重|占比)")
_WHOLES = (Target(concept="requests.new", applicant="total"), Target(concept="requests.total", applicant="total"))


def share_of_listed(draft: Draft, reading: Reading) -> bool:
    """Answers with part ÷ whole, where the listed counts add up to a figure of table 三; whether it did."""
    if kinds_of(reading.body)[0] != PERCENT or not re.search(r"占|比例|比重|百分", reading.body):
        return False
    asked = _SHARE.sub("多少件", reading.body, count=1)
    meant = chosen(draft.context, ranked(draft, _SHARE.sub(" ", words_of(reading)), asked), asked)
    if not meant:
        return False
    part, report = meant[0].quantity, meant[0].report
    listed = [
        one
        for one in draft.context.quantities(report.id)
        if one.sentence_start == part.sentence_start and one.unit == part.unit and not one.modifiers and not one.approximate
    ]
    whole = sum((one.value for one in listed), Decimal(0))
    facts = draft.context.facts(report.id)
    cell = next((one for one in (figure(t, report, facts) for t in _WHOLES) if one.value is not None and one.value == whole), None)
    if len(listed) < LEAST_LISTED or cell is None or not whole:
        return False
    draft.use(cell)
    draft.steps.append(f"{' + '.join(plain_number(one.value) for one in listed)} = {plain_number(whole)}")
    note = f"{plain_number(part.value)}{part.unit}÷{plain_number(whole)}{part.unit}"
    result = tell_percentage(draft, report, part, whole, label=f"{part.before.strip('，,、 ')}占比", note=note)
    for one in listed:
        draft.cite(cite_quantity(one, report, draft.context.text))
    draft.say(
        f"{of_report(report)}：正文所列各项相加正是{cell.label}{plain_number(whole)}{part.unit}，"
        f"其中所问的{plain_number(part.value)}{part.unit}，占{result}%。"
    )
    draft.verdicts.append("verified")
    return True

