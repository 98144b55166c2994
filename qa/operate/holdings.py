"""What is indexed: counts and lists of reports, also those whose figure passes a bound."""

from __future__ import annotations

import re

from index.database import StoredReport
from qa.answer import Value
from qa.draft import Draft
from qa.operate.mention import by_table, by_text
from qa.operate.passing import changed, passing
from qa.wording import of_report

MOST_LISTED = 30
_YEARS_COUNTED = re.compile(r"(?:几|多少)个?(?:年度|年份)|how many years")
_YEARS_ASKED = re.compile(r"(?:哪些|哪几个?|什么)(?:年度|年份|年)|(?:which|what) years")


def holdings(draft: Draft) -> None:
    """Lists or counts the reports that the plan means."""
    plan = draft.plan
    chosen = _chosen(draft)
    if plan.phrase:
        return by_text(draft, chosen)
    if plan.ask in ("split", "printed", "filled"):
        return by_table(draft, chosen)
    if plan.ask in ("risen", "fallen"):
        return changed(draft, chosen)
    if plan.targets and (plan.at_least or plan.at_most):
        return passing(draft, chosen)
    asks_bodies = bool(
        re.search(r"地方|单位|机关|部门|市|bod(?:y|ies)|issuer|cit(?:y|ies)", plan.words)
    ) and not re.search(r"(?:多少|几|哪)(?:些|几)?(?:份|篇|本)", plan.words)
    issuers = list(dict.fromkeys(report.issuer for report in chosen))
    for report in chosen[:MOST_LISTED]:
        draft.values.append(_plain_value(report))
    years = sorted({report.year for report in chosen})
    if _YEARS_COUNTED.search(plan.words):
        draft.value, draft.unit = str(len(years)), "个"
        draft.say(f"收录的年报覆盖{len(years)}个年度：{'、'.join(f'{year}年' for year in years)}。")
    elif plan.operation == "count":
        if asks_bodies:
            draft.value, draft.unit = str(len(issuers)), "个"
            draft.say(f"符合条件的机关有{len(issuers)}个：{'、'.join(issuers[:MOST_LISTED])}。")
        else:
            draft.value, draft.unit = str(len(chosen)), "份"
            both = re.search(r"(?:多少|几)[个家](?:不同的?)?(?:地方|单位|机关|部门)", plan.words)
            bodies = f"，出自{len(issuers)}个机关" if both else ""
            draft.say(f"收录的年报里符合条件的有{len(chosen)}份{bodies}：{_listed(chosen)}。")
    elif not chosen:
        draft.status = "no_data"
        draft.say("收录的年报里没有符合条件的。")
    else:
        if _YEARS_ASKED.search(plan.words):
            draft.say(f"收录的年度有{'、'.join(f'{year}年' for year in years)}。")
        draft.say(f"符合条件的年报有{len(chosen)}份：{_listed(chosen)}。")
    draft.verdicts.append("verified")
    return None


def _chosen(draft: Draft) -> list[StoredReport]:
    plan, context = draft.plan, draft.context
    named = [context.report(report_id) for report_id in plan.reports]
    reports = named if (plan.issuers or plan.years or named) else list(context.reports())
    reports.sort(key=lambda report: (report.year, report.issuer))
    if plan.ask in ("consecutive", "single"):
        reports = _by_years(reports, plan.ask)
    if re.search(r"最早|earliest|oldest", plan.words) and reports:
        return [report for report in reports if report.year == reports[0].year]
    if re.search(r"最新|最近|最晚|latest|newest", plan.words) and reports:
        return [report for report in reports if report.year == reports[-1].year]
    return reports


def _by_years(reports: list[StoredReport], ask: str) -> list[StoredReport]:
    """The reports of bodies with two years that follow one another, or of bodies with a single year."""
    years: dict[str, set[int]] = {}
    for report in reports:
        years.setdefault(report.issuer, set()).add(report.year)
    if ask == "single":
        return [report for report in reports if len(years[report.issuer]) == 1]
    return [report for report in reports if {report.year - 1, report.year + 1} & years[report.issuer]]


def _plain_value(report: StoredReport) -> Value:
    return Value(
        issuer=report.issuer, year=report.year, indicator="report", value=None, unit="", label=report.title
    )


def _listed(reports: list[StoredReport]) -> str:
    shown = "、".join(of_report(report) for report in reports[:MOST_LISTED])
    return shown + (f"等（只列前{MOST_LISTED}份）" if len(reports) > MOST_LISTED else "")
