"""Rankings: of reports, of reasons, of applicants, of results, of years; best first."""

from __future__ import annotations

import re
from decimal import Decimal

from index.forms import APPLICANT_KINDS, RESULTS, applicants, indicators, rows_under
from qa.draft import Draft
from qa.figures import Figure, figure
from qa.operate.compute import differing, gaps
from qa.operate.lookup import several
from qa.operate.operands import operands_or
from qa.operate.rank_change import rank_by_change
from qa.plan import Target
from qa.wording import after_value, of_report

MOST_SHOWN = 10


def rank(draft: Draft) -> None:
    """Ranks what the plan says."""
    plan = draft.plan
    among = plan.among
    if plan.ask.startswith(("risen", "fallen")):
        parts = plan.targets if among in ("reports", "years") or len(plan.targets) > 1 else _parts(plan.targets[0], draft)
        rank_by_change(draft, parts)
        return
    if among in ("reports", "years", "operands"):
        found = operands_or(draft, plan.targets)
        what = "一项" if among == "operands" else "年度" if among == "years" else "年报"
    else:
        found = _within(draft)
        what = {"rows": "情形", "applicants": "申请人类型", "results": "结果", "groups": "一类"}[among or "rows"]
    held = [one for one in found if one.value is not None]
    if not held:
        gaps(draft, found)
        return
    if among in ("reports", "years"):
        why = differing(draft, held)
        if why:
            draft.note(why.replace("不作比较", "不能一起排名，只供参考"))
    if among == "operands" and len({one.unit for one in held}) > 1:
        several(draft, held)
        draft.note("计量单位不同，不作比较")
        return
    held.sort(key=lambda one: one.value or Decimal(0), reverse=not plan.ascending)
    skipped = [one for one in found if one.value is None]
    if skipped:
        draft.note("未列入：" + "；".join(dict.fromkeys(one.missing for one in skipped[:5])))
    shown = held[: plan.top] if plan.top else held
    for one in shown:
        draft.add_value(one)
    for one in shown[:MOST_SHOWN]:
        draft.use(one)
    best = [one for one in held if one.value == held[0].value]
    word = "最少" if plan.ascending else "最多"
    if held[0].unit == "%":
        word = "最低" if plan.ascending else "最高"
    names = "、".join(_name(one, among) for one in best[:4])
    draft.say(f"{_frame(draft, among, held)}{word}的{what}是{names}，{after_value(best[0])}。")
    if len(best) == 1 and (among == "operands" or _asks_how_many(draft)):
        draft.value, draft.unit = best[0].shown, best[0].unit
    rest = "，".join(f"{_name(one, among)}{after_value(one)}" for one in shown[:MOST_SHOWN])
    draft.say(f"依次为：{rest}。")
    if len(best) > 1:
        draft.note("有并列")


_HOW_MANY = re.compile(r"(?:最|第一|居首)[^？?。！!；;]*[，,？?。！!；;、](?:[^，,？?。！!；;]{0,6})(?:(?:是|有|共|达|占)?(?:多少|几)[件个项宗]?|件数|数量)(?:呢|是多少|多少)?[？?。！!]*$")
_IN_ORDER = re.compile(r"依次|排序|排列|排名|前[两二三四五六七八九十\d]|分别|各|列出|都列|全列|从[高大多低小少]到|由[高大多低小少]到")


def _asks_how_many(draft: Draft) -> bool:
    """Whether the number of the first is asked for beside which it is (哪种最多？件数), not an order."""
    words = draft.plan.words
    return draft.plan.top in (None, 1) and bool(_HOW_MANY.search(words)) and not _IN_ORDER.search(words)


def _within(draft: Draft) -> list[Figure]:
    """The parts of one figure in each report of the plan (normally one)."""
    plan = draft.plan
    target = plan.targets[0]
    found: list[Figure] = []
    for report_id in plan.reports:
        report, facts = draft.context.report(report_id), draft.context.facts(report_id)
        found += [figure(part, report, facts) for part in _parts(target, draft)]
    return found


def _parts(target: Target, draft: Draft) -> list[Target]:
    plan = draft.plan
    if plan.among == "applicants":
        return [
            Target(concept=target.concept, applicant=name)
            for name in APPLICANT_KINDS
            if not (name == "natural" and (target.applicant == "organisations" or _without_natural(plan.words)))
        ]
    if plan.among == "groups":
        return [Target(concept="suit_direct.total"), Target(concept="suit_after_review.total")]
    if plan.among == "results":
        return [Target(concept=f"{target.concept.split('.')[0]}.{name}") for name in RESULTS]
    parts = indicators()[target.concept].parts or rows_under(target.concept)
    return [Target(concept=name, applicant=target.applicant or "total") for name in parts]


def _without_natural(words: str) -> bool:
    return any(
        word in words
        for word in ("除了", "除去", "不算", "不含", "排除", "以外", "之外", "except", "excluding")
    )


def _name(one: Figure, among: str) -> str:
    if among == "operands":
        return f"{of_report(one.report)}{one.label}"
    if among == "reports":
        return of_report(one.report)
    if among == "years":
        return f"{one.report.year}年"
    if among == "applicants":
        return applicants()[one.target.applicant].label
    if among == "results":
        return indicators()[one.target.concept].column.split(" / ")[-1]
    return one.label


def _frame(draft: Draft, among: str, held: list[Figure]) -> str:
    if among == "operands":
        return f"前面问到的{len(held)}个数里，"
    if among in ("reports", "years"):
        return f"在{len(held)}份年报中，“{held[0].label}”"
    report = held[0].report
    whole = draft.plan.targets[0].concept
    name = indicators()[whole].short.removesuffix("合计") if whole in indicators() else ""
    return f"{of_report(report)}{name}中" if among != "applicants" else f"{of_report(report)}“{name}”中"
