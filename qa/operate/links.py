"""What one year's report hands over to the next: both ends shown, compared only where they may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.checks.model import Check, FactKey
from index.database import StoredReport
from index.forms import ORGANISATIONS
from index.numbers import plain_number
from qa.answer import Value
from qa.citations import cite_fact
from qa.draft import Draft
from qa.operate.check_value import spaced
from qa.plan import CheckAsk
from qa.wording import of_report

MOST_LINKS = 24
_NUMBER_OF_END = re.compile(
    r"(?:(?P<into>上年结转|结转(?:过来|进来)|接(?:了|过来|手|收|住|进来|到)?|转(?:入|进|来|过来)|年初|期初|承接)|(?:结转下年|转下|转出|结转出|留下|年[底末]|期末|剩))"
    r"(?:了|的|是|有|进来|过来|数|年度?|申请|写|印|为)*(?:多少|几)"
)
_WHICH = re.compile(r"哪|谁|有没有|有无|which|who")


@dataclass(frozen=True, kw_only=True)
class Ends:
    """The reports of a pair of years of one issuer; None where one is not held."""

    issuer: str
    first: int
    second: int
    earlier: StoredReport | None
    later: StoredReport | None


def links(draft: Draft, ask: CheckAsk) -> None:
    """Answers whether what a year hands over is what the next takes up."""
    ends = _ends(draft, ask)
    whole = [one for one in ends if one.earlier is not None and one.later is not None]
    if not whole:
        _not_held(draft, ask, ends)
        return
    found: list[Check] = []
    told: list[Check] = []
    apart: list[Ends] = []
    for one in whole:
        checks = _checks(draft, ask, one)
        if checks:
            found += checks
        else:
            apart.append(one)
    failing = [check for check in found if check.status == "fail"]
    only_failing = bool(failing) and bool(_WHICH.search(draft.plan.words)) and (not draft.plan.issuers or "each" in ask.applicants)
    for check in (failing if only_failing else found)[:MOST_LINKS]:
        _show(draft, check, later_only=only_failing and not draft.plan.issuers)
        told.append(check)
    for one in apart:
        _two_forms(draft, ask, one)
    if not found:
        draft.verdicts.append("unverified")
        if not draft.values:
            draft.status = "no_data"
        return
    passing = [check for check in found if check.status == "pass"]
    draft.say("一致，前后接得上。" if passing and not failing else "不一致，前后接不上。" if failing else "无法核对。")
    for check in told:
        draft.say(check.message + "。")
    if only_failing and passing:
        draft.say(f"其余{len(passing)}组接得上。")
    _one_value(draft, ask, found)
    draft.check(found)
    draft.verdicts.append("conflict" if failing else "verified" if passing else "unverified")
    draft.told = True


def across_bodies(draft: Draft, ask: CheckAsk) -> None:
    """Two bodies, each with a year of its own: both cells shown, not compared."""
    named = set(ask.bodies)
    reports = sorted((r for r in draft.context.reports() if (r.issuer, r.year) in named), key=lambda report: report.year)
    who = next((name for name in ask.applicants if name not in ("each", "organisations")), "total")
    parts = []
    for report, name, label in zip(reports, ("requests.carried_out", "requests.carried_in"), ("结转下年度", "上年结转"), strict=False):
        shown = _cell(draft, report, (name, who)) if ask.families == ("carried",) else ""
        parts += [f"{of_report(report)}{label}{shown}"] if shown else []
    draft.say("口径不同：不是同一个机关，统计范围不一样，两个数本来就不必相等，不作比较。")
    draft.say(f"{'；'.join(parts)}。" if parts else "")
    draft.verdicts.append("unverified")


def _ends(draft: Draft, ask: CheckAsk) -> list[Ends]:
    plan, reports = draft.plan, draft.context.reports()
    issuers = plan.issuers or tuple(dict.fromkeys(report.issuer for report in reports))
    held = {(report.issuer, report.year): report for report in reports}
    found: list[Ends] = []
    for issuer in issuers:
        years = sorted(year for name, year in held if name == issuer)
        if ask.pairs:
            pairs = list(ask.pairs)
        elif len(plan.issuers) == 1 and (ask.onward or len(years) == 1):
            latest = years[-1:] if ask.onward else []
            pairs = [(year, year + 1) for year in latest] or [(year - 1, year) for year in years]
        else:
            pairs = [(year, year + 1) for year in years if year + 1 in years]
        found += [
            Ends(issuer=issuer, first=a, second=b, earlier=held.get((issuer, a)), later=held.get((issuer, b)))
            for a, b in pairs
        ]
    return found


def _checks(draft: Draft, ask: CheckAsk, one: Ends) -> list[Check]:
    if one.later is None or one.earlier is None:
        return []
    links_held = [c for c in draft.context.checks(one.later.id) if c.id == "year-link" and c.cells and one.earlier.id in c.related]
    if ask.families == ("stock",):
        subjects = _subjects(draft)
        return [c for c in links_held if c.cells[0][0].startswith(tuple(f"disclosure2021.{s}." for s in subjects))]
    named = set(ask.applicants)
    carried = [c for c in links_held if c.cells[0][0] == "requests.carried_in"]
    if "each" in named:
        return carried
    if "organisations" in named:
        named |= set(ORGANISATIONS)
    return [c for c in carried if c.cells[0][1] in (named or {"total"})]


def _subjects(draft: Draft) -> tuple[str, ...]:
    concepts = [target.concept for target in (*draft.plan.targets, *draft.plan.readings)]
    return tuple(dict.fromkeys(c.split(".")[1] for c in concepts if c.startswith("disclosure."))) or ("rules", "normative")


def _keys(check: Check) -> tuple[FactKey, FactKey]:
    """The cell of the earlier report and the cell of the later that a link compares."""
    name, applicant = check.cells[0]
    if name == "requests.carried_in":
        return ("requests.carried_out", applicant), check.cells[0]
    return check.cells[-1], check.cells[-1]


def _show(draft: Draft, check: Check, *, later_only: bool) -> None:
    """Both years' cells of a link, cited and listed, the earlier first; ``later_only`` lists only the report that breaks it."""
    later, earlier = draft.context.report(check.report_id), draft.context.report(check.related[0])
    first, second = _keys(check)
    for report, key in ((earlier, first), (later, second)):
        _cell(draft, report, key)
    if later_only:
        draft.values = [value for value in draft.values if (value.issuer, value.year) != (earlier.issuer, earlier.year)]
    for key in check.cells[:-1] if len(check.cells) > 1 else ():
        _cell(draft, later, key)
    for key in check.cells:
        fact = draft.context.facts(later.id).get(key)
        if fact is not None:
            draft.cite(cite_fact(fact, later, draft.context.text))
    if len(check.cells) > 1 and check.left_text:
        draft.steps.append(spaced(check.left_text))


