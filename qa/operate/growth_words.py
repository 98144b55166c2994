"""How much a number of the prose grew from year to year, where the reports state the numbers and not the growth."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.asking import Asked
from qa.draft import Draft
from qa.operate.run import run
from qa.understand.terms import MASK

_IN_PERCENT = re.compile(r"百分之(?:多少|几)|百分比|(?:几|多少)个?百分点|(?:增长|增|变化)[率幅]|[增涨降]幅|[几]成")
_POINTS = re.compile(r"百分点")
_GREW = re.compile(r"(?:同比|比)?(?:上一?年|去年|前一?年)?\x01*(?:增长|增加|增多|上涨|上升|提高|下降|减少|下滑|[涨升降增减多少])[了出]?(?=多少)")
"""That it grew, and since when, before the number that is asked for; each report states the number alone."""
_ASKS = "多少"


def grown_in_prose(asked: Asked) -> Draft | None:
    """The growth of a count between two reports of one body, computed from what both state; None where they do not."""
    plan, reading = asked.plan, asked.reading
    if plan.operation != "number" or plan.operands or plan.targets or len(plan.reports) != 2 or not reading.asks("growth"):
        return None
    issuers = {asked.context.report(report).issuer for report in plan.reports}
    if len(issuers) != 1 or _POINTS.search(reading.body) or not _IN_PERCENT.search(reading.body):
        return None
    body = _IN_PERCENT.sub(lambda found: _ASKS + MASK * (len(found.group()) - len(_ASKS)), reading.body)
    body = _GREW.sub(lambda found: MASK * len(found.group()), body)
    draft = Draft(plan=plan, context=asked.context)
    run(draft, replace(reading, body=body))
    return draft if draft.status == "answered" and draft.unit == "%" and draft.steps else None
