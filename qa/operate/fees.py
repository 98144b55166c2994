"""收费 said without more, where the report states the fee for information in its prose too: both are offered."""

from __future__ import annotations

import re

from index.numbers import plain_number
from qa.citations import cite_quantity
from qa.draft import Draft, value_of
from qa.figures import figure
from qa.operate.number_told import value_of_number
from qa.operate.ranked_numbers import Found
from qa.understand.reading import Reading
from qa.wording import after_value, of_report

_FEES = "disclosure.fees.amount"
_WHICH = re.compile(r"事业性|行政性|行政收费|表二|信息处理|信息公开|公开费|处理费|许可|fee")
_FOR_INFORMATION = re.compile(r"信息处理费|信息公开[^，,。]{0,6}费")
CLAUSES = 40
"""Characters of the clauses before that may name the fee of an amount."""
_AMOUNT_ASKED = re.compile(r"多少|几")


def either_fee(draft: Draft, reading: Reading) -> bool:
    """Offers the fees of table 二 and the fee for information, where the question says 收费 alone; whether it did."""
    plan = draft.plan
    if len(plan.reports) != 1 or [target.concept for target in plan.targets] != [_FEES] or reading.unexplained > 1:
        return False
    if _WHICH.search(reading.text) or not _AMOUNT_ASKED.search(reading.body):
        return False
    report = draft.context.report(plan.reports[0])
    table = figure(plan.targets[0], report, draft.context.facts(report.id))
    stated = [
        one
        for one in draft.context.quantities(report.id)
        if one.unit in ("元", "万元") and one.value > 0 and _FOR_INFORMATION.search(one.subject[-CLAUSES:] + one.before)
    ]
    if table.value is None or len({one.value for one in stated}) != 1:
        return False
    draft.status = "ambiguous"
    draft.use(table)
    draft.values += [value_of(table), value_of_number(Found(report=report, quantity=stated[0], score=1.0))]
    draft.cite(cite_quantity(stated[0], report, draft.context.text))
    draft.say(
        f"收费有两种：{of_report(report)}{table.label}{after_value(table)}（表二）；"
        f"信息处理费{plain_number(stated[0].value)}{stated[0].unit}（正文）。请选一个。"
    )
    draft.suggestions += [f"{of_report(report)}行政事业性收费金额是多少？", f"{of_report(report)}收取信息处理费多少？"]
    return True
