"""The fee for information beside the fees of table 二: mere "收费" may mean either, so both are shown."""

from __future__ import annotations

import re

from index.numbers import plain_number
from qa.answer import Value
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.figures import Figure
from qa.wording import of_report

_BARE = re.compile(r"收费|收了?(?:多少|几)(?:钱|元)|\bfees?\b")
_TABLED = re.compile(r"行政|事业|表二|表格|金额|万元|administrative|institutional|table")
_FEE = re.compile(r"信息处理费")
MOST_SHOWN = 2


def information_fee(draft: Draft, one: Figure) -> None:
    """Adds what the prose states as 信息处理费 collected, where ``one`` is the fees of table 二 and the question says only "收费"."""
    if one.target.concept != "disclosure.fees.amount" or not _BARE.search(draft.plan.words) or _TABLED.search(draft.plan.words):
        return
    money = [
        quantity
        for quantity in draft.context.quantities(one.report.id)
        if quantity.unit in ("元", "万元") and quantity.value > 0 and _FEE.search(quantity.before + quantity.after)
    ]
    for quantity in money[:MOST_SHOWN]:
        number = plain_number(quantity.value)
        draft.cite(cite_quantity(quantity, one.report, draft.context.text))
        draft.values.append(
            Value(
                issuer=one.report.issuer, year=one.report.year, indicator="prose", value=number, unit=quantity.unit, label="信息处理费",
            )
        )  # fmt: skip
        draft.say(f"表格里的是行政事业性收费；若问的是信息处理费，{of_report(one.report)}的正文写的是{number}{quantity.unit}。")
