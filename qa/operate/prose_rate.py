"""A rate that the prose does not state, computed from the two counts that it states in one sentence."""

from __future__ import annotations

import re

from index.numbers import plain_number
from index.quantities import Quantity
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.lexical import Weights, coverage, grams
from qa.operate.number_told import tell_percentage
from qa.wording import of_report

_RATE = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2}|整改完成|按期办结)率")
_TAKEN_IN = re.compile(r"收到|接到|受理|发现|提出|查出|征集到?|收集|共|接收|来[电信]|转办|交办|抽查|检查")
LEAST_HELD = 0.3
"""Least share of the question's other words that the sentence has to hold."""


def rate_of_counts(draft: Draft, words: str) -> bool:
    """Answers with done ÷ taken in, where exactly one sentence of the plan's reports states both; whether it did."""
    named = _RATE.search(words)
    if named is None:
        return False
    verb = named["verb"]
    about = grams(words.replace(named.group(), " "))
    found: list[tuple[str, Quantity, Quantity]] = []
    for report_id in draft.plan.reports:
        quantities = draft.context.quantities(report_id)
        weights = Weights([one.sentence for one in quantities])
        for part in quantities:
            whole = _whole(part, quantities, verb)
            fields = [(part.sentence, 1.0), (" ".join(part.path), 0.7)]
            if whole is not None and (not about or coverage(about, fields, weights) >= LEAST_HELD):
                found.append((report_id, part, whole))
    if len(found) != 1:
        return False
    report_id, part, whole = found[0]
    report = draft.context.report(report_id)
    note = f"按正文所载两数计算：{plain_number(part.value)}{part.unit}÷{plain_number(whole.value)}{whole.unit}"
    result = tell_percentage(draft, report, part, whole.value, label=f"{verb}率", note=note)
    for quantity in (whole, part):
        draft.cite(cite_quantity(quantity, report, draft.context.text))
    draft.say(
        f"{of_report(report)}：正文没有写{verb}率，按所载{verb}{plain_number(part.value)}{part.unit}、"
        f"{_name(whole)}{plain_number(whole.value)}{whole.unit}计算，为{result}%。"
    )
    draft.verdicts.append("unverified")
    return True


def _whole(part: Quantity, quantities: list[Quantity], verb: str) -> Quantity | None:
    """The count taken in that ``part`` is done of: before it in the same sentence, in the same unit, no smaller."""
    stem = re.escape(verb[:2])
    if not re.search(rf"{stem}[^，,。]{{0,4}}$", part.before) or part.approximate or part.modifiers:
        return None
    wholes = [
        one
        for one in quantities
        if one.sentence_start == part.sentence_start and one.start < part.start and one.unit == part.unit
        and one.value >= part.value and one.value > 0 and _TAKEN_IN.search(one.before) and not one.approximate
    ]  # fmt: skip
    return wholes[-1] if wholes else None


def _name(whole: Quantity) -> str:
    verb = _TAKEN_IN.search(whole.before)
    return verb.group() if verb else ""
