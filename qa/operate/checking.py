"""Whether the figures add up: within reports, between prose and table, from year to year."""

from __future__ import annotations

import re

from index.checks.model import Check
from index.numbers import plain_number
from qa.answer import Value
from qa.citations import cite_fact, cite_span
from qa.draft import Draft, value_of
from qa.figures import figure
from qa.verify import touching
from qa.wording import after_value, of_report

MOST_SHOWN = 12
_APART = re.compile(r"差额|相差|差(?:了)?(?:多少|几)|差距|(?:多|少)(?:出|了)?(?:多少|几)|difference|by how much|differ")
_LINK = re.compile(
    r"上年|上一年|下年|年度衔接|跨年|衔接|接得?上|接过来|前后|去年|次年|两年|推得|对账|year|carried"
)


def checking(draft: Draft) -> None:
    """Answers with the checks that the question is about."""
    plan, context = draft.plan, draft.context
    links = _asks_links(draft)
    reports = plan.reports or tuple(report.id for report in context.reports())
    if links:
        _year_links(draft)
        return
    concepts = plan.targets or plan.readings
    found: list[Check] = []
    for report_id in reports:
        checks = [check for check in context.checks(report_id) if _in_table(check, plan.words)]
        if concepts:
            cells = tuple(
                key
                for target in concepts
                for key in figure(target, context.report(report_id), context.facts(report_id)).cells
            )
            checks = touching(checks, cells)
        found += checks
    failing = [check for check in found if check.status == "fail"]
    passing = [check for check in found if check.status == "pass"]
    for target in plan.targets:
        for report_id in reports[:4]:
            one = figure(target, context.report(report_id), context.facts(report_id))
            if one.value is not None:
                draft.values.append(value_of(one))
                draft.use(one)
                draft.say(f"{of_report(one.report)}{one.label}在表格里是{after_value(one)}。")
    stated = [check for check in found if check.id == "text-table" and check.left is not None]
    if plan.targets and stated and re.search(r"正文|文字", plan.words):
        _prose_beside_table(draft, stated)
    _the_one_value(draft, failing)
    draft.check(failing[:40] + passing[:40])
    _cite(draft, failing[:MOST_SHOWN] or passing[:4])
    if failing:
        names = list(dict.fromkeys(check.report_id for check in failing))
        if not plan.targets:
            _values_of_failing(draft, failing, names)
        for name in names[:MOST_SHOWN]:
            own = [check for check in failing if check.report_id == name]
            report = context.report(name)
            shown = "；".join(check.message for check in own[:4])
            more = f"；另有{len(own) - 4}处" if len(own) > 4 else ""
            draft.say(f"{of_report(report)}的年报有{len(own)}处对不上：{shown}{more}。")
        draft.verdicts.append("conflict")
        clean = len(reports) - len(names)
        if clean and len(reports) > 1:
            draft.say(f"其余{clean}份没有发现不符。")
    elif passing:
        draft.say(f"核对了{len(passing)}条勾稽关系，全部一致，没有发现自相矛盾。")
        draft.verdicts.append("verified")
    else:
        draft.say("没有可以核对的勾稽关系：相关的格缺失或未填。")
        draft.verdicts.append("unverified")


def _the_one_value(draft: Draft, failing: list[Check]) -> None:
    """The one number asked for: how far the two sides are apart, else the one cell that is doubted."""
    if draft.value is not None:
        return
    if failing and _APART.search(draft.plan.words) and len({check.difference for check in failing[:1]}) == 1:
        first = failing[0]
        if first.difference is not None and first.left is not None and first.right is not None:
            draft.value, draft.unit = plain_number(abs(first.difference)), "件"
            larger, smaller = sorted((first.left, first.right), reverse=True)
            draft.steps.append(f"{plain_number(larger)} − {plain_number(smaller)} = {plain_number(larger - smaller)}")
            draft.say(f"两边相差{draft.value}件。")
        return
    shown = [value for value in draft.values if value.indicator not in ("prose", "check")]
    if len(shown) == 1 and shown[0].value is not None:
        draft.value, draft.unit = shown[0].value, shown[0].unit


