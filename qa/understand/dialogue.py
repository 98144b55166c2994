"""A question in the light of the turns before it: corrected, pointed, answered from what was shown, or carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.plan import Plan, Shown
from qa.understand.beyond import beyond
from qa.understand.carried import carried, within
from qa.understand.choice import chosen
from qa.understand.cues import NUMBER_ASKED
from qa.understand.earlier_whole import share_of_earlier
from qa.understand.issuers import IssuerIndex
from qa.understand.normalise import normalise
from qa.understand.operands import compared_with, worked_on
from qa.understand.own_scope import own_scope
from qa.understand.parts import added_up, parts_of
from qa.understand.planner import plan_of
from qa.understand.reading import Reading, narrowing, read
from qa.understand.referents import named, placed, placed_in, several, whole_of
from qa.understand.rewording import corrected, taken_back, unframed
from qa.understand.scope import scope_of
from qa.understand.targets import targets_of
from qa.understand.terms import MASK
from qa.understand.vague import asked_back

_SOURCE = re.compile(
    r"原(?:文|话|句|表)|出处|(?:在)?(?:第(?:哪|几)|哪)(?:一)?页|(?:^|[在是见])几页|(?:哪|什么)(?:里|儿|地方|一?段|一?节|部分|"
    r"张表|一?行|一?格)(?:写|能?看|能?查|能?找|印|登|来)?|念(?:给|一)|读(?:给|一)我?|(?:怎么|咋)(?:写|"
    r"说)的|引文|引用|quote|source|original|which page|where (?:is|does|can)|show me"
)
_OTHER_ASK = re.compile(r"多少|几(?!页)|为(?:什么|啥|何)|占|差|最|问题|打算|how many|why")
_DISAGREES = re.compile(
    r"(?:表|正文|文字|两处|两边|前后|[两这那]个?数|数字|数据|报告|对).{0,10}(?:不一样|不一致|不同|对不上|"
    r"不符|打架|矛盾|对得[上起]|一致|吻合|相符|出入|冲突|两个数)|(?:可靠|可信|靠谱|准确|准|核对过|核实过|"
    r"验证过|印错|写错)(?:了)?(?:吗|么|不|没)|以(?:哪个|谁)为准|哪个(?:数)?(?:才)?(?:是)?对的|对得[上起]来?[吗么不]|"
    r"(?:add up|consistent|reliable|match)"
)
_GREW = re.compile(
    r"(?:增长|增加|上升|下降|减少|涨|降|增|减|变化|变动|多|少|升|跌)(?:了|出)?(?:多少|几|没|吗|百分)|(?:增|"
    r"降|涨|跌|变)幅|同比|环比|增长率|(?:比|较|跟|和|与)(?:上一?年|去年|前一年|头一年)|涨了?没|grow|increase|"
    r"change"
)
_COUNTS_MORE = re.compile(
    r"(?:那么?|一共|总共|共|都|有)*(?:多少|几)(?:人次|个?人|名|户|家|期|场|次|篇|条|件|份|个)?(?:来|被)?(?:了)?(?:参加|参训|参与|受训|培训|受益|受惠|惠及|到场|观看|收看)(?:了|过|的)?(?:呢)?[？?]?"
)
_INVOLVES = re.compile(
    r"(?:那|这|它|一共|总共|共|都)*(?:涉及|针对|对应|覆盖|牵涉|关系到|包括|包含|分摊到|摊到|来自|对)(?:了|到|的|是)?(?:多少|几)"
    r"(?:人次|个?人|名|户|家|期|场|次|篇|条|件|份|个|宗|起)(?:信息公开|政府信息公开)?(?:申请人?|案子|案件|单子|事项)?(?:收的?费?|收取|的)?(?:呢|呀|啊)?[？?]?"
)
"""What a sum of money or a count just quoted is for (涉及几件申请)."""
_DETAIL = re.compile(r"(?:多少|几)(?:万|千|百)?(?:人次|[\u4e00-\u9fff])")
_AVERAGE = re.compile(
    r"平均(?:下来|算下来)?(?:每|一)|每(?:件|人次|件次|次|份|人|期|场|条)(?:申请|信息)?(?:平均|均|合|要|"
    r"收|花)|per (?:request|case|item)"
)


def usable(plans: Sequence[Plan], reports: Sequence[StoredReport]) -> tuple[Plan, ...]:
    """The plans whose shown figures are still held, with those that are not left out."""
    held = {report.id for report in reports}
    kept = []
    for plan in plans:
        shown = tuple(one for one in plan.shown if one.report in held)
        operands = tuple(one for one in plan.operands if one.report in held)
        kept.append(plan.model_copy(update={"shown": shown, "operands": operands}))
    return tuple(kept)


def understood(
    question: str,
    index: IssuerIndex,
    reports: Sequence[StoredReport],
    before: Sequence[Plan],
    assumed: tuple[str, ...] = (),
    hint: str = "",
) -> tuple[Plan, Reading]:
    """The plan for ``question`` after the plans of the turns before it, oldest first."""
    plans = usable(before, reports)
    text = normalise(question)
    mended = taken_back(text, index)
    earlier = _last(plans)
    if earlier is None:
        plan, reading = plan_of(question if mended == text else mended, index, reports, None, assumed, hint)
        return asked_back(plan, reading), reading
    mended = unframed(corrected(mended, index))
    picked = chosen(read(mended, index), plans[-1], reports)
    if picked is not None:
        return picked, read(mended, index)
    unseen = beyond(mended, plans[-1])
    if unseen is not None:
        return unseen, read(mended, index)
    mended, focus = placed(mended, plans)
    if focus is not None:
        earlier = placed_in(focus, reports)
        plans = (*plans[:-1], *whole_of(plans[-1]), earlier)
    pointed, among = several(mended, plans, reports)
    if among:
        plan, reading = plan_of(pointed, index, among, None, assumed, hint)
        if plan.operation in ("lookup", "rank", "sum", "list", "trend"):
            return plan.model_copy(update={"ask": "" if plan.ask in ("which_report", "newest") else plan.ask}), reading
    pointed = named(mended, plans, reports)
    if not pointed:
        reading = read(mended, index)
        return Plan(operation="refuse", refusal="which_report", words=reading.text, issuers=earlier.issuers, years=earlier.years), reading
    mended = pointed
    asked = question if mended == text else mended
    reading = read(asked, index)
    own = own_scope(reading, earlier)
    if own is None:
        plan, reading = plan_of(asked, index, reports, None, assumed, hint)
        return asked_back(plan, reading), reading
    if own is not earlier:
        plan, reading = plan_of(asked, index, reports, own, assumed, hint)
        return asked_back(plan, reading), reading
    found = (
        _of_source(reading, plans)
        or parts_of(reading, plans[-1])
        or added_up(reading, plans[-1])
        or compared_with(reading, plans, reports)
        or share_of_earlier(reading, plans, reports)
        or worked_on(reading, plans, reports)
        or _rank_again(reading, plans[-1])
        or _meaning_of(reading, earlier, reports)
        or _check_of(reading, earlier)
        or _of_prose(reading, plans, reports, index)
    )
    if found is not None:
        return found, reading
    narrowed = _one_year(earlier, reading)
    plan, reading = plan_of(asked, index, reports, narrowed, assumed, hint)
    plan = within(carried(plan, reading, earlier, reports), reading, earlier)
    return asked_back(_or_refused(plan, reading), reading), reading


def _meaning_of(reading: Reading, earlier: Plan, reports: Sequence[StoredReport]) -> Plan | None:
    """What another word means, after one was explained (那无法提供呢)."""
    slots = reading.issuers.spans or reading.years.spans
    if earlier.operation != "explain" or slots or not reading.terms or reading.rest or reading.operations:
        return None
    if NUMBER_ASKED.search(reading.body):
        return None
    wanted = targets_of(reading, reports[-1].form).wanted
    return earlier.model_copy(update={"targets": wanted, "words": reading.text}) if wanted else None


_WIDER = re.compile(r"(?:占|是|比|跟|和|与|为|当)(?:了|到)?(?:整个|全)(?P<kind>国|省|市|区|县)(?!性)")


def _or_refused(plan: Plan, reading: Reading) -> Plan:
    """``plan``, or a refusal where the question asks how much more or what share and there is nothing to set it against."""
    wider = _WIDER.search(reading.text)
    compared = plan.operation in ("times", "share", "difference", "growth", "lookup")
    if wider and compared and len(plan.issuers) == 1 and not plan.issuers[0].endswith(wider["kind"]):
        return plan.model_copy(update={"operation": "refuse", "refusal": "not_held"})
    if plan.operation == "share" and plan.base in plan.targets and plan.ask != "between":
        return plan.model_copy(update={"operation": "refuse", "refusal": "not_held"})
    if plan.operation == "number" and not (plan.operands or plan.targets or reading.terms or reading.rest) and reading.asks("difference", "growth", "times"):
        return plan.model_copy(update={"operation": "refuse", "refusal": "not_held"})  # Nothing says what grew: no number may stand in for it.
    one = plan.operation == "lookup" and len(plan.targets) == 1 and len(plan.reports) == 1
    added = reading.asks("sum") and re.search(r"加起来|相加|之和|总和|加在一|加总|合起来|together|二者|两[者项地]", reading.body)
    changed = reading.asks("growth", "difference", "times") or re.search(r"还是(?:更)?[升降涨跌多少高低增减]", reading.body)
    shared = reading.asks("share") and not re.search(r"占(?:了|到)?(?:多少|几)[件个条份]", reading.body)
    own = [term for term in reading.terms if term.id not in ("requests.total", "requests.new")]
    if not one or own or not (added or changed or shared) or (reading.terms and not shared):
        return plan
    if plan.targets[0].concept.endswith(".items_change") or plan.targets[0].concept.startswith("rate."):
        return plan
    years = [f"{name}{plan.years[0] - 1}年" for name in plan.issuers] if len(plan.years) == 1 else []
    refusal = "no_report" if years and changed and not shared else "not_held"
    return plan.model_copy(update={"operation": "refuse", "refusal": refusal, "missing": tuple(years) if refusal == "no_report" else ()})


def _rank_again(reading: Reading, last: Plan) -> Plan | None:
    """The same ranking from its other end (最少的呢)."""
    asked = re.fullmatch(
        r"(?:那么?)?(?:反过来)?(?:哪个|谁|哪一?[个家项类年])?(?:是)?(?:最(?P<way>[多高大少低小])|倒数第一|"
        r"垫底)的?(?:是)?(?:谁|哪个|哪一?[个家项类年份])?(?:呢)?[？?]?|(?:the )?(?P<english>lowest|highest|"
        r"fewest|least|most|largest|smallest)(?: one)?\??",
        reading.text,
    )
    if last.operation != "rank" or asked is None or last.asks_back:
        return None
    way = asked["way"] or asked["english"] or "少"
    ascending = way in ("少", "低", "小", "lowest", "fewest", "least", "smallest")
    return last.model_copy(update={"ascending": ascending, "top": None, "shown": (), "notes": ()})


def _last(plans: Sequence[Plan]) -> Plan | None:
    """The plan of the last turn that was about something."""
    return next((p for p in reversed(plans) if p.issuers or p.targets or p.years or p.shown), None)


def _one_year(earlier: Plan, reading: Reading) -> Plan:
    """The plan before, of its later year alone where it put two years together and the question goes on to a figure."""
    put_together = earlier.operation in ("difference", "growth", "times") and len(earlier.issuers) == 1
    if put_together and len(earlier.years) == 2 and reading.terms and NUMBER_ASKED.search(reading.body):
        if not reading.asks("difference", "growth", "times", "trend", "sum"):
            return earlier.model_copy(update={"years": (max(earlier.years),)})
    return earlier


def _bare(reading: Reading) -> bool:
    """Whether the question names no body, year or figure of its own."""
    return not (reading.issuers.spans or reading.years.named or reading.years.shift or reading.terms)


def _of_source(reading: Reading, plans: Sequence[Plan]) -> Plan | None:
    """Where the figures or sentences just answered stand."""
    if not _SOURCE.search(reading.text) or _OTHER_ASK.search(reading.body) or not _bare(reading):
        return None
    if reading.asks("explain") and re.search(r"意思|含义|条例|法", reading.text):
        return None
    last = next((plan for plan in reversed(plans) if plan.shown), None)
    if last is None or last is not plans[-1]:
        return None
    return Plan(
        operation="passage", ask="source", operands=last.shown, reports=last.reports, issuers=last.issuers,
        years=last.years, targets=last.targets, words=reading.text,
    )  # fmt: skip


def _check_of(reading: Reading, earlier: Plan) -> Plan | None:
    """Whether the figures just answered add up and agree with the prose."""
    if not _DISAGREES.search(reading.text) or not _bare(reading) or not earlier.targets or len(earlier.reports) > 2:
        return None
    if earlier.operands or re.search(r"上年|去年|结转|下年|明年|次年", reading.text):
        return None
    return Plan(
        operation="check", reports=earlier.reports, issuers=earlier.issuers, years=earlier.years,
        targets=tuple(t for t in (*earlier.targets, earlier.base) if t is not None), words=reading.text,
    )  # fmt: skip


def _of_prose(
    reading: Reading, plans: Sequence[Plan], reports: Sequence[StoredReport], index: IssuerIndex
) -> Plan | None:
    """A question that goes on from a number, or a sentence, of the prose."""
    last = plans[-1]
    shown = [one for one in last.shown if not one.targets and one.end]
    if not shown or (len(shown) > 1 and not shown[0].sentence):
        return None
    one = shown[0]
    if one.sentence and last.operation == "passage" and _asks_detail(reading):
        whole = tuple(sentence for sentence in shown if sentence.sentence)
        return _prose(last, one, "in_passage", reading.text).model_copy(update={"operands": whole})
    nouns = read(last.words, index).body.replace(MASK, " ")
    if _AVERAGE.search(reading.text):
        return _prose(last, one, "average", reading.text) if not reading.issuers.spans and not reading.years.named else None
    if one.sentence or last.operation != "number":
        return None
    only_same = reading.years.same and not (reading.years.named or reading.years.shift or reading.years.relative)
    slots = reading.issuers.held or (reading.years.spans and not only_same) or reading.issuers.whole
    grew = _GREW.search(reading.text)
    against = len(reading.years.named) == 1 and re.search(r"[比较跟和与]", reading.text) and reading.years.named[0] not in last.years
    if grew and not reading.issuers.spans and (against or not reading.years.named) and not reading.terms and not _said(reading, grew):
        plan = _prose(last, one, "change", f"{nouns}，{reading.text}")
        return plan.model_copy(update={"years": tuple(reading.years.named)}) if against else plan
    narrowed = reading.restricted and not all(word in last.words for word in narrowing(reading.body))
    if slots and _nothing_new(reading, last) and not reading.terms and not narrowed and not reading.issuers.missing:
        scope = scope_of(reading, reports, last)
        if scope.missing:
            return None
        plan = _prose(last, one, "like", nouns)
        return plan.model_copy(
            update={"reports": tuple(r.id for r in scope.reports), "issuers": scope.issuers, "years": scope.years, "notes": scope.notes}
        )
    named = [term for term in reading.terms if term.id not in ("requests.new", "requests.total", "total")]
    counts_more = _COUNTS_MORE.fullmatch(reading.text) and not reading.terms
    if not slots and not named and (counts_more or _INVOLVES.fullmatch(reading.text)):
        return _prose(last, one, "same_sentence", reading.text)
    short = re.fullmatch(r"(?:那么?|还有)?(?P<what>[^，,。？?多几]{2,14}?)(?:的)?(?:呢|咧|嘞|哩)?[？?]?", reading.text)
    if short and reading.rest and not slots and not reading.operations and not re.search(r"率|数|量|额|时间|时长", reading.text):
        return _prose(last, one, "beside", short["what"])
    return None


def _nothing_new(reading: Reading, last: Plan) -> bool:
    """Whether what nothing explains was all said in the question before (又开了几场 after 开了几场)."""
    return all(char in last.words or char in "又再也共各办开" for word in reading.rest for char in word)


def _asks_detail(reading: Reading) -> bool:
    """Whether a number is asked for that a passage just quoted may hold: no body, year or figure of the form is named."""
    if reading.issuers.spans or reading.years.spans or reading.terms or reading.restricted or reading.issuers.missing:
        return False
    return bool(_DETAIL.search(reading.text)) and bool(reading.rest) and not reading.asks("rank", "trend", "share", "growth", "list_reports", "count_reports")


def _said(reading: Reading, grew: re.Match[str]) -> bool:
    """Whether the question about a change names something that changed."""
    own = "".join(reading.rest).replace(grew.group(), "")
    return len(own) > 1


def _prose(last: Plan, shown: Shown, ask: str, words: str) -> Plan:
    return Plan(
        operation="number", ask=ask, operands=(shown,), words=words, reports=last.reports, issuers=last.issuers, years=last.years,
    )  # fmt: skip


