"""Fits ``data/number_evidence.toml`` again: which number of the prose is the one asked for, if any.

``python -m bench.number_evidence HOME [FILE …] [HOME FILE … …]``: HOME is an index
that holds the reports which the questions of the files after it are about; with
none, these are the practice files of ``data/eval``, never the test file. Prints the
weights to put into the table, and, for each index left out in turn, how many right
and false numbers weights fitted to the others would give.

The tables of everyday words and synonyms were extended by what these very questions
say. So every question counts a second time as one of a stranger, with the first
table left out and of the second every other group; else words would be trusted more
than they deserve, and meaning less.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

import data
import qa.everyday
import qa.lexical
from index.numbers import plain_number
from qa.context import Context
from qa.draft import Draft
from qa.library import Library
from qa.operate.asked import words_of
from qa.operate.likeliest import ACCEPTED, measures, pool_of
from qa.operate.number_guards import FIRM
from qa.operate.ranked_numbers import ranked
from qa.settings import Settings
from qa.understand.dialogue import understood

FILES = ("numbers", "exam")
KINDS = ("prose_number", "refuse", "cell", "applicant", "group_sum", "rate", "table2", "table4", "typo", "english")
"""Kinds whose questions name one figure; all but the first have no number of the prose to find, or a cell's."""
RIDGE = 1.0
FALSE_COUNTS = 2.0
"""How many times a question without its number counts: giving a false one is worse than refusing a right one."""
SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Example:
    """One question's numbers: a row of measures each, the printed number, whether it is the one asked for, whether a firm guard rules it out."""

    home: str
    rows: Numbers
    printed: tuple[str, ...]
    right: npt.NDArray[np.bool_]
    ruled_out: npt.NDArray[np.bool_]


def examples(context: Context, questions: Iterable[dict[str, Any]], home: str) -> list[Example]:
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
        pool = pool_of(context, candidates, reading.body)
        if not pool:
            continue
        weighed = [measures(context, one, candidates, reading.body) for one in pool]
        found.append(
            Example(
                home=home,
                rows=np.array([list(one.values()) for one in weighed]),
                printed=tuple(f"{one.report.id} {plain_number(one.quantity.value)}{one.quantity.unit}" for one in pool),
                right=np.array([_gold(entry, one.quantity.value) for one in pool]),
                ruled_out=np.array([any(one[name] for name in FIRM) for one in weighed]),
            )
        )
    return found


@contextmanager
def as_a_stranger() -> Iterator[None]:
    """Without the words that practice questions taught: no everyday words, every other group of synonyms."""
    groups = qa.lexical._synonyms()[::2]
    qa.everyday.as_reported.cache_clear()
    with (
        patch.object(qa.everyday, "in_official_words", lambda words, _: (words, [])),
        patch.object(qa.lexical, "_synonyms", lambda: groups),
    ):
        yield
    qa.everyday.as_reported.cache_clear()


def _gold(entry: dict[str, Any], value: Decimal) -> bool:
    quoted = entry.get("citations") and all("quote" in one for one in entry["citations"])
    if entry["status"] != "answered" or not entry.get("value") or not quoted:
        return False
    digits = str(entry["value"]).rstrip("万亿")
    stated = Decimal(digits) * SCALES[str(entry["value"])[len(digits) :][:1]]
    return any(stated * scale == value for scale in SCALES.values())


def fitted(found: Sequence[Example]) -> Numbers:
    """Weights of the conditional logit, ridged; the last is that of none, which is not."""
    width = found[0].rows.shape[1]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        value, slope = 0.0, np.zeros(width + 1)
        for one in found:
            shares = _shares(one, weights)
            wanted = np.append(shares[:-1] * one.right, 0.0)
            count = 1.0
            if not one.right.any():
                wanted[-1], count = shares[-1], FALSE_COUNTS
            value -= count * float(np.log(wanted.sum() + 1e-12))
            away = count * (shares - wanted / max(wanted.sum(), 1e-12))
            slope[:-1] += one.rows.T @ away[:-1]
            slope[-1] += away[-1]
        slope[:-1] += RIDGE * weights[:-1]
        return value + RIDGE * float(weights[:-1] @ weights[:-1]) / 2, slope

    best: Numbers = minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B").x
    return best


def _shares(one: Example, weights: Numbers) -> Numbers:
    sums = np.append(one.rows @ weights[:-1], weights[-1])
    raised = np.exp(sums - sums.max())
    shares: Numbers = raised / raised.sum()
    return shares


def given(one: Example, weights: Numbers) -> int | None:
    """The place of the number that would be given; None where none is likely enough, or a guard forbids it."""
    shares = _shares(one, weights)[:-1]
    together = [sum(share for share, other in zip(shares, one.printed, strict=True) if other == own) for own in one.printed]
    best = max(range(len(shares)), key=lambda place: (together[place], shares[place]))
    return best if together[best] >= ACCEPTED and not one.ruled_out[best] else None


def left_out(found: Sequence[Example]) -> None:
    """Prints, over indexes each left out of the fit, how many numbers would be given, right and false."""
    right = wrong = false = 0
    for home in sorted({one.home for one in found}):
        weights = fitted([one for one in found if one.home != home])
        for one in (one for one in found if one.home == home):
            place = given(one, weights)
            right += place is not None and bool(one.right[place])
            wrong += place is not None and not one.right[place] and bool(one.right.any())
            false += place is not None and not one.right.any()
    held = sum(bool(one.right.any()) for one in found)
    print(f"# left out by index: {right} right of {held} held, {wrong} of them another, {false} false of {len(found) - held} not held")


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
        entries = [json.loads(line) for line in lines]
        found += examples(context, entries, str(home))
        with as_a_stranger():
            found += examples(context, entries, str(home))
        print(f"# {home}: {len(found)} questions so far", file=sys.stderr, flush=True)
    if len({one.home for one in found}) > 1:
        left_out(found)
    *weights, none = fitted(found)
    print(f"none = {none:.2f}\n\n[weights]")
    for name, weight in zip(data.load("number_evidence")["weights"], weights, strict=True):
        print(f"{name} = {weight:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
