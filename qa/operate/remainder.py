"""A whole less some of its parts (办理结果除其他处理外), with the steps."""

from __future__ import annotations

from decimal import Decimal

from index.numbers import plain_number
from qa.draft import Draft, value_of
from qa.operate.compute import gaps
from qa.operate.operands import figures
from qa.wording import after_value, of_report


def remainder(draft: Draft) -> None:
    """Subtracts the later targets from the first, in every report of the plan; refuses where one is missing."""
    size = len(draft.plan.targets)
    found = figures(draft, draft.plan.targets)
    if gaps(draft, found):
        return
    for at in range(0, len(found), size):
        whole, *parts = found[at : at + size]
        result = (whole.value or Decimal(0)) - sum((one.value or Decimal(0) for one in parts), Decimal(0))
        for one in (whole, *parts):
            draft.use(one)
        shown = plain_number(result)
        draft.steps.append(f"{whole.shown} − {' − '.join(one.shown for one in parts)} = {shown}")
        names = "、".join(one.label for one in parts)
        label = f"{whole.label}除{names}外"
        draft.values.append(value_of(whole).model_copy(update={"value": shown, "label": label, "computed": True, "raw": ""}))
        listed = "，".join(f"{one.label}{after_value(one)}" for one in (whole, *parts))
        draft.say(f"{of_report(whole.report)}{label}为{shown}{whole.unit}（{listed}）。")
        if len(found) == size:
            draft.value, draft.unit = shown, whole.unit
