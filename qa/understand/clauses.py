"""A question that asks for several things, divided into the clauses that ask, each with what it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.understand.bare_carried import carried_in_full
from qa.understand.issuers import IssuerIndex
from qa.understand.normalise import normalise
from qa.understand.reading import NOT_ASKED, Reading, covered, read

_BREAK = re.compile(
    r"[，,；;。？?！!：:]+|(?<=多少)(?![件条篇期场次份个项人家户册元万亿钱是的])(?=[\u4e00-\u9fff]{2,8}多少)|(?<=多少[件条篇期场次份个项户元])(?=[\u4e00-\u9fff]{2,8}多少[件条篇期场次份个项户元])|(?<=几[件条篇期场次份户元])(?=[\u4e00-\u9fff]{2,8}(?:的|有|是|又|各)+(?:多少|几)[件条篇期场次份户元])|(?:另外|此外|还有|以及|同时|顺便|顺带|再就是)(?:再)?(?:还)?(?:想)?(?:再)?(?:请)?(?:问|知道|看)?(?:一下|下)?(?!个|外|的)|"
    r"(?<=[a-z0-9]) (?:and|plus) (?=how (?:many|much)|what|the )"
)
_LISTED = re.compile(r"、|以及|(?<=[量数额率长积程])[和与跟及](?=.{2,}[量数额率长积程])|(?:和|与|跟|及)(?=.{2,14}(?:分别|各(?:自|是|有|为)?(?:多少|几|好多)))")
_ASKED = re.compile(
    r"多少|好多|(?<![那这好没])几(?!乎|种|类|何原|个方面|年(?!级)|句|份(?:报告|年报)|家的)|多大|多高|几何|how (?:many|much)|what (?:was|is|were|are|percent|share)"
)
_MEASURED = re.compile(
    r"(?:[件条篇期场次份个项人家户册张天台座处所辆]数|数量?|[用访查阅览览受收浏点览办]?量|总?额|金额|[^效]率|满意度|(?:浓|密|长|宽|高|深|速|温|强)度|时长|面积|里程|比例|占比|比重|"
    r"涨幅|增幅|降幅|增速|产值|总计|合计)(?:呢|是|为)?$"
)
_QUESTION = re.compile(
    r"(?:一共|总共|共计|合计|共)?(?:是|有|为)?(?:多少|几|好多)(?:万|亿)?(?:元|件|条|个|次|期|篇|场|份|人次|人|家|户|钱)?(?:呢|的)?$"
)
_UNIT = re.compile(r"(?:多少|几|好多)(?P<unit>万|亿|钱|元|件|条|个|次|期|篇|场|份|人次|人|家|户)?")
_EACH = re.compile(r"(?:分别|各自?|依次)(?:是|有|为)?(?:多少|几|好多)?[件个条期篇次]?(?:呢)?$")
_MEMBER = r"[^，,。；;？?：:—、（）()\d-]{2,}"
_EACH_OF = re.compile(
    rf"(?P<list>{_MEMBER}(?:、{_MEMBER}?)+)(?:的)?(?:各自?|分别)(?:占|有|是|为|多)*(?P<asked>(?:多少|几)(?:件|条|次|份|期|场|人|家|个)?)"
)
_HOW_MANY_LISTED = re.compile(
    r"[，,]?(?:这|共|一共)?(?P<n>[两二三四五六七八俩仨]|\d)(?:个?(?:(?:总计|合计|总)?数字?|指标|数据|总计|件数)|样|者|项数?)"
    r"(?:都要|(?:各自?|分别)(?:是|有|为)*(?:多少|几)?[件个]?|分别|(?:都|全|全部|一并|一起|统统)?(?:给我|给一下|告诉我|报给我|要))?$"
)
_ALL_WANTED = re.compile(
    r"[，,；;]?(?:请|麻烦|都|帮我|给我)*(?:一并|一起|一同|一次(?:性)?|逐一|逐个|全部?|统统|同时|各自|分头|都)(?:地)?(?:给|列|告|提供|报|说|写|摘|抄|查)(?:出|示|知|全|齐|我|来|一下|下|清楚)*$"
)
_COPIED = re.compile(r"^(?:请|麻烦|帮我|给我|替我)*(?:抄录|抄|摘录|摘抄|摘|列出|列示|列|报|念|查|给出)(?:一?下|出|给我|来)?(?=[^，,]{2,})")
"""Words around a list of figures that are each wanted (一并给出, 抄录…)."""
_LEFT_OVER = re.compile(r"(?<=[，,、；;？?。：:])(?:最后|年底|年末|到年底|到头来|又|还|手里|手上|总共)*(?:剩|余|留|压)(?:下|余|着|了)*(?=(?:多少|几)[件个份])")
_CAME_AND_WENT = re.compile(r"收|申请")
_WENT = re.compile(r"办(?:结|完|掉|理|了)|处理|答复")
_WHOLE = re.compile(r"谁|哪(?:个|家|年|一|边|些|几|份|种|类|项)|which|who\b|至|到20")
_NUMBERED = re.compile(r"(?:^|(?<=[，,；;：:。、？?]))(?:[一二三四五]是|第[一二三四五](?:个?是|[，,、]|个)|其[一二三四五][是，,、]?|[(（]?[1-5①②③④⑤][)）.、])(?!其)")
"""The numbering of the asks of a question (一是…，二是…)."""
_SO_MANY_THINGS = re.compile(r"^(?:请教|请问|问|有|想问|就问|就)*[两二三四五2-5](?:件事情?|个事情?|个问题|个数字?|桩事|样)(?:想问)?[：:，,]")
_COMBINED = re.compile(
    r"^[^，,]{0,4}(?:相差|差(?:了|着|出)?|差距|差额|[多少高低]了?|[快慢长短早晚]了|[降减增缩]了?)(?:多少|几)(?:个?百分点|[\u4e00-\u9fff]{0,2})$|"
    r"^给(?:个|出|我)?[^，,]{0,2}(?:百分比|占比|比例)$"
)
"""A clause that only puts together what the ones before it name; it is no ask of its own."""
_BESIDE_SCOPE = re.compile(r"[（(][\x01、，,和与及跟同到至年\s]*[）)]|\x01+|[两二2]年|之间|相比")
"""What of a clause only says whose figures, and of which years, are put together."""
_AND_ALSO = re.compile(r"[、，,](?:还有|以及|再加上?|加上|外加|另有|另加|和)(?=[^，,。；;？?]*[^多少几]$)")
"""The last member of a list, joined by a word and a stop (甲、乙、还有丙)."""
_CHECKED = re.compile(r"按理|对照|印的|正文|表上|对得上|一样|是否相同|矛盾")
_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2, "仨": 3}
_NOT_DIVIDED = ("explain", "rank", "list_reports", "count_reports", "overview", "trend")
ALL = -1
"""In place of how many figures a list is said to hold: that every one of them is wanted."""
MOST_ASKS = 12
"""Asks in one question that are answered one by one; with more it is read as one."""
MOST_BESIDE_A_NAME = 2
"""Characters that may stay unexplained where a bare name of a figure is asked for in a list."""


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One thing asked for: ``text`` with the body and year of the clauses before it where it names none."""

    text: str


