"""Fits ``data/intent.npz`` again: the operation that the wording of a question asks for.

``python -m bench.intent HOME=FILE[,FILE…] … [--without FILE]``: each HOME is an index that
holds the reports which its question files are about, so that their bodies are known. Leaves a
file out with ``--without`` and prints how often its operations are told right.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

import data
from qa.context import Context
from qa.library import Library
from qa.settings import Settings
from qa.understand.intent import grams_of, signed
from qa.understand.reading import read

OPERATIONS = {
    "cell": "lookup", "applicant": "lookup", "group_sum": "lookup", "table2": "lookup", "table4": "lookup", "ambiguous": "lookup",
    "rate": "share", "compare": "compare", "rank": "rank", "trend": "trend", "conflict": "check", "year_link": "check",
    "explain": "explain", "overview": "overview", "list": "list", "open": "passage", "prose_number": "number", "multi": "several",
}  # fmt: skip
"""The operation that each kind of question asks for; other kinds ask for any."""
SMOOTHING = 20.0
"""Inverse strength of the ridge, chosen over the files left out in turn."""
SEEN = 2
"""Questions that a gram has to stand in."""


def examples(home: Path, files: Sequence[Path]) -> list[tuple[str, str]]:
    """Each single question as its signs, with its operation."""
    context = Context(Library.open(Settings(home=home)))
    context.refresh()
    entries = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        (signed(read(entry["question"], context.issuers())), OPERATIONS[entry["kind"]])
        for entry in entries
        if "question" in entry and entry["kind"] in OPERATIONS
    ]


def main(arguments: Sequence[str]) -> int:
    """Fits and writes, or prints what a file left out comes to; 2 for bad usage."""
    pairs = [argument.split("=", 1) for argument in arguments if "=" in argument]
    if not pairs:
        print(__doc__, file=sys.stderr)
        return 2
    without = Path(arguments[arguments.index("--without") + 1]) if "--without" in arguments else None
    learnt: list[tuple[str, str]] = []
    left: list[tuple[str, str]] = []
    for home, listed in pairs:
        files = [Path(one) for one in listed.split(",")]
        learnt += examples(Path(home), [file for file in files if file != without])
        left += examples(Path(home), [file for file in files if file == without])
    vectors = TfidfVectorizer(analyzer=grams_of, min_df=SEEN, sublinear_tf=True)
    rows = vectors.fit_transform([text for text, _ in learnt])
    model = LogisticRegression(C=SMOOTHING, max_iter=3000).fit(rows, [name for _, name in learnt])
    if left:
        found = model.predict(vectors.transform([text for text, _ in left]))
        print(f"{np.mean([a == b for a, (_, b) in zip(found, left, strict=True)]):.1%} of {len(left)} told right")
    grams = list(vectors.get_feature_names_out())
    np.savez_compressed(
        data.FOLDER / "intent.npz",
        names=np.array("\n".join(model.classes_)),
        grams=np.array("\n".join(grams)),
        rarity=vectors.idf_.astype(np.float16),
        weights=model.coef_.T.astype(np.float16),
        constant=model.intercept_.astype(np.float32),
    )
    print(f"{len(learnt)} questions, {len(grams)} grams, {(data.FOLDER / 'intent.npz').stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
