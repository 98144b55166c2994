"""The one operation that a question asks for."""

from __future__ import annotations

import re

from qa.plan import CheckAsk, Operation, Plan, Target
from qa.understand.bounds import bounds_of
from qa.understand.certainty import allowed, other_unit
from qa.understand.computed import change_column, figures_plan
from qa.understand.condition import conditioned
from qa.understand.consistency import about_words
from qa.understand.conversation import opens_a_topic
from qa.understand.cues import (
    HOW,
    NUMBER_ASKED,
    asks_meaning,
    comparing,
    explains,
    links_years,
    only_framing,
    out_of_scope,
)
from qa.understand.disclosed import Targets
from qa.understand.glossary import asked_by, explained_by_word
from qa.understand.held import held_ask
from qa.understand.linking import pairs_of
from qa.understand.listing import condition_of, fee_condition, is_list
from qa.understand.ranking import ranking_of
from qa.understand.ratios import ratio_of
from qa.understand.reading import Reading
from qa.understand.scope import Scope
from qa.understand.shares import rate_targets

_PROSE_ASKED = re.compile(r"正文|文字|正文里|prose")
_REPORTS = re.compile(r"年报|报告|机关|单位|地方|部门|report|bod(?:y|ies)")
_SAID_REPORTS = re.compile(r"年报|报告|reports?")
_ALL_HELD = re.compile(r"(?:年报|年度报告)(?!里|中|上)|收录|机关|单位|地方|部门|annual reports")
MOST_BESIDE_A_COUNT = 3
"""Characters that may stay unexplained where reports are counted; more name something else that is counted (册子几份)."""
_COUNTED = re.compile(r"[条篇期场次份件册家户]数|[量额率费](?![^，,。]{0,4}(?:什么|怎么|如何|哪))")
_REQUESTS_COUNTED = re.compile(r"(?:多少|几)[份本](?:\S{0,4}申请|单子|请求)(?!.{0,8}(?:年报|报告))")
_ONE_TABLE = re.compile(
    r"(?:复议|诉讼|官司|申请)[^，,。；;？?]{0,6}[那这]一?张?表(?:格)?(?:给我|帮我|来)?(?:讲|说|念|介绍|捋|过|理|列)|"
    r"(?:复议[和与、及]?(?:行政)?诉讼|诉讼[和与、及]?(?:行政)?复议)的?(?:情况|方面|这块)(?![^，,。]*(?:多少|几|哪))"
)
"""A table told to be gone through (复议诉讼那张表讲一下)."""
_WHICH = re.compile(r"哪(?:几|些)[份个家]|谁家")
_WHOLE_TABLE = re.compile(r"(?:复议|诉讼|官司|申请|主动公开)[^，,。；;多少几]{0,8}(?:[那这]一?|整)张表")
_PARTS_ASKED = re.compile(
    r"哪些|哪几|明细|列出来|都有什么|[两三五八2358几]个?[小子细]?[项种类条](?:情形|原因|理由|情况)?(?:的|，|,)?(?:分别|各)"
    r"|[各逐](?:个|条)?(?:小|子|细)?项(?:的)?(?:分列|列|是|有|各|分别)|分项"
)
"""That the rows of a group are wanted, each by itself."""
_GROUPS = ("requests.refused", "requests.unable", "requests.declined")


