"""From the terms of a question to the figures it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.forms import REMEDIES, RESULTS
from qa.plan import Target
from qa.understand.examples import only_examples
from qa.understand.reading import Reading
from qa.understand.terms import Term, mask

GROUPS = (*REMEDIES, "suit")
_WEAK_REFUSED = re.compile(r"不予|拒|驳回|refus|den|reject")
_EACH = re.compile(r"分别|分列|分开|各(?:自|是|有|为|多少|几)|逐[项个]|respectively|each")
_TOTAL_BESIDE = re.compile(r"[和与及跟、,，](?:[\u4e00-\u9fff]{0,6})?总[计数](?!与|和|、)|[。;；？?！!](?:另外?|此外|还|再|也|顺便|以及)[^，,。；;？?占比差]{0,4}总[计数]")
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
_INFORMATION_FEE = re.compile(
    r"(?:信息|公开)处理费|(?:processing|handling) (?:fee|charge)|"
    r"\b(?:fees?|charge[sd]?|money|yuan|pay|paid|collect(?:ed)?)\b.{0,24}\bfor (?:the |its |their )?(?:foi |government )?(?:information|disclosure)(?: (?:requests?|applications?))?"
)
_STRONG_COLUMNS = (
    "in_force",
    "repealed",
    "public_total",
    "made",
    "published",
    "items_change",
    "items_before",
)
MOST_BESIDE_FEES = 3
"""Characters nothing explains beside 收费金额 alone; more name a fee of their own."""
_DECIDED = re.compile(r"作出|做出|罚了|决定|下达|(?<!公)开[出了具]|罚单|(?:多少|几)[张单]|made|issued")
_MONEY = re.compile(r"钱|金额|万元|额|花|amount|yuan|spen")
_SUMS = re.compile(
    r"金额|款额|数额|(?:罚|没收?|处罚|许可)[的]?款?(?:了|到|总)?(?:多少|几)(?:钱|元|块|万|亿)|多少(?:钱|元|块钱|万元|亿元)|\bhow much money|amount of (?:fines|money)|\byuan\b"
)
"""What asks for money."""
_KINDS_COUNTED = re.compile(r"(?:许可|处罚|强制|收费)的?(?:事项|项目)(?:的?(?:数量?|个数)|一?共?有?(?:多少|几)[项个种]|目录|清单)")
"""What asks how many kinds there are, not how many cases."""
_ITEMS = re.compile(r"项目|几项|多少项|items?|projects?")


@dataclass(frozen=True, kw_only=True)
class Targets:
    """``wanted`` figures in the order named; ``readings`` to choose from where several would fit."""

    wanted: tuple[Target, ...] = ()
    readings: tuple[Target, ...] = ()


def targets_of(reading: Reading, form: str) -> Targets:
    """What figures the reading's terms ask for in reports of ``form``."""
    remedies = _remedies(reading)
    if remedies.wanted or remedies.readings:
        return remedies
    disclosure = _disclosure(reading, form)
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
                Target(concept=name, applicant=_applicants(reading)[0])
                for name in ("requests.carried_in", "requests.carried_out")
            )
        )
    if _filed(reading):
        return Targets(wanted=(Target(concept="requests.new", applicant=_applicants(reading)[0]),))
    return Targets()


_FEE_UNPAID = "requests.other.fee_unpaid"


def _only_fees(reading: Reading) -> bool:
    """Whether fees are named without what table 二 tells of them."""
    named = {term.id for term in reading.terms if term.kind in ("subjects", "columns")}
    return named <= {"fees", "repealed"} and not re.search(r"事业性|收费(?:总)?[金数]?额|收了?多少", reading.body)


def _filed(reading: Reading) -> bool:
    """Whether mere "申请" is what is counted or followed over the years, nothing else being named."""
    counted = re.search(r"多少|几[件个份]|数量|件数", reading.body) or reading.asks("trend", "growth", "difference", "rank")
    named = any(term.kind in ("rows", "groups", "subjects", "columns", "results") for term in reading.terms)
    return bool(counted and "申请" in reading.body and not (named or reading.rest or reading.restricted))


