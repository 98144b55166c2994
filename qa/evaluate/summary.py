"""The result of a run as one JSON object; the same for two runs but for ``times``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from qa.evaluate.bootstrap import intervals, percentile_intervals
from qa.evaluate.doubts import Doubt
from qa.evaluate.metrics import METRICS, Scored
from qa.evaluate.runner import Run

FORMAT = 1
PERCENTILES = (50, 90, 95, 99)
_SHOWN = {"status", "answer", "value", "unit", "verification", "plan"}
_CITED = {"issuer", "year", "kind", "section", "row", "column", "quote"}
Table = dict[str, dict[str, Any]]
"""Metric key to value, low, high, count."""


def measure(scored: Sequence[Scored]) -> Table:
    """Every metric that applies to these questions."""
    found = intervals([[metric.share(one) for metric in METRICS] for one in scored])
    return {
        metric.key: asdict(cell) for metric, cell in zip(METRICS, found, strict=True) if cell is not None
    }


def grouped(scored: Sequence[Scored], name: Callable[[Scored], str]) -> dict[str, Table]:
    """The metrics of each group, in order of first occurrence."""
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(name(one), []).append(one)
    return {key: measure(members) for key, members in groups.items()}


def result_of(one: Scored) -> dict[str, Any]:
    """One question with its answer and verdict, with everything needed to mend it."""
    question, answer, verdict = one.question, one.answer, one.judgement
    return {
        "id": question.id,
        "kind": question.kind,
        "split": question.split,
        "asked": list(question.asked),
        "outcome": verdict.outcome,
        "flawless": verdict.flawless,
        "faults": list(verdict.faults),
        "exact": verdict.exact,
        "false_number": verdict.false_number,
        "slots": dict(verdict.slots),
        "cited": list(verdict.cited),
        "gold": question.model_dump(
            mode="json", exclude_defaults=True, exclude={"id", "kind", "split", "question", "turns", "slots"}
        ),
        "answer": {
            **answer.model_dump(mode="json", include=_SHOWN),
            "values": [value.model_dump(mode="json", exclude_defaults=True) for value in answer.values],
            "citations": [
                citation.model_dump(mode="json", include=_CITED) for citation in answer.citations
            ],
        },
    }


def latency(milliseconds: Mapping[str, float]) -> dict[str, float]:
    """Percentiles (linear interpolation, as numpy's default), mean and maximum, in milliseconds."""
    times = np.asarray(list(milliseconds.values()), np.float64)
    found = {f"p{p}": round(float(np.percentile(times, p)), 2) for p in PERCENTILES}
    return found | {"mean": round(float(times.mean()), 2), "max": round(float(times.max()), 2)}


def latencies(run: Run) -> dict[str, Any]:
    """The milliseconds of all questions, of each kind, and the intervals of the percentiles."""
    kinds: dict[str, dict[str, float]] = {}
    for one in run.scored:
        kinds.setdefault(one.question.kind, {})[one.question.id] = run.milliseconds[one.question.id]
    between = percentile_intervals(list(run.milliseconds.values()), PERCENTILES)
    return {
        "latency": latency(run.milliseconds),
        "intervals": {f"p{p}": list(pair) for p, pair in zip(PERCENTILES, between, strict=True)},
        "by_kind": {kind: latency(times) for kind, times in kinds.items()},
        "milliseconds": run.milliseconds,
    }


def summarise(
    run: Run, baselines: Sequence[Mapping[str, Any]] = (), doubts: Sequence[Doubt] = ()
) -> dict[str, Any]:
    """The whole result. Everything that differs between two equal runs stands under ``times``."""
    return {
        "format": FORMAT,
        "questions": len(run.scored),
        "reports": sorted(run.reports),
        "overall": measure(run.scored),
        "by_split": grouped(run.scored, lambda one: one.question.split or "-"),
        "by_kind": grouped(run.scored, lambda one: one.question.kind),
        "baselines": list(baselines),
        "results": [result_of(one) for one in run.scored],
        "doubts": [asdict(doubt) for doubt in doubts],
        "times": latencies(run),
    }
