"""Whether the figures add up: within reports, between prose and table, from year to year."""

from __future__ import annotations

import re
from decimal import Decimal

from index.checks.model import Check
from index.forms import OUTCOMES
from index.numbers import plain_number
from qa.citations import cite_fact, cite_quantity
from qa.draft import Draft
from qa.figures import figure
from qa.operate.check_prose import against_prose
from qa.operate.check_select import is_growth, numbers_of, selected
from qa.operate.check_tell import (
    agreed,
    cite_checks,
    contradicted,
    prose_values,
    shared_difference,
    suspects,
    undecided,
)
from qa.operate.check_value import the_one_value
from qa.operate.check_where import where_printed
from qa.operate.compute import compare
from qa.operate.links import across_bodies, links
from qa.plan import CheckAsk, Target
from qa.understand.consistency import SMALL
from qa.wording import after_value, of_report

_OF_THE_PLACE = re.compile(r"全[省市区县](?:的)?(?P<year>20\d\d|(?<!\d)\d\d)(?=年)")
MOST_SHOWN = 12
MOST_CHECKS = 40
FEW_REPORTS = 4
FEW_CHECKS = 3


def checking(draft: Draft) -> None:
    """Answers with the checks that the question is about."""
    ask = draft.plan.check or CheckAsk()
    if ask.families in (("carried",), ("stock",)):
        bodies = ask.bodies or _body_and_place(draft)
        if bodies:
            across_bodies(draft, ask.model_copy(update={"bodies": bodies}))
        else:
            links(draft, ask)
        return
    every = not draft.plan.issuers and len(draft.plan.reports) != 1
    if every or ask.want == "reports":
        _over_reports(draft, ask)
    else:
        _within(draft, ask)


def _body_and_place(draft: Draft) -> tuple[tuple[str, int], ...]:
    """A body and the place that it lies in, each with a year of its own (该局2021年与全市2020年)."""
    plan = draft.plan
    place = _OF_THE_PLACE.search(plan.words)
    if place is None or len(plan.issuers) != 2 or len(set(plan.years)) != 2:
        return ()
    inner, outer = sorted(plan.issuers, key=len, reverse=True)
    year = int(place["year"]) % 100 + 2000
    others = [other for other in plan.years if other != year]
    if not inner.startswith(outer) or len(others) != 1:
        return ()
    return ((inner, others[0]), (outer, year))


def _concepts(draft: Draft, ask: CheckAsk) -> tuple[Target, ...]:
    """The figures that narrow the checks; in the prose, "outcomes" stands for every one of them."""
    concepts = draft.plan.targets or draft.plan.readings
    if ask.families == ("prose",) and {t.concept for t in concepts} == {"requests.total"}:
        return tuple(Target(concept=f"requests.{name}", applicant="total") for name in (*OUTCOMES, "total"))
    return concepts


def _within(draft: Draft, ask: CheckAsk) -> None:
    plan, context = draft.plan, draft.context
    found = [c for report_id in plan.reports for c in selected(context, report_id, ask, _concepts(draft, ask))]
    if ask.families == ("growth",) and not any(Decimal(n) in numbers_of(c, context) for c in found for n in ask.stated):
        _growth_not_stated(draft, ask)
        return
    failing = [check for check in found if check.status == "fail"]
    mended = {check.suspect for check in found if check.status == "not_assessable" and check.suspect}
    if mended and not failing:
        for report_id in plan.reports:
            failing += [c for c in context.checks(report_id) if c.status == "fail" and c.suspect in mended]
    passing = [check for check in found if check.status == "pass"]
    unclear = [check for check in found if check.status == "not_assessable" and (check.left is not None or check.would_be is not None)]
    narrowed = bool(plan.targets or plan.readings or ask.stated or ask.families or ask.applicants)
    cite_checks(draft, failing or (unclear if ask.stated or not passing else []) or passing, narrowed=narrowed)
    draft.check(failing[:MOST_CHECKS] + passing[:MOST_CHECKS] + unclear[:MOST_CHECKS])
    if failing:
        contradicted(draft, ask, failing)
        draft.verdicts.append("conflict")
    elif passing and not (unclear and ask.stated):
        absent = _absent(draft, ask, found)
        if absent and where_printed(draft, ask):
            passing = passing if len(passing) <= FEW_CHECKS else []
            draft.say("所核对的各格之间" if passing else "")
        elif absent:
            draft.say(f"对不上：所问的{'、'.join(absent)}与核对的各格都不相符。年报自己的数之间")
        if passing:
            agreed(draft, passing, narrowed=narrowed)
            draft.verdicts.append("verified")
    elif unclear:
        undecided(draft, unclear)
        draft.verdicts.append("unverified")
    elif not where_printed(draft, ask) and not (ask.families == ("prose",) and against_prose(draft)):
        draft.say("没有可以核对的勾稽关系：相关的格缺失或未填。")
        draft.verdicts.append("unverified")
    prose_values(draft, ask, failing + unclear if failing or unclear else passing)
    _named_figures(draft, ask, tuple(dict.fromkeys(check.report_id for check in found)) or plan.reports)
    if failing and not plan.targets:
        suspects(draft, failing)
    _unmatched(draft, ask, found)
    the_one_value(draft, ask, failing, passing, unclear)
    draft.told = True


