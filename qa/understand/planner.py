"""From a question, and the conversation before it, to a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from index.database import StoredReport
from qa.plan import Operation, Plan, Target
from qa.understand.conversation import continued, inherit, opens_a_topic
from qa.understand.glossary import explained_by_word
from qa.understand.homophones import mended
from qa.understand.issuers import IssuerIndex
from qa.understand.ranking import bounds_of, ranking_of
from qa.understand.reading import Reading, better, read
from qa.understand.scope import Scope, scope_of
from qa.understand.shares import rate_targets, share_of
from qa.understand.targets import Targets, targets_of
from qa.understand.terms import Term

_DOMAIN = re.compile(
    r"公开|申请|年报|问题|举措|措施|下一步|改进|培训|监督|平台|网站|新媒体|发布会|解读|报告|复议|诉讼|许可|处罚|强制|规章|规范性|收费|采购|信访|政务|政府|勾稽|结转|机关|指标|信息|"
    r"disclos|request|report|review|suit|government|transparen|foi"
)
_NOT_A_QUESTION_HERE = re.compile(
    r"写(?:一?[封份篇个首段]|个|一下代码)|(?:讲|说)(?:一?个)?(?:笑话|故事)|翻译|画(?:一|个|张)|编(?:一|个)|作(?:诗|曲|文)|"
    r"推荐|好吃|馆子|景点|房价|七言|绝句|一首|打油诗|等于几|天气|气温|股价|股票|彩票|星座|菜谱|做饭|订(?:票|餐|酒店)|几点了|你是谁|你叫什么|(?:python|java|代码|编程|算法|程序)|"
    r"write (?:a|an|me|some)|tell me a joke|joke|weather|translate|recipe|python|javascript|poem|song"
)
_NUMBER_ASKED = re.compile(
    r"多少|几(?!乎|种|类|何|个方面)|多大|多高|多长|多久|多远|率(?!先)|比例|金额|数量|总额|总数|how (?:many|much|long)|number|amount|percent|rate|[数量额](?:是|为|呢|$)|平均|时长"
)
_PROSE_ASKED = re.compile(r"正文|文字|正文里|prose")
_ALL_REPORTS = re.compile(
    r"(?:所有|全部|收录的?|各份|这些|[二三四五六七八九十\d]+份)(?:的)?(?:年报|报告)|各地|哪份(?:年报|报告)?|all (?:the )?reports"
)
_CLAIM = re.compile(
    r"(?:是|有|为|共)?(?P<number>\d+(?:\.\d+)?)(?:件|条|个|%|万元)?(?:，|,)?(?:吗|么|对不对|对吗|是不是|对么)[?？]?"
)
_REPORTS = re.compile(r"年报|报告|机关|单位|地方|部门|report|bod(?:y|ies)")
_MEANING = re.compile(
    r"意思|含义|定义|(?:什么|啥)叫|叫(?:什么|啥|做)|指(?:的是)?(?:什么|啥)|解释|怎么(?:算|得)|mean|definition|explain"
)
_YES_OR_NO = re.compile(
    r"[吗么]|是否|是不是|能不能|能否|对不对|一样|相等|相同|同一|吻合|接得|对得|same|equal|match"
)
_HOW = re.compile(r"怎么|如何|怎样|什么|哪些|打算|准备|办法|举措|措施|how|what")
_OTHER_UNITS = re.compile(
    r"(?:几|多少)(?:天|分(?!别|之)|期|篇|册|家|户|人次|个?人(?!提|申请|告)|位|名|元|万元|亿元|钱|款|小时|分钟|工作日|平方|吨|公里|张|台|辆)|多久|多长时间|金额|几次会"
)
_GROUPS = ("requests.refused", "requests.unable", "requests.declined")
_BEFORE_COLUMNS = (".items_change", ".items_before")
LEAST_EXPLAINED = 2
MOST_UNEXPLAINED = 14
"""Characters of a question that may stay unexplained when its terms decide."""


def plan_of(
    question: str, index: IssuerIndex, reports: Sequence[StoredReport], earlier: Plan | None
) -> tuple[Plan, Reading]:
    """The plan for ``question``; ``earlier`` is the plan of the question before it."""
    reading = read(question, index)
    claim = _CLAIM.search(reading.text)
    if claim and not reading.asks("threshold"):
        reading = read(question, index, text=reading.text.replace(claim.group(), "多少件", 1))
    reading = continued(reading, index, earlier)
    if reading.unexplained or reading.issuers.missing:
        names = [name for name in index.spellings if not name.isascii()]
        repaired = mended(reading.text, names)
        if repaired != reading.text:
            reading = better(reading, read(question, index, text=repaired))
    if _ALL_REPORTS.search(reading.text):
        earlier = None
    scope = scope_of(reading, reports, earlier)
    targets = inherit(
        reading, targets_of(reading, scope.reports[0].form if scope.reports else "2021"), earlier
    )
    scope = _fitting(reading, scope, targets, reports)
    plan = _decide(reading, scope, targets, earlier)
    return plan.model_copy(update={"claim": claim["number"]}) if claim else plan, reading


def _fitting(reading: Reading, scope: Scope, targets: Targets, reports: Sequence[StoredReport]) -> Scope:
    """The scope with the year before taken in, or left out, as the figures asked for want it."""
    wanted = targets.wanted
    one_year = (*_BEFORE_COLUMNS, ".carried_in", ".carried_out")
    loose = reading.years.relative or reading.years.compared or reading.years.shift
    if wanted and loose and all(t.concept.endswith(one_year) for t in wanted) and len(scope.years) > 1:
        first = [report for report in scope.reports if report.year == scope.years[0]]
        return replace(
            scope, reports=tuple(first), years=scope.years[:1], missing=() if first else scope.missing
        )
    changes = reading.asks("growth", "difference", "times") and not _only_column(reading)
    if (
        changes
        and len(scope.reports) == 1
        and len(wanted) == 1
        and not scope.open_year
        and not reading.years.compared
    ):
        report = scope.reports[0]
        earlier = [r for r in reports if r.issuer == report.issuer and r.year == report.year - 1]
        if earlier:
            return replace(scope, reports=(report, *earlier), years=(report.year, report.year - 1))
    return scope


def _decide(
    reading: Reading,
    scope: Scope,
    targets: Targets,
    earlier: Plan | None,
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
    if not explained_by_word(reading.text) and _out_of_scope(reading, earlier):
        return make("refuse", refusal="out_of_scope", targets=())
    by_word = scope.open_issuer and not reading.years.named and explained_by_word(reading.text)
    other = reading.asks("check", "list_reports", "count_reports", "rank") or _NUMBER_ASKED.search(
        reading.body
    )
    if _explains(reading) or (by_word and not other):
        return make("explain", ask="explain")
    if reading.asks("check") and not reading.asks("rank"):
        return make("check", readings=targets.readings)
    if _links_years(reading, targets):
        return make("check", readings=targets.readings)
    if reading.asks("difference") and _PROSE_ASKED.search(reading.body) and wanted:
        return make("check")
    if scope.missing and reading.years.compared and scope.reports and len(scope.issuers) == 1:
        latest = tuple(report.id for report in scope.reports if report.year == scope.years[0])
        stated = _change_column(reading, scope, wanted, targets)
        if latest and stated:
            return make("lookup", targets=stated, reports=latest, missing=())
        if latest:
            return make("number", reports=latest, ask="change")
    if (scope.missing and not scope.reports) or (scope.missing and not _comparing(reading, scope)):
        return make("refuse", refusal="no_report")
    if reading.asks("threshold") and wanted and scope.open_issuer:
        return make("count" if reading.asks("count_reports") else "list", **bounds_of(reading))
    if reading.asks("count_reports") and not rates and (not wanted or _REPORTS.search(reading.body)):
        return make("count", **bounds_of(reading))
    if reading.asks("list_reports") and not reading.asks("rank") and not rates:
        return make("list", **bounds_of(reading))
    bare = (
        not reading.rest
        and not reading.restricted
        and not reading.terms
        and not reading.operations
        and not targets.readings
    )
    if bare and scope.issuers and earlier is None and not _NUMBER_ASKED.search(reading.body):
        return make("overview")
    if (
        re.search(r"表[二三四]|第[二三四][张个]?表|主动公开.?表", reading.body)
        and not targets.wanted
        and scope.reports
    ):
        if not reading.asks("explain") and not _NUMBER_ASKED.search(reading.body):
            return make("overview")
    if (
        reading.asks("overview")
        and not reading.restricted
        and not _NUMBER_ASKED.search(reading.body)
        and _only_framing(reading)
    ):
        return make("overview")
    if rates:
        beside = tuple(t for t in wanted if t.concept == "requests.new" and re.search(r"新收", reading.body))
        wanted = (*rates, *beside)
    if (
        len(wanted) == 1
        and wanted[0].concept in _GROUPS
        and re.search(r"哪些|哪几|明细|列出来|都有什么", reading.body)
    ):
        if not reading.asks("list_reports", "threshold") or re.search(r"分别|明细", reading.body):
            return make("rank", among="rows")
    if reading.asks("rank") and not reading.asks("difference") and (wanted or scope.reports):
        ranked = ranking_of(reading, scope, wanted)
        if ranked is not None:
            return make("rank", **ranked)
    if (
        reading.asks("why")
        and wanted
        and not re.search(r"(?:数量?|件数|比例|率|多少)为何[?？]?$", reading.text)
    ):
        return make("passage", ask="why")
    unplaced = (
        scope.open_issuer and not reading.years.named and not reading.years.relative and earlier is None
    )
    if unplaced and (wanted or targets.readings) and _asks_meaning(reading):
        return make("explain", ask="explain")
    if targets.readings and not wanted:
        return make("lookup", readings=targets.readings, ask="which_figure")
    if wanted and all(report.form == "free" for report in scope.reports) and scope.reports:
        return make("number")
    if (
        wanted
        and reading.unexplained <= _allowed(reading, wanted)
        and not _other_unit(reading, wanted, rates)
    ):
        return _figures(reading, scope, wanted, rates, make)
    narrowed = bool(wanted) and (_allowed(reading, wanted) < 0 or _other_unit(reading, wanted, rates))
    if _NUMBER_ASKED.search(reading.body) or (
        wanted and not reading.asks("why") and not _HOW.search(reading.body)
    ):
        return make("number", targets=() if narrowed else wanted)
    if reading.asks("trend") and len(scope.reports) > 1 and not opens_a_topic(reading):
        return make("number")
    return make("passage", ask="why" if reading.asks("why") else "")


def _allowed(reading: Reading, wanted: tuple[Target, ...]) -> int:
    """How many characters may stay unexplained: none beside a word that narrows, many beside a full label."""
    if reading.restricted or reading.asks("average") or _applicants_elsewhere(reading, wanted):
        return -1
    strong = any(_strong(term) for term in reading.terms) or any(
        t.concept.startswith("rate.") for t in wanted
    )
    return MOST_UNEXPLAINED if strong else LEAST_EXPLAINED


def _applicants_elsewhere(reading: Reading, wanted: tuple[Target, ...]) -> bool:
    """Whether a type of applicant is named for a table that does not tell applicants apart."""
    named = [
        t
        for t in reading.terms
        if t.kind == "applicants" and not re.search(r"百姓|群众|市民|居民|村民", t.text)
    ]
    return bool(named) and any(not t.concept.startswith(("requests.", "rate.disclosed")) for t in wanted)


def _strong(term: Term) -> bool:
    """Whether a term alone makes clear which figure is meant."""
    if term.kind in ("groups", "subjects"):
        return True
    if term.kind != "rows" or term.id == "requests.new":
        return term.kind == "rows" and ("新收" in term.text or "new" in term.text)
    if term.id == "requests.total" and not re.search(r"总计|总数|合计", term.text):
        return False
    words = term.text.split()
    return len(words) >= 2 if term.text.isascii() else len(term.text) >= 4


def _figures(
    reading: Reading,
    scope: Scope,
    wanted: tuple[Target, ...],
    rates: tuple[Target, ...],
    make: Callable[..., Plan],
) -> Plan:
    several = len(scope.reports) > 1
    apart = re.search(r"分别|各|respectively|each", reading.body)
    if reading.asks("average"):
        return make("number")
    if reading.asks("difference") and re.search(r"百分之|百分比|几成|percent", reading.body):
        reading = replace(reading, operations={**reading.operations, "growth": ((0, 0),)})
    if (
        several
        and reading.years.compared
        and len(wanted) == 1
        and not reading.asks("growth", "times", "share")
    ):
        return make("difference", targets=wanted)
    for operation in ("times", "growth", "difference"):
        if reading.asks(operation) and not _only_column(reading):
            if several or reading.years.compared or len(wanted) > 1:
                return make(operation, targets=wanted)
    if reading.asks("share") and not rates:
        target, base = share_of(reading, wanted)
        if base is not None:
            return make("share", targets=target, base=base)
    single_issuer = len({report.issuer for report in scope.reports}) == 1
    if several and single_issuer and (reading.asks("trend") or reading.years.all or len(scope.years) > 2):
        return make("trend", targets=wanted)
    if (
        several
        and single_issuer
        and len(scope.years) > 1
        and len(wanted) == 1
        and reading.asks("trend", "growth")
    ):
        return make("trend", targets=wanted)
    named = not scope.open_year and not scope.open_issuer
    tables = {target.concept.split(".")[0] for target in wanted}
    alike = len(tables) == 1 or tables <= {"review", "suit", "suit_direct", "suit_after_review"}
    joined = several or (len(wanted) > 1 and _joined_terms(reading))
    if reading.asks("sum") and not apart and named and alike and joined:
        return make("sum", targets=wanted)
    if scope.open_issuer and several:
        return make("lookup", targets=wanted, ask="which_report")
    if scope.open_year and several:
        return make("lookup", targets=wanted, ask="newest")
    return make("lookup", targets=wanted)


def _joined_terms(reading: Reading) -> bool:
    """Whether two terms of one kind stand side by side with 和, 加 or the like between them."""
    for first, second in pairwise(reading.terms):
        between = reading.body[first.end : second.start]
        if first.kind == second.kind and first.id != second.id and len(between) <= 6:
            if re.search(r"[和与及跟、＋+]|加|以及|\band\b|plus", between):
                return True
    return False


def _other_unit(reading: Reading, wanted: tuple[Target, ...], rates: tuple[Target, ...]) -> bool:
    """Whether the question asks for days or money where the terms name a count."""
    money = all(target.concept.endswith(".amount") for target in wanted)
    if wanted and money and re.search(r"(?:多少|几)[件次个]", reading.body):
        return True
    if rates or not _OTHER_UNITS.search(reading.body):
        return False
    return not any(target.concept.endswith((".amount", "fee_amount")) for target in wanted)


def _change_column(
    reading: Reading, scope: Scope, wanted: tuple[Target, ...], targets: Targets
) -> tuple[Target, ...]:
    """本年增/减 of a subject of table 二 (form 2019), which answers for the year before without its report."""
    subjects = {
        t.concept.split(".")[1] for t in (*wanted, *targets.readings) if t.concept.startswith("disclosure.")
    }
    if not subjects or scope.reports[0].form != "2019" or re.search(r"百分|率|幅|percent|%", reading.body):
        return ()
    if not re.search(r"项目|事项|收费", reading.body):
        return ()
    return tuple(Target(concept=f"disclosure.{name}.items_change") for name in sorted(subjects))


def _only_column(reading: Reading) -> bool:
    """Whether the words of a difference are a column of table 二 (本年增/减)."""
    return any(term.kind == "columns" and term.id == "items_change" for term in reading.terms)


def _comparing(reading: Reading, scope: Scope) -> bool:
    """Whether the question can be answered for the reports that are held, the missing ones named."""
    return reading.asks("rank", "trend") and not reading.issuers.missing and len(scope.reports) > 1


def _out_of_scope(reading: Reading, earlier: Plan | None) -> bool:
    if _NOT_A_QUESTION_HERE.search(reading.text) and not reading.terms:
        return True
    if reading.issuers.held or reading.years.named or reading.terms or earlier is not None:
        return False
    return not _DOMAIN.search(reading.text) and not reading.asks("count_reports", "list_reports")


def _explains(reading: Reading) -> bool:
    if not reading.asks("explain") or reading.asks("rank"):
        return False
    told = reading.issuers.held or reading.years.named
    if told and not re.search(r"格式|口径", reading.text):
        plainly = _MEANING.search(reading.body)
        if not plainly or _NUMBER_ASKED.search(reading.body) or not reading.terms:
            return False
    return not (reading.asks("check") and reading.issuers.held)


def _links_years(reading: Reading, targets: Targets) -> bool:
    """Whether the question is if what one year hands over is what the next takes up."""
    carried = {"requests.carried_in", "requests.carried_out"}
    concepts = {t.concept for t in (*targets.wanted, *targets.readings)} & carried
    if not concepts or not _YES_OR_NO.search(reading.body) or _NUMBER_ASKED.search(reading.body):
        return False
    return len(concepts) == len(carried) or len(reading.years.named) > 1


def _asks_meaning(reading: Reading) -> bool:
    """Whether a question about a word of the field, with no body and no year, is about its meaning."""
    if _NUMBER_ASKED.search(reading.body) or reading.asks(
        "rank", "trend", "growth", "difference", "times", "list_reports"
    ):
        return False
    return bool(re.search(r"什么|啥|怎么|为何|哪|吗|如何|能不能|会不会|谁|why|what|how|who|\?", reading.body))


def _only_framing(reading: Reading) -> bool:
    """Whether nothing but framing words stands beside the wish for an overview."""
    special = [t for t in reading.terms if t.kind in ("rows", "subjects", "columns", "applicants")]
    special = [t for t in special if t.id not in ("requests.new", "requests.total")]
    return not special and reading.unexplained <= 4
