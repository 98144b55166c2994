"""What was read out of one question before anything is decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import data
from qa.understand.asides import without_asides
from qa.understand.bare_carried import carried_in_full
from qa.understand.issuers import IssuerIndex, Issuers, unknown_place
from qa.understand.kinds import kind_named
from qa.understand.levels import levels_named
from qa.understand.normalise import normalise
from qa.understand.terms import MASK, Term, beside_letter, mask, terms_of, with_documents
from qa.understand.years import Years, years_of

_MEASURES = frozenset("率费额钱款天岁龄")


_MEASURED = re.compile(r"(?:[条篇期场次份件册家户]数|[问阅浏受览]量)$")
"""The end of a clause that names what is to be counted, which no aside does."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A question taken apart.

    ``text`` is its normal form; ``body`` the same with years and issuers struck
    out; ``operations`` the operations it names with the spans that say so;
    ``rest`` the words that nothing explains in the clauses that ask; ``restricted``
    says that a word narrows the question further than any cell does (女性, 网上,
    平均); ``content`` the body's words
    without years, issuers and empty words (what a passage has to speak of);
    ``kind`` the word for a kind of licence, penalty or fee that no cell tells of (网约车).
    """

    question: str
    text: str
    body: str
    years: Years
    issuers: Issuers
    terms: tuple[Term, ...]
    operations: dict[str, tuple[tuple[int, int], ...]]
    rest: tuple[str, ...]
    content: tuple[str, ...]
    restricted: bool = False
    kind: str = ""

    def asks(self, *names: str) -> bool:
        """Whether any of these operations is named."""
        return any(name in self.operations for name in names)

    @property
    def words(self) -> str:
        """The question's words without years and issuers."""
        return " ".join(self.body.replace(MASK, " ").split())

    @property
    def unexplained(self) -> int:
        """How many characters nothing explains.

        An English word counts as two; a character that makes another measure of
        what it follows (率, 费, 天 …) as three.
        """
        return sum(
            2 if word.isascii() else sum(3 if char in _MEASURES else 1 for char in word) for word in self.rest
        )


@cache
def _operations() -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries = data.load("operations")["operations"]
    return tuple((name, re.compile(pattern)) for name, patterns in entries.items() for pattern in patterns)


@cache
def _fillers() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in data.load("operations")["fillers"]["words"])


@cache
def _restrictors() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in data.load("operations")["restrictors"]["words"])


def narrowing(body: str) -> tuple[str, ...]:
    """The words of ``body`` that narrow a figure further than any cell does (老人, 网上)."""
    return tuple(match.group() for pattern in _restrictors() for match in pattern.finditer(body))


_TAKEN_OFF = re.compile(r"(?:减|扣)(?:去|掉|除)?$")
"""What stands before a year that is subtracted (2023减去2022), where nothing is left out of a figure."""


def _excludes(body: str) -> bool:
    """Whether something is left out of the figure asked for (除…外, 不包括, 剔除)."""
    return any(re.search(pattern, body) for pattern in data.load("operations")["exclusions"]["words"])


def _subtracted(body: str, years: Years) -> list[tuple[int, int]]:
    """Where a word stands that subtracts a year's figure."""
    found = (_TAKEN_OFF.search(body[:start]) for start, _ in years.spans)
    return [match.span() for match in found if match]


