"""Sums, shares, differences, growth and multiples, each with its steps."""

from __future__ import annotations

import re
from decimal import Decimal

from index.numbers import plain_number
from qa.draft import Draft, value_of
from qa.figures import Figure, percent, two_places
from qa.operate.lookup import several, single
from qa.operate.operands import operands_or, other_measure, share_in
from qa.operate.times_order import upper_first
from qa.wording import after_value, of_report


def gaps(draft: Draft, found: list[Figure]) -> bool:
    """Whether an operand is missing; then says which, and takes none as 0."""
    missing = [one for one in found if one.value is None]
    if not missing:
        return False
    draft.status = "no_data"
    draft.say("算不出来，缺少：" + "；".join(dict.fromkeys(one.missing for one in missing)) + "。")
    for one in found:
        if one.value is not None:
            draft.show(one)
    draft.verdicts.clear()
    return True


def differing(draft: Draft, found: list[Figure]) -> str:
    """Why the operands cannot be put in one calculation: other forms of table 二; "" if they can."""
    why = other_measure(found)
    if why:
        return why
    scopes = {one.report.scope for one in found}
    if len(scopes) > 1:
        draft.note("口径不同：有的是全地区汇总，有的只是一个机关")
    return ""


def total(draft: Draft) -> None:
    """The sum over targets, applicants, issuers or years; percentages are never summed."""
    found = operands_or(draft, draft.plan.targets)
    if gaps(draft, found):
        return
    if any(one.unit == "%" for one in found):
        several(draft, found)
        draft.note("百分比不能相加，分别列出")
        return
    why = differing(draft, found)
    if why or len({one.unit for one in found}) > 1:
        several(draft, found)
        draft.note(why or "计量单位不同，不相加")
        return
    result = sum((one.value for one in found if one.value is not None), Decimal(0))
    for one in found:
        draft.show(one)
    draft.steps.append(f"{' + '.join(one.shown for one in found)} = {plain_number(result)}")
    draft.value, draft.unit = plain_number(result), found[0].unit
    names = "＋".join(f"{of_report(one.report)}{one.label}（{one.shown}）" for one in found)
    draft.say(f"合计{plain_number(result)}{found[0].unit}：{names}。")


def part_of_whole(draft: Draft) -> None:
    """A share: numerator and denominator stated."""
    plan = draft.plan
    if plan.ask == "between" or plan.operands:
        _between(draft)
        return
    base = plan.base or plan.targets[0]
    apart = len(plan.targets) > 1 and re.search(r"分别|各(?:自|是|占|有|为|多少|几)|respectively|each", plan.words)
    numerators = [(target,) for target in plan.targets] if apart else [plan.targets]
    shares = [
        share_in(parts, base, draft.context.report(report_id), draft.context.facts(report_id))
        for report_id in plan.reports
        for parts in numerators
    ]
    if all(one.value is None for one in shares):
        gaps(draft, shares)
        return
    if _asks_count_too(plan.words):
        parts = operands_or(draft, plan.targets)
        several(draft, [one for pair in zip(parts, shares, strict=False) for one in pair])
        return
    if len(shares) == 1:
        one = shares[0]
        draft.value, draft.unit = one.shown, "%"
        draft.show(one)
        draft.say(f"{of_report(one.report)}{one.label}为{one.shown}%。")
        return
    several(draft, shares)


def _between(draft: Draft) -> None:
    """One body's figure as a share of another's, the first named over the second."""
    found = operands_or(draft, draft.plan.targets)
    if gaps(draft, found):
        return
    part, whole = found
    why = "" if len({value_of(one).indicator for one in found}) == 1 else differing(draft, found)
    for one in found:
        draft.show(one)
    if why or not whole.value or part.value is None or part.unit == "%":
        draft.note(why or "算不出比重")
        return
    result = two_places(percent(part.value, whole.value))
    draft.value, draft.unit = result, "%"
    draft.steps.append(f"{part.shown} ÷ {whole.shown} = {result}%")
    draft.say(
        f"{of_report(part.report)}{part.label}{after_value(part)}，{of_report(whole.report)}{whole.label}{after_value(whole)}，前者相当于后者的{result}%。"
    )
    draft.note("两份年报各自统计，口径是否包含以年报说明为准")


def _asks_count_too(words: str) -> bool:
    """Whether the count is asked for beside its share (一共多少，占…多少)."""
    return bool(re.search(r"(?:多少|几)(?!占)[件个条]?[^占]{0,8}[，,、；;]\s*(?:又|各|分别)?占", words))


