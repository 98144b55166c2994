"""Which of two figures is asked to be how many times the other (2024年是2023年的几倍)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.context import Context
from qa.figures import Figure
from qa.understand.terms import terms_of
from qa.understand.years import years_of

_CLAUSE = re.compile(r"[^，,。；;：:？?！!]*(?:几|多少)个?倍|[^，,。；;：:？?！!]*(?:抵|顶)(?:得上|得过|上)?(?:几|多少)个?")
_IS = re.compile(r"是|为|等于|相当于|达到?|抵得?上?|顶得?上?|比")
_TURNED = re.compile(r"(?:后者|后一个|第二个)(?:是|为|等于|相当于|抵|顶)(?:前者|前一个|第一个)")
_GREW = re.compile(r"翻|涨|增|升|扩大|到|暴|飙|猛")
"""What says that a figure has moved on, so that the later year is what is many times the other."""


def upper_first(context: Context, words: str, pair: Sequence[Figure]) -> tuple[Figure, Figure]:
    """``pair`` with the figure first that the normalised question ``words`` asks to be so many times the other."""
    first, second = pair
    if _TURNED.search(words):
        return second, first
    clause = _CLAUSE.search(words)
    verbs = list(_IS.finditer(clause.group())) if clause else []
    if clause is not None and verbs:
        at = verbs[-1]
        for stretch, turned in ((clause.group()[: at.start()], False), (clause.group()[at.end() :], True)):
            named = [one for one in pair if _names(context, stretch, one, pair)]
            if len(named) == 1:
                return (first, second) if (named[0] is first) != turned else (second, first)
    years = first.report.issuer == second.report.issuer and first.report.year < second.report.year
    return (second, first) if years and _GREW.search(words) else (first, second)


def _names(context: Context, text: str, one: Figure, pair: Sequence[Figure]) -> bool:
    """Whether ``text`` names the year, the body or the row that tells ``one`` from the other."""
    years, issuers = years_of(text).named, context.issuers().scan(text).held
    if len({each.report.year for each in pair}) > 1 and years:
        return one.report.year in years
    if len({each.report.issuer for each in pair}) > 1:
        return one.report.issuer in issuers
    if len({each.target for each in pair}) > 1:
        ids = {term.id for term in terms_of(text)}
        return one.target.concept in ids or (one.target.applicant in ids and one.target.applicant != "total")
    return False
