"""What a report says: its key figures, its headings, and whether its sums hold."""

from __future__ import annotations

import re

from index.forms import OUTCOMES, REMEDIES, RESULTS, indicators
from qa.draft import Draft
from qa.figures import Figure, figure
from qa.operate.lookup import several
from qa.plan import Target
from qa.wording import after_value, of_report

MOST_REPORTS = 4


def overview(draft: Draft) -> None:
    """The key figures of the reports that the plan means, or of one table of them."""
    plan, context = draft.plan, draft.context
    reports = [context.report(report_id) for report_id in plan.reports]
    if plan.ask != "all" and len(reports) > MOST_REPORTS:
        draft.status = "ambiguous"
        draft.say("请指明是哪一份年报。")
        draft.suggestions += [f"介绍一下{of_report(report)}的年报" for report in reports[:8]]
        return
    newest = max((report.year for report in reports), default=0)
    if len({report.issuer for report in reports}) == 1 and not plan.years and len(reports) > 1:
        reports = [report for report in reports if report.year == newest]
        draft.note(f"没有指明年度，按最新一年（{newest}年）回答")
    for report in reports:
        facts = context.facts(report.id)
        targets = _targets(plan.words, report.form)
        found = [figure(target, report, facts) for target in targets]
        held = [one for one in found if one.value is not None]
        if len(reports) == 1:
            _say_one(draft, held)
        else:
            several(draft, held)
        if not held:
            draft.say(f"{of_report(report)}的年报没有读到表格数字，只能检索正文。")
            draft.verdicts.append("unverified")
        if not re.search(r"表[二三四]|table \d", plan.words):
            _say_checks(draft, report.id)


def _say_one(draft: Draft, held: list[Figure]) -> None:
    for one in held:
        draft.show(one)
    if held:
        listed = "，".join(f"{one.label}{after_value(one)}" for one in held)
        draft.say(f"{of_report(held[0].report)}：{listed}。")


def _say_checks(draft: Draft, report_id: str) -> None:
    failing = [check for check in draft.context.checks(report_id) if check.status == "fail"]
    if failing:
        draft.check(failing[:10])
        draft.say(f"这份年报有{len(failing)}处勾稽不符。")
    report = draft.context.report(report_id)
    draft.suggestions += [
        f"{of_report(report)}的公开率是多少？",
        f"{of_report(report)}存在哪些问题？",
        f"{of_report(report)}的数字对得上吗？",
    ]


def _targets(words: str, form: str) -> list[Target]:
    disclosure = [
        Target(concept=name.replace(f"disclosure{form}.", "disclosure.", 1))
        for name in indicators()
        if name.startswith(f"disclosure{form}.")
    ]
    rows = ("new", "carried_in", *OUTCOMES, "total", "carried_out")
    requests = [Target(concept=f"requests.{name}", applicant="total") for name in rows]
    remedies = [Target(concept=f"{group}.{result}") for group in REMEDIES for result in (*RESULTS, "total")]
    if re.search(r"表二|第二[张个]?表|主动公开|table (?:2|two|ii)\b", words):
        return disclosure
    if re.search(r"表四|第四[张个]?表|复议|诉讼|官司|table (?:4|four|iv)\b", words):
        return remedies
    if re.search(r"表三|第三[张个]?表|申请|依申请|(?:来|要|索要?|讨)(?:政府)?(?:信息|材料|东西)|table (?:3|three|iii)\b", words):
        return requests
    short = [Target(concept=f"{name}.total") for name in ("review", "suit")]
    decisions = [t for t in disclosure if t.concept.endswith((".decisions", ".amount", ".in_force"))]
    return [*requests, *short, *decisions]
