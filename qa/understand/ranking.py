"""Rankings: what is put in order, and by which figure."""

from __future__ import annotations

import re

from qa.plan import Target
from qa.understand.reading import Reading
from qa.understand.scope import Scope
from qa.understand.targets import is_remedy

_COUNTED = re.compile(r"费(?!用?怎)|金额|[数量人篇条期场户家]数|数量|次数|[收访点阅][取问击览]?量|多少|收取")
_WHOLES = ("requests.total", "requests.new", "requests.handled")
_KINDS_OF_BODIES = re.compile(
    r"(?:各|每|哪|什么|啥|[几五]|不同)(?:一?个?)(?:类|种)(?:型)?的?(?:法人|其他)?(?:和|或|及)?(?:其他)?(?:单位|组织|机构|法人|团体)|(?:单位|组织|机构)(?:里|当中|中)[^，,。]{0,4}(?:哪|什么|啥)(?:一)?[类种]"
)
"""Applicants that are no persons, by their kinds (各类单位谁最积极)."""
LEAST_NAMED = 4
"""Characters that no term explains, from which on they name what the prose counts."""


_MOVED_MOST = re.compile(
    r"(?:(?P<up>涨|增|升|提高|攀升|上扬)|(?P<down>降|跌|减|下滑|回落|缩水))[长加少落低]*(?:(?P<rate>幅度?|速度?|率)(?:是|谁|哪[个家项类])?)?(?:得|了)?"
    r"(?:(?:最|更|比较)(?:多|快|猛|厉害|大|高|明显|狠|凶|显著)|(?<=得)(?:多|快|猛|厉害|明显|狠|凶)(?!少))"
)
"""What is put in order by how much it moved from year to year (谁涨得最多), not by how large it is."""


def ranking_of(reading: Reading, scope: Scope, wanted: tuple[Target, ...]) -> dict[str, object] | None:
    """The plan's fields of a ranking: what is put in order, by which figure or by its change; None where nothing is."""
    found = _by_size(reading, scope, wanted)
    moved = _MOVED_MOST.search(reading.body)
    if found is None or moved is None or not found["targets"] or found["among"] in ("groups", "operands"):
        return found
    way = "risen" if moved["up"] else "fallen"
    single = len({report.issuer for report in scope.reports}) == 1
    if single and found["among"] == "reports":
        rows = found["targets"] == (Target(concept="requests.total", applicant="total"),)
        found = {**found, "among": "rows" if rows else "years"}
    named = tuple(target for target in wanted if target.concept not in _WHOLES) or wanted
    if single and len(named) > 1 and not re.search(r"申请人|申请者|什么人|哪一?类人", reading.body):
        found = {**found, "among": "rows", "targets": named}  # The figures that are named, set against one another.
    by_share = moved["rate"] or "快" in moved.group() or "猛" in moved.group()
    return {**found, "ask": f"{way}_share" if by_share else way, "ascending": False}


