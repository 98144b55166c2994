"""Fits ``data/recogniser.npz`` again: which figure a question means by its words.

``python -m bench.recogniser HOME [--without NAME …] [--output FILE]``: HOME is an index that holds the
reports which the questions of ``data/eval`` are about; NAME is a question file to leave out (``exam``,
``c``). Prints, for each question file left out in turn, how often weights fitted to
the others name the right figure, and how often likeness to the descriptions does not fit.
The test file is never read.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

import data
from qa.context import Context
from qa.evaluate.labels import applicant_meant, indicators_meant
from qa.library import Library
from qa.settings import Settings
from qa.understand.issuers import IssuerIndex
from qa.understand.reading import read
from qa.understand.recogniser import WEIGHTS, Recogniser, features
from qa.understand.similarity import ABSENT, descriptions
from qa.understand.weighing import weighed

FILES = {
    **{name: data.FOLDER / "eval" / f"questions-{name}.jsonl" for name in ("dev", "practice", "wider", "numbers", "exam")},
    **{name: data.FOLDER / "eval" / "further" / name / "questions.jsonl" for name in ("a", "b", "c", "d", "e", "f", "g", "h")},
}
FIGURES = (
    "cell", "applicant", "table2", "table4", "group_sum", "typo", "english", "rate", "compare", "trend", "rank", "conflict", "year_link",
)  # fmt: skip
"""Kinds whose questions name a figure; a question with several figures is left out."""
PROSE = ("prose_number", "open")
RIDGE = 0.5
KEPT = 300_000
"""Weights that are kept; the smallest of the others count for nothing."""
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Example:
    """A text whose figure is known; ``file`` is "" for a phrase that was written for it."""

    file: str
    text: str
    concept: str


def phrases() -> list[Example]:
    """The descriptions and paraphrases."""
    loaded = data.load("paraphrases")
    written = [(concept, text) for concept, texts in loaded["indicators"].items() for text in texts]
    written += [(ABSENT, text) for texts in loaded["absent"].values() for text in texts]
    described = [(ABSENT if concept.startswith(ABSENT) else concept, text) for concept, text in descriptions()]
    return [Example(file="", text=text, concept=concept) for concept, text in (*described, *written)]


def questions(file: str, index: IssuerIndex) -> list[Example]:
    """The questions of one file that mean a single figure, or none of the tables'."""
    known = {concept for concept, _ in descriptions()}
    found = []
    for line in FILES[file].read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        concept = meant(entry) if "question" in entry else ""
        if concept == ABSENT or concept in known:
            found.append(Example(file=file, text=read(entry["question"], index).words, concept=concept))
    return found


def meant(entry: dict[str, Any]) -> str:
    """The one figure that a question is about, ``absent.`` for none of the tables', "" where there are several or it is not said."""
    if entry["kind"] in PROSE or (entry["kind"] == "refuse" and entry["status"] != "answered"):
        return ABSENT
    if entry["kind"] not in FIGURES or entry["status"] != "answered":
        return ""
    slots = entry.get("slots") or {}
    if slots.get("indicator"):
        return _concept(slots["indicator"], slots.get("year"))
    cells = [one for one in entry.get("citations", ()) if "row" in one]
    if entry["kind"] == "rate":
        cells = cells[:1]
    named = {_of_cell(cell) for cell in cells} - {""}
    if len(named) == 1:
        return named.pop()
    if named and all(one.startswith("suit_") for one in named) and len({one.split(".")[1] for one in named}) == 1:
        return "suit." + named.pop().split(".")[1]
    groups = {".".join(one.split(".")[:2]) for one in named}
    return groups.pop() if entry["kind"] == "group_sum" and len(groups) == 1 and len(named) >= 3 else ""


def _of_cell(cell: dict[str, Any]) -> str:
    row, column = cell["row"], cell.get("column") or ""
    if column and applicant_meant(column) and not re.match("行政复议|未经|复议后", row):
        return _concept(row, cell.get("year"))
    return _concept(f"{row} / {column}" if column else row, cell.get("year"))


