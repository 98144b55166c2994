"""What speaks for a number of the prose being the one asked for: a few measures of its words and of their meaning.

``qa/operate/likeliest.py`` weighs them, as past questions taught
(``data/number_evidence.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from qa.context import Context
from qa.everyday import as_reported
from qa.lexical import coverage, grams, shared_meaning
from qa.operate.asked import (
    PLAIN,
    asking_clause,
    asks_change,
    focus_of,
    kinds_of,
    nouns_of,
    telling,
    without_left_out,
    without_said_of_all,
)
from qa.operate.ranked_numbers import OF_ANYTHING, SURE, Found, states_change, unit_fit
from qa.report_words import cut
from qa.understand.terms import MASK

USUAL = 0.85
"""The cosine that two texts of these reports have at the least."""
NEAR_FIELDS = 4
"""The first fields of what is said of a number: its own words, its clause, the clauses before it."""


SAID_OF_REQUESTS = ("件",)
"""The unit in which reports count what people count in others (几份申请, 几条申请)."""
SAID_NEAR = 0.5
"""Share of the question's telling words that the clauses before a growth have to hold for it to be the growth of that."""
_GENERAL = re.compile(r"申请|信息|文件|材料|事项|情况")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def by_words(context: Context, one: Found, body: str) -> dict[str, float]:
    """What the words say for ``one``, by the names of the table; each about 0 to 1."""
    wording = one.wording
    if wording is None:
        raise ValueError("a number that was not ranked cannot be weighed")
    kinds, unit = kinds_of(without_left_out(body))
    focus = telling(OF_ANYTHING.sub(" ", as_reported(_GENERAL.sub(" ", focus_of(body)), context.text(one.report.id))[0]))
    near = coverage(wording.wanted, [(field, 1.0) for field, _ in one.meant[:NEAR_FIELDS]], wording.weights)
    grown = near >= SAID_NEAR and asks_change(body) and states_change(one.quantity)  # What is counted stands in a clause before it.
    return {
        "score": one.score,
        "sure": max(one.score - SURE, 0.0),
        "near": near,
        "own": coverage(wording.wanted, one.meant[:1], wording.weights),
        "beside": near * (1 - coverage(focus, one.meant[:1], wording.weights)) if focus and not grown else 0.0,
        "returned": returned(one),
        "last": float(grown or last_noun_held(context, one, body)),
        "words": _held_words(one),
        "unit": unit_fit(one.quantity.unit, kinds, unit),
        "other_unit": float(bool(unit) and unit not in PLAIN and one.quantity.unit not in (unit, *SAID_OF_REQUESTS)),
    }


def by_meaning(context: Context, one: Found, body: str) -> dict[str, float]:
    """How near in meaning the number's clause is to the question, and it and its paragraph above the report's others; tenfold."""
    words = one.wording.words if one.wording else ""
    passages, clauses = context.alike(one.report.id, words), context.clauses_alike(one.report.id, asked(body, words))
    own = [
        passages.get(chunk.vector_id, 0.0)
        for chunk in context.chunks(one.report.id)
        if chunk.kind == "prose" and chunk.start <= one.quantity.start < chunk.end
    ]
    paragraph = max(own, default=0.0) or min(passages.values(), default=0.0)
    usual = _mean(clauses.values())
    clause = clauses.get(context.places_of_numbers(one.report.id)[one.quantity.start], usual)
    return {
        "over_passages": 10 * (paragraph - _mean(passages.values())),
        "clause": 10 * (clause - USUAL),
        "over_clauses": 10 * (clause - usual),
    }


def asked(body: str, words: str) -> str:
    """What is compared by meaning: the question without the bodies and years that were struck out of it; an English one by its ``words``."""
    plain = body.replace(MASK, "").strip()
    return plain if _CHINESE.search(plain) or not _CHINESE.search(words) else words


def returned(one: Found) -> float:
    """The share of the words of the number's own clause that the question says."""
    own = telling(nouns_of(re.sub(r"[\d.]+", " ", one.meant[0][0])))
    words = one.wording.words if one.wording else ""
    return sum(gram in words for gram in own) / len(own) if own else 0.0


def last_noun_held(context: Context, one: Found, body: str) -> bool:
    """Whether what is nearest to the number holds the last words of the clause that asks."""
    own_words, groups = as_reported(nouns_of(asking_clause(body)), context.text(one.report.id))
    last = [gram for gram in telling(own_words) or (one.wording.wanted if one.wording else ()) if len(gram) > 1][-1:]
    near = " ".join(shared_meaning(field, groups) for field, _ in one.meant[:3])
    return all(gram in near for gram in last)


def words_in(text: str) -> list[str]:
    """The words of two signs and more, as a dictionary cuts them, without numbers."""
    return [word for word in cut(text) if len(word) > 1 and re.search(r"[a-z\u4e00-\u9fff]", word)]


def _held_words(one: Found) -> float:
    """The share of the asking words, of two signs and more, that the number's own clauses hold."""
    if one.wording is None:
        return 0.0
    near = " ".join(field for field, _ in one.meant[:NEAR_FIELDS])
    words = words_in(without_said_of_all(one.wording.words))
    held = [any(gram in near for gram in grams(word)) for word in words]
    return sum(held) / len(held) if held else 0.0


def _mean(cosines: Collection[float]) -> float:
    return sum(cosines) / len(cosines) if cosines else 0.0
