"""Confidence intervals by resampling the questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SEED = 20190415
RESAMPLES = 2000
LEVEL = 0.95


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A ratio with its confidence interval; ``count`` is the number of questions it rests on."""

    value: float
    low: float
    high: float
    count: int


def interval(numerators: Sequence[float], denominators: Sequence[float]) -> Interval | None:
    """The ratio ``sum(numerators) / sum(denominators)`` over questions, with its 95% interval.

    Formula: percentile bootstrap; questions are drawn with replacement
    ``RESAMPLES`` times and the interval runs from the 2.5th to the 97.5th
    percentile of the ratios. The seed is fixed, so that two runs agree. Where
    all questions score alike the interval is a point, however few they are.
    Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.

    None where the denominators sum to 0. One entry a question; both shape (questions,).
    """
    upper, lower = np.asarray(numerators, np.float64), np.asarray(denominators, np.float64)
    if lower.sum() == 0:
        return None
    count = len(upper)
    generator = np.random.default_rng(SEED)
    drawn = generator.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(np.float64)
    above, below = drawn @ upper, drawn @ lower
    ratios = above[below > 0] / below[below > 0]
    tail = (1 - LEVEL) / 2 * 100
    low, high = np.percentile(ratios, [tail, 100 - tail])
    return Interval(
        value=round(float(upper.sum() / lower.sum()), 4),
        low=round(float(low), 4),
        high=round(float(high), 4),
        count=int((lower > 0).sum()),
    )