def _concept(label: str, year: object) -> str:
    found = indicators_meant(label, year if isinstance(year, int) else None) or indicators_meant(label.removesuffix(" / 总计"))
    named = {re.sub(r"disclosure20\d\d\.", "disclosure.", one).replace("fee_amount", "amount") for one in found}
    return named.pop() if len(named) == 1 else ""


def fitted(examples: Sequence[Example]) -> Recogniser:
    """Weights of a ridge regression on who is meant, in its dual form; seldom meant figures weigh more."""
    counted = [features(one.text) for one in examples]
    used = Counter(name for found in counted for name in found)
    rarity = {name: (at, math.log((1 + len(counted)) / (1 + used[name])) + 1) for at, name in enumerate(sorted(used))}
    rows = [weighed(found, rarity) for found in counted]
    matrix = sparse.csr_matrix(
        (
            [weight for row in rows for _, weight in row],
            ([at for at, row in enumerate(rows) for _ in row], [number for row in rows for number, _ in row]),
        ),
        shape=(len(rows), len(rarity)),
    )
    concepts = sorted({one.concept for one in examples})
    place = {name: at for at, name in enumerate(concepts)}
    right = np.zeros((len(examples), len(concepts)))
    right[np.arange(len(examples)), [place[one.concept] for one in examples]] = 1
    seldom = 1 / np.sqrt(right.sum(axis=0)[[place[one.concept] for one in examples]])
    dual = np.linalg.solve((matrix @ matrix.T).toarray() + np.diag(RIDGE * seldom.mean() / seldom), right)
    weights = np.asarray(matrix.T @ dual)
    least = np.sort(np.abs(weights).ravel())[-min(KEPT, weights.size)]
    weights[np.abs(weights) < least] = 0
    return Recogniser(concepts=tuple(concepts), rarity=rarity, weights=weights.astype(np.float32))


def save(made: Recogniser, path: Path) -> None:
    """Writes the weights as whole numbers of −127…127, each concept with its scale."""
    used = np.flatnonzero(np.abs(made.weights).max(axis=1) > 0)
    kept = set(used.tolist())
    names = [name for name, (at, _) in made.rarity.items() if at in kept]
    rare = [weight for at, weight in made.rarity.values() if at in kept]
    scale = np.abs(made.weights).max(axis=0) / 127
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        concepts=np.frombuffer("\n".join(made.concepts).encode("utf-8"), dtype=np.uint8),
        rarity=np.array(rare, dtype=np.float16),
        weights=np.round(made.weights[used] / scale).astype(np.int8),
        scale=scale.astype(np.float32),
    )


def left_out(examples: Sequence[Example], file: str) -> str:
    """How weights fitted to all the others do on one file, in a line."""
    made = fitted([one for one in examples if one.file != file])
    own = [one for one in examples if one.file == file]
    best = [made.nearest(one.text)[0].concept for one in own]
    figures = [(one.concept, named) for one, named in zip(own, best, strict=True) if one.concept != ABSENT]
    absent = [named for one, named in zip(own, best, strict=True) if one.concept == ABSENT]
    right = sum(concept == named for concept, named in figures)
    return f"{file}: {right} of {len(figures)} figures right, {sum(n == ABSENT for n in absent)} of {len(absent)} seen not to be in the tables"


def main(arguments: Iterable[str]) -> int:
    """Fits, prints how well, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("homes", type=Path, nargs="+")
    parser.add_argument("--without", nargs="*", default=[], choices=sorted(FILES))
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--quick", action="store_true", help="only fit, without leaving files out")
    chosen = parser.parse_args(list(arguments))
    reports = []
    for home in chosen.homes:
        context = Context(Library.open(Settings(home=home)))
        context.refresh()
        reports += [report for report in context.reports() if report.id not in {own.id for own in reports}]
    index = IssuerIndex(reports)
    asked = [one for name in FILES if name not in chosen.without for one in questions(name, index)]
    examples = [*phrases(), *asked]
    print(f"{len(examples)} texts, {len(asked)} of them questions")
    if not chosen.quick:
        for name in FILES:
            if name not in chosen.without:
                print(left_out(examples, name), flush=True)
    save(fitted(examples), chosen.output)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
