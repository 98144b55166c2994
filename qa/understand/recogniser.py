"""Which figure a question means by all of its words: a linear model fitted to questions whose figure is known.

The weights are ``data/recogniser.npz``, fitted by ``python -m bench.recogniser``
to ``data/descriptions.toml``, ``data/paraphrases.toml`` and questions of ``data/eval``.
A text is taken as its short runs of characters, its English words and the
terms found in it, each weighed by how rare it is; a concept's score is
the sum of its weights for these, near 1 where the words are typical of it and
near 0 where they are not. Nothing is embedded: a question takes well under a millisecond.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

import data
from qa.understand.similarity import ABSENT, Likeness
from qa.understand.terms import Term, terms_of
from qa.understand.weighing import Rarity, summed

if TYPE_CHECKING:
    from qa.understand.reading import Reading

WEIGHTS = data.FOLDER / "recogniser.npz"
LONGEST_RUN = 3
"""Characters of the longest run that is a feature."""
STEM = 5
"""Letters of an English word that stand for its other forms too."""
TERM_COUNT = 2
"""How often a term is counted as a feature: it holds more than a run of characters."""
CERTAIN = (0.45, 0.25)
"""Least score, and least lead over the next figure, of a figure that is taken where the question was refused."""
BEYOND_DOUBT = (0.75, 0.6)
"""The same where something speaks against any figure."""
_WORD = re.compile(r"[a-z]+|[\u4e00-\u9fff“”0-9%]+")


def features(text: str, terms: Sequence[Term] | None = None) -> Counter[str]:
    """Every feature of ``text`` with how often it occurs; ``terms`` are its terms where they are known."""
    found: Counter[str] = Counter()
    before = ""
    for word in _WORD.findall(text.lower()):
        if word[0].isascii() and word[0].isalpha():
            found.update((word, word[:STEM] + "*", *((f"{before} {word}",) if before else ())))
            before = word
            continue
        before = ""
        for length in range(1, LONGEST_RUN + 1):
            found.update(word[start : start + length] for start in range(len(word) - length + 1))
    for term in terms_of(text) if terms is None else terms:
        found[f"§{term.kind}:{term.id}"] += TERM_COUNT
    return found


@dataclass(frozen=True, kw_only=True)
class Recogniser:
    """``rarity`` gives each feature its row of ``weights`` (features × concepts) and how rare it is."""

    concepts: tuple[str, ...]
    rarity: Rarity
    weights: npt.NDArray[np.float32]

    def nearest(self, text: str, terms: Sequence[Term] | None = None) -> list[Likeness]:
        """Every concept by its score for ``text``, the likeliest first; ``absent.`` stands for all that is not held."""
        scores = summed(features(text, terms), self.rarity, self.weights)
        found = [Likeness(concept=name, score=float(one)) for name, one in zip(self.concepts, scores, strict=True)]
        return sorted(found, key=lambda one: -one.score)


@cache
def recogniser() -> Recogniser:
    """The fitted recogniser, read once."""
    with np.load(WEIGHTS, allow_pickle=False) as held:
        names = held["features"].tobytes().decode("utf-8").split("\n")
        concepts = held["concepts"].tobytes().decode("utf-8").split("\n")
        weights = held["weights"].astype(np.float32) * held["scale"].astype(np.float32)
        rare = held["rarity"].astype(float).tolist()
    return Recogniser(
        concepts=tuple(concepts),
        rarity={name: (number, weight) for number, (name, weight) in enumerate(zip(names, rare, strict=True))},
        weights=weights,
    )


@lru_cache(maxsize=256)
def _first_two(text: str) -> tuple[Likeness, Likeness]:
    """The two likeliest concepts; kept, for a question is asked about several times on its way to an answer."""
    first, second = recogniser().nearest(text)[:2]
    return first, second


def named_by(reading: Reading, *, beyond_doubt: bool = False) -> str:
    """The figure that the question's words name with certainty; "" where none is, or what is not held is likelier."""
    first, second = _first_two(reading.words)
    least, lead = BEYOND_DOUBT if beyond_doubt else CERTAIN
    certain = first.score >= least and first.score - second.score >= lead
    return first.concept if certain and not first.concept.startswith(ABSENT) else ""