def clauses_of(question: str, index: IssuerIndex) -> tuple[Clause, ...]:
    """The clauses of ``question`` that ask for something of their own; empty where there are not several."""
    text = carried_in_full(NOT_ASKED.sub("", normalise(question)).rstrip("。？?！!，, "))
    if _CAME_AND_WENT.search(text) and _WENT.search(text):
        text = _LEFT_OVER.sub("结转下年度的", text)
    all_wanted = _ALL_WANTED.search(text)
    text = _ALL_WANTED.sub("", text)
    said = _HOW_MANY_LISTED.search(text)
    text = _HOW_MANY_LISTED.sub("", text)
    if len(_NUMBERED.findall(text)) > 1:
        lead, *items = _NUMBERED.split(_SO_MANY_THINGS.sub("", text))
        text = lead + "".join(_item_in_number(item) for item in _asked_items(items, index))
    if said or all_wanted:
        text = _COPIED.sub("", _AND_ALSO.sub("、", text))
    text = _one_a_body(text, index)
    whole = read(question, index, text=text)
    if _CHECKED.search(text) or whole.asks("check") or (whole.asks(*_NOT_DIVIDED) and not _asks_often(text)):
        return ()
    pieces = _pieces(text, whole, index, _number_said(said["n"]) if said else ALL if all_wanted else 0)
    if any(_COMBINED.search(piece) or _puts_together(read(piece, index).body) for piece, _ in pieces):
        return ()
    pieces = list(dict.fromkeys(pieces))
    if not 2 <= sum(asks for _, asks in pieces) <= MOST_ASKS:
        return ()
    clauses: list[str] = []
    waiting = ""
    for piece, asks in pieces:
        own = read(piece, index)
        if asks and not _empty(own):
            clauses.append(f"{waiting}{_carried(clauses[-1] if clauses else '', piece)}")
            waiting = ""
        elif asks and waiting and clauses:
            clauses.append(f"{waiting}{piece}")
            waiting = ""
        elif asks and clauses and _other_unit(clauses[-1], piece):
            clauses.append(f"{_stem(clauses[-1])}{piece}")
        elif not asks and (own.issuers.held or own.issuers.missing or own.years.spans or own.terms):
            waiting += f"{piece}，"
        elif asks and clauses:
            clauses[-1] += f"，{piece}"
    if waiting and clauses:
        clauses[0] = f"{waiting}{clauses[0]}" if _only_scope(read(waiting, index)) else clauses[0]
        if not _only_scope(read(waiting, index)):
            clauses[-1] += f"，{waiting.rstrip('，')}"
    return tuple(Clause(text=one) for one in _scoped(clauses, index)) if len(clauses) > 1 else ()


