"""A rate that the prose does not state, computed from the two counts that it states in one sentence."""

from __future__ import annotations

import re

from index.numbers import plain_number
from index.quantities import Quantity
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.lexical import Weights, coverage, grams
from qa.operate.asked import nouns_of
from qa.operate.number_told import tell_percentage
from qa.report_words import cut
from qa.wording import of_report

_RATE = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2}|整改完成|按期办结)率")
_TAKEN_IN = re.compile(r"收到|接到|受理|发现|提出|查出|征集到?|收集|共|接收|来[电信]|转办|交办|抽查|检查")
_OVER = re.compile(
    r"(?P<part>[\u4e00-\u9fff]{2,6}?数?)(?:除以|比上|占)(?:了|到)?(?P<whole>[\u4e00-\u9fff]{2,6}?数?)(?:的|，|,)?(?:是|为|等于|得|算)?(?:多少|几)?(?:的)?(?:百分比|百分之|百分点|比例|比率|几成|%)"
)
NEAR = 8
"""How far before a number the word that names it stands."""
MOST_HELD = 0.6
"""Share of the words beside two named counts that the sentence has to hold."""
LEAST_HELD = 0.3
"""Least share of the question's other words that the sentence has to hold."""


def rate_of_counts(draft: Draft, words: str) -> bool:
    """Answers with done ÷ taken in, where exactly one sentence of the plan's reports states both; whether it did."""
    named = _RATE.search(words)
    if named is None:
        return False
    verb = named["verb"]
    about = grams(words.replace(named.group(), " "))
    found: list[tuple[str, Quantity, Quantity]] = []
    for report_id in draft.plan.reports:
        quantities = draft.context.quantities(report_id)
        weights = Weights([one.sentence for one in quantities])
        for part in quantities:
            whole = _whole(part, quantities, verb)
            fields = [(part.sentence, 1.0), (" ".join(part.path), 0.7)]
            if whole is not None and (not about or coverage(about, fields, weights) >= LEAST_HELD):
                found.append((report_id, part, whole))
    if len(found) != 1:
        return False
    report_id, part, whole = found[0]
    _tell(draft, report_id, (verb, part), (_name(whole), whole), label=f"{verb}率", lead=f"正文没有写{verb}率，按所载")
    return True


def ratio_of_counts(draft: Draft, words: str) -> bool:
    """Answers with one count over another that the question names both (办结数除以来信数), where one sentence states both."""
    named = _OVER.search(words)
    if named is None:
        return False
    (*before, upper), (*beside, lower) = (cut(named[name].rstrip("数量的")) for name in ("part", "whole"))
    other = f"{words[: named.start()]} {''.join(before)} {''.join(beside)} {words[named.end() :]}"
    about = [gram for gram in grams(nouns_of(other)) if len(gram) > 1]
    found: list[tuple[str, Quantity, Quantity]] = []
    for report_id in draft.plan.reports:
        quantities = draft.context.quantities(report_id)
        for part in (one for one in quantities if upper in one.before[-NEAR:]):
            wholes = [
                one
                for one in quantities
                if one.sentence_start == part.sentence_start and one.start != part.start and lower in one.before[-NEAR:]
                and one.unit == part.unit and one.value >= part.value and one.value > 0
            ]  # fmt: skip
            if len(wholes) == 1 and _speaks_of(about, part):
                found.append((report_id, part, wholes[0]))
    if len(found) != 1:
        return False
    report_id, part, whole = found[0]
    _tell(draft, report_id, (upper, part), (lower, whole), label=f"{upper}÷{lower}", lead="按正文所载")
    return True


def _tell(draft: Draft, report_id: str, upper: tuple[str, Quantity], lower: tuple[str, Quantity], *, label: str, lead: str) -> None:
    """Answers with the first of two named counts in per cent of the second, both cited."""
    report = draft.context.report(report_id)
    (name, part), (of, whole) = upper, lower
    first, second = (f"{plain_number(one.value)}{one.unit}" for one in (part, whole))
    result = tell_percentage(draft, report, part, whole.value, label=label, note=f"按正文所载两数计算：{first}÷{second}")
    for quantity in (whole, part):
        draft.cite(cite_quantity(quantity, report, draft.context.text))
    draft.say(f"{of_report(report)}：{lead}{name}{first}、{of}{second}计算，为{result}%。")
    draft.verdicts.append("unverified")


def _speaks_of(about: list[str], part: Quantity) -> bool:
    """Whether the sentence holds what the question names beside the two counts."""
    said = part.sentence + "".join(part.path)
    return bool(about) and sum(gram in said for gram in about) >= MOST_HELD * len(about)


def _whole(part: Quantity, quantities: list[Quantity], verb: str) -> Quantity | None:
    """The count taken in that ``part`` is done of: before it in the same sentence, in the same unit, no smaller."""
    stem = re.escape(verb[:2])
    if not re.search(rf"{stem}[^，,。]{{0,4}}$", part.before) or part.approximate or part.modifiers:
        return None
    wholes = [
        one
        for one in quantities
        if one.sentence_start == part.sentence_start and one.start < part.start and one.unit == part.unit
        and one.value >= part.value and one.value > 0 and _TAKEN_IN.search(one.before) and not one.approximate
    ]  # fmt: skip
    return wholes[-1] if wholes else None


def _name(whole: Quantity) -> str:
    verb = _TAKEN_IN.search(whole.before)
    return verb.group() if verb else ""
