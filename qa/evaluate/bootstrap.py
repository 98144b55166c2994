"""Confidence intervals by resampling the questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Share = tuple[float, float]
"""What one question adds to a metric's numerator and denominator."""
Floats = npt.NDArray[np.float64]

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


def intervals(shares: Sequence[Sequence[Share | None]]) -> list[Interval | None]:
    """For every metric the ratio of sums over questions, with its 95% interval; None where none applies.

    ``shares[q][m]`` is what question ``q`` adds to numerator and denominator of
    metric ``m``, or None where the metric does not apply to it.

    Formula: percentile bootstrap; the questions are drawn with replacement
    ``RESAMPLES`` times, and the interval runs from the 2.5th to the 97.5th
    percentile of the ratios. The seed is fixed, so that two runs agree. Where
    all questions score alike the interval is a point, however few they are.
    Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
    """
    if not shares:
        return []
    pairs = np.array([[share or (0.0, 0.0) for share in row] for row in shares], np.float64)
    questions, metrics = pairs.shape[:2]
    generator = np.random.default_rng(SEED)
    drawn = generator.integers(questions, size=(RESAMPLES, questions))
    times = np.zeros((RESAMPLES, questions))
    np.add.at(times, (np.arange(RESAMPLES)[:, None], drawn), 1.0)
    sums = (times @ pairs.reshape(questions, -1)).reshape(RESAMPLES, metrics, 2)
    return [_interval(pairs[:, metric], sums[:, metric]) for metric in range(metrics)]


def percentile_intervals(times: Sequence[float], percentiles: Sequence[int]) -> list[tuple[float, float]]:
    """The 95% intervals of percentiles of ``times``, by the same resampling; in the unit of ``times``."""
    measured = np.asarray(times, np.float64)
    generator = np.random.default_rng(SEED)
    drawn = measured[generator.integers(len(measured), size=(RESAMPLES, len(measured)))]
    tail = (1 - LEVEL) / 2 * 100
    found = np.percentile(np.percentile(drawn, percentiles, axis=1), [tail, 100 - tail], axis=1)
    return [(round(float(low), 2), round(float(high), 2)) for low, high in found.T]


def _interval(pairs: Floats, sums: Floats) -> Interval | None:
    upper, lower = pairs.sum(axis=0)
    if lower == 0:
        return None
    possible = sums[sums[:, 1] > 0]
    tail = (1 - LEVEL) / 2 * 100
    low, high = np.percentile(possible[:, 0] / possible[:, 1], [tail, 100 - tail])
    return Interval(
        value=round(float(upper / lower), 4),
        low=round(float(low), 4),
        high=round(float(high), 4),
        count=int((pairs[:, 1] > 0).sum()),
    )
