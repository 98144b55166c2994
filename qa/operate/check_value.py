"""The one number of an answer about checks: the difference, what a cell ought to be, or the cell in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from index.checks.arithmetic import cell_name
from index.checks.model import Check
from index.numbers import plain_number
from qa.draft import Draft
from qa.operate.check_select import is_growth
from qa.plan import CheckAsk


def the_one_value(
    draft: Draft, ask: CheckAsk, failing: Sequence[Check], passing: Sequence[Check], unclear: Sequence[Check]
) -> None:
    """Sets the answer's value where the question asks for one number and the checks fix it."""
    growths = [check for check in (*failing, *passing) if is_growth(check) or "增幅" in check.name]
    if ask.families == ("growth",) and len(growths) == 1 and growths[0].right is not None:
        draft.value, draft.unit = plain_number(growths[0].right), "%"
        draft.steps.append(growths[0].right_text)
    elif ask.want == "apart":
        _apart(draft, failing, passing)
    elif ask.want == "ought":
        _ought(draft, [*failing, *unclear], passing)
    else:
        shown = [value for value in draft.values if value.indicator not in ("prose", "check")]
        if len(shown) == 1 and shown[0].value is not None:
            draft.value, draft.unit = shown[0].value, shown[0].unit


def _apart(draft: Draft, failing: Sequence[Check], passing: Sequence[Check]) -> None:
    sizes = {abs(check.difference) for check in failing if check.difference is not None}
    first = next(iter(failing or passing), None)
    if first is None or first.left is None or first.right is None or len(sizes) > 1:
        if len(sizes) > 1:
            draft.note("有几处不符，差数各不相同，分别列出")
        return
    larger, smaller = max(first.left, first.right), min(first.left, first.right)
    unit = "个百分点" if is_growth(first) or "增幅" in first.name else "件"
    draft.value, draft.unit = plain_number(larger - smaller), unit
    draft.steps.append(f"{plain_number(larger)} − {plain_number(smaller)} = {draft.value}")
    draft.say(f"两边相差{draft.value}{unit}。")


def _ought(draft: Draft, doubted: Sequence[Check], passing: Sequence[Check]) -> None:
    found = {(c.suspect, c.would_be) for c in doubted if c.suspect is not None and c.would_be is not None}
    if len(found) == 1:
        key, value = found.pop()
        assert key is not None and value is not None
        draft.value, draft.unit = plain_number(value), "件"
        steps = [check.message.split("；")[1] for check in doubted if check.suspect == key and "；" in check.message]
        draft.steps += [step for step in steps[:2] if step not in draft.steps]
        draft.note(f"{cell_name(key)}应为{plain_number(value)}是按勾稽关系推算的，不是年报所印；印出的数不作改动")
    elif found:
        draft.note("不止一格可疑，各格推算的数见上")
    elif doubted:
        sides = {(c.right, c.left) for c in doubted if c.id == "四-sum" or c.id == "三-row"}
        if len(sides) == 1 and all(left is not None for _, left in sides):
            draft.note("各项之和与印出的总计不同；哪一格有误，从年报判断不出")
    elif len(passing) == 1 and passing[0].right is not None:
        draft.value, draft.unit = plain_number(passing[0].right), "件"