def _cell(draft: Draft, report: StoredReport, key: FactKey) -> str:
    """Lists and cites one printed cell; its value as text, "" where there is none."""
    fact = draft.context.facts(report.id).get(key)
    if fact is None:
        return ""
    draft.values.append(
        Value(
            issuer=report.issuer, year=report.year, indicator=key[0], applicant=key[1],
            value=None if fact.value is None else format(fact.value, "f"), unit=fact.unit, raw=fact.raw.strip(),
        )
    )  # fmt: skip
    draft.cite(cite_fact(fact, report, draft.context.text))
    return "空白" if fact.value is None else f"{plain_number(fact.value)}{fact.unit}"


def _one_value(draft: Draft, ask: CheckAsk, found: list[Check]) -> None:
    """The one number of a single link: the difference where that is asked for, else what both sides agree on."""
    if len(found) != 1 or found[0].difference is None or found[0].right is None or found[0].left is None:
        return
    check = found[0]
    if ask.want == "apart" and (check.status == "fail" or not re.search(r"\d", "".join(ask.stated))):
        draft.value, draft.unit = plain_number(abs(found[0].difference)), "件"
    elif check.status == "pass":
        draft.value, draft.unit = plain_number(found[0].right), "件"
    elif (asked := _end_asked(draft.plan.words, ask, check)) is not None:
        draft.value, draft.unit = plain_number(asked), "件"
    elif ask.want == "ought":
        draft.value, draft.unit = plain_number(found[0].left), "件"
        draft.note("这是按上一年推算的，年报印的是另一个数")