def assumed_targets(reading: Reading, concepts: tuple[str, ...]) -> Targets:
    """The targets of ``concepts`` for the applicants that the question names: one is wanted, several are readings."""
    applicant = _applicants(reading)[0]
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


def _of_kind(reading: Reading, kind: str) -> list[Term]:
    return [term for term in reading.terms if term.kind == kind]


def _remedies(reading: Reading) -> Targets:
    groups = [term.id for term in _of_kind(reading, "groups")]
    results = [term.id for term in _of_kind(reading, "results")]
    named = [name for name in dict.fromkeys(results) if name != "total"]
    if not groups:
        if named and not _of_kind(reading, "rows") and not _of_kind(reading, "subjects"):
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
        if len(set(specific)) > 1 and not named and _asks_total_too(reading):
            groups.append("suit")
    uncovered = mask(reading.body, [(term.start, term.end) for term in reading.terms])
    if not named and re.search(r"结果|里|中|“", reading.body) and re.search(r"其[他它]", uncovered):
        named = ["other"]
    told = re.search(r"结果(?=[\u4e00-\u9fff])", uncovered) and any(len(word) > 1 for word in reading.rest)
    if not named and (told or re.search(r"判|[打告]赢|[打告]输|[胜败]诉|驳回|支持|推翻", uncovered)):
        unknown = [f"{group}.{result}" for group in dict.fromkeys(groups) for result in RESULTS]
        return Targets(readings=tuple(Target(concept=name) for name in unknown))
    if named and _asks_total_too(reading):
        named = [*named, "total"]
    wanted = [
        Target(concept=f"{group}.{result}")
        for group in dict.fromkeys(groups)
        for result in (named or ["total"])
    ]
    return Targets(wanted=tuple(wanted))


def _applicants(reading: Reading) -> list[str]:
    named = list(dict.fromkeys(term.id for term in _of_kind(reading, "applicants")))
    if named == ["natural"] and re.search(r"(?:自然人|个人|市民|群众|百姓|公民|居民)[和及与、](?:各?单位|企业|组织|法人|机构)", reading.text):
        return ["total"]
    if "organisations" in named and len(named) > 1 and ANY_BODY.search(mask(reading.body, [(t.start, t.end) for t in _of_kind(reading, "applicants")])):
        return ["organisations"]  # Its kinds are only named as examples.
    if reading.asks("others_than") and "natural" in named:
        rest = [name for name in named if name != "natural"]
        if len(rest) > 1 and re.search(r"等|这些|那些|之类|啊|各类|什么的", reading.body):
            return ["organisations"]
        if rest and ANY_BODY.search(mask(reading.body, [(term.start, term.end) for term in _of_kind(reading, "applicants")])):
            return ["organisations"]
        return rest or ["organisations"]
    if named and "total" not in named and _asks_total_too(reading):
        named = [*named, "total"]
    return named or ["total"]


ANY_BODY = re.compile(r"(?:单位|机构|组织|团体)(?=[、和与及跟等这那，,]|什么的|之类|都|一[共块起]|合计|的?(?:不是|非))|(?<=[、和与及跟])(?:单位|机构|组织|团体)")
"""Bodies of whatever kind beside a kind that is named (单位、公司、机构这些)."""


def _asks_total_too(reading: Reading) -> bool:
    """Whether a total is named last among figures that are to be given one by one (自然人、企业和总计，请分列)."""
    return bool(_EACH.search(reading.body) and _TOTAL_BESIDE.search(reading.body))


def _requests(reading: Reading) -> Targets:
    rows = _rows(reading)
    applicants = _applicants(reading)
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
    terms = _of_kind(reading, "rows")
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
    return names


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
    return all(term.id in ("requests.new", "requests.total") for term in _of_kind(reading, "rows"))


def _only_verbs(reading: Reading) -> bool:
    """Whether the rows named are mere verbs beside a subject of table 二 (批了多少许可)."""
    return all(len(term.text) <= 3 for term in _of_kind(reading, "rows"))


