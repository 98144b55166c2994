"""The operation that questions like this one ask for, by weights fitted to labelled questions.

Cues are words that somebody thought of; people say 降序, 拟个要点, 只圈出 just as
well. Where the cues led to no answer, the whole wording has a say: the n-grams
of the question with its bodies, years and terms replaced by signs, weighed by
a multinomial logistic regression (``python -m bench.intent`` fits it to the
practice questions of ``data/eval``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

import data
from qa.understand.reading import Reading
from qa.understand.terms import MASK
from qa.understand.weighing import Rarity, summed

SIGNS = {"rows": "①", "groups": "②", "applicants": "③", "subjects": "④", "results": "⑤", "columns": "⑥"}
OTHER_SIGN = "⑦"
LONGEST = 4
"""Characters of the longest n-gram."""
MOST_TOLD = 2
"""Bodies and years that are told apart by number; more count as this many."""
CUES: dict[str, tuple[str, ...]] = {
    "list": ("list_reports",),
    "rank": ("rank",),
    "trend": ("trend",),
    "check": ("check",),
    "explain": ("explain",),
    "overview": ("overview",),
    "share": ("share",),
    "compare": ("difference",),
}
"""The cues, as ``data/operations.toml`` names them, that stand for a fitted operation."""


@dataclass(frozen=True, kw_only=True)
class Intents:
    """Fitted weights: ``rarity`` gives each n-gram its row of ``weights`` (grams × names) and how rare it is."""

    names: tuple[str, ...]
    rarity: Rarity
    weights: npt.NDArray[np.float32]
    constant: npt.NDArray[np.float32]

    def likely(self, reading: Reading) -> dict[str, float]:
        """The probability, 0 to 1, of each operation."""
        sums = self.constant + summed(Counter(grams_of(signed(reading))), self.rarity, self.weights)
        odds = np.exp(sums - sums.max())
        return dict(zip(self.names, (odds / odds.sum()).tolist(), strict=True))


def signed(reading: Reading) -> str:
    """The question with signs in place of bodies, years, terms and numbers, and how many bodies and years it names."""
    text = reading.body
    for term in sorted(reading.terms, key=lambda term: -term.start):
        text = f"{text[: term.start]}{SIGNS.get(term.kind, OTHER_SIGN)}{text[term.end :]}"
    text = re.sub(r"\d+(?:\.\d+)?", "8", re.sub(f"{MASK}+", "〇", text))
    bodies, years = min(len(reading.issuers.held), MOST_TOLD), min(len(reading.years.named), MOST_TOLD)
    return f"^{text}$ 机{bodies} 年{years}"


def grams_of(text: str) -> list[str]:
    """All n-grams of ``text`` of one to ``LONGEST`` characters."""
    return [text[i : i + size] for size in range(1, LONGEST + 1) for i in range(len(text) - size + 1)]


def likeliest(reading: Reading) -> tuple[str, float]:
    """The operation that the wording most likely asks for, and its probability."""
    found = _intents().likely(reading)
    name = max(found, key=lambda one: found[one])
    return name, found[name]


def hinted(reading: Reading, operation: str) -> Reading:
    """``reading`` as if a cue of ``operation`` stood in it."""
    named = {cue: ((0, 0),) for cue in CUES[operation] if cue not in reading.operations}
    rest = () if operation == "overview" else reading.rest
    return replace(reading, operations={**reading.operations, **named}, rest=rest)


@cache
def _intents() -> Intents:
    with np.load(data.FOLDER / "intent.npz", allow_pickle=False) as table:
        names, grams = str(table["names"]).split("\n"), str(table["grams"]).split("\n")
        rarity = table["rarity"].astype(float).tolist()
        return Intents(
            names=tuple(names),
            rarity={gram: (place, rare) for place, (gram, rare) in enumerate(zip(grams, rarity, strict=True))},
            weights=table["weights"].astype(np.float32),
            constant=table["constant"].astype(np.float32),
        )
