"""How likely the best number of the prose is the one asked for: a few measures, weighed as past questions taught.

The weights are ``data/number_evidence.toml``; ``python -m bench.number_evidence``
fits them again to the labelled questions of ``data/eval``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import data
from qa.context import Context
from qa.everyday import as_reported
from qa.lexical import coverage, grams, one_wording, shared_meaning
from qa.operate.asked import (
    PLAIN,
    PRINTED,
    asking_clause,
    core_of,
    counted_noun,
    kinds_of,
    narrowed_otherwise,
    nouns_of,
    telling,
    without_said_of_all,
)
from qa.operate.ranked_numbers import POSSIBLE, TIMES_OF_ISSUE, Found, rivals, same
from qa.report_words import cut

ACCEPTED = 0.5
"""Least probability with which a number is given as the answer."""
LEVEL = 0.005
"""Two numbers of a sentence whose scores are closer than this are equally far from the question."""
MOST_RIVALS = 5
"""Numbers next to the best one that may be meant as well; what ranks lower is no rival."""
NEAR_FIELDS = 4
"""The first fields of what is said of a number: its own words, its clause, the clauses before it."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The weights, by the names of the measures; ``meaning_bounds`` is the least and most that the meaning can add."""

    constant: float
    meaning_bounds: tuple[float, float]
    words: dict[str, float]
    meaning: dict[str, float]


def convincing(context: Context, candidates: Sequence[Found], body: str) -> bool:
    """Whether the best of ``candidates`` is probably the number that ``body`` asks for."""
    if not candidates or ruled_out(context, candidates, body):
        return False
    return probability(context, candidates, body) >= ACCEPTED


def clear(context: Context, candidates: Sequence[Found], body: str, words: str) -> Found | None:
    """The best of ``candidates`` where it convinces and none of the next may be meant by ``words`` as well."""
    if not convincing(context, candidates, body):
        return None
    best, *others = candidates[: MOST_RIVALS + 1]
    return None if any(rivals(best, other, words) for other in others) else best


def ruled_out(context: Context, candidates: Sequence[Found], body: str) -> bool:
    """Whether the best of ``candidates`` cannot be meant, however well its words fit."""
    best = candidates[0]
    return (
        narrowed_otherwise(body, best.spoken)
        or _other_rate(body, best)
        or _another_in_the_unit(candidates, body)
        or _another_thing(context, best, body)
        or _one_of_many(context, candidates, body)
    )


def _another_in_the_unit(candidates: Sequence[Found], body: str) -> bool:
    """Whether issues (期) would answer for pieces (条, 篇), though the report may state the pieces."""
    unit = kinds_of(body)[1]
    if unit not in PRINTED or candidates[0].quantity.unit not in TIMES_OF_ISSUE:
        return False
    return any(one.quantity.unit == unit and one.score >= POSSIBLE for one in candidates[1:])


def probability(context: Context, candidates: Sequence[Found], body: str) -> float:
    """The probability, 0 to 1, that the best of ``candidates`` is meant; the question is embedded only in doubt."""
    table = _table()
    found = by_words(context, candidates, body)
    known = table.constant + sum(table.words[name] * value for name, value in found.items())
    least, most = table.meaning_bounds
    if known + most < 0 or known + least > 0:
        return _logistic(known + (most if known + most < 0 else least))
    meant = by_meaning(context, candidates[0])
    return _logistic(known + sum(table.meaning[name] * value for name, value in meant.items()))


def by_words(context: Context, candidates: Sequence[Found], body: str) -> dict[str, float]:
    """What the words say for the best of ``candidates``, by the names of the table."""
    best = candidates[0]
    wording = best.wording
    if wording is None:
        raise ValueError("a number that was not ranked cannot be weighed")
    unit = kinds_of(body)[1]
    wanted, weights = wording.wanted, wording.weights
    others = max((one.score for one in candidates[1:] if not same(one, best)), default=0.0)
    own = telling(nouns_of(re.sub(r"[\d.]+", " ", best.meant[0][0])))
    core = core_of(wording.words)
    return {
        "lead": best.score - others,
        "near": coverage(wanted, [(field, 1.0) for field, _ in best.meant[:NEAR_FIELDS]], weights),
        "core": coverage(core, best.meant, weights) if core else 0.5,
        "returned": sum(gram in wording.words for gram in own) / len(own) if own else 0.0,
        "last": float(_last_noun_held(context, best, body)),
        "words": _held_words(best),
        "last_word": float(_last_word_held(context, best, body)),
        "other_unit": float(bool(unit) and best.quantity.unit != unit and unit not in PLAIN),
    }