def _disclosure(reading: Reading, form: str) -> Targets:
    subjects = list(dict.fromkeys(term.id for term in _of_kind(reading, "subjects")))
    columns = list(dict.fromkeys(term.id for term in _of_kind(reading, "columns")))
    if _INFORMATION_FEE.search(reading.body):  # Told in the prose only; table 二 holds other fees.
        subjects, columns = [name for name in subjects if name != "fees"], [name for name in columns if name not in ("fee_amount", "amount")]
    if subjects and _SUMS.search(reading.body) and not set(subjects) & {"fees", "procurement"}:
        return Targets()  # Cases are counted; what they came to is told by no cell.
    if not subjects:
        if columns == ["fee_amount"] and reading.unexplained <= MOST_BESIDE_FEES:
            return Targets(wanted=(_disclosed("fees", "fee_amount"),))
        strong = [name for name in columns if name in _STRONG_COLUMNS]
        if strong and reading.unexplained <= 1 and strong[0] in ("in_force", "repealed", "public_total"):
            kinds = ("rules", "normative")
            return Targets(wanted=tuple(Target(concept=f"disclosure.{kind}.{strong[0]}") for kind in kinds))
        return Targets()
    if form == "2019" and "issued" in columns and not any(t.id == "issued" and "制发" in t.text for t in _of_kind(reading, "columns")):
        columns = ["made" if name == "issued" else name for name in columns]  # In everyday words what was issued is what was newly made.
    loose = {term.id for term in reading.terms if term.kind == "columns" and term.id == "public_total" and "总" not in term.text}
    if loose and len(columns) > 1:
        columns = [name for name in columns if name not in loose]
    wanted: list[Target] = []
    readings: list[Target] = []
    for subject in subjects:
        fitting = [name for name in columns if name in _columns_of(subject)]
        if fitting:
            wanted += [_disclosed(subject, name) for name in fitting]
            continue
        usual = _usual(subject, form, reading)
        if len(usual) == 1 or len(subjects) > 1:
            wanted.append(
                _disclosed(subject, usual[-1] if subject not in ("rules", "normative") else usual[0])
            )
        else:
            readings += [_disclosed(subject, name) for name in usual]
    return Targets(wanted=tuple(wanted), readings=tuple(readings) if not wanted else ())


def _disclosed(subject: str, column: str) -> Target:
    return Target(concept=f"disclosure.{subject}.{'amount' if column == 'fee_amount' else column}")


def _columns_of(subject: str) -> tuple[str, ...]:
    if subject in ("rules", "normative"):
        return ("made", "published", "public_total", "issued", "repealed", "in_force")
    if subject == "fees":
        return ("items_before", "items_change", "fee_amount", "amount")
    if subject == "procurement":
        return ("items", "amount")
    return ("items_before", "items_change", "decisions")


def _usual(subject: str, form: str, reading: Reading) -> tuple[str, ...]:
    """The columns that may be meant where none is named."""
    if subject in ("rules", "normative"):
        if reading.asks("trend", "difference", "growth"):
            return ("public_total",) if form == "2019" else ("in_force",)
        return ("made", "published", "public_total") if form == "2019" else ("issued", "repealed", "in_force")
    if subject == "procurement":
        if _MONEY.search(reading.body):
            return ("amount",)
        return ("items",) if _ITEMS.search(reading.body) else ("items", "amount")
    if subject == "fees":
        return ("fee_amount",) if form != "2019" else ("items_before", "items_change")
    if form != "2019" and _KINDS_COUNTED.search(reading.body) and not _DECIDED.search(reading.body):
        return ("items_before",)  # Which its form does not hold.
    if form != "2019" or _DECIDED.search(reading.body):
        return ("decisions",)
    if reading.years.compared and _ITEMS.search(reading.body):
        return ("items_change",)
    if _ITEMS.search(reading.body):
        return ("items_before",)
    return ("items_before", "items_change", "decisions")
