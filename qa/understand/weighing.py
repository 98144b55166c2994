"""Features of a text weighed by how often they occur and how rare they are, for the fitted models."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Rarity = Mapping[str, tuple[int, float]]
"""Each known feature's number, and its inverse document frequency."""


def weighed(found: Mapping[str, int], rarity: Rarity) -> list[tuple[int, float]]:
    """The known features by their numbers with their weights, which together have length 1."""
    known = [(*rarity[name], count) for name, count in found.items() if name in rarity]
    raw = [(number, (1 + math.log(count)) * rare) for number, rare, count in known]
    length = math.sqrt(sum(weight * weight for _, weight in raw)) or 1.0
    return [(number, weight / length) for number, weight in raw]


def summed(found: Mapping[str, int], rarity: Rarity, weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The weighed features times their rows of ``weights`` (features × outcomes): one sum an outcome."""
    known = weighed(found, rarity)
    rows = weights[[number for number, _ in known]]
    return np.array([weight for _, weight in known], dtype=np.float32) @ rows
