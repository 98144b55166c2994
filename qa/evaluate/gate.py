"""The gate: whether a run is good enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NAMES = {"exact": "数与单位全同", "wrong": "答错"}


def gate(
    summary: Mapping[str, Any], *, min_exact: float | None, max_wrong: float | None, language: str = "zh"
) -> list[str]:
    """What misses its threshold, in words; empty when the run passes.

    Thresholds are shares from 0 to 1: of exact matches at least ``min_exact``,
    of wrong answers at most ``max_wrong``. A threshold
    that no question bears on is missed: a gate that measures nothing guards nothing.
    """
    missed = []
    for key, threshold, least in (("exact", min_exact, True), ("wrong", max_wrong, False)):
        cell = summary["overall"].get(key)
        if threshold is None:
            continue
        if cell is None:
            missed.append(
                f"no question bears on {key}; the threshold cannot be checked"
                if language == "en"
                else f"没有一题涉及“{NAMES[key]}”，门槛无从检查"
            )
            continue
        if (cell["value"] < threshold) if least else (cell["value"] > threshold):
            bound = ("least" if least else "most") if language == "en" else ("少于" if least else "多于")
            share, limit = f"{cell['value'] * 100:.1f}%", f"{threshold * 100:.1f}%"
            missed.append(
                f"{key} is {share}, has to be at {bound} {limit}"
                if language == "en"
                else f"{NAMES[key]}为 {share}，不得{bound} {limit}"
            )
    return missed
