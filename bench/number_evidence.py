"""Fits ``data/number_evidence.toml`` again: how likely the best number of the prose is the one asked for.

``python -m bench.number_evidence HOME [FILE …] [HOME FILE … …]``: HOME is an index
that holds the reports which the questions of the files after it are about; with
none, these are the practice files of ``data/eval``, never the test file. Prints the weights to
put into the table, and, for each issuer left out in turn, how many right and
false numbers weights fitted to the others would give.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import data
from qa.context import Context
from qa.draft import Draft
from qa.library import Library
from qa.operate.asked import words_of
from qa.operate.evidence import ACCEPTED, by_meaning, by_words, ruled_out
from qa.operate.ranked_numbers import ranked
from qa.settings import Settings
from qa.understand.dialogue import understood

FILES = ("dev", "practice", "wider", "numbers", "exam")
KINDS = ("prose_number", "refuse", "cell", "applicant", "group_sum", "rate", "table2", "table4", "typo")
"""Kinds whose questions name one figure; all but the first have no number of the prose to find, or a cell's."""
RIDGE = 1.0
FALSE_COUNTS = 2.0
"""How many times a question without its number counts: giving a false one is worse than refusing a right one."""
SCALES = (1, 10_000, 100_000_000)
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Example:
    """The measures of one question's best number, and whether it is the one asked for."""

    issuer: str
    measures: dict[str, float]
    right: bool
    ruled_out: bool


def examples(context: Context, questions: Iterable[dict[str, Any]]) -> list[Example]:
    """Every question whose plan looks for a number of the prose, as an example."""
    found = []
    for entry in questions:
        if "question" not in entry or entry["kind"] not in KINDS:
            continue
        plan, reading = understood(entry["question"], context.issuers(), context.reports(), ())
        stated = entry["kind"] in ("prose_number", "refuse") and plan.operation in ("passage", "count")
        if plan.operation != "number" and not stated:
            continue
        candidates = ranked(Draft(plan=plan, context=context), words_of(reading), reading.body)
        if not candidates:
            continue
        best = candidates[0]
        found.append(
            Example(
                issuer=best.report.issuer,
                measures={**by_words(context, candidates, reading.body), **by_meaning(context, best)},
                right=_gold(entry, best.quantity.value),
                ruled_out=ruled_out(context, candidates, reading.body),
            )
        )
    return found


def _gold(entry: dict[str, Any], value: Decimal) -> bool:
    quoted = entry.get("citations") and all("quote" in one for one in entry["citations"])
    if entry["status"] != "answered" or not entry.get("value") or not quoted:
        return False
    return any(Decimal(entry["value"]) * scale == value for scale in SCALES)


def fitted(rows: Numbers, right: Numbers) -> Numbers:
    """Weights of a ridge logistic regression by Newton's method; the last is the constant, which is not shrunk."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[-1] = 1e-3
    counts = np.where(right == 1, 1.0, FALSE_COUNTS)
    for _ in range(30):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (right - likely)) - ridge * weights
        curve = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows
        weights = weights + np.linalg.solve(curve + np.diag(ridge), slope)
    return weights


def left_out(found: Sequence[Example], rows: Numbers, right: Numbers) -> None:
    """Prints, over issuers each left out of the fit, how many numbers would be given, right and false."""
    issuers = np.array([one.issuer for one in found])
    allowed = np.array([not one.ruled_out for one in found])
    likely = np.zeros(len(found))
    for issuer in sorted(set(issuers)):
        own = issuers == issuer
        likely[own] = 1 / (1 + np.exp(-rows[own] @ fitted(rows[~own], right[~own])))
    given = (likely >= ACCEPTED) & allowed
    print(f"# left out by issuer: {int((given * right).sum())} right of {int(right.sum())}, {int((given * (1 - right)).sum())} false")


def by_home(arguments: Sequence[str]) -> list[tuple[Path, list[Path]]]:
    """Each index with the question files named after it; the practice files where none is named."""
    found: list[tuple[Path, list[Path]]] = []
    for one in map(Path, arguments):
        if one.is_dir() or not found:
            found.append((one, []))
        else:
            found[-1][1].append(one)
    practice = [data.FOLDER / "eval" / f"questions-{one}.jsonl" for one in FILES]
    return [(home, files or practice) for home, files in found]


def main(arguments: Sequence[str]) -> int:
    """Prints the fitted table; 2 for bad usage."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    found: list[Example] = []
    for home, files in by_home(arguments):
        context = Context(Library.open(Settings(home=home)))
        context.refresh()
        lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        found += examples(context, (json.loads(line) for line in lines))
    names = list(found[0].measures)
    rows = np.array([[*(one.measures[name] for name in names), 1.0] for one in found])
    right = np.array([float(one.right) for one in found])
    left_out(found, rows, right)
    for name, weight in zip([*names, "constant"], fitted(rows, right), strict=True):
        print(f"{name} = {weight:.2f}")
    meaning = rows[:, -3:-1] @ fitted(rows, right)[-3:-1]
    print(f"meaning_bounds = [{meaning.min():.1f}, {meaning.max():.1f}]")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