def _prose_beside_table(draft: Draft, stated: list[Check]) -> None:
    """What the prose states, as rows of values; the difference where that is asked for."""
    for check in stated[:4]:
        report = draft.context.report(check.report_id)
        shown = None if check.left is None else plain_number(check.left)
        draft.values.insert(
            0,
            Value(
                issuer=report.issuer,
                year=report.year,
                indicator="prose",
                value=shown,
                unit="件",
                label=check.name,
            ),
        )
    first = stated[0]
    if (
        re.search(r"(?:多|少|差|相差|高|低)(?:出|了)?(?:多少|几)", draft.plan.words)
        and first.difference is not None
    ):
        size = plain_number(abs(first.difference))
        draft.value, draft.unit = size, "件"
        if first.left is not None and first.right is not None:
            draft.steps.append(
                f"{plain_number(first.right)} − {plain_number(first.left)} = {plain_number(first.right - first.left)}"
            )
        draft.say(f"正文与表格相差{size}件。")


def _values_of_failing(draft: Draft, failing: list[Check], names: list[str]) -> None:
    """One row of values a report that fails; for a single report the suspect cell, where one is named."""
    for name in names:
        report = draft.context.report(name)
        facts = draft.context.facts(name)
        suspects = [check.suspect for check in failing if check.report_id == name and check.suspect in facts]
        fact = facts[suspects[0]] if suspects and suspects[0] is not None else None
        single = len(draft.plan.reports) == 1 and fact is not None and fact.value is not None
        draft.values.append(
            Value(
                issuer=report.issuer,
                year=report.year,
                indicator=fact.indicator if fact else "check",
                applicant=fact.applicant if fact else "",
                value=format(fact.value, "f") if single and fact and fact.value is not None else None,
                unit=fact.unit if fact else "",
                label=report.title,
            )
        )


def _in_table(check: Check, words: str) -> bool:
    if check.id == "year-link":
        return False
    if re.search(r"正文|文字", words):
        return check.id in ("text-table", "二-2019")
    for pattern, prefix in (
        ("表三|第三[张个]?表|三、", "三"),
        ("表四|第四[张个]?表", "四"),
        ("表二|第二[张个]?表", "二"),
    ):
        if re.search(pattern, words):
            return check.id.startswith(prefix)
    return True


def _cite(draft: Draft, checks: list[Check]) -> None:
    for check in checks:
        report = draft.context.report(check.report_id)
        facts = draft.context.facts(check.report_id)
        keys = [check.suspect] if check.suspect in facts else list(check.cells)
        for key in keys[-1:]:
            if key is not None and key in facts:
                draft.cite(cite_fact(facts[key], report, draft.context.text))
        if check.prose_start is not None and check.prose_end is not None:
            draft.cite(cite_span(report, check.prose_start, check.prose_end, (), None, draft.context.text))


def _asks_links(draft: Draft) -> bool:
    plan = draft.plan
    concepts = {target.concept for target in (*plan.targets, *plan.readings)}
    carried = {"requests.carried_in", "requests.carried_out"}
    if not _LINK.search(plan.words) and len(plan.years) < 2:
        return False
    names_link = bool(concepts & carried) or any(
        c.endswith((".in_force", ".issued", ".repealed")) for c in concepts
    )
    speaks = bool(re.search(r"结转|剩下|剩的|没办完|接过来|衔接|年末|年底|carr(?:y|ied)", plan.words))
    return (names_link or speaks) and (len(plan.years) != 1 or bool(_LINK.search(plan.words)))


