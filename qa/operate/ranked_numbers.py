"""The numbers of the prose, ranked by how well each fits a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.database import StoredReport
from index.numbers import plain_number
from index.quantities import Quantity
from qa.draft import Draft
from qa.everyday import as_reported
from qa.lexical import Weights, coverage, grams, one_wording, shared_meaning
from qa.operate.asked import (
    AREA,
    COUNTS,
    INTERCHANGEABLE,
    PERCENT,
    PLAIN,
    PRINTED,
    TIME,
    asking_clause,
    asks_change,
    core_of,
    focus_of,
    given_numbers,
    kinds_of,
    left_out,
    named_measure,
    telling,
    without_left_out,
)
from qa.operate.guards import measure_of
from qa.report_words import cut

SURE = 0.62
"""Share of the question's weight with which a number's own sentence answers whatever stands beside it."""
POSSIBLE = 0.34
"""Least share with which a number answers that clearly leads the others in the unit asked for."""
NEARER = 0.12
"""What the words of the number's own segment count beside those of its sentence."""
FOCUS = 0.15
"""What it counts that the number's own segment holds the words right before the question word."""
STATED_BESIDE = 0.15
"""What it counts that the number's sentence states a number which the question states too."""
LEAST_CORE = 0.2
"""Share of the words that are not said of everything below which the match is worth less."""
HEADLESS = 0.6
"""What a match is worth whose sentence lacks the noun that is counted."""
PARALLEL = 0.27 + FOCUS
"""How far a parallel clause may lie behind and still be meant."""
TIE = 0.045
"""Two different numbers whose scores are closer than this are both offered."""
OTHER_UNIT = 0.8
"""What a match is worth in another unit than the one named, where that is said of certain things only (户, 条)."""
NOT_AVERAGED = 0.7
"""What an average by the day or month is worth where a whole is asked for, and a whole where such an average is."""
OF_PART = 0.1
"""What a number of a part of the year loses where the question names none."""
TIMES_OF_ISSUE, OTHER_ISSUE = frozenset(("期", "场", "轮")), 0.6
"""What a match is worth in issues or sittings where pieces that are published (条, 篇) are asked for."""
_SAID_BY_UNIT = ((AREA, "面积"), (frozenset(("公里",)), "里程"))
_PART = re.compile(r"其中|[市县区省]+级")
_CHANGED = re.compile(r"同比|比上|比去|较上|较去|环比")


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A question's telling words as one report writes them, and how telling each is there."""

    words: str
    wanted: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    weights: Weights


@dataclass(frozen=True, kw_only=True)
class Found:
    """A quantity that may answer, with how well it fits; ``meant`` is what is said of it, nearest first."""

    report: StoredReport
    quantity: Quantity
    score: float
    wording: Wording | None = None
    meant: tuple[tuple[str, float], ...] = ()

    @property
    def spoken(self) -> str:
        """All that is said of the number."""
        return " ".join(field for field, _ in self.meant)


def ranked(draft: Draft, words: str, body: str, only: str = "") -> list[Found]:
    """Quantities of the plan's reports, or of ``only`` one of them, best first."""
    not_meant, body = left_out(body), without_left_out(body)
    kinds, unit = kinds_of(body)
    change = draft.plan.ask == "change" or (kinds == PERCENT and asks_change(body))
    if draft.plan.ask == "change":
        kinds, unit = frozenset(("%",)), ""
    given = given_numbers(body)
    place_asked = bool(_PLACE_ASKED.search(body))
    found: list[Found] = []
    for report_id in (only,) if only else draft.plan.reports:
        report = draft.context.report(report_id)
        quantities = draft.context.quantities(report_id)
        weights = Weights([q.sentence for q in quantities])
        text = draft.context.text(report_id)
        own_words, asked = as_reported(words, text)
        if named_measure(body, text):
            own_words = _without_setting(own_words, body, text)
        wanted = telling(own_words)
        if not wanted:
            continue
        focus = telling(OF_ANYTHING.sub(" ", as_reported(focus_of(body), text)[0]))
        wording = Wording(words=own_words, wanted=tuple(wanted), groups=tuple(asked), weights=weights)
        measure = measure_of(body, text)
        for quantity in (_with_measure(one, kinds) for one in quantities):
            fit = unit_fit(quantity.unit, kinds, unit)
            if not quantity.unit and _SERVICE_NUMBER.fullmatch(plain_number(quantity.value)):
                continue
            if quantity.unit == "" and _OTHER_MEASURE.match(quantity.after):
                continue
            if fit == 0 or (plain_number(quantity.value) in given and not change):
                continue
            if ("第" in quantity.modifiers) != place_asked:
                continue
            if former(quantity) and not _FORMER_ASKED.search(body):
                continue
            fields = _fields(quantity, text)
            if any(_is_of(one, fields[0][0]) for one in not_meant):
                continue
            meant = tuple((shared_meaning(field, asked), factor) for field, factor in fields)
            if not measure.is_of(meant):
                continue
            held = coverage(wanted, meant, weights)
            spoken = " ".join(field for field, _ in meant)
            held += NEARER * coverage(wanted, meant[:1], weights)
            held += FOCUS * coverage(focus, meant[:1], weights) if focus else 0.0
            core = core_of(own_words)
            if core and coverage(core, meant, weights) < LEAST_CORE:
                held *= HEADLESS
            if any(re.search(rf"(?<!\d){number}(?!\d)", quantity.sentence) for number in given):
                held += STATED_BESIDE
            held *= 1.0 if _names_head(wanted, spoken) else HEADLESS
            if PART_OF_YEAR.search(fields[0][0]) and not PART_OF_YEAR.search(own_words) and "每月" not in own_words:
                held -= OF_PART
            if bool(_AVERAGE.search(own_words)) != bool(_AVERAGE.search(fields[0][0])):
                held *= NOT_AVERAGED
            score = held * fit - _penalty(quantity, own_words, change=change)
            found.append(Found(report=report, quantity=quantity, score=score, wording=wording, meant=meant))
    return sorted(found, key=lambda one: -one.score)


