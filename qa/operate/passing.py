"""Reports whose figure, share, or one figure less another keeps within the plan's bounds."""

from __future__ import annotations

from decimal import Decimal

from index.database import StoredReport
from index.numbers import plain_number
from qa.draft import Draft, value_of
from qa.figures import Facts, Figure, figure, label_of
from qa.operate.operands import share_in
from qa.plan import Target
from qa.wording import after_value, of_report

MOST_LISTED = 30
_IN_WORDS = {"不超过0": "为0", "超过0": "不为0", "不少于1": "至少有1"}


def passing(draft: Draft, chosen: list[StoredReport]) -> None:
    """Lists or counts the reports of ``chosen`` that keep within the bounds, the greatest figure first."""
    if draft.plan.minus is not None:
        _one_above_another(draft, chosen, draft.plan.minus)
        return
    plan = draft.plan
    kept: list[Figure] = []
    label = ""
    for report in chosen:
        facts = draft.context.facts(report.id)
        one = share_in(plan.targets, plan.base, report, facts) if plan.base else _first_held(plan.targets, report, facts)
        label = label or one.label
        if one.value is not None and _within_bounds(one.value, plan.at_least, plan.at_most, plan.strict):
            kept.append(one)
        elif one.value is None:
            draft.note(one.missing)
    kept.sort(key=lambda one: one.value or Decimal(0), reverse=True)
    for one in kept[:MOST_LISTED]:
        draft.values.append(value_of(one))
        draft.use(one)
    listed = "；".join(f"{of_report(one.report)}{after_value(one)}" for one in kept[:MOST_LISTED])
    _say(draft, f"“{label}”{_bound(draft)}的年报有{len(kept)}份", listed, len(kept))


def _one_above_another(draft: Draft, chosen: list[StoredReport], other: Target) -> None:
    """The reports in which the plan's target is greater than ``other``, the greatest difference first."""
    target = draft.plan.targets[0]
    kept: list[tuple[Figure, Figure, Decimal]] = []
    for report in chosen:
        facts = draft.context.facts(report.id)
        first, second = figure(target, report, facts), figure(other, report, facts)
        if first.value is None or second.value is None:
            draft.note(first.missing if first.value is None else second.missing)
        elif _within_bounds(first.value - second.value, draft.plan.at_least, draft.plan.at_most, draft.plan.strict):
            kept.append((first, second, first.value - second.value))
    kept.sort(key=lambda entry: entry[2], reverse=True)
    told = []
    for first, second, apart in kept[:MOST_LISTED]:
        for one in (first, second):
            draft.values.append(value_of(one))
            draft.use(one)
        draft.steps.append(f"{first.shown} - {second.shown} = {plain_number(apart)}")
        told.append(f"{of_report(first.report)}（{first.label}{after_value(first)}，{second.label}{after_value(second)}）")
    form = chosen[0].form if chosen else "2021"
    _say(draft, f"“{label_of(target, form)}”多于“{label_of(other, form)}”的年报有{len(kept)}份", "；".join(told), len(kept))


def _say(draft: Draft, condition: str, listed: str, count: int) -> None:
    if draft.plan.operation == "count":
        draft.value, draft.unit = str(count), "份"
    draft.say(condition + (f"：{listed}。" if count else "。"))
    if not count:
        draft.verdicts.append("verified")


def _bound(draft: Draft) -> str:
    """The bounds in words."""
    plan = draft.plan
    if plan.at_least is not None and plan.at_least == plan.at_most:
        return f"为{plan.at_least}"
    low = f"{'超过' if plan.strict else '不少于'}{plan.at_least}" if plan.at_least else ""
    high = f"{'少于' if plan.strict else '不超过'}{plan.at_most}" if plan.at_most else ""
    return "且".join(_IN_WORDS.get(part, part) for part in (low, high) if part)


def _first_held(targets: tuple[Target, ...], report: StoredReport, facts: Facts) -> Figure:
    """The first of the targets that the report holds; the editions of the form name some of them differently."""
    held = [figure(target, report, facts) for target in targets]
    return next((one for one in held if one.value is not None), held[0])


def _within_bounds(value: Decimal, at_least: str | None, at_most: str | None, strict: bool) -> bool:
    low = Decimal(at_least) if at_least is not None else None
    high = Decimal(at_most) if at_most is not None else None
    above = low is None or value > low or (value == low and not strict)
    below = high is None or value < high or (value == high and not strict)
    return above and below
