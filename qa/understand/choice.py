"""The reply to a question asked back: 第一个, 全市的, 2024年的, 表三那个."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from index.forms import applicants, indicators
from qa.figures import label_of
from qa.plan import Plan, Shown, Target
from qa.understand.reading import Reading
from qa.understand.terms import mask

_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十")} | {str(i + 1): i for i in range(10)} | {"首": 0}
_ORDINAL = re.compile(
    r"^(?:我?(?:要|选|问的?是|说的是|指的?是)?)?(?:第(?P<n>[一二三四五六七八九十]|\d{1,2})(?:个|种|项|"
    r"条|份|家|类|行)?|选?(?P<m>\d{1,2})|(?P<f>前者|前一个|前面那个)|(?P<l>后者|后一个|最后(?:一)?个|后面那个)|"
    r"the (?P<e>first|second|third|last)(?: one)?)(?:吧|的|呢|那个|就行)?[。.!！?？]?$"
)
_ENGLISH = {"first": 0, "second": 1, "third": 2, "last": -1}
_TABLES = {"二": ("disclosure.",), "三": ("requests.",), "四": ("review.", "suit")}
_TABLE = re.compile(r"(?:表|第)(?P<n>[二三四])(?:张|个)?表?|table (?P<e>two|three|four|[234])")
_WHOLE = re.compile(r"(?:全|整个)[市区县]|市级|汇总|全部单位|the whole")
_BODY = re.compile(r"那个?局|局里?的|单个?(?:单位|部门|机关)|the bureau")
_EMPTY = re.compile(
    r"我?(?:要|选|问|说|指|看)?的?(?:是|就是)?|那个|这个|那(?:一)?[行列栏类项]|[行列栏类项]|的|吧|呢|啊|"
    r"就|行|一|个|指标|数|[，,。？?!！\s\x01]"
)


def chosen(
    reading: Reading, asked: Plan, reports: Sequence[StoredReport]
) -> Plan | None:
    """The plan of the option that a short reply picks; of those still meant, where several; None for another question."""
    options = asked.shown
    if not asked.asks_back or not options:
        return None
    held = {report.id: report for report in reports}
    options = tuple(one for one in options if one.report in held)
    ordinal = _ORDINAL.search(reading.text)
    if ordinal:
        at = _place(ordinal)
        return _plan((options[at],), asked, held) if -len(options) <= at < len(options) else None
    if len(reading.text) > 24 or reading.restricted:
        return None
    left = [one for one in options if _fits(one, reading, held)]
    own = mask(reading.body, [(term.start, term.end) for term in reading.terms])
    words = _EMPTY.sub("", _BODY.sub("", _TABLE.sub("", _WHOLE.sub("", own))))
    if words:
        left = [one for one in left if words in _name(one, held)]
    if not left or len(left) == len(options):
        return None
    return _plan(tuple(left), asked, held)


def _place(match: re.Match[str]) -> int:
    if match["f"]:
        return 0
    if match["l"]:
        return -1
    if match["e"]:
        return _ENGLISH[match["e"]]
    number = match["n"] or match["m"]
    return _NUMERALS[number] if number in _NUMERALS else int(number) - 1


def _fits(one: Shown, reading: Reading, held: dict[str, StoredReport]) -> bool:
    """Whether an option agrees with every year, body, table and term of the reply."""
    report = held[one.report]
    if reading.years.named and report.year not in reading.years.named:
        return False
    if (reading.issuers.held and report.issuer not in reading.issuers.held) or reading.issuers.missing:
        return False
    if _WHOLE.search(reading.text) and not reading.issuers.held and report.scope != "region":
        return False
    if _BODY.search(reading.text) and report.scope != "body":
        return False
    table = _TABLE.search(reading.text)
    targets = one.targets or (Target(concept="prose"),)
    if table:
        number = table["n"] or {"two": "二", "three": "三", "four": "四", "2": "二", "3": "三", "4": "四"}[table["e"]]
        if not targets[0].concept.startswith(_TABLES[number]):
            return False
    return all(_has(targets[0], term.kind, term.id) for term in reading.terms)


def _has(target: Target, kind: str, identity: str) -> bool:
    """Whether a figure is of what a term names."""
    if kind == "rows":
        return target.concept == identity or target.concept.startswith(identity + ".")
    if kind == "applicants":
        return target.applicant == identity
    if kind == "groups":
        return target.concept.split(".")[0] == identity or (identity == "suit" and target.concept.startswith("suit"))
    if kind == "subjects":
        return target.concept.split(".")[1:2] == [identity]
    if kind in ("columns", "results"):
        return target.concept.split(".")[-1] == ("amount" if identity == "fee_amount" else identity)
    return False


def _name(one: Shown, held: dict[str, StoredReport]) -> str:
    """Every word by which an option may be called."""
    if not one.targets:
        return ""
    target, form = one.targets[0], held[one.report].form
    printed = next((i for name, i in indicators().items() if name.replace(f"disclosure{form}.", "disclosure.") == target.concept), None)
    row = f"{printed.row}{printed.column}" if printed else ""
    who = applicants()[target.applicant].label + "申请人" if target.applicant in applicants() and target.applicant != "total" else ""
    kind = {"requests": "申请人" if target.applicant not in ("", "total") else "处理", "review": "复议结果", "suit": "诉讼结果"}
    return f"{label_of(target, form)}{row}{who}{kind.get(target.concept.split('.')[0].split('_')[0], '')}"


def _plan(left: tuple[Shown, ...], asked: Plan, held: dict[str, StoredReport]) -> Plan:
    names = tuple(dict.fromkeys(one.report for one in left))
    own = [held[name] for name in names]
    common: dict[str, object] = {
        "reports": names, "words": asked.words, "issuers": tuple(dict.fromkeys(r.issuer for r in own)),
        "years": tuple(dict.fromkeys(r.year for r in own)),
    }  # fmt: skip
    targets = tuple(dict.fromkeys(target for one in left for target in one.targets))
    if any(not one.targets for one in left):
        return Plan(**{**common, "operation": "lookup", "operands": left})  # type: ignore[arg-type]
    if len(targets) == 1:
        ask = "which_report" if len(common["issuers"]) > 1 else "newest" if len(names) > 1 else ""  # type: ignore[arg-type]
        return Plan(**{**common, "operation": "lookup", "targets": targets, "ask": ask})  # type: ignore[arg-type]
    return Plan(**{**common, "operation": "lookup", "readings": targets, "ask": "which_figure"})  # type: ignore[arg-type]