def _held_words(best: Found) -> float:
    """The share of the asking words, of two signs and more, that the number's own clauses hold."""
    if best.wording is None:
        return 0.0
    near = " ".join(field for field, _ in best.meant[:NEAR_FIELDS])
    words = _words(without_said_of_all(best.wording.words))
    held = [any(gram in near for gram in grams(word)) for word in words]
    return sum(held) / len(held) if held else 0.0


def by_meaning(context: Context, best: Found) -> dict[str, float]:
    """How near in meaning the number's paragraph is to the question, and how much nearer than the report's others."""
    words = best.wording.words if best.wording else ""
    alike = context.alike(best.report.id, words)
    own = [
        alike.get(chunk.vector_id, 0.0)
        for chunk in context.chunks(best.report.id)
        if chunk.kind == "prose" and chunk.start <= best.quantity.start < chunk.end
    ]
    held = max(own, default=0.0) or min(alike.values(), default=0.0)
    mean = sum(alike.values()) / len(alike) if alike else 0.0
    return {"paragraph": 10 * (held - 0.85), "over_mean": 10 * (held - mean)}


def _one_of_many(context: Context, candidates: Sequence[Found], body: str) -> bool:
    """Whether the best is one member of an enumeration of which the question names none (of 176件 about A, those disclosed)."""
    if len(candidates) < 2 or same(candidates[0], candidates[1]):
        return False
    first, second = candidates[:2]
    level = first.score - second.score < LEVEL and first.quantity.sentence_start == second.quantity.sentence_start
    measures = by_words(context, candidates, body) if level else {}
    return level and not measures["returned"] and not measures["last"]


def _last_noun_held(context: Context, best: Found, body: str) -> bool:
    """Whether what is nearest to the number holds the last words of the clause that asks."""
    own_words, groups = as_reported(nouns_of(asking_clause(body)), context.text(best.report.id))
    last = [gram for gram in telling(own_words) or (best.wording.wanted if best.wording else ()) if len(gram) > 1][-1:]
    near = " ".join(shared_meaning(field, groups) for field, _ in best.meant[:3])
    return all(gram in near for gram in last)


def _words(text: str) -> list[str]:
    """The words of two signs and more, without numbers."""
    return [word for word in cut(text) if len(word) > 1 and re.search(r"[a-z\u4e00-\u9fff]", word)]


def _last_word_held(context: Context, best: Found, body: str) -> bool:
    """Whether what is nearest to the number holds the last word of two signs or more of the clause that asks."""
    own_words, groups = as_reported(nouns_of(asking_clause(body)), context.text(best.report.id))
    words = _words(own_words)
    near = " ".join(shared_meaning(field, groups) for field, _ in best.meant[:3])
    return bool(words) and all(gram in near for gram in grams(words[-1]))


_VERB_TWICE = re.compile(r"(?P<verb>[\u4e00-\u9fff])(?P<what>[\u4e00-\u9fff])(?P=verb)(?:了|过|掉)?(?:多少|几)")
"""A verb said again after its object (减税减了多少): the object is what is counted."""
_GENERAL = re.compile(r"[人次件个条家项份]数|数量|情况|问题|信息|文件|材料|申请|活动|工作|政策")


def _another_thing(context: Context, best: Found, body: str) -> bool:
    """Whether a word of what is counted (多少件工伤认定) is said of the number nowhere near: neither by it nor its sentence.

    The word must be one that the report does not hold at all, or holds in other
    sentences only; words that are general, or of which a part is said, do not count.
    """
    said_twice = _VERB_TWICE.search(asking_clause(body))
    if said_twice is not None and said_twice["what"] not in best.spoken:
        return True
    text = context.text(best.report.id)
    own, groups = as_reported(counted_noun(body), text)
    spoken = shared_meaning(best.spoken, groups)
    words = [word for word in _words(without_said_of_all(own)) if not _GENERAL.search(word)]
    return len(words) > 1 and not all(any(gram in spoken for gram in grams(word)) for word in words)


def _other_rate(body: str, best: Found) -> bool:
    """Whether a rate is asked for by name (受理率) and the number is a rate of another name (办结率)."""
    before = best.quantity.before
    asked, stated = re.search(r"([\u4e00-\u9fff]{2})率", body), re.search(r"([\u4e00-\u9fff]{2})率", before)
    if asked is None or stated is None:
        return False
    return asked[1] not in shared_meaning(before, one_wording(body)[1]) and asked[1] not in before


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))


@cache
def _table() -> Table:
    loaded = data.load("number_evidence")
    least, most = loaded["meaning_bounds"]
    return Table(constant=loaded["constant"], meaning_bounds=(least, most), words=loaded["words"], meaning=loaded["meaning"])
