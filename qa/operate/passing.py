"""Reports whose figure, share, or one figure less another keeps within the plan's bounds."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from index.database import StoredReport
from index.numbers import plain_number
from qa.draft import Draft
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
        draft.show(one)
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
            draft.show(one)
        draft.steps.append(f"{first.shown} - {second.shown} = {plain_number(apart)}")
        told.append(f"{of_report(first.report)}（{first.label}{after_value(first)}，{second.label}{after_value(second)}）")
    form = chosen[0].form if chosen else "2021"
    _say(draft, f"“{label_of(target, form)}”多于“{label_of(other, form)}”的年报有{len(kept)}份", "；".join(told), len(kept))


def changed(draft: Draft, chosen: list[StoredReport]) -> None:
    """The bodies whose figure rose, or fell, from one of the years to the next that is held; both years shown."""
    target, rising = draft.plan.targets[0], draft.plan.ask == "risen"
    told, label, compared = [], "", 0
    years = {report.year for report in chosen}
    if len(years) == 1:
        before_it = [r for r in draft.context.reports() if r.year == min(years) - 1 and r.issuer in {c.issuer for c in chosen}]
        chosen = [*before_it, *chosen]
    for issuer in dict.fromkeys(report.issuer for report in chosen):
        own = [(r, figure(target, r, draft.context.facts(r.id))) for r in chosen if r.issuer == issuer]
        for (_, before), (_, after) in pairwise(own):
            label = label or after.label
            if before.value is None or after.value is None:
                draft.note(before.missing if before.value is None else after.missing)
                continue
            if before.report.form != after.report.form and target.concept.startswith("disclosure."):
                draft.note(f"{issuer}前后两年格式不同，口径不同，不作比较")
                continue
            compared += 1
            if (after.value > before.value) if rising else (after.value < before.value):
                for one in (after, before):
                    draft.show(one)
                draft.steps.append(f"{after.shown} - {before.shown} = {plain_number(after.value - before.value)}")
                told.append(f"{issuer}（{before.report.year}年{after_value(before)}，{after.report.year}年{after_value(after)}）")
        if len(own) == 1:
            draft.note(f"{issuer}只收录{own[0][0].year}年，没有可比的年份")
    if not compared:
        draft.status = "no_data"
        draft.say("没有哪个机关收录了前后两年可比的这一项，不能回答。")
        return
    _say(draft, f"“{label}”比前一年{'增加' if rising else '减少'}的机关有{len(told)}个", "；".join(told), len(told))


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
        return f"正好是{plan.at_least}"
    low = f"{'超过' if plan.strict else '不少于'}{plan.at_least}" if plan.at_least else ""
    high = f"{'少于' if plan.strict else '不超过'}{plan.at_most}" if plan.at_most else ""
    sign = "%" if plan.base is not None or plan.targets[0].concept.startswith("rate.") else ""
    return "且".join(_IN_WORDS.get(part, part + sign) for part in (low, high) if part)


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