def _year_links(draft: Draft) -> None:
    plan, context = draft.plan, draft.context
    concepts = {target.concept for target in (*plan.targets, *plan.readings)}
    subject = next((c.split(".")[1] for c in concepts if c.startswith("disclosure.")), "")
    applicants = {t.applicant for t in plan.targets if t.applicant} or {"total"}
    if applicants == {"total"} and "个人" in plan.words:
        applicants = {"natural"}
    issuers = plan.issuers or tuple(dict.fromkeys(report.issuer for report in context.reports()))
    links: list[Check] = []
    wanted_years = set(plan.years)
    for report in context.reports():
        if report.issuer not in issuers:
            continue
        if wanted_years and report.year not in wanted_years and report.year - 1 not in wanted_years:
            continue
        if len(wanted_years) > 1 and report.year not in wanted_years:
            continue
        for check in context.checks(report.id):
            if check.id == "year-link" and _about(check, subject, applicants):
                links.append(check)
    if not links:
        draft.status = "no_data"
        _no_links(draft, issuers, subject)
        return
    for check in links:
        _show_link(draft, check)
        draft.say(check.message + "。")
    _linked_value(draft, links)
    draft.check(links)
    failing = [check for check in links if check.status == "fail"]
    passing = [check for check in links if check.status == "pass"]
    draft.say("因此前后不一致。" if failing else "因此前后一致。" if passing else "")
    draft.verdicts.append("conflict" if failing else "verified" if passing else "unverified")


def _linked_value(draft: Draft, links: list[Check]) -> None:
    """The one number of a single link: the difference where that is asked for, else what both sides agree on."""
    if len(links) != 1 or links[0].difference is None or links[0].right is None:
        return
    if _APART.search(draft.plan.words):
        draft.value, draft.unit = plain_number(abs(links[0].difference)), "件"
    elif links[0].status == "pass":
        draft.value, draft.unit = plain_number(links[0].right), "件"


def _about(check: Check, subject: str, applicants: set[str]) -> bool:
    name, applicant = check.cells[0]
    if subject:
        return name.startswith(f"disclosure2021.{subject}.")
    return name == "requests.carried_in" and applicant in applicants


def _show_link(draft: Draft, check: Check) -> None:
    """Both years' cells of a link, cited and listed, the earlier first."""
    later = draft.context.report(check.report_id)
    earlier = draft.context.report(check.related[0])
    name, applicant = check.cells[0]
    earlier_key = (
        ("requests.carried_out", applicant) if name == "requests.carried_in" else (check.cells[-1][0], "")
    )
    later_key = check.cells[0] if name == "requests.carried_in" else check.cells[-1]
    for report, key in ((earlier, earlier_key), (later, later_key)):
        fact = draft.context.facts(report.id).get(key)
        if fact is None:
            continue
        draft.values.append(
            Value(
                issuer=report.issuer, year=report.year, indicator=key[0], applicant=key[1],
                value=None if fact.value is None else format(fact.value, "f"), unit=fact.unit, raw=fact.raw.strip(),
            )
        )  # fmt: skip
        draft.cite(cite_fact(fact, report, draft.context.text))
    for key in check.cells:
        fact = draft.context.facts(later.id).get(key)
        if fact is not None:
            draft.cite(cite_fact(fact, later, draft.context.text))


def _both_years(draft: Draft) -> set[int]:
    """The years that a link would tie together: those named, with the one before where only one is."""
    years = set(draft.plan.years)
    if len(years) == 1:
        year = min(years)
        return {year, year + 1} if re.search(r"下年|下一年|次年|next", draft.plan.words) else {year - 1, year}
    return years


def _no_links(draft: Draft, issuers: tuple[str, ...], subject: str) -> None:
    held = [r for r in draft.context.reports() if r.issuer in issuers]
    forms = {report.form for report in held}
    if subject and len(held) > 1 and "2019" in forms:
        draft.say("口径不同：2019年格式与2021年格式的表二不是同一指标，两年之间无法对账。")
        return
    names = "、".join(of_report(report) for report in held) or "（无）"
    if len(issuers) > 1 and len({report.year for report in held}) > 1:
        draft.say("口径不同：不是同一个机关，统计范围不一样（一家单位与全地区汇总），两个数本来就不必相等。")
    else:
        wanted = {(name, year) for name in issuers for year in _both_years(draft)}
        absent = sorted(wanted - {(report.issuer, report.year) for report in held})
        lacking = "、".join(f"{name}{year}年" for name, year in absent[:4])
        draft.say("无法核对：要有同一机关前后两年的年报" + (f"，没有收录{lacking}的。" if lacking else "。"))
    draft.say(f"收录的是：{names}。")
    draft.suggestions += [f"{of_report(report)}的数字对得上吗？" for report in held[:4]]
