"""The three plain ways of retrieving that answers are compared with: vectors, keywords, both fused."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, Literal, Protocol

import numpy as np

from qa.evaluate.pieces import Piece
from qa.evaluate.progress import NewBar
from qa.library import Library

BaselineName = Literal["vector", "bm25", "hybrid"]
FUSION = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""


class Ranker(Protocol):
    """Orders pieces for a question."""

    def rank(self, question: str, among: Sequence[int]) -> list[int]:
        """The positions ``among``, best first; ties in reading order."""
        ...


class VectorRanker:
    """Cosine of the project's own embedding model; pieces are embedded once, when made."""

    def __init__(self, library: Library, pieces: Sequence[Piece], bars: NewBar) -> None:
        self._embedder = library.embedder()
        bar = bars(len(pieces), "embedding")
        self._vectors = self._embedder.embed_passages(
            [piece.shown for piece in pieces], progress=lambda done, _total: bar.to(done)
        )
        self._scores: dict[str, list[float]] = {}

    def rank(self, question: str, among: Sequence[int]) -> list[int]:
        """By cosine, highest first."""
        if question not in self._scores:
            # Asked again with the filter and by the fused ranker; embedding is what takes the time.
            self._scores[question] = (self._vectors @ self._embedder.embed_query(question)).tolist()
        scores = self._scores[question]
        return sorted(among, key=lambda i: (-scores[i], i))


class KeywordRanker:
    """BM25 (bm25s, its default k1 = 1.5, b = 0.75) over words cut by jieba."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        import bm25s

        self._index: Any = bm25s.BM25()
        self._index.index([words(piece.shown) for piece in pieces], show_progress=False)

    def rank(self, question: str, among: Sequence[int]) -> list[int]:
        """By BM25 score, highest first; pieces without any of the words come last."""
        asked = words(question)
        known = [word for word in asked if word in self._index.vocab_dict]
        scores = self._index.get_scores(known) if known else np.zeros(max(among, default=0) + 1)
        return sorted(among, key=lambda i: (-float(scores[i]), i))


class HybridRanker:
    """Reciprocal rank fusion of two rankers, keyed by piece."""

    def __init__(self, *rankers: Ranker) -> None:
        self._rankers = rankers

    def rank(self, question: str, among: Sequence[int]) -> list[int]:
        """By the sum of 1 ÷ (60 + rank), highest first."""
        scores = dict.fromkeys(among, 0.0)
        for ranker in self._rankers:
            for place, i in enumerate(ranker.rank(question, among), 1):
                scores[i] += 1 / (FUSION + place)
        return sorted(among, key=lambda i: (-scores[i], i))


def words(text: str) -> list[str]:
    """The words of ``text`` as jieba cuts them for search, without punctuation, in lower case."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return [word for word in jieba.lcut_for_search(text.lower()) if any(c.isalnum() for c in word)]


def make_rankers(
    library: Library, pieces: Sequence[Piece], names: Sequence[BaselineName], bars: NewBar
) -> dict[BaselineName, Ranker]:
    """The rankers asked for; each part is made once."""
    found: dict[BaselineName, Ranker] = {}
    vector = VectorRanker(library, pieces, bars) if {"vector", "hybrid"} & set(names) else None
    keyword = KeywordRanker(pieces) if {"bm25", "hybrid"} & set(names) else None
    for name in dict.fromkeys(names):
        if name == "vector" and vector is not None:
            found[name] = vector
        elif name == "bm25" and keyword is not None:
            found[name] = keyword
        elif vector is not None and keyword is not None:
            found[name] = HybridRanker(vector, keyword)
    return found
