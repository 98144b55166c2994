"""The level of bodies that a question keeps to: 省级厅局, 地市, 县区, 街道乡镇, 单个部门; told by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport

_LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("street", re.compile(r"(?:乡镇|镇街|街镇|街道|镇乡)(?:一?级|这一级|层面|办事处|办)?|乡一?级|镇一?级|基层(?:乡|镇|街)|townships?|sub-?districts?")),
    ("province_body", re.compile(r"省(?:一?级|直|属|里|政府)?的?(?:各|一级)?(?:厅局|委办|部门|机关|单位|厅)|省[厅直]|厅局级?|provincial (?:department|bod|agenc)")),
    ("province", re.compile(r"省(?:一级|级|份)|provinces?\b|provincial")),
    ("body", re.compile(
        r"单独(?:的)?(?:某?一?[个家])?(?:部门|机关|单位|委办局|[厅局](?!面|势|部))|"
        r"(?:只|仅|光)(?:涉及|关于|是|讲|写|管|报|说|限于|包括|包含|反映|代表|覆盖)(?:到|的是|了)?"
        r"(?:某|单|本)?(?:单独)?(?:的)?(?:一|某)?(?:个|家)(?:具体|单独|单个)?(?:的)?(?:政府)?(?:部门|机关|单位|委办局|[厅局](?!面|势|部))|"
        r"(?:某|单|一)(?:一)?个(?:委办局|[厅局](?!面|势|部))(?=自[己身]|单独|发的|[的发出编写]{1,2}(?:报告|年报))|(?:某|一)[个家](?:部门|机关|单位)自[己身]|不是整个(?:地区|[省市区县州])|"
        r"单个?(?:部门|机关|单位)|(?:委办局|职能部门|市直|部门单位|政府部门)|(?:部门|局|厅)一?级|[只单光仅](?:看|要|列|查|"
        r"挑|数)(?:的?是)?(?:部门|机关|单位|委办局|局)|部门自己|是部门的|(?:部门|委办局)(?:里|中|当中|之中|之间)|(?<![个些家有])(?:部门|机关)的?(?:报告|年报)|"
        r"不是(?:(?:\x01+|全市|"
        r"全区|全县|全省|全州|地区|整个)+(?:的)?)?汇总|(?:单位|部门|机关)自[己身]的?[，,]?(?:而)?(?:不是|并非|非)(?:\x01+|全[市县区省州]|整个)[^，,。]{0,4}(?:汇总)?的?|"
        r"[一单]家单位(?:自身|自己|本身)|individual (?:bod|department|agenc)")),
    ("county", re.compile(r"(?:区县|县区|市辖区|县[和与、及或]区|区[和与、及或]县|(?<![州邻])县(?!城|域|长|委|报))(?:这?一?级|这个级别|层面|里|"
    r"的)?(?!人民)|区一?级|区级|county|counties|districts?(?!s? level body)")),
    ("city", re.compile(r"(?:地级|设区的?|省辖)市|地市|市(?:这?一级|级)(?!汇总)|\bcity[- ]level|municipal")),
    ("region", re.compile(r"(?:全市|全区|全县|地区|地方|整体)汇总|汇总(?:的|类|性质)?(?:年报|报告)?|aggregate")),
)  # fmt: skip
NAMES = {
    "street": "街道、乡镇一级", "province_body": "省级部门", "province": "省级", "body": "单个部门", "county": "县区一级", "city": "市一级", "region": "地区汇总",
}  # fmt: skip
_LEFT_OUT = re.compile(r"(?:不是|不算|不含|不包括|不要|不看|非|除了?|除去|除开|排除|剔除|去掉)[^，,。；;\x01]{0,2}\x01*[^，,。；;\x01]{0,2}$")
_STREET = re.compile(r"(?:街道|街道办事处|[乡镇](?:人民政府)?)$")


def levels_named(body: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The levels that ``body``, a question less its years and issuers, names, with their stretches."""
    found: list[tuple[str, tuple[int, int]]] = []
    for name, pattern in _LEVELS:
        for match in pattern.finditer(body):
            if not any(start < match.end() and end > match.start() for _, (start, end) in found):
                found.append((name, match.span()))
    return tuple(found)


def of_level(report: StoredReport, level: str) -> bool:
    """Whether the report's issuer is of ``level``."""
    name = report.issuer
    region = report.scope == "region"
    if level == "street":
        return bool(_STREET.search(name))
    if level == "body":
        return not region
    if level == "region":
        return region
    if level == "province_body":
        return not region and bool(re.search(r"(?:省|自治区)(?![^省]*[市县州盟旗]).+|厅$", name)) and not _STREET.search(name)
    if level == "province":
        return bool(re.search(r"(?:省|自治区)$|^(?:北京|上海|天津|重庆)市$", name)) or of_level(report, "province_body")
    endings = ("区", "县", "旗") if level == "county" else ("市", "州", "盟", "地区")
    return region and name.endswith(endings) and not (level == "county" and name.endswith("自治区"))


def kept(body: str, reports: Sequence[StoredReport]) -> tuple[Sequence[StoredReport], str]:
    """The reports of the levels that the question names, and their names where none is held ("" otherwise)."""
    levels = levels_named(body)
    barred = [name for name, (start, _) in levels if _LEFT_OUT.search(body[:start])]
    named = [name for name, _ in levels if name not in barred]
    chosen = [report for report in reports if not any(of_level(report, name) for name in barred)]
    if named:
        chosen = [report for report in chosen if any(of_level(report, name) for name in named)]
    return (chosen, "") if chosen else (reports, "、".join(NAMES[name] for name, _ in levels))
