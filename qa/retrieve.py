"""Finding passages: keywords and vectors, fused by chunk, inside the reports that a plan names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import data
from index.chunks import Chunk
from index.database import StoredReport
from qa.context import Context
from qa.lexical import Weights, coverage, grams, one_wording, shared_meaning
from qa.report_words import in_report_words

FUSION = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009)."""
NEAREST = 40
RERANKED = 24
"""Passages that a reranking model looks at."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A chunk found, with its report, its fused score, how much of the question it holds (0 to 1),
    and the cosine of its vector to the question's (0 where it is not among the nearest)."""

    chunk: Chunk
    report: StoredReport
    score: float
    held: float
    near: float = 0.0


@cache
def topics() -> tuple[dict[str, Any], ...]:
    """What open questions are commonly about, in the question's and the passages' words."""
    return tuple(data.load("topics")["topics"])


def passages(
    context: Context, words: str, reports: Sequence[StoredReport], *, limit: int = 8, kind: str = "prose"
) -> list[Passage]:
    """The passages of ``reports`` that fit ``words`` best.

    Ranks by keywords and by vectors are fused by chunk id, never by text: two
    bodies' identical sentences are two passages.
    """
    chunks = [
        (report, chunk)
        for report in reports
        for chunk in context.chunks(report.id)
        if chunk.kind == kind and not _says_nothing(report, chunk)
    ]
    if not chunks:
        return []
    keyword = _keyword_scores(words, chunks)
    by_keyword = sorted(range(len(chunks)), key=lambda i: -keyword[i])
    near = _nearest(context, words, [report.id for report in reports])
    position = {chunk.vector_id: i for i, (_, chunk) in enumerate(chunks)}
    by_vector = [position[name] for name in near if name in position]
    cosine = {position[name]: value for name, value in near.items() if name in position}
    fused: dict[int, float] = {}
    for weight, ranking in ((1.4, by_keyword[:NEAREST]), (1.0, by_vector)):
        for rank, i in enumerate(ranking):
            fused[i] = fused.get(i, 0.0) + weight / (FUSION + rank)
    best = sorted(fused, key=lambda i: -(fused[i] + 0.02 * keyword[i]))
    best = _reranked(context, words, best, chunks)
    return [
        Passage(
            chunk=chunks[i][1],
            report=chunks[i][0],
            score=fused[i] + 0.02 * keyword[i],
            held=keyword[i],
            near=cosine.get(i, 0.0),
        )
        for i in best[:limit]
    ]


def _reranked(
    context: Context, words: str, best: list[int], chunks: Sequence[tuple[StoredReport, Chunk]]
) -> list[int]:
    """The first of ``best`` in the order of the reranking model, where one is set."""
    reranker = context.library.reranker()
    if reranker is None:
        return best
    first = best[:RERANKED]
    texts = [" ".join((*chunks[i][1].path, chunks[i][1].quoted)) for i in first]
    scores = dict(zip(first, reranker.scores(words, texts), strict=True))
    return sorted(first, key=lambda i: -scores[i]) + best[RERANKED:]


def _says_nothing(report: StoredReport, chunk: Chunk) -> bool:
    """Whether a chunk is the report's own title, or the notice that it is abridged."""
    text = "".join(chunk.quoted.split())
    return chunk.kind == "prose" and (text == "".join(report.title.split()) or text.startswith("摘编说明"))


def _keyword_scores(words: str, chunks: Sequence[tuple[StoredReport, Chunk]]) -> list[float]:
    text = "\n".join(chunk.quoted for _, chunk in chunks)
    single, groups = one_wording(in_report_words(words, text))
    wanted = grams(single)
    weights = Weights(chunk.embedded for _, chunk in chunks)
    spoken = [
        word for topic in topics() if any(a in words for a in topic["asked"]) for word in topic["spoken"]
    ]
    scores = []
    for _, chunk in chunks:
        heading = " ".join(chunk.path)
        quoted = shared_meaning(chunk.quoted.replace("\n", ""), groups)
        held = coverage(wanted, [(quoted, 1.0), (heading, 0.8)], weights)
        if spoken:
            in_heading = sum(1 for word in spoken if word in heading)
            in_text = sum(1 for word in spoken if word in chunk.quoted)
            held += 0.12 * min(in_heading, 3) + 0.06 * min(in_text, 4)
        scores.append(held)
    return scores


def _nearest(context: Context, words: str, report_ids: list[str]) -> dict[str, float]:
    """Vector ids nearest to the words in those reports, nearest first, with their cosine."""
    library = context.library
    vector = library.embedder().embed_query(words)
    hits = library.vectors().query(vector, limit=NEAREST, report_ids=report_ids, kinds=["prose"])
    return {hit.chunk_id: hit.similarity for hit in hits}