def _end_asked(words: str, ask: CheckAsk, check: Check) -> Decimal | None:
    """The end of a broken link that the question asks the number of, having said the other (2022结转3件，2023接了几件)."""
    if check.left is None or check.right is None or len(check.cells) > 1:
        return None
    asked = _NUMBER_OF_END.search(words)
    said = {Decimal(number) for number in ask.stated}
    if asked is None:
        return None
    wanted = check.right if asked["into"] else check.left
    other = check.left if asked["into"] else check.right
    return wanted if other in said and wanted not in said else None


def _two_forms(draft: Draft, ask: CheckAsk, one: Ends) -> None:
    """Two editions of the form: both cells shown, not compared."""
    if one.later is None or one.earlier is None:
        return
    if one.second - one.first > 1:
        _not_adjacent(draft, ask, one)
        return
    if ask.families != ("stock",):
        draft.say(f"{one.issuer}{one.first}年与{one.second}年的这一格缺失，无法核对。")
        return
    parts = []
    for subject in _subjects(draft):
        for report in (one.earlier, one.later):
            name = "public_total" if report.form == "2019" else "in_force"
            label = "对外公开总数量" if report.form == "2019" else "现行有效件数"
            shown = _cell(draft, report, (f"disclosure{report.form}.{subject}.{name}", ""))
            subject_name = "规章" if subject == "rules" else "规范性文件"
            if shown:
                parts.append(f"{of_report(report)}{subject_name}{label}{shown}")
    draft.say(
        f"口径不同，不能直接相减或推算：{one.first}年用{one.earlier.form}年格式，{one.second}年用{one.later.form}年格式，两种格式的表二不是同一指标"
        + (f"（{'，'.join(parts)}）" if parts else "")
        + "，不作比较，也不能说是差错。"
    )


def _not_adjacent(draft: Draft, ask: CheckAsk, one: Ends) -> None:
    """Two years with others between them: what was handed over went to a year that is not asked about."""
    between = "、".join(f"{year}年" for year in range(one.first + 1, one.second))
    draft.say(f"{one.first}年与{one.second}年不相邻，中间隔着{between}，两头的数本来就不必相等，不能直接衔接。")
    if ask.families == ("carried",) and one.earlier is not None and one.later is not None:
        who = next((name for name in ask.applicants if name not in ("each", "organisations")), "total")
        first, second = _cell(draft, one.earlier, ("requests.carried_out", who)), _cell(draft, one.later, ("requests.carried_in", who))
        if first and second:
            draft.say(f"{of_report(one.earlier)}结转下年度{first}，{of_report(one.later)}上年结转{second}。")


def _not_held(draft: Draft, ask: CheckAsk, ends: list[Ends]) -> None:
    """A year is not held: it is named, and the end that is held is shown."""
    draft.status = "no_data"
    issuers = draft.plan.issuers
    held = [r for r in draft.context.reports() if not issuers or r.issuer in issuers]
    if len(issuers) > 1 and len({report.year for report in held}) > 1:
        draft.say("口径不同：不是同一个机关，统计范围不一样（一家单位与全地区汇总），两个数本来就不必相等，不作比较。")
    absent = dict.fromkeys(
        f"{one.issuer}{year}年"
        for one in ends
        for year, report in ((one.first, one.earlier), (one.second, one.later))
        if report is None
    )
    lacking = "、".join(list(absent)[:4])
    draft.say("无法核对：要有同一机关前后两年的年报" + (f"，没有收录{lacking}的年报。" if lacking else "。"))
    if ask.families == ("carried",):
        for one in ends:
            _held_end(draft, ask, one)
    names = "、".join(of_report(report) for report in held) or "（无）"
    draft.say(f"收录的是：{names}。")
    draft.suggestions += [f"{of_report(report)}的数字对得上吗？" for report in held[:4]]


def _held_end(draft: Draft, ask: CheckAsk, one: Ends) -> None:
    report = one.earlier or one.later
    if report is None:
        return
    name, label = ("requests.carried_out", "结转下年度") if one.earlier else ("requests.carried_in", "上年结转")
    who = next((name for name in ask.applicants if name not in ("each", "organisations")), "total")
    shown = _cell(draft, report, (name, who))
    if shown:
        draft.say(f"{of_report(report)}{label}印的是{shown}。")
