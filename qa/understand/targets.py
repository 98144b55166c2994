"""From the terms of a question to the figures it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.forms import OUTCOMES, REMEDIES, RESULTS
from qa.plan import Target
from qa.understand.applicants import EACH, applicants_of, asks_total_too, of_kind
from qa.understand.disclosed import Targets, disclosure_targets
from qa.understand.examples import only_examples
from qa.understand.reading import Reading
from qa.understand.terms import Term, mask

_NEITHER = re.compile(r"(?:维持|纠正|改错)(?:原判|原样)?的?[，,、]?(?:也|又|亦|且)(?:不是|不算|不属于|没有?|未)被?(?:维持|纠正|改错)")
_DECIDED = re.compile(r"结果|其[他它]|审结|办结|已经?审|已经?结")
"""Neither of two results, of cases of which some may not be decided yet."""
GROUPS = (*REMEDIES, "suit")
_WEAK_REFUSED = re.compile(r"不予|拒|驳回|refus|den|reject")
JOINED = re.compile(r"[和与及跟、＋+]|加上?|以及|还有|各|分别|又|\band\b|plus")
_JOINED_FIRMLY = re.compile(r"[和与及跟＋+]|加上?|以及|还有|各|分别|\band\b|plus|、[^、，,]{1,10}(?:多少|几|数)")
_WITHOUT_REVIEW = re.compile(r"(?:没有?|未|不|无|跳过|绕过|绕开|越过|略过)(?:先|经过?|走|去|申请|提|做)?(?:行政)?复议")
_AFTER_REVIEW = re.compile(r"(?<![未没不])(?:经过|走过|走完|先|做过|历经)了?(?:行政)?复议")
_WHETHER_REVIEWED = re.compile(
    r"复议[^，,。]{0,4}[和与、及跟][^，,。]{0,4}直接[^，,。]{0,6}[都全]|直接[^，,。]{0,6}[和与、及跟][^，,。]{0,4}复议[^，,。]{0,6}[都全]|"
    r"复议过?的?[^，,。]{0,3}[没未不][^，,。]{0,3}复议[^，,。]{0,4}[都全]|[没未不][^，,。]{0,3}复议[^，,。]{0,3}复议[^，,。]{0,6}[都全]|"
    r"(?:是否|经不经|走没走|走不走)[^，,。]{0,6}复议[^，,。]{0,6}[都全]|(?:不管|无论|不论|不问)[^，,。]{0,8}复议|(?:有|经)没(?:有|经)[^，,。]{0,4}复议都"
)
"""Suits of both kinds together, whether the matter was reconsidered first or not."""


def targets_of(reading: Reading, form: str) -> Targets:
    """What figures the reading's terms ask for in reports of ``form``."""
    remedies = _remedies(reading)
    if remedies.wanted or remedies.readings:
        return _with_requests(remedies, reading)
    disclosure = disclosure_targets(reading, form)
    requests = _requests(reading)
    if disclosure.wanted or disclosure.readings:
        if _FEE_UNPAID in {target.concept for target in requests.wanted} and _only_fees(reading):
            return requests  # 收费 only tells of what was not paid.
        if requests.wanted and not _only_generic(reading) and not _only_verbs(reading):
            return Targets(wanted=(*disclosure.wanted, *requests.wanted), readings=disclosure.readings)
        return disclosure
    if requests.wanted:
        return requests
    if re.search(
        r"(?<!法人或)其[他它](?!组织)[”’]?(?:的|类|项|一栏)?(?:申请)?(?:有|是|共)?(?:多少|几|数量|呢|$)", reading.body
    ):
        return Targets(readings=_other_readings())
    if re.search(r"行政案件|案件(?:总数|数量|有?多少|几)", reading.body):
        return Targets(readings=(Target(concept="review.total"), Target(concept="suit.total")))
    if re.search(r"结转(?!下|到|至)", reading.body):
        return Targets(
            readings=tuple(
                Target(concept=name, applicant=applicants_of(reading)[0])
                for name in ("requests.carried_in", "requests.carried_out")
            )
        )
    if _filed(reading):
        return Targets(wanted=(Target(concept="requests.new", applicant=applicants_of(reading)[0]),))
    return Targets()