def compare(draft: Draft) -> None:
    """Difference, growth or multiple between two figures, the larger question decides the order."""
    plan = draft.plan
    found = operands_or(draft, plan.targets)
    if len(found) == 1:
        single(draft, found[0])
        return
    if gaps(draft, found):
        return
    if len(plan.targets) == 2 and len(plan.reports) > 1 and not plan.operands and plan.operation == "difference":
        _in_each_report(draft, found)
        return
    pair = _pair(draft, found)
    if pair is None:
        several(draft, found)
        draft.note("不止两项，分别列出")
        return
    first, second = pair
    why = differing(draft, [first, second])
    if why or first.unit != second.unit:
        several(draft, [first, second])
        draft.note(why or "计量单位不同，不作比较")
        return
    for one in (first, second):
        draft.show(one)
    upper, lower = first.value or Decimal(0), second.value or Decimal(0)
    named = f"{of_report(first.report)}{first.label}{after_value(first)}，{of_report(second.report)}{second.label}{after_value(second)}"
    difference = upper - lower
    if plan.operation == "difference":
        _say_difference(draft, named, first, second, difference)
    elif lower == 0:
        draft.say(
            f"{named}；{of_report(second.report)}为0，算不出{'倍数' if plan.operation == 'times' else '增长率'}。"
        )
    elif plan.operation == "times":
        result = upper / lower
        draft.value, draft.unit = two_places(result), "倍"
        draft.steps.append(f"{first.shown} ÷ {second.shown} = {two_places(result)}")
        draft.say(f"{named}，前者是后者的{two_places(result)}倍。")
    elif first.unit == "%":
        _say_difference(draft, named, first, second, difference)
        draft.note("两个都是百分比，给出相差的百分点，不算增长率")
    else:
        result = percent(difference, lower)
        draft.value, draft.unit = two_places(result), "%"
        sign = "−" if difference < 0 else "+"
        draft.steps.append(f"{first.shown} − {second.shown} = {plain_number(difference)}")
        draft.steps.append(f"{plain_number(difference)} ÷ {second.shown} = {two_places(result)}%")
        way = "增长" if difference > 0 else "下降" if difference < 0 else "持平，变化"
        draft.say(
            f"{named}，{way}{two_places(abs(result))}%（{sign}{plain_number(abs(difference))}{first.unit}）。"
        )


def _in_each_report(draft: Draft, found: list[Figure]) -> None:
    """The difference of the two figures in every report."""
    for first, second in zip(found[::2], found[1::2], strict=True):
        if first.value is None or second.value is None or first.unit != second.unit:
            continue
        larger, smaller = (first, second) if first.value >= second.value else (second, first)
        size = abs(first.value - second.value)
        for one in (first, second):
            draft.use(one)
        shown = two_places(size) if first.unit == "%" else plain_number(size)
        unit = "个百分点" if first.unit == "%" else first.unit
        draft.steps.append(f"{larger.shown} − {smaller.shown} = {shown}")
        label = f"{larger.label}与{smaller.label}之差"
        own = value_of(larger)
        draft.values.append(own.model_copy(update={"value": shown, "unit": unit, "label": label, "computed": True, "raw": ""}))
        draft.say(f"{of_report(first.report)}：{larger.label}{after_value(larger)}，{smaller.label}{after_value(smaller)}，相差{shown}{unit}。")


def _say_difference(draft: Draft, named: str, first: Figure, second: Figure, difference: Decimal) -> None:
    unit = "个百分点" if first.unit == "%" else first.unit
    shown = two_places(difference) if first.unit == "%" else plain_number(difference)
    size = shown.lstrip("-")
    draft.value, draft.unit = (shown if _asks_direction(draft, first, second) else size), unit
    draft.steps.append(f"{first.shown} − {second.shown} = {shown}")
    words = "多" if difference > 0 else "少"
    tail = f"前者比后者{words}{size}{unit}" if difference else "两者相同"
    moved = f"，是{'上升' if difference > 0 else '下降'}" if difference and _over_time(draft, first, second) else ""
    draft.say(f"{named}，{tail}{moved}。")


def _over_time(draft: Draft, first: Figure, second: Figure) -> bool:
    """Whether the question asks which way one body's figure went, and ``first`` is the later."""
    later = first.report.issuer == second.report.issuer and first.report.year > second.report.year
    return later and bool(re.search(r"[升降涨跌]", draft.plan.words))


def _asks_direction(draft: Draft, first: Figure, second: Figure) -> bool:
    """Whether the sign carries meaning (变化多少); 少了多少 and 相差多少 ask for a size."""
    words = draft.plan.words
    return (
        any(word in words for word in ("变化", "变动", "增减", "change"))
        and first.report.year != second.report.year
    )


def _pair(draft: Draft, found: list[Figure]) -> tuple[Figure, Figure] | None:
    """Which two figures are compared, the minuend first."""
    plan = draft.plan
    if len(found) != 2:
        years = sorted({one.report.year for one in found})
        if len(plan.targets) == 1 and len({one.report.issuer for one in found}) == 1 and len(years) > 2:
            ordered = sorted(found, key=lambda one: one.report.year)
            return ordered[-1], ordered[-2]
        return None
    first, second = found
    same_issuer = first.report.issuer == second.report.issuer
    if same_issuer and first.report.year != second.report.year and plan.operation != "times":
        earlier_first = first.report.year < second.report.year
        return (second, first) if earlier_first else (first, second)
    if plan.operation == "times":
        return upper_first(draft.context, plan.words, found)
    if first.value is None or second.value is None:
        return first, second
    return (first, second) if first.value >= second.value else (second, first)
