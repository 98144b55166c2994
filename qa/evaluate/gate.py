"""The gate: whether a run is good enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def gate(
    summary: Mapping[str, Any], *, min_exact: float | None, max_wrong: float | None, language: str = "zh"
) -> list[str]:
    """What misses its threshold, in words; empty when the run passes.

    Thresholds are shares from 0 to 1: of exact matches at least ``min_exact``,
    of wrong answers at most ``max_wrong``. A metric that no question bears on passes.
    """
    missed = []
    for key, threshold, least in (("exact", min_exact, True), ("wrong", max_wrong, False)):
        cell = summary["overall"].get(key)
        if threshold is None or cell is None:
            continue
        if (cell["value"] < threshold) if least else (cell["value"] > threshold):
            bound = ("least" if least else "most") if language == "en" else ("少于" if least else "多于")
            share, limit = f"{cell['value'] * 100:.1f}%", f"{threshold * 100:.1f}%"
            name = {"exact": "数与单位全同", "wrong": "答错"}[key]
            missed.append(
                f"{key} is {share}, has to be at {bound} {limit}"
                if language == "en"
                else f"{name}为 {share}，不得{bound} {limit}"
            )
    return missed