_LISTED = re.compile(r"(?:、|还有|以及|另外|外加|和|与|及|跟)(?:本年|全年|当年|的)?$")


_ABOUT = re.compile(r"(?:因为?|由于|对|针对|就|关于|涉及)[^，,。、\x01]{0,3}$")


def _with_requests(remedies: Targets, reading: Reading) -> Targets:
    """The figures of table 四, and those of table 三 that are listed beside them (复议的维持、纠正，还有新收)."""
    rows, first = of_kind(reading, "rows"), min(term.start for term in (*of_kind(reading, "groups"), *of_kind(reading, "results")))
    if any(_ABOUT.search(reading.body[: term.start]) and term.id.split(".")[1] in OUTCOMES for term in rows):
        return Targets()  # Table 四 does not tell what answer a case was about.
    listed = [term for term in rows if _LISTED.search(reading.body[: term.start]) and term.start > first]
    if not remedies.wanted or not listed or len(listed) < len(rows) or reading.asks("share", "times", "difference"):
        return remedies
    wanted = dict.fromkeys((*remedies.wanted, *_requests(reading).wanted))
    return Targets(wanted=tuple(wanted))


_FEE_UNPAID = "requests.other.fee_unpaid"


def _only_fees(reading: Reading) -> bool:
    """Whether fees are named without what table 二 tells of them."""
    named = {term.id for term in reading.terms if term.kind in ("subjects", "columns")}
    return named <= {"fees", "repealed"} and not re.search(r"事业性|收费(?:总)?[金数]?额|收了?多少", reading.body)


def _filed(reading: Reading) -> bool:
    """Whether mere "申请" is what is counted or followed over the years, nothing else being named."""
    counted = re.search(r"多少|几[件个份]|数量|件数", reading.body) or reading.asks("trend", "growth", "difference", "rank")
    named = any(term.kind in ("rows", "groups", "subjects", "columns", "results") and term.id != "total" for term in reading.terms)
    return bool(counted and "申请" in reading.body and not (named or reading.rest or reading.restricted))


def assumed_targets(reading: Reading, concepts: tuple[str, ...]) -> Targets:
    """The targets of ``concepts`` for the applicants that the question names: one is wanted, several are readings."""
    applicant = applicants_of(reading)[0]
    found = tuple(
        Target(concept=name, applicant=applicant if name.startswith("requests.") else "") for name in concepts
    )
    return Targets(wanted=found) if len(found) == 1 else Targets(readings=found)


def is_remedy(target: Target) -> bool:
    """Whether the figure is one of table 四."""
    return target.concept.split(".")[0] in GROUPS


def of_one_table(wanted: Sequence[Target]) -> bool:
    """Whether all figures are of one table: of the same subjects of 二, of 三, or of 四."""
    return len({target.concept.split(".")[0] for target in wanted}) == 1 or all(is_remedy(target) for target in wanted)


def _other_readings() -> tuple[Target, ...]:
    return (
        Target(concept="requests.new", applicant="other"),
        Target(concept="requests.other", applicant="total"),
        Target(concept="review.other"),
    )