_PLACE_ASKED = re.compile(r"第几|名次|位次|排名(?!前)|排(?:在|到|了|过)?(?:多少|几)[名位]|what rank|which place|\branked?\b")
"""Asks for a rank (第3名), which no count of people is."""
_OTHER_MEASURE = re.compile(r"\s*(?:号|周年)")
"""What a number is counted in that no unit of the list is; it is no count of things."""
_SERVICE_NUMBER = re.compile(r"1(?:10|14|19|20|22)|12\d{3}|9[56]\d{3}")
"""A telephone number that everyone knows by its digits (分流到12345的…); it counts nothing."""
OF_ANYTHING = re.compile(r"收到|受理|接到|办理|处理|单位|部门|数量|数字|总数|情况|东西|地方|人员")
_NAMED_MEASURE = re.compile(r"\s*(?P<unit>米|千米)")
_AVERAGE = re.compile(r"[日月]均")
PART_OF_YEAR = re.compile(r"每月\d|\d+日至|季度|[上下]半年|\d+月至")
_FORMER_ASKED = re.compile(r"原[来本先]?|之前|以前|从前|此前|(?:从|由)(?:多少|几|百分之几)|上一?年|去年|前年|调整前|起初|before|from what|used to")
_ONWARD = re.compile(r"^[^，,。；;\d]{0,8}?(?:提高|提升|增加?|上升|升高?|下降|降低?|减少|减|调整|扩大|缩短|压缩|精简|增长|下调|上调)(?:到|至|为|成)\s*\d")
_FROM = re.compile(r"(?:由|从|自)[^，,。；;\d]{0,14}$")


def _with_measure(quantity: Quantity, kinds: frozenset[str] | None) -> Quantity:
    """``quantity`` in the measure that stands behind it (3500米), where such a one is asked for; else as it is."""
    found = _NAMED_MEASURE.match(quantity.after) if kinds and not quantity.unit else None
    if found is None or kinds is None or found["unit"] not in kinds:
        return quantity
    return replace(quantity, unit=found["unit"], after=quantity.after[found.end() :], end=quantity.end + found.end())


def _without_setting(words: str, body: str, text: str) -> str:
    """``words`` without those of clauses that do not ask and that the report holds nowhere: they set the scene."""
    asking = asking_clause(body)
    kept: list[str] = []
    for piece in re.split(r"[，,。；;？?！!]", words):
        found = [gram for gram in grams(piece) if len(gram) > 1]
        asks = bool(found) and sum(gram in asking for gram in found) * 2 > len(found)
        kept.append(piece if asks else " ".join(word for word in cut(piece) if word in text and len(word) > 1))
    return " ".join(kept)


def former(quantity: Quantity) -> bool:
    """Whether the number is what something was before it changed (由750元提高到810元): it answers only who asks for that."""
    return bool(_FROM.search(quantity.before) and _ONWARD.search(quantity.after))


def _is_of(what: str, near: str) -> bool:
    """Whether the number's own words say ``what``, or a word of the same meaning."""
    word, groups = one_wording(what)
    return word in shared_meaning(near, groups) or what in near


def _fields(quantity: Quantity, text: str) -> list[tuple[str, float]]:
    """What is said of the number, and how near to it: its own words, its clause, its sentence, its paragraph."""
    before, after = own_segment(quantity)
    alone = before == quantity.before and after == quantity.after
    return [
        (f"{before[-24:]}{quantity.unit}{after[:24]} {_measured_by(quantity.unit)}".rstrip(), 1.0),
        (quantity.before + quantity.after, 0.97 if alone else 0.7),
        (quantity.subject[-40:], 0.9),
        (quantity.subject, 0.85),
        (" ".join(quantity.path), 0.7),
        (_before_in_paragraph(text, quantity), 0.65),
        (quantity.sentence, 0.35),
    ]


def _measured_by(unit: str) -> str:
    """The noun that a unit says by itself (2.4万亩 is a 面积)."""
    return next((noun for units, noun in _SAID_BY_UNIT if unit in units), "")


