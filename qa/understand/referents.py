"""What a follow-up points at: 那份报告, 排第一的, 另一个市, 那个区, 该局."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.plan import Plan, Shown, Target
from qa.shown import MOST_KEPT

_ORDINALS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "6": 5, "首": 0, "末": -1}
_PLACED = re.compile(
    r"(?:排名?(?:在)?|位列|居|名列)(?:第)?(?P<n>[一二三四五1-5首末])(?:名|位)?的?(?:那|这)?(?:一)?(?:个|"
    r"家|份|项|类|种|位)?(?:地方|单位|机关|市|年报|报告)?(?!(?:和|与|跟|比))"
    r"|(?:榜首|冠军|头名|领头|打头|垫底)的?(?:那|这)?(?:一)?(?:个|家|份|项|类|种)?"
    r"|第(?P<m>[一二三四五1-5])(?:名|位)(?:的)?(?:那|这)?(?:个|家|份|项|类|种)?(?!(?:和|与|跟|比))"
)
_NTH = re.compile(r"第(?P<n>[一二三四五1-5])(?:份|个|家|项|类|种|条|行)(?:的)?(?:那|这)?(?:年报|报告|单位|机关)?(?!(?:和|与|跟|比))")
_FIRST_OF_CELLS = re.compile(
    r"^(?:那么?|其中|这里面|里面)?(?:的)?(?:第(?P<n>[一二三四五六1-6])(?:[个项类条种]|行)(?:数字?)?|(?P<f>前者|前一[个项类]|前面那[个项])|(?P<l>后者|后一[个项类]|后面那[个项]|最后一?[个项类]))(?:的)?"
    r"(?=占|的?比[例重]|是|有|几|多少|呢|为)(?!(?:是|占|为|比)?[^，,。]{0,3}(?:前者|后者|第[一二三四五六]))"
)
"""One of the figures that were just looked up together, by its place (第二项占…)."""
_HOW_MANY = re.compile(
    r"(?:那么?|它|这|那|该|一共|总共|共)*(?:一?[类项种个])?(?:有|是|为|共|达)?(?:多少|几)(?:件|个|起|宗)?(?:申请)?[呢啊呀？?]*|"
    r"(?:它|这[类项种]|那[类项种])?(?:占|比例|比重).{0,10}"
)
_KIND = re.compile(r"(?:这|那|该)(?:一)?(?:类|项|种|条|个理由|种情形|类申请人)(?:的)?")
_SEVERAL = re.compile(
    r"(?:它|他)们(?:的)?|(?:这|那)(?:些|几[份家个])(?:年报|报告|单位|机关|地方)?(?:的|里|中)*|其中|(?:上面|"
    r"以上)(?:这)?(?:些|几[份家个])(?:年报|报告|单位|机关|地方)?(?:的|里|中)*"
)
_TOP = re.compile(
    r"(?:那个|这个|那份|这份|那家|这家)?最(?:多|高|大|少|低|小)的(?:那|这)(?:一)?(?:个|家|份|项|类|种)(?:报告|"
    r"年报|单位|机关)?|(?:这|那)个(?:第一|冠军|头名)"
)
_REPORT = re.compile(
    r"(?:那|这|该|此|上述|刚才那)(?:一)?(?:份|本|篇)?(?:年度)?(?:报告|年报|文件|材料)(?:里面?|中|上)?(?:的)?|"
    r"(?:那|这)(?:一)?(?:份|本|篇)(?:里面?|中|上)?(?:的)?"
)
_ONE = re.compile(r"(?:那|这|该)(?:一)?(?:家|个(?:地方|单位|机关|市|区|县|局))(?:的)?")
_IT = re.compile(r"(?<![其吉])它(?!们)(?:的|家)?(?:年报|报告)?(?:里面?|中|上)?(?:的)?|(?:他|她)家(?:的)?|(?<![a-z])its(?![a-z])")
_BODY = re.compile(
    r"(?:那|这|该|此)(?:一)?(?:个|家|座)?(?P<kind>市|区|县|省|局|单位|机关|地方|部门|城市)(?!级|里的?其他|直|面|部)(?:的)?"
)
_ANOTHER = re.compile(
    r"(?:另(?:外)?(?:的)?(?:一)?(?:个|家|份|座|边)?|别的|其他的?|剩下(?:的)?(?:那)?(?:一)?(?:个|家|份)?)(?P<kind>市|"
    r"区|县|省|局|单位|机关|地方|部门|城市|年报|报告|份|家|个)(?!人|处理|结果|组织|申请|情形|类)(?:的)?"
)
_ABOVE = re.compile(
    r"(?:(?:它|他们|其|这个?|那个?|该)(?:家|单位|机关|街道|镇|乡|局|办|部门|处)?(?:的)?)?(?:上头|上级|上面|顶上|所在|所属|隶属|归属|上一级)(?:的)?"
    r"(?:那个?|这个?)?(?:的)?(?P<kind>省|市|区|县)(?:人民)?(?:政府|里|级)?(?:(?:自己|整体|全部|汇总|本级|总共|一共)(?:的)?)?"
)
_KINDS = {"市": "市", "城市": "市", "区": "区", "县": "县", "省": "省", "局": "局"}


def placed(text: str, plans: Sequence[Plan]) -> tuple[str, Plan | None]:
    """A question about the first or second of a ranking or list: without these words, and the plan of that entry."""
    if not plans or len(plans[-1].shown) < 1 or plans[-1].asks_back:
        return text, None
    last = plans[-1]
    if re.search(r"第一.{0,8}(?:第二|最后|末)|最[多高大少低小].{0,8}(?:和|与|跟).{0,3}最", text):
        return text, None
    ordered = last.operation in ("rank", "list")
    cells = _FIRST_OF_CELLS.match(text)
    if cells and last.operation in ("lookup", "rank") and len(last.shown) > 1 and all(one.targets for one in last.shown):
        place = -1 if cells["l"] else _ORDINALS[cells["n"]] if cells["n"] else 0
        if place < len(last.shown):
            return text[cells.end() :], about(last, last.shown[place])
        return text, None
    match = _PLACED.search(text) or ((_NTH.search(text) or _TOP.search(text)) if ordered else None)
    if last.operation == "rank" and last.shown[0].targets:
        if _HOW_MANY.fullmatch(text):
            return text, about(last, last.shown[0])
        kind = _KIND.search(text) if last.among in ("rows", "applicants", "results") else None
        if kind:
            return text[: kind.start()] + text[kind.end() :], about(last, last.shown[0])
    if match and (last.operation in ("rank", "list") or len(last.shown) > 1):
        number = match.groupdict().get("n") or match.groupdict().get("m")
        at = _ORDINALS[number] if number else (-1 if match.group().startswith("垫底") else 0)
        if at < len(last.shown):
            return text[: match.start()] + text[match.end() :], about(last, last.shown[at])
        return text, None
    report = _REPORT.search(text) or _ONE.search(text) or _IT.search(text)
    single = len(last.shown) == 1 or (last.operation == "rank" and last.among in ("reports", "rows", "years"))
    if report and single and len(last.reports) != 1 and last.operation in ("rank", "list"):
        return text[: report.start()] + text[report.end() :], about(last, last.shown[0])
    return text, None


def several(text: str, plans: Sequence[Plan], reports: Sequence[StoredReport]) -> tuple[str, list[StoredReport]]:
    """A question about the reports just listed or ranked: without the words that point at them, and these reports."""
    last = plans[-1]
    names = {one.report for one in last.shown}
    match = _SEVERAL.search(text)
    listed = last.operation == "list" or (last.operation == "rank" and last.among == "reports")
    if not match or not listed or len(names) < 2 or len(last.shown) >= MOST_KEPT:
        return text, []
    return text[: match.start()] + text[match.end() :], [report for report in reports if report.id in names]


def about(plan: Plan, shown: Shown) -> Plan:
    """``plan`` narrowed to one of the entries that its answer showed."""
    return plan.model_copy(
        update={
            "operation": "share" if shown.base else "lookup", "reports": (shown.report,), "targets": shown.targets,
            "base": shown.base, "among": "", "top": None, "at_least": None, "at_most": None, "shown": (shown,),
            "issuers": (), "years": (), "operands": (), "missing": (), "notes": (),
        }
    )  # fmt: skip


def whole_of(plan: Plan) -> tuple[Plan, ...]:
    """The plan of the whole whose parts were ranked, as if it had been asked for before."""
    if plan.operation != "rank" or plan.among not in ("rows", "applicants", "results") or len(plan.reports) != 1:
        return ()
    target = plan.targets[0]
    if plan.among == "results":
        target = Target(concept=f"{target.concept.split('.')[0]}.total")
    return (plan.model_copy(update={"operation": "lookup", "shown": (Shown(report=plan.reports[0], targets=(target,)),)}),)


def placed_in(plan: Plan, reports: Sequence[StoredReport]) -> Plan:
    """``plan`` with issuers and years filled in from its reports, where it was narrowed to some."""
    own = [report for report in reports if report.id in plan.reports]
    if plan.issuers or plan.years or not own:
        return plan
    issuers = tuple(dict.fromkeys(report.issuer for report in own))
    return plan.model_copy(update={"issuers": issuers, "years": tuple(dict.fromkeys(r.year for r in own))})


def named(text: str, plans: Sequence[Plan], reports: Sequence[StoredReport]) -> str:
    """``text`` with bodies named in place of words that point at them (另一个市, 那个区, 它); "" where they point at none."""
    if not plans:
        return text
    text = re.sub(r" ?\b(?:of|among) (?:them|these|those)\b", "", text)
    last = plans[-1]
    above = _ABOVE.search(text)
    if above and len(last.issuers) == 1:
        place = _place_above(last.issuers[0], above["kind"], reports)
        return text[: above.start()] + place + text[above.end() :] if place else ""
    another = _ANOTHER.search(text)
    if another and last.issuers:
        kind = _KINDS.get(another["kind"], "")
        others = [r for r in reports if r.issuer not in last.issuers and (not last.years or r.year in last.years)]
        names = tuple(dict.fromkeys(r.issuer for r in others if _is(r.issuer, kind)))
        if names:
            return text[: another.start()] + "、".join(names) + text[another.end() :]
        return text
    body = _BODY.search(text)
    if body:
        kind = _KINDS.get(body["kind"], "")
        for plan in reversed(plans):
            fitting = [name for name in plan.issuers if _is(name, kind)]
            if len(fitting) == 1:
                return text[: body.start()] + fitting[0] + text[body.end() :]
        if not kind or _is(last.issuers[0] if len(last.issuers) == 1 else "", kind):
            return text
        near = {r.issuer for r in reports if _is(r.issuer, kind) and any(r.issuer.startswith(n) for n in last.issuers)}
        return text[: body.start()] + near.pop() + text[body.end() :] if len(near) == 1 else ""
    pointed = _REPORT.search(text) or _IT.search(text)
    if pointed and len(last.reports) == 1:
        return text[: pointed.start()] + text[pointed.end() :]
    return text


def _place_above(issuer: str, kind: str, reports: Sequence[StoredReport]) -> str:
    """The place of this kind that a body lies in, where the reports of just one are held; else ""."""
    regions = [r.region for r in reports if r.issuer == issuer]
    places = {r.issuer for r in reports if r.scope == "region" and r.issuer != issuer and r.issuer.endswith(kind)}
    around = {place for place in places if issuer.startswith(place) or any(region.startswith(place) for region in regions)}
    around = around or {place for place in places if (short := _own_name(place)) and issuer.startswith(short)}
    return around.pop() if len(around) == 1 else ""


def _own_name(place: str) -> str:
    """A place without the larger ones before it: 澄浦市鹭湾区 is 鹭湾区."""
    parts = re.findall(r"[^省市区县]+(?:省|市|区|县)", place)
    return parts[-1] if parts else ""


def _is(issuer: str, kind: str) -> bool:
    return not kind or issuer.endswith(kind)