def _remedies(reading: Reading) -> Targets:
    groups = [term.id for term in of_kind(reading, "groups")]
    results = [term.id for term in of_kind(reading, "results")]
    named = [name for name in dict.fromkeys(results) if name != "total"]
    if not groups:
        if named and not of_kind(reading, "rows") and not of_kind(reading, "subjects"):
            readings = tuple(Target(concept=f"{group}.{result}") for result in named for group in REMEDIES)
            return Targets(readings=readings)
        return Targets()
    whichever = bool(_WHETHER_REVIEWED.search(reading.body)) and bool({"suit", "suit_direct", "suit_after_review"} & set(groups))
    if whichever:  # Both kinds of suit together, whether the matter was reconsidered or not.
        groups = ["suit"]
    if (
        "suit_direct" in groups
        and "review" in groups
        and re.search(r"(没|未|不|无)[^，,]{0,4}复议", reading.body)
    ):
        groups = [name for name in groups if name != "review"]
    if "suit" in groups and not whichever and _AFTER_REVIEW.search(reading.body) and not _WITHOUT_REVIEW.search(reading.body):
        groups = ["suit_after_review"]
    if "suit_after_review" in groups and _WITHOUT_REVIEW.search(reading.body) and groups.count("suit_direct") == 0:
        groups = ["suit_direct" if name == "suit_after_review" else name for name in groups]
    if "suit_after_review" in groups and "review" in groups:
        groups = [name for name in groups if name != "review"]
    specific = [name for name in groups if name in ("suit_direct", "suit_after_review")]
    if specific and "review" in groups and not JOINED.search(reading.body):
        groups = [name for name in groups if name != "review"]
    if specific:
        groups = [name for name in groups if name != "suit"]
        if len(set(specific)) > 1 and not named and asks_total_too(reading):
            groups.append("suit")
    uncovered = mask(reading.body, [(term.start, term.end) for term in reading.terms])
    if not named and re.search(r"结果|里|中|“", reading.body) and re.search(r"其[他它]", uncovered):
        named = ["other"]
    told = re.search(r"结果(?=[\u4e00-\u9fff])", uncovered) and any(len(word) > 1 for word in reading.rest)
    if not named and not reading.asks("rate_corrected", "rate_upheld") and (told or re.search(r"判|[打告]赢|[打告]输|[胜败]诉|驳回|支持|推翻", uncovered)):
        unknown = [f"{group}.{result}" for group in dict.fromkeys(groups) for result in RESULTS]
        return Targets(readings=tuple(Target(concept=name) for name in unknown))
    if "other" in named and len(set(named)) == 1 and _NEITHER.search(reading.body) and not _DECIDED.search(reading.body):
        named = ["other", "pending"]
    if named and asks_total_too(reading):
        named = [*named, "total"]
    wanted = [
        Target(concept=f"{group}.{result}")
        for group in dict.fromkeys(groups)
        for result in (named or ["total"])
    ]
    return Targets(wanted=tuple(wanted))


def _requests(reading: Reading) -> Targets:
    rows = _rows(reading)
    applicants = applicants_of(reading)
    if not rows:
        if applicants == ["total"] or not _speaks_of_requests(reading):
            return Targets()
        rows = ["requests.new"]
    return Targets(
        wanted=tuple(Target(concept=row, applicant=applicant) for row in rows for applicant in applicants)
    )


def _speaks_of_requests(reading: Reading) -> bool:
    """Whether an applicant type without a row can mean the requests it filed."""
    if reading.rest and all(re.fullmatch(r"[0零一半没有件个家份]+", word) for word in reading.rest):
        return not reading.restricted
    return reading.unexplained == 0 and not reading.restricted


def _rows(reading: Reading) -> list[str]:
    """Rows named, without those that only frame a more special one."""
    terms = of_kind(reading, "rows")
    names = list(dict.fromkeys(term.id for term in terms))
    outcomes = [name for name in names if name != "requests.new"]
    for name in list(names):
        inside = [other for other in names if other.startswith(name + ".")]
        if inside and only_examples(terms, name, inside, reading):
            names = [one for one in names if one not in inside]  # Named as examples of what is summed.
        elif inside:
            names.remove(name)
    names = _classed(terms, names, reading) or _without_weak(terms, names, reading)
    weak = [term for term in terms if term.id == "requests.refused" and not _WEAK_REFUSED.search(term.text)]
    if weak and len(outcomes) > 1 and "requests.refused" in names:
        if all(not _WEAK_REFUSED.search(term.text) for term in terms if term.id == "requests.refused"):
            names.remove("requests.refused")
    if "requests.total" in names and len(outcomes) > 1 and _only_frames(terms, reading.body):
        names.remove("requests.total")
    framing = [term for term in terms if term.id == "requests.new"]
    if framing and outcomes and "requests.new" in names:
        if not any(re.search(r"新收|新提|new", term.text) for term in framing) and not reading.asks("share"):
            names.remove("requests.new")
    return _with_bare_carried(terms, names, reading)


