"""Numbers of the prose of several reports put side by side, subtracted or summed with the steps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.database import StoredReport
from index.numbers import plain_number
from qa.draft import Draft
from qa.figures import percent, two_places
from qa.understand.reading import Reading
from qa.wording import of_report


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A number that the prose of one report states."""

    report: StoredReport
    value: Decimal
    unit: str


def put_together(draft: Draft, found: list[Stated], missing: list[str], reading: Reading) -> None:
    """Says every number; then the difference, the growth or the sum, where that is asked for and can be had."""
    listed = "，".join(f"{of_report(one.report)}{plain_number(one.value)}{one.unit}" for one in found)
    draft.say(f"正文所载：{listed}。")
    if missing:
        draft.note(f"{'、'.join(missing)}的年报里没有找到，不作计算")
        return
    if len({one.unit for one in found}) > 1:
        draft.note("计量单位不同，不作计算")
        return
    if reading.asks("sum") and not re.search(r"分别|各", reading.body):
        if found[0].unit == "%":
            draft.note("百分比不能相加")
            return
        total = sum((one.value for one in found), Decimal(0))
        draft.value, draft.unit = plain_number(total), found[0].unit
        draft.steps.append(f"{' + '.join(plain_number(one.value) for one in found)} = {plain_number(total)}")
        draft.say(f"合计{plain_number(total)}{found[0].unit}。")
    elif len(found) == 2 and reading.asks("difference", "growth", "times", "trend"):
        _compared(draft, found, reading)


def _compared(draft: Draft, found: list[Stated], reading: Reading) -> None:
    first, second = found
    if first.report.issuer == second.report.issuer and first.report.year < second.report.year:
        first, second = second, first
    difference = first.value - second.value
    size = plain_number(abs(difference))
    unit = "个百分点" if first.unit == "%" else first.unit
    draft.steps.append(f"{plain_number(first.value)} − {plain_number(second.value)} = {plain_number(difference)}")
    way = "多" if difference > 0 else "少"
    draft.say(f"{of_report(first.report)}比{of_report(second.report)}{way}{size}{unit}。" if difference else "两者相同。")
    if reading.asks("growth") and second.value and first.unit != "%":
        result = two_places(percent(difference, second.value))
        draft.steps.append(f"{plain_number(difference)} ÷ {plain_number(second.value)} = {result}%")
        draft.value, draft.unit = result, "%"
        draft.say(f"变化{result}%。")
    elif reading.asks("times") and second.value:
        result = two_places(first.value / second.value)
        draft.steps.append(f"{plain_number(first.value)} ÷ {plain_number(second.value)} = {result}")
        draft.value, draft.unit = result, "倍"
        draft.say(f"前者是后者的{result}倍。")
    elif reading.asks("difference"):
        draft.value, draft.unit = size, unit
