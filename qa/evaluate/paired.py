"""Comparing two systems on the same questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, kw_only=True)
class Paired:
    """Questions right in both, in the first only, in the second only, in neither; and the p-value."""

    both: int
    first_only: int
    second_only: int
    neither: int
    p_value: float


def mcnemar(first: Sequence[bool], second: Sequence[bool]) -> Paired:
    """McNemar's exact test of two systems on the same questions.

    Formula: of the ``n = b + c`` questions that only one system gets right, the
    smaller count is tested against Binomial(n, 1/2), two-sided:
    ``p = min(1, 2 · Σ_{i ≤ min(b, c)} C(n, i) / 2^n)``.
    Source: McNemar 1947; Dietterich 1998. The same as a sign test without ties.
    """
    pairs = list(zip(first, second, strict=True))
    b = sum(1 for one, other in pairs if one and not other)
    c = sum(1 for one, other in pairs if other and not one)
    tail = sum(comb(b + c, i) for i in range(min(b, c) + 1))
    return Paired(
        both=sum(1 for one, other in pairs if one and other),
        first_only=b,
        second_only=c,
        neither=sum(1 for one, other in pairs if not one and not other),
        p_value=float(f"{min(1.0, 2 * tail / 2 ** (b + c)):.3g}"),
    )