def decide(
    reading: Reading,
    scope: Scope,
    targets: Targets,
    earlier: Plan | None,
    ask: CheckAsk | None = None,
) -> Plan:
    wanted = targets.wanted
    common = {
        "reports": tuple(report.id for report in scope.reports),
        "issuers": scope.issuers,
        "years": scope.years,
        "missing": scope.missing,
        "notes": scope.notes,
        "words": reading.text,
    }

    def make(operation: Operation, **more: object) -> Plan:
        return Plan(**{"operation": operation, "targets": wanted, **common, **more})  # type: ignore[arg-type]

    rates = rate_targets(reading, targets)
    tabled = ask is not None and bool(ask.tables)
    held = held_ask(reading) if scope.open_issuer and earlier is None else None
    if not explained_by_word(reading.text) and not tabled and held is None and out_of_scope(reading, earlier):
        return make("refuse", refusal="out_of_scope", targets=())
    fee = fee_condition(reading, scope)
    if fee is not None and not reading.asks("rank"):
        return make(_count_or_list(reading), **fee)
    condition = None if scope.missing and not scope.reports else conditioned(reading, scope, targets, rates)
    if condition is not None and (ask is None or "minus" in condition):
        return make("count" if condition.pop("counted") else "list", **condition)
    if held is not None and ask is None and not (scope.missing and not scope.reports):
        return make("count" if reading.asks("count_reports") else "list", targets=(), ask=held)
    if ask is not None and scope.open_issuer and earlier is None and about_words(reading, targets, ask):
        return make("explain", ask="explain")
    if ask is not None and (reading.issuers.held or ask.want == "reports" or not explains(reading)):
        if scope.missing and not scope.reports and not set(ask.families) & {"carried", "stock"}:
            return make("refuse", refusal="no_report")
        linked = bool(set(ask.families) & {"carried", "stock"})
        return make("check", readings=targets.readings, check=ask, notes=() if linked else scope.notes)
    by_word = scope.open_issuer and not reading.years.named and explained_by_word(reading.text)
    other = reading.asks("check", "list_reports", "count_reports", "rank") or NUMBER_ASKED.search(
        reading.body
    )
    if (explains(reading) and not _WHICH.match(reading.body)) or (by_word and (not other or asked_by(reading.text)) and not is_list(reading)):
        return make("explain", ask="explain")
    if links_years(reading, targets):
        carried = CheckAsk(families=("carried",), pairs=pairs_of(reading, targets))
        return make("check", readings=targets.readings, check=carried)
    if reading.asks("difference") and _PROSE_ASKED.search(reading.body) and wanted:
        return make("check", check=CheckAsk(families=("prose",), want="apart"))
    if scope.missing and reading.years.compared and scope.reports and len(scope.issuers) == 1:
        latest = tuple(report.id for report in scope.reports if report.year == scope.years[0])
        stated = change_column(reading, scope, wanted, targets)
        if latest and stated:
            return make("lookup", targets=stated, reports=latest, missing=())
        if latest:
            return make("number", reports=latest, targets=(), ask="change")
    if (scope.missing and not scope.reports) or (scope.missing and not comparing(reading, scope)):
        return make("refuse", refusal="no_report")
    said = condition_of(reading, scope, wanted or targets.readings)
    if said is not None and not reading.asks("rank"):
        return make(_count_or_list(reading), **said)
    counted = bool(not reading.asks("rank") and (reading.unexplained <= MOST_BESIDE_A_COUNT or _ALL_HELD.search(reading.body)))
    if _REQUESTS_COUNTED.search(reading.body):
        counted = False
    in_one_report = bool(wanted) and len(scope.reports) == 1 and not scope.open_issuer and not _SAID_REPORTS.search(reading.body)
    if reading.asks("count_reports") and counted and not in_one_report and not rates and (not wanted or _REPORTS.search(reading.body)):
        return make("count", **_at_least_one(reading, wanted))
    own_words = opens_a_topic(reading) or reading.unexplained > MOST_BESIDE_A_COUNT
    told = scope.issuers and not scope.open_issuer and own_words and not wanted
    if reading.asks("list_reports") and not reading.asks("rank") and not rates and not told:
        bounds = _bound_fields(reading)
        by_share = ratio_of(reading, wanted, rates) if scope.open_issuer and not bounds else {}
        if by_share:
            return make("rank", among="reports", **by_share)
        if scope.open_issuer and not wanted and bounds and reading.unexplained > MOST_BESIDE_A_COUNT:
            return make("number", targets=())
        if scope.open_issuer and not wanted and not bounds and reading.unexplained > MOST_BESIDE_A_COUNT:
            return make("list", ask="said", phrase="".join(reading.rest))
        if wanted and not bounds and scope.open_issuer and not reading.asks("trend", "sum", "difference", "share"):
            bounds = _at_least_one(reading, wanted)
        return make("list", **bounds)
    bare = (
        not reading.rest
        and not reading.restricted
        and not reading.terms
        and not reading.operations
        and not targets.readings
    )
    if bare and scope.issuers and earlier is None and not NUMBER_ASKED.search(reading.body):
        return make("overview")
    if _WHOLE_TABLE.search(reading.body) and scope.reports and not NUMBER_ASKED.search(reading.body) and not reading.asks("explain"):
        return make("overview")
    if (
        re.search(r"表[二三四]|第[二三四][张个]?表|主动公开.?表", reading.body)
        and not targets.wanted
        and scope.reports
    ):
        if not reading.asks("explain") and not NUMBER_ASKED.search(reading.body):
            return make("overview")
    if _ONE_TABLE.search(reading.body) and scope.reports and not NUMBER_ASKED.search(reading.body) and not reading.asks("check", "explain"):
        return make("overview", targets=())
    if (
        reading.asks("overview")
        and not reading.restricted
        and not (reading.asks("rank", "trend") and wanted)
        and not (reading.asks("share") and _one_result(reading))
        and not NUMBER_ASKED.search(reading.body)
        and only_framing(reading)
    ):
        return make("overview")
    if rates:
        beside = tuple(t for t in wanted if t.concept == "requests.new" and re.search(r"新收", reading.body))
        wanted = (*rates, *beside)
    if (
        len(wanted) == 1
        and wanted[0].concept in _GROUPS
        and _PARTS_ASKED.search(reading.body)
        and not (reading.years.all or reading.asks("trend") or re.search(r"合计|总数|加起来|合起来|合在一|加在一|加总|总共|凑一起", reading.body))
    ):
        if not reading.asks("list_reports", "threshold") or re.search(r"分别|明细", reading.body):
            return make("rank", among="rows")
    if reading.asks("rank") and not reading.asks("difference") and (wanted or scope.reports):
        ranked = ranking_of(reading, scope, wanted)
        if ranked is not None:
            by_share = ratio_of(reading, wanted, rates) if ranked["among"] in ("reports", "years") else {}
            return make("rank", **{**ranked, **by_share})
    if (
        reading.asks("why")
        and wanted
        and not re.search(r"(?:一共|合计|加起来|凑一起|总共)?(?:是|有|共)?(?:几|多少)件[?？]?$", reading.body)
    ):
        return make("passage", ask="why")
    unplaced = (
        scope.open_issuer and not reading.years.named and not reading.years.relative and earlier is None
    )
    if unplaced and (wanted or targets.readings) and asks_meaning(reading):
        return make("explain", ask="explain")
    if targets.readings and not wanted and not other_unit(reading, targets.readings, rates):
        return make("lookup", readings=targets.readings, ask="which_figure")
    if wanted and all(report.form == "free" for report in scope.reports) and scope.reports:
        return make("number")
    if (
        wanted
        and reading.unexplained <= allowed(reading, wanted)
        and not other_unit(reading, wanted, rates)
    ):
        return figures_plan(reading, scope, wanted, rates, make)
    narrowed = bool(wanted) and (allowed(reading, wanted) < 0 or other_unit(reading, wanted, rates))
    if NUMBER_ASKED.search(reading.body) or (
        wanted and not reading.asks("why") and not HOW.search(reading.body)
    ):
        return make("number", targets=() if narrowed else wanted)
    over_years = reading.years.all or len(reading.years.named) > 1 or reading.asks("trend", "difference", "growth", "sum")
    if over_years and len(scope.reports) > 1 and _COUNTED.search(reading.body):
        return make("number", targets=())
    if reading.asks("trend") and len(scope.reports) > 1 and not opens_a_topic(reading, 3):
        return make("number")
    return make("passage", ask="why" if reading.asks("why") else "")


def _count_or_list(reading: Reading) -> Operation:
    """Whether the reports that meet a condition are to be counted, or named (有几份、列出来 asks for both: they are named)."""
    return "count" if reading.asks("count_reports") and "列" not in reading.body else "list"


def _one_result(reading: Reading) -> bool:
    """Whether a result of table 四 is named, of which a share can be asked."""
    return any(term.kind == "results" and term.id != "total" for term in reading.terms)


def _bound_fields(reading: Reading) -> dict[str, object]:
    bounds = bounds_of(reading)
    return bounds.fields() if bounds is not None else {}


def _at_least_one(reading: Reading, wanted: tuple[Target, ...]) -> dict[str, object]:
    """The bounds stated; where a figure is named without any, that there is one (哪些年报有重复申请)."""
    return _bound_fields(reading) or ({"at_least": "0", "strict": True} if wanted else {})
