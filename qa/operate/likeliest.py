"""Which number of the prose is meant, if any: each candidate is weighed against the others and against none.

The weights are a conditional logit with an outside choice (McFadden 1974): a
number's weight is exp(sum of weight × measure), that of "none of them" is
exp(none), and each is as likely as its share of all. They stand in
``data/number_evidence.toml``; ``python -m bench.number_evidence`` fits them
again to the labelled questions of ``data/eval``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import data
from qa.context import Context
from qa.operate.evidence import asked, by_meaning, by_words
from qa.operate.number_guards import FIRM, guards, ruled_out
from qa.operate.ranked_numbers import SURE, TIE, Found, rivals, same

ACCEPTED = 0.5
"""Least likelihood with which a number is given as the answer."""
WHOLE = 0.999
"""The share of the question's words from which on they are all held."""
MOST_RIVALS = 5
"""Numbers next to the best one that may be meant as well; what ranks lower is no rival."""
BY_WORDS, BY_MEANING = 6, 6
"""How many numbers are weighed: the best by their words, and those nearest in meaning."""
MOST_REPORTS = 3
"""Reports whose clauses are compared by meaning; a question about more is not about one number."""
MOST_COMPARED = 200
"""Numbers, best by their words first, that are compared by meaning."""


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A number and how likely it is the one asked for, 0 to 1, over all places that state the same."""

    found: Found
    likelihood: float


def chosen(context: Context, candidates: Sequence[Found], body: str) -> list[Found]:
    """``candidates`` with the number first that ``body`` probably asks for; none where no number convinces."""
    if candidates and _says_all(context, candidates, body):
        return list(candidates)
    best = next(iter(weighed(context, candidates, body)), None)
    if best is None or best.likelihood < ACCEPTED:
        return []
    ordered = _first(best.found, candidates)
    against = guards(context, ordered, body)
    return [] if any(against[name] for name in FIRM) else ordered


def _says_all(context: Context, candidates: Sequence[Found], body: str) -> bool:
    """Whether the first number's own words hold every word of the question: its meaning need not be asked."""
    first = candidates[0]
    lead = first.score - max((one.score for one in candidates if not same(one, first)), default=0.0)
    whole = by_words(context, first, body)["own"] >= WHOLE
    return whole and first.score >= SURE and lead >= TIE and not ruled_out(context, candidates, body)


def clear(context: Context, candidates: Sequence[Found], body: str, words: str) -> Found | None:
    """The number that convinces, where none of the next may be meant by ``words`` as well."""
    ordered = chosen(context, candidates, body)
    if not ordered:
        return None
    best, *others = ordered[: MOST_RIVALS + 1]
    return None if any(rivals(best, other, words) for other in others) else best


def likelihood(context: Context, candidates: Sequence[Found], body: str) -> float:
    """How likely the first of ``candidates`` is meant, 0 to 1."""
    return next((one.likelihood for one in weighed(context, candidates, body) if same(one.found, candidates[0])), 0.0)


def weighed(context: Context, candidates: Sequence[Found], body: str) -> list[Likely]:
    """The candidates that come into question, the likeliest first; a number stated twice once, in its likelier place.

    A few reports are weighed each for itself: what two years both state makes neither unlikely.
    """
    reports = list(dict.fromkeys(one.report.id for one in candidates))
    apart = [[one for one in candidates if one.report.id == report_id] for report_id in reports]
    groups = apart if len(reports) <= MOST_REPORTS else [list(candidates)]
    found = [one for group in groups for one in _weighed_together(context, group, body)]
    return sorted(found, key=lambda one: -one.likelihood)


def _weighed_together(context: Context, candidates: Sequence[Found], body: str) -> list[Likely]:
    """Each of ``candidates`` against the others and against none."""
    weights, none = table()
    pool = pool_of(context, candidates, body)
    sums = [sum(weights[name] * value for name, value in measures(context, one, candidates, body).items()) for one in pool]
    highest = max([*sums, none])
    shares = [math.exp(one - highest) for one in sums]
    total = sum(shares) + math.exp(none - highest)
    found: list[Likely] = []
    for share, one in sorted(zip(shares, pool, strict=True), key=lambda pair: -pair[0]):
        place = next((number for number, other in enumerate(found) if same(other.found, one)), None)
        if place is None:
            found.append(Likely(found=one, likelihood=share / total))
        else:
            found[place] = Likely(found=found[place].found, likelihood=found[place].likelihood + share / total)
    return found


def pool_of(context: Context, candidates: Sequence[Found], body: str) -> list[Found]:
    """The candidates that are weighed: the best by their words, and the nearest in meaning."""
    near = sorted(_over_clauses(context, candidates[:MOST_COMPARED], body), key=lambda pair: -pair[0])
    pool = [*candidates[:BY_WORDS], *(one for _, one in near[:BY_MEANING])]
    return list({id(one): one for one in pool}.values())


def measures(context: Context, one: Found, candidates: Sequence[Found], body: str) -> dict[str, float]:
    """All that is weighed of one of ``candidates``, by the names of the table."""
    against = guards(context, _first(one, candidates), body)
    lead = one.score - max((other.score for other in candidates if not same(other, one)), default=0.0)
    return {**by_words(context, one, body), **by_meaning(context, one, body), "lead": lead, **against}


def _over_clauses(context: Context, candidates: Sequence[Found], body: str) -> list[tuple[float, Found]]:
    """How much nearer in meaning each clause is than the numbers of its report on the whole; none where many reports are asked."""
    reports = list(dict.fromkeys(one.report.id for one in candidates))
    if len(reports) > MOST_REPORTS:
        return []
    found: list[tuple[float, Found]] = []
    for report_id in reports:
        words = next((one.wording.words for one in candidates if one.report.id == report_id and one.wording), "")
        near, places = context.clauses_alike(report_id, asked(body, words)), context.places_of_numbers(report_id)
        mean = sum(near.values()) / len(near) if near else 0.0
        own = [one for one in candidates if one.report.id == report_id and places[one.quantity.start] in near]
        found += [(near[places[one.quantity.start]] - mean, one) for one in own]
    return found


def _first(best: Found, candidates: Sequence[Found]) -> list[Found]:
    return [best, *(one for one in candidates if one is not best)]


@cache
def table() -> tuple[Mapping[str, float], float]:
    """The weights of the measures, and that of none."""
    loaded = data.load("number_evidence")
    return loaded["weights"], float(loaded["none"])