def _by_size(reading: Reading, scope: Scope, wanted: tuple[Target, ...]) -> dict[str, object] | None:
    ascending = bool(
        re.search(r"最少|最低|最小|倒数|垫底|垫了底|末位|末尾|最末|殿后|居末|靠后|排尾|后(?=[一二三四五六七八九十两]?(?:名|位|份|家))|"
            r"bottom|(?:低|少|小)到(?:高|多|大)|fewest|least|lowest|smallest", reading.body)
    )
    top = re.search(
        r"(?:倒数前?|倒数后?|前|头|top ?|bottom ?)(?!第)(?P<n>[一二三四五六七八九十两]|\d{1,2}(?!\d)|two|three|five|ten)(?!年)", reading.body
    )
    top = top or re.search(r"最[\u4e00-\u9fff]{1,3}的(?P<n>[两二三四五])(?=[份个家类项种])", reading.body)
    numbers = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2} | {"two": 2, "three": 3, "five": 5, "ten": 10}
    limit = (int(top["n"]) if top["n"].isdigit() else numbers[top["n"]]) if top else None
    if re.search(r"第一|居首|榜首|排头|冠军|头名|最(?![少低小后末近新晚早])", reading.body) and not re.search(r"(?:低|少|小)到(?:高|多|大)", reading.body):
        ascending = ascending and bool(re.search(r"倒数", reading.body))
    common: dict[str, object] = {"ascending": ascending, "top": limit}
    text = reading.body
    one_report = len(scope.reports) == 1
    several_issuers = len({report.issuer for report in scope.reports}) > 1
    asks_body = re.search(
        r"哪(?:个|家|一个|些|座|里|儿|边|份)?(?:地方|单位|机关|市|区|县|城市|部门|报告|年报|份)|谁|哪边|哪家|which (?:city|body|report|issuer)",
        text,
    )
    asks_year = re.search(r"哪(?:一)?年|哪个年|which year", text)
    if len(scope.reports) == 1 and not re.search(r"地方|单位|机关|城市|部门|报告|年报|边|家", text):
        asks_body = None
    if not wanted and several_issuers and scope.open_issuer and _COUNTED.search(text) and reading.unexplained >= LEAST_NAMED:
        return {"among": "reports", "targets": (), "ask": "stated", **common}
    if one_report and (not wanted or wanted[0].concept.startswith("requests.")) and (reading.asks("others_than") or _KINDS_OF_BODIES.search(text)):
        concept = wanted[0].concept if wanted else "requests.new"
        return {"among": "applicants", "targets": (Target(concept=concept, applicant="organisations"),), **common}
    if asks_year and wanted:
        return {"among": "years", "targets": wanted[:1], **common}
    if (
        (asks_body or len(scope.issuers) > 1 or (not one_report and several_issuers))
        and wanted
        and not (one_report and not asks_body)
    ):
        return {"among": "reports", "targets": wanted[:1], **common}
    groups = ("requests.refused", "requests.unable", "requests.declined", "requests.other")
    inside = re.search(r"原因|理由|情形|[小子细]项|(?:[几两二三五六八]|哪)(?:种|项)|底下|缘由|ground|reason", text)
    if len(wanted) == 2 and wanted[0].concept in _WHOLES and wanted[1].concept in groups and inside:
        wanted = wanted[1:]  # 办理结果里不予公开的哪个原因: the whole only says where the group stands.
    if wanted and wanted[0].concept in groups and inside and not re.search(r"申请人|什么人|谁(?:提|申请)", text):
        return {"among": "rows", "targets": wanted[:1], **common}
    if re.search(r"申请人|申请的人|(?:什么|哪些|啥)人|(?:哪|什么|啥)(?:一)?类(?:人|组织|主体|申请者)|applicant|requester|谁", text) or reading.asks(
        "others_than"
    ):
        concept = wanted[0].concept if wanted else "requests.new"
        return {"among": "applicants", "targets": (Target(concept=concept, applicant="total"),), **common}
    if wanted and wanted[0].concept == "suit.total" and re.search(r"[两二]类|[两二]种|哪类|哪种", text):
        return {"among": "groups", "targets": wanted[:1], **common}
    if wanted and is_remedy(wanted[0]):
        return {"among": "results", "targets": wanted, **common}
    if wanted and wanted[0].concept in groups:
        return {"among": "rows", "targets": wanted[:1], **common}
    if not wanted and re.search(r"没(?:给|有给|能给|公开)|无法|给不|理由|原因|why|ground|reason", text):
        concept = "requests.unable" if re.search(r"没给成|无法|给不|提供", text) else "requests.refused"
        return {"among": "rows", "targets": (Target(concept=concept, applicant="total"),), **common}
    if one_report and (not wanted or wanted[0].concept in ("requests.new", "requests.total")):
        if re.search(r"结果|处理|outcome|result", text):
            return {
                "among": "rows",
                "targets": (Target(concept="requests.total", applicant="total"),),
                **common,
            }
    if wanted and len(scope.reports) > 1:
        return {"among": "reports", "targets": wanted[:1], **common}
    return None
