"""What a question without a known term may mean: the indicator whose descriptions are nearest in meaning.

The descriptions are ``data/descriptions.toml``. They are embedded once for a
model and kept in the home folder. Vectors are centred on the mean of the
descriptions before they are compared, which takes away what all of them share
(Mu and Viswanath 2018, "All-but-the-Top").
"""

from __future__ import annotations

import hashlib
import logging
import math
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import data
from qa.lexical import grams

if TYPE_CHECKING:
    from index.embedding import Embedder, Vectors

log = logging.getLogger(__name__)

ABSENT = "absent."
"""What stands before the name of a subject that no report's tables hold."""
_VOTES = 2
"""Descriptions of an indicator whose mean similarity counts: one alone may be near by chance."""
_SHARED_WORDS = 0.3
"""What shared pairs of characters weigh beside the cosine."""
CLEAR = 0.15
"""Lead over the next indicator with which the nearest one is taken."""
NEAR = 0.3
"""Least similarity at which anything is taken or offered."""


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """An indicator's concept, or a subject that is not held (``absent.…``), and its similarity, −1 to 1."""

    concept: str
    score: float


@cache
def descriptions() -> tuple[tuple[str, str], ...]:
    """Every description with the concept that it describes."""
    loaded = data.load("descriptions")
    held = [(concept, text) for concept, texts in loaded["indicators"].items() for text in texts]
    absent = [(ABSENT + name, text) for name, texts in loaded["absent"].items() for text in texts]
    return (*held, *absent)


class Descriptions:
    """The embedded descriptions. Made on first use; safe to share between threads."""

    def __init__(self, embedder: Callable[[], Embedder], folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder
        self._lock = threading.Lock()
        self._made: tuple[Vectors, Vectors] | None = None

    def prepare(self) -> tuple[Vectors, Vectors]:
        """The centred descriptions and their mean; embedded the first time, which takes some seconds."""
        with self._lock:
            if self._made is None:
                raw = self._stored()
                mean: Vectors = raw.mean(axis=0)
                self._made = _unit(raw - mean), mean
            return self._made

    def nearest(self, text: str) -> list[Likeness]:
        """Every concept by its similarity to ``text``, the nearest first."""
        vectors, mean = self.prepare()
        question = _unit(self._embedder().embed_query(text) - mean)
        by_concept: dict[str, list[float]] = {}
        shared = _shared_words(text)
        for (concept, _), cosine, words in zip(descriptions(), vectors @ question, shared, strict=True):
            by_concept.setdefault(concept, []).append(float(cosine) + _SHARED_WORDS * words)
        found = [
            Likeness(concept=concept, score=sum(sorted(scores)[-_VOTES:]) / min(_VOTES, len(scores)))
            for concept, scores in by_concept.items()
        ]
        return sorted(found, key=lambda one: -one.score)

    def _stored(self) -> Vectors:
        embedder = self._embedder()
        texts = [text for _, text in descriptions()]
        mark = hashlib.sha256("\n".join([embedder.identity, *texts]).encode("utf-8")).hexdigest()[:16]
        path = self._folder / f"descriptions-{mark}.npy"
        if path.exists():
            try:
                held: Vectors = np.load(path)
                if held.shape == (len(texts), embedder.dimensions):
                    return held
            except (ValueError, EOFError):
                path.unlink(missing_ok=True)
        made = embedder.embed_passages(texts)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(f".{os.getpid()}.tmp")
            with partial.open("wb") as file:
                np.save(file, made)
            partial.replace(path)
        except OSError as error:
            log.info("descriptions are not kept: %s", error)
        return made


@cache
def _word_weights() -> tuple[dict[str, float], float, tuple[frozenset[str], ...]]:
    """The inverse frequency of each pair of characters over concepts, that of one unknown, and each description's pairs."""
    pairs = tuple(frozenset(grams(text)) for _, text in descriptions())
    used: dict[str, set[str]] = {}
    for (concept, _), found in zip(descriptions(), pairs, strict=True):
        for pair in found:
            used.setdefault(pair, set()).add(concept)
    concepts = len({concept for concept, _ in descriptions()})
    return {pair: math.log(concepts / len(names)) for pair, names in used.items()}, math.log(concepts), pairs


def _shared_words(text: str) -> list[float]:
    """How much of each description and of ``text`` is shared, 0 to 1."""
    weights, unknown, pairs = _word_weights()
    asked = set(grams(text))
    whole = sum(weights.get(pair, unknown) for pair in asked) or 1.0
    found = []
    for own in pairs:
        both = sum(weights[pair] for pair in asked & own)
        found.append(both / math.sqrt(whole * (sum(weights[pair] for pair in own) or 1.0)) if both else 0.0)
    return found


def choose(found: Sequence[Likeness], most: int = 3) -> tuple[str, ...]:
    """The concept that is clearly the nearest, or the few to choose from; empty where nothing is near.

    A subject that is not held among the first two leaves nothing to choose.
    """
    first, second = found[0], found[1]
    if first.score < NEAR or first.concept.startswith(ABSENT):
        return ()
    if first.score - second.score >= CLEAR:
        return (first.concept,)
    if second.concept.startswith(ABSENT):
        return ()
    close = [one.concept for one in found[:most] if first.score - one.score < CLEAR]
    return tuple(name for name in close if not name.startswith(ABSENT))


def _unit(vectors: Vectors) -> Vectors:
    length: Vectors = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.maximum(length, 1e-9)).astype(np.float32)
