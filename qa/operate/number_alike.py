"""The same number in another report: the clause and unit that are most like those of a known one."""

from __future__ import annotations

import re

from index.quantities import Quantity
from qa.draft import Draft
from qa.lexical import grams
from qa.operate.asked import nouns_of
from qa.operate.ranked_numbers import POSSIBLE, Found, ranked

LIKE = 0.5
"""Least likeness of two reports' clauses that state the same number."""
VERY_LIKE = 0.85
"""Likeness with which the question's own words need not be said."""
_LEAD = 0.08
OWN_WORDS = 14
"""How many signs before a number say what is done to the thing that it counts."""
_DONE_TO = re.compile(r"新[增开建辟设]|调整|撤销|注销|取消|优化|延伸|延长|改造|更新|关停|淘汰|清退|报废|增加|减少")
_NUMBERS = re.compile(r"[\d.,%]+")
_ENDING = re.compile(r"(?:数|共计?|总计|合计|为|是|达到?|有|约|了|到|：|:|，|,|\s)+$")


def like(draft: Draft, known: Quantity, report_id: str) -> Found | None:
    """The number of another report whose clause and unit are those of ``known``; None where none or two are."""
    found: list[tuple[float, Found]] = []
    plain = Draft(plan=draft.plan.model_copy(update={"ask": ""}), context=draft.context)
    for one in ranked(plain, _topic(draft) or nouns_of(known.before), "", only=report_id):
        if one.quantity.unit != known.unit or (one.score < POSSIBLE and likeness(known, one.quantity) < VERY_LIKE):
            continue
        if _changed_only(known, one.quantity):
            continue
        found.append((one.score / 2 + likeness(known, one.quantity), one))
    found.sort(key=lambda entry: -entry[0])
    if not found or likeness(known, found[0][1].quantity) < LIKE:
        return None
    rivals = [entry for entry in found[1:] if entry[1].quantity.value != found[0][1].quantity.value]
    return None if rivals and found[0][0] - rivals[0][0] < _LEAD else found[0][1]


def _changed_only(known: Quantity, other: Quantity) -> bool:
    """Whether ``other`` counts what was changed or added of a thing of which ``known`` states how many there are."""
    done = _DONE_TO.search(other.before[-OWN_WORDS:])
    return done is not None and not _DONE_TO.search(known.before[-OWN_WORDS:] + known.after[:OWN_WORDS])


def _topic(draft: Draft) -> str:
    """The plan's words without bodies, years and numbers, which no clause about the number holds."""
    words = draft.plan.words
    for issuer in sorted({*draft.plan.issuers}, key=len, reverse=True):
        words = words.replace(issuer, " ")
    return nouns_of(re.sub(r"[\d.]+年?度?", " ", words))


def likeness(first: Quantity, second: Quantity) -> float:
    """How much of the words next to the two numbers, and of their sentences, is shared, from 0 to 1."""
    whole = _shared(_NUMBERS.sub(" ", first.sentence), _NUMBERS.sub(" ", second.sentence))
    near = [
        _shared(head_of(first.before, 12) + first.after[:6], head_of(second.before, 12) + second.after[:6]),
        _shared(first.before[-24:] + first.after[:12], second.before[-24:] + second.after[:12]),
    ]
    stated = [one for one in near if one is not None]
    if not stated:
        return whole or 0.0
    return max(max(stated), 0.6 * max(stated) + 0.4 * (whole or 0.0))


def _shared(one: str, other: str) -> float | None:
    """The share of words that two stretches have in common; None where either has none."""
    a = {gram for gram in grams(one) if len(gram) > 1}
    b = {gram for gram in grams(other) if len(gram) > 1}
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else None


def head_of(before: str, length: int) -> str:
    return _ENDING.sub("", before)[-length:]
