"""text-table for percentages: a growth stated in the prose against the recomputed one.

Only where both figures are at hand in one report: table 二 of form 2019 prints
last year's number and the change beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from index.checks.model import Check
from index.checks.rules import Facts
from index.numbers import plain_number
from index.quantities import Quantity

_SUBJECTS = (("licence", "行政许可"), ("penalty", "行政处罚"), ("coercion", "行政强制"))
_GROWTH = re.compile(
    r"(?:同比|比上一?年|较上一?年|比去年|较去年)(?:度|同期)?(?P<way>增长|增加|上升|提高|下降|减少)"
)


def percentage_checks(quantities: Sequence[Quantity], facts: Facts, report_id: str) -> list[Check]:
    """A check for every stated growth whose base and change the report prints in table 二."""
    checks: list[Check] = []
    for quantity in quantities:
        growth = _GROWTH.search(quantity.before)
        if quantity.unit != "%" or growth is None:
            continue
        clauses = re.split(r"[，,；;]", quantity.subject)
        context = next((clause for clause in reversed(clauses) if clause.strip()), "")
        subject = next(((key, label) for key, label in _SUBJECTS if label in context), None)
        if subject is None:
            continue
        key, label = subject
        before_key = (f"disclosure2019.{key}.items_before", "")
        change_key = (f"disclosure2019.{key}.items_change", "")
        before = facts[before_key].value if before_key in facts else None
        change = facts[change_key].value if change_key in facts else None
        if not before or change is None:
            continue
        exponent = quantity.value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) else 0
        computed = change / before * 100
        rounded = abs(computed).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        falls = growth["way"] in ("下降", "减少")
        same = rounded == quantity.value and (computed < 0) == (falls and computed != 0)
        steps = f"{plain_number(change)}÷{plain_number(before)}={plain_number(computed.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP))}%"
        stated = f"正文写{label}{growth['way']}{plain_number(quantity.value)}%"
        checks.append(
            Check(
                report_id=report_id,
                id="text-table",
                name=f"正文与表格：{label}的增幅",
                status="pass" if same else "fail",
                message=f"{stated}，按表格计算{steps}" + ("，一致" if same else "，不一致"),
                cells=(before_key, change_key),
                left=quantity.value,
                right=rounded,
                difference=quantity.value - rounded,
                left_text=stated,
                right_text=steps,
                prose_start=quantity.sentence_start,
                prose_end=quantity.sentence_end,
            )
        )
    return checks
