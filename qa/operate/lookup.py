"""Looking up one figure, or several at once."""

from __future__ import annotations

from decimal import Decimal

from index.database import StoredReport
from index.numbers import plain_number
from qa.answer import Value
from qa.citations import cite_span
from qa.draft import Draft
from qa.figures import Figure, figure, label_of
from qa.operate.operands import figures, operand, other_measure
from qa.verify import touching
from qa.wording import after_value, of_report, sentence_of

MOST_VALUES = 40


def lookup(draft: Draft) -> None:
    """Answers with the figures that the plan names."""
    plan = draft.plan
    if plan.readings and not plan.targets:
        return ask_which_figure(draft)
    found = [operand(draft, one) for one in plan.operands] if plan.operands else figures(draft, plan.targets)
    held = [one for one in found if one.value is not None]
    if plan.ask == "which_report" and len({one.report.issuer for one in held}) > 1:
        return ask_which_report(draft, held)
    if plan.ask == "newest" and held:
        return newest(draft, held)
    if not held:
        draft.status = "no_data"
        draft.say("；".join(dict.fromkeys(one.missing for one in found if one.missing)) + "。")
        for one in found:
            draft.use(one)
        draft.verdicts.clear()
        return None
    if len(found) == 1:
        return single(draft, held[0])
    return several(draft, found)


def single(draft: Draft, one: Figure) -> None:
    """One figure: the number, its sentence, its checks."""
    draft.value, draft.unit = one.shown, one.unit
    draft.show(one)
    draft.say(sentence_of(one))
    if draft.plan.claim and draft.plan.relation == "=" and one.value is not None:
        same = Decimal(draft.plan.claim) == one.value
        draft.say(f"所问的{draft.plan.claim}与年报这一格{'一致' if same else '不一致'}。")
        stated = [c for c in touching(draft.context.checks(one.report.id), one.cells) if c.id == "text-table"]
        for check in stated[:2]:
            draft.say(f"{check.message}。")


def several(draft: Draft, found: list[Figure]) -> None:
    """Several figures, one sentence, one row of values each."""
    by_report: dict[str, list[Figure]] = {}
    for one in found[:MOST_VALUES]:
        by_report.setdefault(one.report.id, []).append(one)
        draft.show(one)
    parts = []
    for group in by_report.values():
        shown = "，".join(
            f"{one.label}{after_value(one)}"
            if one.value is not None
            else f"{one.label}没有数（{one.missing}）"
            for one in group
        )
        parts.append(f"{of_report(group[0].report)}：{shown}")
    draft.say("；".join(parts) + "。")
    draft.note(other_measure(found))
    if len(found) > MOST_VALUES:
        draft.note(f"共{len(found)}项，只列前{MOST_VALUES}项")


def newest(draft: Draft, held: list[Figure]) -> None:
    """No year was named: the newest is answered, the others are listed beside it."""
    latest = max(one.report.year for one in held)
    main = [one for one in held if one.report.year == latest]
    others = [one for one in held if one.report.year != latest]
    if len(main) == 1:
        single(draft, main[0])
        draft.note(f"没有指明年度，按所收录的最新一年（{latest}年）回答")
    else:
        several(draft, main)
        draft.note(f"没有指明年度，先列最新一年（{latest}年）")
    verdicts = list(draft.verdicts)
    for one in sorted(others, key=lambda f: -f.report.year):
        draft.add_value(one)
        draft.suggestions.append(f"{one.report.issuer}{one.report.year}年{one.label}是多少")
    if others:
        listed = "，".join(f"{one.report.year}年{one.label}{after_value(one)}" for one in others[:6])
        draft.say(f"其他年度：{listed}。")
        for one in others[:6]:
            draft.use(one)
    draft.verdicts[:] = verdicts


def ask_which_report(draft: Draft, held: list[Figure]) -> None:
    """No issuer was named and several hold the figure: all are listed, and asked back."""
    draft.status = "ambiguous"
    years = sorted({one.report.year for one in held})
    label = held[0].label
    draft.say(
        f"没有指明是哪个机关。收录的年报里有{len({o.report.issuer for o in held})}个机关载有“{label}”："
    )
    draft.say(
        "；".join(f"{one.report.issuer}{one.report.year}年{after_value(one)}" for one in held[:12])
        + "。请选一个："
    )
    for one in held[:MOST_VALUES]:
        draft.show(one)
        draft.suggestions.append(f"{one.report.issuer}{one.report.year}年{one.label}是多少？")
    draft.verdicts.clear()
    if len(years) > 1:
        draft.note("也可以同时写明年度")


def ask_which_figure(draft: Draft) -> None:
    """The words fit several figures: each reading is shown with its value, and asked back."""
    draft.status = "ambiguous"
    context = draft.context
    reports = [context.report(report_id) for report_id in draft.plan.reports]
    latest = max((report.year for report in reports), default=0)
    shown: list[str] = []
    many = len(reports) > 1
    for report in reports:
        if many and report.year != latest and not draft.plan.years:
            continue
        for target in draft.plan.readings:
            one = figure(target, report, context.facts(report.id))
            draft.suggestions.append(f"{report.issuer}{report.year}年{label_of(target, report.form)}是多少？")
            if one.value is None:
                continue
            draft.show(one)
            shown.append(f"{of_report(report)}{one.label}{after_value(one)}")
        _stated_beside(draft, report, shown)
    draft.verdicts.clear()
    if not draft.suggestions:
        draft.suggestions += [label_of(target) + "是多少？" for target in draft.plan.readings]
    draft.say("这个问法有几种读法：" + "；".join(shown or draft.suggestions) + "。请选一个。")


def _stated_beside(draft: Draft, report: StoredReport, shown: list[str]) -> None:
    """This year's count as the prose states it, where table 二 of form 2019 prints last year's and the change."""
    subjects = {target.concept.split(".")[1] for target in draft.plan.readings if target.concept.count(".") == 2}
    for check in draft.context.checks(report.id):
        subject = check.cells[0][0].split(".")[1] if check.cells else ""
        if check.id != "二-2019" or subject not in subjects or check.left is None:
            continue
        value = plain_number(check.left)
        draft.values.append(
            Value(issuer=report.issuer, year=report.year, indicator="prose", value=value, unit="件", label="正文所述数量")
        )
        if check.prose_start is not None and check.prose_end is not None:
            draft.cite(cite_span(report, check.prose_start, check.prose_end, (), None, draft.context.text))
        shown.append(f"{of_report(report)}{check.left_text}")