def _named_figures(draft: Draft, ask: CheckAsk, reports: tuple[str, ...]) -> None:
    """The figures that the question names, as the tables of the reports that were checked print them."""
    plan, context = draft.plan, draft.context
    if ask.families in (("flow",), ("growth",), ("outcome",)):
        return
    if plan.check is not None and ask.families == ("prose",) and _concepts(draft, ask) != plan.targets:
        return
    for target in plan.targets:
        for report_id in reports[:FEW_REPORTS]:
            one = figure(target, context.report(report_id), context.facts(report_id))
            if one.value is None:
                continue
            draft.add_value(one)
            for key in one.cells:
                if key in context.facts(report_id):
                    draft.cite(cite_fact(context.facts(report_id)[key], one.report, context.text))
            draft.steps += [step for step in one.steps if step not in draft.steps]
            draft.note(*one.notes)
            draft.say(f"{of_report(one.report)}{one.label}在表格里是{after_value(one)}。")


def _over_reports(draft: Draft, ask: CheckAsk) -> None:
    """Which of several reports fail: only these are listed."""
    plan, context = draft.plan, draft.context
    reports = plan.reports or tuple(report.id for report in context.reports())
    checks = {name: selected(context, name, ask, _concepts(draft, ask)) for name in reports}
    failing = {name: [c for c in own if c.status == "fail"] for name, own in checks.items()}
    names = [name for name in reports if failing[name]]
    passing = [c for own in checks.values() for c in own if c.status == "pass"]
    if not names:
        assessed = sum(1 for own in checks.values() if any(c.status == "pass" for c in own))
        draft.say(f"没有：{assessed}份年报里所问的勾稽关系都一致，没有发现不符。" if assessed else "没有可以核对的勾稽关系。")
        cite_checks(draft, passing[:MOST_SHOWN], narrowed=False)
        draft.check(passing[:MOST_CHECKS])
        draft.verdicts.append("verified" if assessed else "unverified")
        draft.told = True
        return
    listed = "、".join(of_report(context.report(name)) for name in names)
    draft.say(f"有{len(names)}份年报不一致：{listed}。")
    for name in names[:MOST_SHOWN]:
        own = failing[name]
        draft.check(own)
        cite_checks(draft, own[:4], narrowed=False)
        more = f"；另有{len(own) - 4}处" if len(own) > 4 else ""
        shown = "；".join(check.message for check in own[:4])
        draft.say(f"{of_report(context.report(name))}有{len(own)}处对不上：{shown}{more}。")
        suspects(draft, own, one_a_report=True)
    if len(reports) > len(names):
        draft.say(f"其余{len(reports) - len(names)}份没有发现不符。")
    if re.search(r"(?:几|多少)份|how many", plan.words):
        draft.value, draft.unit = str(len(names)), "份"
    draft.verdicts.append("conflict")
    draft.told = True


def _growth_not_stated(draft: Draft, ask: CheckAsk) -> None:
    """A growth that no check holds: the prose's sentence where it states it, else computed from the figures."""
    plan, context = draft.plan, draft.context
    for report_id in plan.reports:
        report = context.report(report_id)
        for quantity in context.quantities(report_id):
            if quantity.unit == "%" and plain_number(quantity.value) in ask.stated:
                draft.cite(cite_quantity(quantity, report, context.text))
                earlier = f"{report.issuer}{report.year - 1}年"
                held = any(r.issuer == report.issuer and r.year == report.year - 1 for r in context.reports())
                why = "两年的年报里没有可以复算的同一个数" if held else f"没有收录{earlier}的年报"
                draft.status = "no_data"
                draft.say(f"{of_report(report)}的年报是这样写的：“{' '.join(quantity.sentence.split())}”；{why}，无法复算。")
                return
    if plan.targets and len(plan.reports) > 1:
        draft.plan = plan.model_copy(update={"operation": "growth", "claim": ask.stated[0], "claim_unit": "%", "relation": "="})
        compare(draft)
        return
    draft.status = "no_data"
    draft.say("年报里没有写这个增幅，无法复算。")


def _absent(draft: Draft, ask: CheckAsk, found: list[Check]) -> list[str]:
    """The numbers of the question, but small ones, that are in none of the cells compared."""
    context = draft.context
    held = {number for check in found for number in numbers_of(check, context)}
    for target in draft.plan.targets:
        for report_id in draft.plan.reports:
            held.add(figure(target, context.report(report_id), context.facts(report_id)).value or Decimal(0))
    return [number for number in ask.stated if Decimal(number) >= SMALL and Decimal(number) not in held]


def _unmatched(draft: Draft, ask: CheckAsk, found: list[Check]) -> None:
    """Says which of the numbers in the question stand in none of the cells compared."""
    if draft.status != "answered":
        return
    absent = _absent(draft, ask, found) if found else []
    if absent and not any(all(number in sentence for number in absent) for sentence in draft.sentences):
        draft.note(f"所问的{'、'.join(absent)}不在核对的各格里")
    if ask.stated or ask.families == ("prose",):
        shared_difference(draft, [check for check in found if check.status == "fail" and not is_growth(check)])
