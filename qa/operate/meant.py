"""The number of the prose that a question means though it says so in other words: told by meaning, clause by clause.

Each clause that states a number has a vector (``index.clauses``). Where the words
alone convince nobody, the numbers are ranked anew with the nearness of the
question to their clauses, and the best of them is given where it is likely
enough: by weights fitted like those of ``qa.operate.evidence``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import data
from qa.context import Context
from qa.operate.ranked_numbers import Found, same
from qa.understand.terms import MASK

ACCEPTED = 0.5
"""Least probability with which a number is given as the answer."""
MOST = 150
"""Numbers, best by their words first, that are compared by meaning."""


@dataclass(frozen=True, kw_only=True)
class Sense:
    """The candidates with that first which meaning and words together choose, and how likely that one is meant."""

    candidates: tuple[Found, ...]
    probability: float


def by_sense(context: Context, candidates: Sequence[Found], body: str) -> Sense | None:
    """The candidates ranked anew by the nearness of ``body`` to their clauses; None where no vector is held of one."""
    asked = body.replace(MASK, "").strip()
    pool = list(candidates[:MOST])
    near = [_nearness(context, one, asked) for one in pool]
    if not pool or any(one is None for one in near):
        return None
    cosines = [one for one in near if one is not None]
    mean = sum(cosines) / len(cosines)
    weights = _weights()
    scores = [one.score + weights["nearness"] * (cosine - mean) for one, cosine in zip(pool, cosines, strict=True)]
    order = sorted(range(len(pool)), key=lambda number: -scores[number])
    best = order[0]
    others = [number for number in order[1:] if not same(pool[number], pool[best])]
    measures = {
        "lead": scores[best] - max((scores[number] for number in others), default=0.0),
        "near": 10 * (cosines[best] - 0.85),
        "over_mean": 10 * (cosines[best] - mean),
        "near_lead": 10 * (cosines[best] - max((cosines[number] for number in others), default=cosines[best])),
        "words": pool[best].score,
        "words_lead": pool[best].score - max((pool[number].score for number in others), default=0.0),
        "many": math.log(len(pool)),
    }
    known = weights["constant"] + sum(weights[name] * value for name, value in measures.items())
    ranked = tuple(replace(pool[number], score=scores[number]) for number in order)
    return Sense(candidates=ranked, probability=1 / (1 + math.exp(-known)))


def _nearness(context: Context, one: Found, asked: str) -> float | None:
    """The cosine of the question to the number's clause; None where the clause has no vector."""
    places = context.places_of_numbers(one.report.id)
    return context.clauses_alike(one.report.id, asked).get(places[one.quantity.start])


@cache
def _weights() -> dict[str, float]:
    return dict(data.load("number_evidence")["clauses"])
