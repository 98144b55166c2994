"""Refusals: in plain words, with what is held nearby."""

from __future__ import annotations

from data import places
from index.database import StoredReport
from qa.citations import cite_chunk
from qa.draft import Draft
from qa.retrieve import passages
from qa.row_text import row_text
from qa.wording import of_report

MOST_NAMED = 8
LEAST_HELD = 0.4
"""Least share of the question's weight that a nearby row has to hold."""
OUT_OF_SCOPE = "这里只回答收录的政府信息公开工作年度报告里的内容，这个问题不在其中。"
NOT_HELD = "收录的年报里没有这项内容，不能回答。"


def refuse(draft: Draft) -> None:
    """Refuses for the reason that the plan gives."""
    if draft.plan.refusal == "out_of_scope":
        draft.status = "out_of_scope"
        draft.say(OUT_OF_SCOPE)
        _suggest(draft, list(draft.context.reports()))
        return
    if draft.plan.refusal == "which_report":
        draft.status = "ambiguous"
        draft.say("没有看出指的是哪个机关，请写明机关和年度。")
        _say_nearby(draft)
        return
    draft.status = "no_data"
    if draft.plan.refusal == "beyond":
        draft.say(f"前面只列出了{draft.plan.top}项，没有{draft.plan.phrase}。")
        return
    missing = "、".join(draft.plan.missing)
    draft.say(f"没有收录{missing}的年报，不能回答。" if missing else NOT_HELD)
    _say_nearby(draft)


def not_held(draft: Draft, what: str = "") -> None:
    """Refuses because the reports asked about do not hold it."""
    draft.status = "no_data"
    reports = [draft.context.report(report_id) for report_id in draft.plan.reports]
    where = "、".join(of_report(report) for report in reports[:4])
    scope = f"{where}{'等' if len(reports) > 4 else ''}的年报" if reports else "收录的年报"
    draft.say(f"{scope}里没有{what or '这项内容'}，不能回答。")
    for report in reports[:2]:
        _rows_nearby(draft, report)
    _suggest(draft, reports or list(draft.context.reports()))


def _rows_nearby(draft: Draft, report: StoredReport) -> None:
    """The row of a local table that speaks of it, where the report is older than the national form."""
    if report.form != "free":
        return
    found = passages(draft.context, draft.plan.words, [report], limit=1, kind="table_row")
    if found and found[0].held >= LEAST_HELD:
        draft.cite(cite_chunk(found[0].chunk, report))
        draft.say(f"该年报不是国家统一格式，相近的表格行：“{row_text(found[0].chunk.quoted)}”。")


def _say_nearby(draft: Draft) -> None:
    reports = list(draft.context.reports())
    if not reports:
        draft.say("目前还没有收录任何年报，请先运行 nianbao ingest。")
        return
    same = [report for report in reports if report.issuer in draft.plan.issuers]
    if same:
        draft.say(f"收录的有：{'、'.join(of_report(report) for report in same[:MOST_NAMED])}。")
        _suggest(draft, same)
        return
    near = _near(draft, reports)
    if near:
        draft.say(f"相近的有：{'、'.join(of_report(report) for report in near[:MOST_NAMED])}。")
        _suggest(draft, near)
        return
    names = list(dict.fromkeys(report.issuer for report in reports))
    more = f"等{len(names)}个机关" if len(names) > MOST_NAMED else ""
    draft.say(f"收录了{'、'.join(names[:MOST_NAMED])}{more}的年报。")
    _suggest(draft, reports)


def _near(draft: Draft, reports: list[StoredReport]) -> list[StoredReport]:
    """Reports of bodies of the same place, of places inside it, or of the same year."""
    near: list[StoredReport] = []
    for name in draft.plan.missing:
        for place in places.find(name) or [c for m in places.scan(name) for c in m.candidates]:
            full = places.full_name(place)
            near += [
                r for r in reports if r.region and (r.region.startswith(full) or full.startswith(r.region))
            ]
        near += [r for r in reports if name.startswith(r.issuer) or r.issuer.startswith(name[:3])]
    return list(dict.fromkeys(near))


def _suggest(draft: Draft, reports: list[StoredReport]) -> None:
    for report in reports[:3]:
        draft.suggestions.append(f"{of_report(report)}部分公开的申请有多少件？")
    if not draft.suggestions:
        draft.suggestions.append("收录了哪些年报？")
