"""Reports put in order by a number that their prose states (信息处理费由多到少)."""

from __future__ import annotations

import re

from index.numbers import plain_number
from qa.draft import Draft
from qa.operate.asked import words_of
from qa.operate.likeliest import clear
from qa.operate.number_alike import like
from qa.operate.number_told import shown, use_number
from qa.operate.ranked_numbers import SURE, Found, ranked
from qa.operate.refuse import not_held
from qa.understand.reading import Reading
from qa.wording import of_report

_FEE = re.compile(r"信息处理费")
LEAST_RANKED = 2
"""Reports that have to state the number before they are put in order."""


def _listed(found: list[Found]) -> str:
    return "，".join(f"{of_report(one.report)}{shown(one.quantity)}" for one in found)


def _charged(candidates: list[Found]) -> Found | None:
    """The fee for information that a report states in its part six, as the form's notice wants it told; None where not one."""
    sums = [
        one
        for one in candidates
        if one.quantity.unit in ("元", "万元") and re.search(r"信息处理费|信息公开[^，,。]{0,6}费", one.quantity.sentence)
    ]
    return sums[0] if len({one.quantity.value for one in sums}) == 1 else None


def _may_state(candidates: list[Found]) -> bool:
    """Whether a report may state the number though none is sure: an order without it could be wrong."""
    return bool(candidates) and candidates[0].score > SURE / 2


def ranked_numbers(draft: Draft, reading: Reading) -> None:
    """Ranks the plan's reports by the number that fits the words; those that state none are named, none is taken as 0."""
    plan, words = draft.plan, words_of(reading)
    clearly: dict[str, Found | None] = {}
    doubtful: set[str] = set()
    for report_id in plan.reports:
        candidates = ranked(draft, words, reading.body, only=report_id)
        charged = _charged(candidates) if _FEE.search(words) else None
        clearly[report_id] = clear(draft.context, candidates, reading.body, words) or charged
        if _may_state(candidates):
            doubtful.add(report_id)
    known = [one for one in clearly.values() if one is not None]
    for report_id, one in clearly.items():
        alike = (like(draft, other.quantity, report_id) for other in known)
        clearly[report_id] = one or next((other for other in alike if other is not None), None)
    found = [one for one in clearly.values() if one is not None]
    if len(found) < LEAST_RANKED or any(clearly[name] is None for name in doubtful):
        not_held(draft)
        if found:
            draft.sentences = ["有的年报可能写有这个数，但认不准是哪一个，不能排名；认得准的：" + _listed(found) + "。"]
        return
    if len({one.quantity.unit for one in found}) > 1:
        draft.note("计量单位不同，不能排名")
        for one in found:
            use_number(draft, one)
        draft.say("；".join(f"{of_report(one.report)}{shown(one.quantity)}" for one in found) + "。")
        draft.verdicts.append("unverified")
        return
    found.sort(key=lambda one: one.quantity.value, reverse=not plan.ascending)
    kept = found[: plan.top] if plan.top else found
    for one in kept:
        use_number(draft, one)
    draft.steps.append((" < " if plan.ascending else " > ").join(plain_number(one.quantity.value) for one in kept))
    draft.say(f"按正文所写{'由少到多' if plan.ascending else '由多到少'}：{_listed(kept)}。")
    unstated = [of_report(draft.context.report(report_id)) for report_id, one in clearly.items() if one is None]
    if unstated:
        draft.note(f"没有找到这个数、未列入：{'、'.join(unstated)}")
    draft.verdicts.append("unverified")
