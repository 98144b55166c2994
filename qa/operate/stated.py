"""Reports put in order by a number that their prose states (信息处理费由多到少)."""

from __future__ import annotations

from index.numbers import plain_number
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.operate.asked import words_of
from qa.operate.number import clear_number
from qa.operate.number_told import shown, value_of_number
from qa.operate.refuse import not_held
from qa.understand.reading import Reading
from qa.wording import of_report

LEAST_RANKED = 2
"""Reports that have to state the number before they are put in order."""


def ranked_numbers(draft: Draft, reading: Reading) -> None:
    """Ranks the plan's reports by the number that fits the words; those that state none are named, none is taken as 0."""
    plan, words = draft.plan, words_of(reading)
    clear = {report_id: clear_number(draft, reading, words, report_id) for report_id in plan.reports}
    found = [one for one in clear.values() if one is not None]
    if len(found) < LEAST_RANKED:
        not_held(draft)
        return
    if len({one.quantity.unit for one in found}) > 1:
        draft.note("计量单位不同，不能排名")
        for one in found:
            draft.values.append(value_of_number(one))
            draft.cite(cite_quantity(one.quantity, one.report, draft.context.text))
        draft.say("；".join(f"{of_report(one.report)}{shown(one.quantity)}" for one in found) + "。")
        draft.verdicts.append("unverified")
        return
    found.sort(key=lambda one: one.quantity.value, reverse=not plan.ascending)
    kept = found[: plan.top] if plan.top else found
    for one in kept:
        draft.values.append(value_of_number(one))
        draft.cite(cite_quantity(one.quantity, one.report, draft.context.text))
    draft.steps.append((" < " if plan.ascending else " > ").join(plain_number(one.quantity.value) for one in kept))
    listed = "，".join(f"{of_report(one.report)}{shown(one.quantity)}" for one in kept)
    draft.say(f"按正文所写{'由少到多' if plan.ascending else '由多到少'}：{listed}。")
    unstated = [of_report(draft.context.report(report_id)) for report_id, one in clear.items() if one is None]
    if unstated:
        draft.note(f"没有找到这个数、未列入：{'、'.join(unstated)}")
    draft.verdicts.append("unverified")
