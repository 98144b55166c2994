"""Whether the terms that were found decide what figure is meant."""

from __future__ import annotations

import re

from qa.plan import Plan, Target
from qa.understand.applicants import applicants_of
from qa.understand.cues import NUMBER_ASKED
from qa.understand.reading import Reading
from qa.understand.terms import Term

_OTHER_UNITS = re.compile(
    r"(?:几|多少)(?:天|分(?!别|之)|期|篇|册|家|户|人次|个?人(?!提|申请|告)|位|名|[十百千]?[万亿]?(?:块?钱|元)|[十百千]*[万亿](?=块|$|[\s，,。？?！!])|块(?=$|[\s，,。？?！!])|款|小时|分钟|工作日|平方|吨|公里|张|台|辆)|多久|多长时间|金额|几次会|收费(?:了|共|是|有|为)?(?:多少|几)(?![项个件条次类种家])"
)
_ON_PAPER = ("disclosure.licence.decisions", "disclosure.penalty.decisions")
_SHEETS = re.compile(r"(?:几|多少)(?:张|单|份|纸)")
LEAST_EXPLAINED = 2
MOST_UNEXPLAINED = 14
"""Characters of a question that may stay unexplained when its terms decide."""


def allowed(reading: Reading, wanted: tuple[Target, ...]) -> int:
    """How many characters may stay unexplained: none beside a word that narrows, many beside a full label."""
    if reading.restricted or reading.asks("average") or _applicants_elsewhere(reading, wanted) or _does_something_else(reading):
        return -1
    strong = any(_strong(term) for term in reading.terms) or any(
        t.concept.startswith("rate.") for t in wanted
    )
    rows = {term.id for term in reading.terms if term.kind in ("rows", "groups")}
    return MOST_UNEXPLAINED if strong or (len(rows) > 1 and reading.asks("share")) else LEAST_EXPLAINED


_DEEDS = re.compile(r"[给批准拒驳收放]了?")
_OTHER_OBJECT = re.compile(rf"{_DEEDS.pattern}(?:多少|几)(?![件个份条起宗次例]|$|[，,。？?！!\s\x01了呢啊呀的])")
_OF_REQUESTS = re.compile(r"申请|公开|信息|材料|东西|人家|老百姓|要求|request|appl")


def _does_something_else(reading: Reading) -> bool:
    """Whether a mere verb for what is done with requests has another object (批了多少环评)."""
    rows = [term for term in reading.terms if term.kind == "rows"]
    verbs = bool(rows) and all(_DEEDS.fullmatch(term.text.rstrip("的")) for term in rows)
    if any(term.kind == "subjects" for term in reading.terms):
        return False  # Its object is one of table 二 (批了多少许可).
    return verbs and bool(reading.rest or _OTHER_OBJECT.search(reading.body)) and not _OF_REQUESTS.search(reading.body)


def wants_a_figure(plan: Plan, reading: Reading) -> bool:
    """Whether a question that was refused asks for a figure of the tables in words that are not known."""
    if plan.operation not in ("number", "passage") or plan.targets or plan.readings or not plan.reports:
        return False
    if reading.restricted or reading.asks("average") or _OTHER_UNITS.search(reading.body):
        return False
    known = any(t.kind in ("rows", "groups", "subjects") for t in reading.terms)
    return bool(NUMBER_ASKED.search(reading.body)) and not known


def may_be_recognised(plan: Plan, reading: Reading) -> bool:
    """Whether a question that was refused or asked back about may name a figure of the tables by all its words together."""
    if plan.operation not in ("number", "passage", "lookup") or not plan.reports or len(plan.targets) > 1:
        return False
    return not reading.asks("average")


def needs_high_certainty(reading: Reading) -> bool:
    """Whether a question narrows a figure, or does not ask for a number in so many words, so that a figure must be beyond doubt."""
    return reading.restricted or not NUMBER_ASKED.search(reading.body)


def asks_other_unit(reading: Reading, concept: str) -> bool:
    """Whether days, money or persons are asked for where ``concept`` counts cases."""
    return bool(_OTHER_UNITS.search(reading.body)) and not concept.endswith(".amount")


def _applicants_elsewhere(reading: Reading, wanted: tuple[Target, ...]) -> bool:
    """Whether a type of applicant is named for a table that does not tell applicants apart."""
    named = [
        t
        for t in reading.terms
        if t.kind == "applicants" and not re.search(r"百姓|群众|市民|居民|村民", t.text)
    ]
    if applicants_of(reading) == ["total"]:
        return False  # Everybody is meant.
    return bool(named) and any(not t.concept.startswith(("requests.", "rate.disclosed")) for t in wanted)


def is_labelled(reading: Reading, concept: str) -> bool:
    """Whether the question calls a figure by its label, or by so much of it that nothing else is called so."""
    return any(term.id == concept and term.kind == "rows" and _strong(term) for term in reading.terms)


def _strong(term: Term) -> bool:
    """Whether a term alone makes clear which figure is meant."""
    if term.kind in ("groups", "subjects"):
        return True
    if term.kind != "rows" or term.id == "requests.new":
        return term.kind == "rows" and bool(re.search("新(?:收|的?申请)|new", term.text))
    if term.id == "requests.total" and not re.search(r"总计|总数|合计", term.text):
        return False
    words = term.text.split()
    return len(words) >= 2 if term.text.isascii() else len(term.text) >= 4


def other_unit(reading: Reading, wanted: tuple[Target, ...], rates: tuple[Target, ...]) -> bool:
    """Whether the question asks for days or money where the terms name a count."""
    money = all(target.concept.endswith(".amount") for target in wanted)
    if wanted and money and re.search(r"(?:多少|几)[件次个]", reading.body):
        return True
    if rates or not _OTHER_UNITS.search(reading.body) or re.search(r"(?:几|多少)[件份起宗]", reading.body):
        return False
    if wanted and all(target.concept in _ON_PAPER for target in wanted) and _SHEETS.search(reading.body):
        return False  # Decisions and licences are counted by the sheet too.
    return not any(target.concept.endswith((".amount", "fee_amount")) for target in wanted)