def _unknown_name(question: str, body: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether an English question names something by a capital that is neither held nor of the field."""
    rest = " ".join(remaining(mask(body, spans))).split()
    names = re.findall(r"(?<=[a-z,;] )([A-Z][a-z]{2,})", question)
    return any(name.lower() in rest for name in names)


def _asking(body: str, unread: str, spans: Sequence[tuple[int, int]]) -> str:
    """``unread`` without the clauses that name nothing of the field: asides and stories told first."""
    clauses = [match.span() for match in re.finditer(r"[^，,。.；;：:？?！!（）()]+", body)]
    told = [
        (first, last)
        for first, last in clauses
        if not any(start < last and end > first for start, end in spans) and not _MEASURED.search(body[first:last])
    ]
    return unread if len(told) == len(clauses) else mask(unread, told)


_SELF = re.compile(r"^(?:请问[，,]?|您好[，,]?|你好[，,]?)?(?:我们?|本人|俺|咱们?)(?:是|就是|在|作为|做|搞)[^，,。;；?？\d]{1,14}[，,。]")
"""How people introduce themselves (我是执业律师，…); it narrows nothing."""


NOT_ASKED = re.compile(
    r"(?<=[，,（(。；;])(?:我)?(?:不要|不用|不必|不需要|不问|不是问|不是要|别给|别跟|别和|别把|不想知道)(?:我)?[^，,。；;）)？?]{1,14}(?=[，,。；;）)？?]|$)"
)
"""What a question says it does not ask for (不要比例，只要件数), which names nothing that is asked."""


_CONFIRM = re.compile(
    r"^(?:请|烦请|麻烦|劳驾|帮忙|帮我)*(?:核对|核实|复核|核查|查实|确认|核准)(?:一下|下)?[:,，：](?=.*(?:多少|几|哪|谁|列出|清单|名单))"
)
"""Somebody who asks for a figure to be looked up with care (请核对：…多少), not whether it agrees."""
_COMPLAINT = re.compile(r"(?:投诉|举报)+(?:数量|件数)?|complaints?")
_OF_REQUESTS = re.compile(r"申请|信访|上访|告状|不予|不处理|不受理|不办|打发|挡|当作|当成|类|性质|信息公开|表|格|栏|列|行(?!业)|拿|借|petition|request|appl|declin")


def _complaints_at_large(term: Term, body: str) -> bool:
    """Whether a term is a bare word for complaints (环评投诉多少件), which are no requests declined as complaints."""
    if term.id != "requests.declined.petition" or not _COMPLAINT.fullmatch(term.text):
        return False
    return not _OF_REQUESTS.search(mask(body, [(term.start, term.end)]))


_CARRIED_APART = re.compile(
    r"[，,（(、]?(?:不[算含包]|不包括|不包含|别算|除去|刨去|扣除)(?:上一?年|去年|往年|前一?年|以前|年初)(?:度)?(?:的)?(?:剩|结转|遗留|留|转|欠|积压|没办完)[下来过的]*[）)]?(?=[，,。？?！!\s]|$)|"
    r"[，,（(、](?:上一?年|去年|往年|前一?年|以前|年初)(?:度)?(?:的)?(?:剩|结转|遗留|留|转|欠|积压|没办完)[下来过的]*(?:申请|件)?"
    r"(?:都|就|可)?(?:不[算计含要]|别[算计]|除外|不包括|不包含|去掉|刨掉|排除)(?:在内|进去|进来|上|它)?[）)]?(?=[，,。？?！!\s]|$)"
)
"""What was carried in, which a question for what is new leaves out: new requests never hold it."""
_OCCASION = re.compile(
    r"^\x01*(?:(?:最近|目前|正|现在)?(?:在|要)?(?:写|做|编制?|准备|搞|交|办)[^，,。;；]{0,6}?(?:论文|报道|课题|作业|材料|稿子?|底稿|方案|汇报|研究|台账)[^，,。;；]{0,6}|"
    r"(?:为了?|因|由于)(?:编制|编写|撰写|准备|做|写|核对|汇总|整理|填报)[^，,。;；]{1,12})[,，]"
)
"""What somebody is at when he asks (写论文要用，…; 为编制底稿，…), which names nothing of the reports."""
_TELLER = r"(?:我(?![市县区局省厅委办国])|俺|咱|邻居|朋友|亲戚|同事|同学|家[里人]|老头|老伴|爸|妈|爷|奶|老公|老婆|孩子|儿子|女儿)"
_STORY = re.compile(
    rf"^(?=[^。！!？?；;]*?{_TELLER})[^。！!？?；;]{{4,60}}?[，,。！!；;](?:所以|因此|就|便|现在|只是?|这[才次]|我|俺)*(?:想|要|来)(?:要|请)?(?:问|查|了解|知道|打听|请教|核实)+(?:问|查|一下|一查|看)*"
)
"""What somebody tells about himself before he says what he wants to know (我邻居……，我就想查查…)."""


_PURPOSE = re.compile(r"^[^，,。？?]{2,16}[，,](?=(?:我|俺)?(?:想|需要|要|请|麻烦|劳驾|求|帮))")
"""What somebody needs a figure for (做预算比对，想要…), where it names nothing of the field."""


_WHAT_IT_IS = re.compile(
    r"(?<=[数量率例重比额值计和差占幅])(?:分别|各自?|究竟|到底|又)*为何(?=[?？。！!]*$|[，,；;])|"
    r"(?<=[数量率例重比额值计和差占幅])(?:分别|各自?|究竟|到底|又)*(?:系|是)何[数值](?=[?？。！!]*$|[，,；;])"
)
"""Bookish for "is how much" behind a measure (比重为何), which asks for no reason."""
_LET_LAPSE = ("requests.other.not_corrected", "requests.other.fee_unpaid")
_ENDED = re.compile(
    r"(?:而|就|便|于是|所以|因此|结果|后|、|，|,|的)*(?:申请)?(?:就|便|也)?(?:被|给|遭|算|视为|当作|当成|按)*(?:机关|单位|人家|行政机关)?(?:直接)?"
    r"(?:不再处理|不处理|不再办理?|不办|终止|中止|终结|结束|作罢|了结|放弃|自动放弃|撤件|作废|停办|关掉|打住)(?:了|掉|处理|办理|程序|的)*"
)
"""What becomes of a request that was let lapse (没按期补正就被终止了), which narrows nothing."""
_BROUGHT_IN = re.compile(
    r"(?:大?前|去|上一?|头一)年(?:度|底|末)?(?:里|就|一直|没办完|未办结|没办结)*(?:拖|压|搁|耽搁|积压|欠|留|转|结转|推|延|顺延|滚|挪|带|遗留|剩)(?:着)?(?:到|至|进|入|给|下来到)(?:了)?(?:今|本|当|这一?)年(?:度)?"
    r"(?:才|再|来|接着|继续|的)*(?:办理|办结|办完|办|处理|答复)?(?:了)?(?:的)?"
)
"""What last year put off to this, which the later year's report calls carried in."""
LEAST_OF_A_LABEL = 4
"""Signs of a label of the form, or of so much of one that it is known by them."""
_TOLD_CLAUSE = re.compile(rf"(?:^|(?<=[,，。！!;；]))(?!\x01*[^,，。！!;；]*(?:想|问|知道|查|请|多少|几|哪|比|差))[^,，。！!?？;；]*?{_TELLER}[^,，。！!?？;；]*[,，。！!;；]")
"""A clause that only tells what befell the asker or his people."""
_NUMBER_WORD = re.compile(r"多少|几(?!乎)|哪|how")
_HEARSAY = re.compile(r"(?:^|(?<=[,，。；;]))我?(?:听(?:人|别人)?说|据说|好像|貌似)[^，,。；;？?！!]*(?=[，,。；;！!]|$)")
"""What somebody has heard about the matter (…花了多少钱，听说那年买了不少)."""


def _by_its_label(text: str) -> bool:
    """Whether a figure is called by its label, or by much of it."""
    return any(term.kind == "rows" and len(term.text) >= LEAST_OF_A_LABEL for term in terms_of(text))


def _without_tale(body: str) -> str:
    """``body`` less the tale before what is asked, where the rest names a figure and asks for its number by itself."""
    told = _STORY.match(body) or _TOLD_CLAUSE.search(body)
    if told is None or any(term.kind == "applicants" for term in terms_of(told.group())):
        return body
    rest = body[told.end() :]
    if _by_its_label(told.group()) and not _by_its_label(rest):  # The tale names what the question only points back to.
        return body
    if not re.search(r"多少|几|多大|多高", rest):
        return body
    named = {term.kind for term in terms_of(rest)}
    return mask(body, [told.span()]) if named & {"rows", "groups", "subjects"} else body


def _without_hearsay(body: str) -> str:
    """``body`` less what the asker has heard, where that names nothing of the field and the rest asks for a figure."""
    heard = [match.span() for match in _HEARSAY.finditer(body) if not (terms_of(match.group()) or _NUMBER_WORD.search(match.group()))]
    rest = mask(body, heard)
    return rest if heard and _NUMBER_WORD.search(rest) and terms_of(rest) else body


def _without_story(body: str, spans: Sequence[tuple[int, int]]) -> str:
    """``body`` less how the asker introduces himself and the sentences before the one that asks which name nothing."""
    introduced = _SELF.match(body) or _PURPOSE.match(body)
    if introduced and any(start < introduced.end() for start, _ in spans):
        introduced = _SELF.match(body)
    sentences = [match.span() for match in re.finditer(r"(?:[^。！!？?；;.]|\.(?! ))+(?:[。！!？?；;]|\. )?", body)]
    told = [
        (first, last)
        for first, last in sentences[:-1]
        if not any(start < last and end > first for start, end in spans)
    ]
    return mask(body, [*told, *([introduced.span()] if introduced else [])])


def read(question: str, index: IssuerIndex, *, text: str | None = None) -> Reading:
    """Takes ``question`` apart; ``text`` is its normal form where it is known already."""
    normal = index.in_known_order(normalise(question) if text is None else text)
    if "年" in normal:
        normal = _BROUGHT_IN.sub("上年结转的", normal)
    if "结转" in normal:
        normal = carried_in_full(normal)
    if "何" in normal:
        normal = _WHAT_IT_IS.sub("是多少", normal)
    if "新" in normal:
        normal = _CARRIED_APART.sub("", normal)
    issuers = index.scan(normal)
    without_issuers = mask(normal, issuers.spans)
    years = years_of(without_issuers)
    body = mask(without_issuers, years.spans)
    body = mask(body, [match.span() for match in (*NOT_ASKED.finditer(body), *_CONFIRM.finditer(body), *_OCCASION.finditer(body))])
    body = without_asides(_without_hearsay(_without_tale(body)))
    named = tuple(with_documents(body, terms_of(body)))
    terms = tuple(term for term in named if not _complaints_at_large(term, body))
    operations: dict[str, tuple[tuple[int, int], ...]] = {}
    for name, pattern in _operations():
        spans = tuple(match.span() for match in pattern.finditer(body) if match.group())
        if spans:
            operations[name] = operations.get(name, ()) + spans
    term_spans = [(term.start, term.end) for term in terms]
    operation_spans = [span for spans in operations.values() for span in spans]
    among_reports = {"list_reports", "count_reports", "threshold", "rank"} & set(operations)
    level_spans = [] if issuers.held or not among_reports else [span for _, span in levels_named(mask(body, term_spans))]
    among = [span for name in among_reports for span in operations[name]]
    grouped = any(term.kind == "groups" for term in terms)
    ended = [end.span() for term in terms if term.id in _LET_LAPSE and (end := _ENDED.match(body, term.end))]
    firm = [(term.start, term.end) for term in terms if term.kind != "results" or grouped] + level_spans + ended
    unread = mask(body, [*term_spans, *operation_spans, *level_spans, *ended])
    asked = _without_story(body, [*term_spans, *issuers.spans, *years.spans])
    if introduced := _SELF.match(body):
        unread = mask(unread, [introduced.span()])
    rest = remaining(_asking(body, unread, [*term_spans, *issuers.spans, *years.spans, *among]))
    if not issuers.held and not issuers.missing and any(term.kind in ("rows", "groups", "subjects") for term in terms):
        elsewhere = unknown_place(rest)  # 甲县 in no list: its level alone must not stand for it.
        issuers = replace(issuers, missing=(elsewhere,)) if elsewhere else issuers
    kind = kind_named(asked, without_fillers(mask(asked, [*term_spans, *operation_spans])), terms)
    return Reading(
        question=question,
        text=normal,
        body=body,
        years=years,
        issuers=issuers,
        terms=terms,
        operations=operations,
        rest=rest,
        restricted=any(
            not covered(firm, *match.span())
            for pattern in _restrictors()
            for match in pattern.finditer(asked)
        )
        or bool(kind)
        or len(terms) < len(named)  # Complaints are asked for: no cell of another row counts them.
        or _unknown_name(question, asked, term_spans)
        or (
            _excludes(mask(asked, [*((t.start, t.end) for t in terms if t.kind in ("results", "groups")), *_subtracted(body, years)]))
            and not ("others_than" in operations and any(t.id in ("natural", "organisations") for t in terms))
        ),
        content=remaining(body),
        kind=kind,
    )


def without_fillers(text: str) -> str:
    """``text`` with the empty words struck out, every position kept."""
    spans: list[tuple[int, int]] = []
    for pattern in _fillers():
        for match in pattern.finditer(text):
            if match.group() and not _cuts_english(text, *match.span()):
                spans.append(match.span())
    return mask(text, spans)


def remaining(text: str) -> tuple[str, ...]:
    """The stretches of ``text`` that are neither struck out nor empty words."""
    return tuple(part for part in re.split(f"[{MASK}\\s]+", without_fillers(text)) if part)


def _cuts_english(text: str, start: int, end: int) -> bool:
    first = text[start]
    return first.isascii() and first.isalpha() and beside_letter(text, start, end)


def better(first: Reading, second: Reading) -> Reading:
    """The reading that leaves less unexplained; ``first`` where they are equal."""
    return second if (second.unexplained, -_named(second)) < (first.unexplained, -_named(first)) else first


def _named(reading: Reading) -> int:
    return len(reading.terms) + len(reading.issuers.held)


def covered(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether some span covers ``start``…``end``."""
    return any(first <= start and end <= last for first, last in spans)