def own_segment(quantity: Quantity) -> tuple[str, str]:
    """The words around a number that no other number of an enumeration (A 3件、B 5件) owns."""
    before, after = quantity.before, quantity.after
    if re.search(r"[由从]$", before) and re.match(r"[^\d，,、]{0,6}[为到至成]\d", after):
        after = ""
    cuts = [match.end() for match in re.finditer(r"\d[^、]*、", before)]
    if cuts:
        before = before[cuts[-1] :]
    end = after.find("、")
    if end >= 0 and re.search(r"\d", after[end:]):
        after = after[:end]
    return before, after


def _names_head(wanted: list[str], spoken: str) -> bool:
    """Whether what is said of the number holds the question's last noun, the one that is counted (接听率, 访问量)."""
    heads = [gram for gram in wanted if len(gram) > 1][-2:]
    lowered = spoken.lower()
    return not heads or any(head in lowered for head in heads)


def _before_in_paragraph(text: str, quantity: Quantity) -> str:
    """What the paragraph says before the number's sentence; its subject often stands there."""
    before = text[max(0, quantity.sentence_start - 160) : quantity.sentence_start]
    return before.rsplit("\n", 1)[-1]


_ROUNDS = frozenset(("趟", "班次", "轮", "榜次"))
"""Units of what is gone through again and again, in which no thing (个) is counted."""


def unit_fit(unit: str, kinds: frozenset[str] | None, named: str = "") -> float:
    """1 where the unit is of the kind asked for, 0 where it cannot be."""
    if kinds is None:
        return 1.0 if unit not in PERCENT else 0.9
    if unit in kinds:
        alike = not named or named in PLAIN or unit.removeprefix("个") == named.removeprefix("个")
        return 1.0 if alike else OTHER_UNIT
    if kinds & TIME or kinds == PERCENT:
        return 0.0
    if named in PRINTED and unit in TIMES_OF_ISSUE:
        return OTHER_ISSUE
    if named in _ROUNDS and unit in COUNTS - {""}:
        return 0.0
    things = COUNTS | INTERCHANGEABLE[1]
    if named in COUNTS and named not in PLAIN and named not in PRINTED and unit in INTERCHANGEABLE[1] - {""}:
        return 0.0
    return 0.75 if unit in things and kinds <= things else 0.0


def states_change(quantity: Quantity) -> bool:
    """Whether the number says how much something grew or fell since the year before."""
    return any(_CHANGED.search(one) for one in quantity.modifiers)


def _penalty(quantity: Quantity, words: str, *, change: bool) -> float:
    """Growth is answered only where it is asked for."""
    states = states_change(quantity)
    if change:
        return 0.0 if states or re.search(r"减少|增加|增长|下降|上升", quantity.before[-6:]) else 0.3
    return 0.25 if states and not asks_change(words) else 0.0


def rivals(best: Found, other: Found, words: str) -> bool:
    """Whether ``other`` may be meant as well: it fits as closely, or it is the parallel clause.

    A parallel clause counts the same thing after another verb that the question
    does not say either (关停…89个，保留214个).
    """
    if same(other, best) or other.score < POSSIBLE:
        return False
    first, second = best.quantity, other.quantity
    parallel = (
        first.sentence_start == second.sentence_start and first.unit == second.unit and not second.modifiers
    )
    verb = re.sub(r"[\d\s，,]", "", second.before)
    leading = re.match(r"[\u4e00-\u9fff]{2}", first.before)
    general = ("全市", "全区", "全县", "全省", "全年", "全局", "其中", "我市", "我区", "我局", "本市")
    unsaid = leading is not None and leading.group() not in (*general, words) and leading.group() not in words
    if parallel and unsaid and verb not in words and len(verb) <= 3 and not verb.endswith("的") and best.score - other.score < PARALLEL:
        return True
    if other.score < SURE:
        return False
    if _holds(first, words) and not _holds(second, words):
        return False
    if PART_OF_YEAR.search(other.meant[0][0]) and not PART_OF_YEAR.search(best.meant[0][0]) and not PART_OF_YEAR.search(words):
        return False
    if _PART.search(second.before) and not _PART.search(first.before) and not _PART.search(words):
        return False
    if _says_last(best) and not _says_last(other):
        return False
    return best.score - other.score < TIE


def _says_last(one: Found) -> bool:
    """Whether the number's own words hold the last of the question's telling words."""
    last = [gram for gram in one.wording.wanted if len(gram) > 1][-1:] if one.wording else []
    return bool(last) and last[0] in one.meant[0][0]


def _holds(quantity: Quantity, words: str) -> bool:
    """Whether the number's own clause holds every word of the question."""
    before, after = own_segment(quantity)
    own = (before + quantity.unit + after).lower()
    return all(gram in own for gram in grams(words))


def same(first: Found, second: Found) -> bool:
    """Whether both state the same value in the same report."""
    return first.report.id == second.report.id and (
        first.quantity.value == second.quantity.value and first.quantity.unit == second.quantity.unit
    )