def _one_a_body(text: str, index: IssuerIndex) -> str:
    """``text`` as one list where it is nothing but figures, each with a body of its own, between commas."""
    parts = [part.strip() for part in re.split(r"[，,；;]", text) if part.strip()]
    if len(parts) < 2 or _ASKED.search(text):
        return text
    readings = [read(part, index) for part in parts]
    own = all(_row(one) and _figure(one) and one.issuers.held and not one.operations for one in readings)
    return "、".join(parts) if own and len({one.issuers.held for one in readings}) > 1 else text


def numbers_of(reading: Reading) -> list[str]:
    """The parts of a question that asks for several numbers (公示了多少个环评、发了几张排污许可证); empty where one is asked."""
    parts = [part for part in re.split(r"[，,、；;。？?]|以及|还有", reading.text) if part.strip()]
    if any(_puts_together(part) for part in re.split(r"[，,、；;。？?]", reading.body)):
        return []
    asking = [part for part in parts if re.search(r"多少|几[^乎年]|how many|[场篇期条件户份家]数|次数", part)]
    if len(asking) > 1 and len(asking) >= len(parts) - 1:
        return asking
    listed = _EACH_OF.search(reading.text)
    if listed is None or len(asking) > 1:
        return []
    members = [part.strip().rstrip("的") for part in re.split(r"、|以及|[和与跟及](?=[^、]*$)", listed["list"]) if part.strip()]
    return [f"{member}{listed['asked']}" for member in members] if len(members) > 1 else []


def _puts_together(body: str) -> bool:
    """Whether a clause, its years and bodies struck out, only puts together what another names (两年差了几秒)."""
    return bool(_COMBINED.search(_BESIDE_SCOPE.sub("", body)))


def _number_said(word: str) -> int:
    return int(word) if word.isdigit() else _NUMERALS[word]


def _asks_often(text: str) -> bool:
    """Whether a question word of number stands in two stretches, so that a word such as 谁 belongs to one of them."""
    return sum(bool(_ASKED.search(part)) for part in _BREAK.split(text)) > 1 and not _WHOLE.search(text)


def _pieces(text: str, whole: Reading, index: IssuerIndex, said: int) -> list[tuple[str, bool]]:
    """The stretches between breaks, with whether each asks; asides in brackets stay whole."""
    inner = re.sub(r"[（(][^）)]*[）)]", lambda match: "\x02" * len(match.group()), text)
    found: list[tuple[str, bool]] = []
    start = 0
    for match in [*_BREAK.finditer(inner), None]:
        end = match.start() if match else len(text)
        stretch = text[start:end].strip()
        if stretch:
            listed = _listed(stretch, whole, index, said)
            before = any(asks for _, asks in found)
            found += listed or [(stretch, _asking(stretch, index, before=before))]
        start = match.end() if match else start
    return found


def _listed(stretch: str, whole: Reading, index: IssuerIndex, said: int) -> list[tuple[str, bool]]:
    """The members of a list of figures, where every one is a figure of its own and nothing adds them up."""
    members = [part.strip() for part in _LISTED.split(stretch) if part.strip()]
    asking = [bool(_ASKED.search(member)) for member in members]
    measured = all(_MEASURED.search(_EACH.sub("", member)) for member in members)
    if len(members) < 2 or whole.asks("rank", "check", "difference") or (not all(asking) and ((not said and _adds_up(whole)) or (whole.asks("share") and not measured))):
        return []
    each = bool(_EACH.search(members[-1]) or re.search(r"分别|各(?![种类项级地区市县部单])", stretch))
    members[-1] = _EACH.sub("", members[-1]).rstrip("的") or members[-1]
    readings = [read(member, index) for member in members]
    figures = [_figure(one) or bool(_MEASURED.search(m)) for m, one in zip(members, readings, strict=True)]
    own_years = all(one.years.named for one in readings)
    measures = all(_MEASURED.search(member) for member in members)
    own_bodies = all(one.issuers.held for one in readings) and len({one.issuers.held for one in readings}) > 1 and all(_row(one) for one in readings)
    beside_sum = "sum" in whole.operations and not _ASKED.search(whole.text) and all(_row(one) for one in readings)
    plain = each or own_years or own_bodies or measures or beside_sum
    if measures and not all(_figure(one) for one in readings):
        members = _with_lead(members, readings)
    if said in (len(members), ALL) or all(asking) or (plain and all(figures)):
        return [(_in_number(member), True) for member in members]
    return []


