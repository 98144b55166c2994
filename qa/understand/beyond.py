"""A follow-up that points at an entry which the answer before it did not show (第五项呢, of three)."""

from __future__ import annotations

import re

from qa.plan import Plan
from qa.shown import MOST_KEPT

_NUMERALS = {sign: at for at, sign in enumerate("一二三四五六七八九十", start=1)}
_NTH = re.compile(
    r"^(?:那么?|其中|这里面|里面|还有)?的?(?P<words>第(?P<n>[一二三四五六七八九十]|\d{1,2})(?P<unit>[项个种类名位家份行条]))(?:数字?|机关|单位|年报|报告)?的?"
    r"(?=呢|是(?:多少|什么|哪|谁|几)|有(?:多少|几)|几|多少|占|为(?:多少|几)|[？?。]|$)"
)
_LISTED = ("lookup", "rank", "list", "number", "trend")


def beyond(text: str, last: Plan) -> Plan | None:
    """The refusal of a question for an entry after the last one shown; None where it is shown, or nothing was listed."""
    pointed = _NTH.match(text)
    if pointed is None or not 1 < len(last.shown) < MOST_KEPT or last.operation not in _LISTED:
        return None
    if pointed["unit"] == "条" and last.operation not in ("rank", "list"):
        return None  # 第五条 may be an article of the regulations.
    place = _NUMERALS.get(pointed["n"]) or int(pointed["n"])
    if place <= len(last.shown):
        return None
    return Plan(
        operation="refuse", refusal="beyond", phrase=pointed["words"], top=len(last.shown), words=text, reports=last.reports,
        issuers=last.issuers, years=last.years, targets=last.targets,
    )  # fmt: skip