_BARE_CARRIED = re.compile(r"(?:(?<=[、，,和与及跟\x01])|^)结转(?:的|数量?|件数|情况)*(?=[、，,和与及跟各分\x01都]|以及|$)")


def _with_bare_carried(terms: list[Term], names: list[str], reading: Reading) -> list[str]:
    """``names`` with both that was carried over where 结转 stands alone in a list of figures (新收、结转各几件)."""
    both = ["requests.carried_in", "requests.carried_out"]
    joined = [term for term in terms if term.id == "requests.handled" and "上" not in term.text and term.text.endswith("结转")]
    if joined and EACH.search(reading.body):
        return [part for name in names for part in (("requests.new", *both) if name == "requests.handled" else (name,))]
    alone = _BARE_CARRIED.search(mask(reading.body, [(term.start, term.end) for term in terms]))
    return [*names, *both] if alone and names and not set(both) & set(names) and (len(names) > 1 or JOINED.search(reading.body) or "、" in reading.body) else names


_FRAMES = re.compile(r"办理结果(?:为|是|属于?|的)?|(?:答复|处理)结果")


def _only_frames(terms: list[Term], body: str) -> bool:
    """Whether "办理结果" only says of another row what it is (办理结果为“…”, “…”类办理结果), with nothing joining or dividing them."""
    total = [term for term in terms if term.id == "requests.total"]
    others = [term for term in terms if term.id not in ("requests.total", "requests.new")]
    beside = re.compile(r"[“”\"‘’的为是属于类项]*")
    near = any(
        beside.fullmatch(body[min(one.end, two.end) : max(one.start, two.start)]) for one in total for two in others
    )
    return near and all(_FRAMES.match(term.text) for term in total)


_CLASSED = re.compile(r"(?:算作?|当作?|当成|认定(?:为|成|是)?|归(?:为|入|到|进|在)|列(?:为|入|到|进|在)|记(?:为|入|到|作|在)|划(?:为|入|到)|定性?为|计(?:入|到|作))了?(?:是)?[“\"（(]?$")


def _classed(terms: list[Term], names: list[str], reading: Reading) -> list[str]:
    """The one row that a description before it is said to be put under (反复递同一份材料、被算作“重复申请”的); empty where none is."""
    under = {term.id for term in terms if _CLASSED.search(reading.body[: term.start]) and term.id.count(".") > 1}
    if len(under) != 1 or len(names) < 2 or re.search(r"占|分别|各|÷|除以", reading.body) or len(re.findall(r"多少|几[件个]", reading.body)) > 1:
        return []
    last = max(term.start for term in terms if term.id in under)
    return list(under) if all(term.start <= last for term in terms if term.id in names) else []


def _without_weak(terms: list[Term], names: list[str], reading: Reading) -> list[str]:
    """``names`` without short verbs and mere "answered" beside a full label, unless joined by 和 or 、."""
    if _JOINED_FIRMLY.search(reading.body) or _side_by_side(terms, reading.body) or "占" in reading.body or len(re.findall(r"多少|几[件个]", reading.body)) > 1:
        return names
    full = {term.id for term in terms if len(term.text) >= 4 and term.id not in ("requests.new", "requests.total")}
    slight = {
        term.id
        for term in terms
        if len(term.text) <= 3 or (term.id == "requests.total" and not re.search(r"总|结果|total|outcome", term.text))
    }
    return [name for name in names if name in full or name not in slight] if full else names


def _side_by_side(terms: list[Term], body: str) -> bool:
    """Whether two rows stand beside each other in a list (不掌握、没现成)."""
    ends, starts = {term.end for term in terms}, {term.start for term in terms}
    return any(at in ends and at + 1 in starts for at in (match.start() for match in re.finditer("、", body)))


def _only_generic(reading: Reading) -> bool:
    return all(term.id in ("requests.new", "requests.total") for term in of_kind(reading, "rows"))


def _only_verbs(reading: Reading) -> bool:
    """Whether the rows named are mere verbs beside a subject of table 二 (批了多少许可)."""
    return all(len(term.text) <= 3 for term in of_kind(reading, "rows"))