def _asking(stretch: str, index: IssuerIndex, *, before: bool) -> bool:
    """Whether a stretch asks: by a question word, or as a measure that follows another ask (…，以及涨幅)."""
    if _ASKED.search(stretch):
        return True
    if not before or not _MEASURED.search(stretch):
        return False
    own = read(stretch, index)
    return own.asks("growth", "share", "rate_disclosed", "rate_corrected", "rate_upheld") or not own.unexplained


def _figure(one: Reading) -> bool:
    """Whether a stretch is the name of a figure and hardly anything else."""
    named = any(term.kind in ("rows", "groups", "subjects", "applicants") or term.id == "fee_amount" for term in one.terms)
    rate = one.asks("rate_disclosed", "rate_corrected", "rate_upheld")
    return (named or rate) and one.unexplained <= MOST_BESIDE_A_NAME and not one.restricted


def _row(one: Reading) -> bool:
    """Whether a stretch names a figure of its own, not only whose it is."""
    rate = one.asks("rate_disclosed", "rate_corrected", "rate_upheld")
    return rate or any(term.kind in ("rows", "groups", "subjects") for term in one.terms)


def _with_lead(members: list[str], readings: list[Reading]) -> list[str]:
    """Measures of the prose in a list, each with what the first one belongs to (热线的处理时长及满意率)."""
    lead = members[0].rpartition("的")[0]
    if not lead:
        return members
    return [members[0], *(m if _figure(one) else f"{lead}的{m}" for m, one in zip(members[1:], readings[1:], strict=True))]


def _adds_up(whole: Reading) -> bool:
    """Whether the question wants a sum: a word for it that is no part of a figure's own name (无法提供合计)."""
    spans = [(term.start, term.end) for term in whole.terms if term.kind != "results"]
    return any(not covered(spans, *span) for span in whole.operations.get("sum", ())) and not re.search(
        r"分别|各", whole.body
    )


def _in_number(member: str) -> str:
    """A measure in a list as a question for a number: 解读材料篇数 → 解读材料多少篇."""
    if _ASKED.search(member):
        return member
    counted = re.sub(r"的?总?(?P<unit>[条篇期场次册])数量?$", r"多少\g<unit>", member)
    return counted if counted != member else f"{member}多少"


def _asked_items(items: list[str], index: IssuerIndex) -> list[str]:
    """Numbered items that name nothing but a figure each, every one with what asks for it; as they stand where anything else is said."""
    bare = [item.rstrip("，,；;。？?！! ") for item in items]
    if any(_ASKED.search(item) or not _figure(read(item, index)) or len(read(item, index).operations) for item in bare):
        return items
    return [f"{item}多少；" for item in bare]


def _item_in_number(item: str) -> str:
    """A numbered item, with what ends it, as a question for a number where it only names a measure (②满意率)."""
    named = item.rstrip("，,；;。？?！! ")
    return (_in_number(named) if _MEASURED.search(named) else named) + item[len(named) :]


def _empty(own: Reading) -> bool:
    """Whether a clause speaks of nothing by itself (共几件, 多少万元)."""
    kinds = {term.kind for term in own.terms} - {"results"}
    named = bool(kinds) or any(term.id != "total" for term in own.terms)
    named = named or bool(re.search(r"grand total|总[计数](?:是|呢|多少|几)", own.body))
    return not (named or own.rest or set(own.operations) - {"sum", "threshold"} or own.issuers.held)


def _stem(clause: str) -> str:
    """A clause without its question word: what it speaks of."""
    return _QUESTION.sub("", clause)


def _carried(before: str, piece: str) -> str:
    """A clause that asks for the share of what the one before names (占办理总数多少), with that name."""
    return f"{_stem(before)}{piece}" if before and re.match(r"(?:又|各|分别|它|其)?占", piece) else piece


def _other_unit(before: str, piece: str) -> bool:
    """Whether a clause that names nothing asks the one before for another unit (收了几件、多少钱)."""
    first, second = (_UNIT.search(text) for text in (before, piece))
    return bool(first and second and first["unit"] and second["unit"] and first["unit"] != second["unit"])


def _only_scope(own: Reading) -> bool:
    return not own.terms and own.unexplained <= MOST_BESIDE_A_NAME


def _scoped(clauses: list[str], index: IssuerIndex) -> list[str]:
    """The first clause with the body and year that only a later one names."""
    first = read(clauses[0], index)
    lacking = ""
    for part in clauses[1:]:
        own = read(part, index)
        if not (first.issuers.held or first.issuers.missing) and own.issuers.held:
            lacking = own.issuers.held[0]
            if not first.years.spans and own.years.named:
                lacking += f"{own.years.named[0]}年"
            break
    return [f"{lacking}{clauses[0]}", *clauses[1:]] if lacking else clauses
