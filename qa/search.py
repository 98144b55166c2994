"""Search for staff: passages and rows, best first, with filters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.chunks import Chunk
from index.database import StoredReport
from index.text import encodable
from qa.context import Context
from qa.lexical import Weights, coverage, grams
from qa.library import Library
from qa.retrieve import FUSION
from qa.understand.normalise import normalise
from qa.understand.terms import MASK, mask
from qa.understand.years import years_of

LONGEST_WORDS = 300
NEAREST = 100
SHORTEST_MARK = 2
BEFORE_SECTIONS = 0.5
"""What a match before the first section is worth: title and foreword hold every word and say nothing."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is searched: an issuer by any of its names, a year, a ``kind`` of chunk (prose or table_row), a part of a
    section's heading, a part of a place's name, a form; None or "" is no filter."""

    issuer: str | None = None
    year: int | None = None
    kind: str | None = None
    section: str | None = None
    region: str | None = None
    form: str | None = None


EVERYTHING = Filters()


@dataclass(frozen=True, kw_only=True)
class Found:
    """A chunk found; ``marks`` are spans in ``chunk.quoted`` of the words searched for."""

    chunk: Chunk
    report: StoredReport
    score: float
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True)
class Results:
    """One page of what was found, and how much there is in all."""

    found: tuple[Found, ...]
    total: int


def search(
    library: Library,
    words: str,
    filters: Filters = EVERYTHING,
    *,
    limit: int = 20,
    offset: int = 0,
    context: Context | None = None,
) -> Results:
    """The chunks that fit ``words`` and every filter given, best first."""
    context = context or Context(library)
    context.refresh()
    reports = _filtered(context, filters)
    wanted, reports = _named(context, normalise(encodable(words[:LONGEST_WORDS])), reports)
    scored = _scored(context, wanted, reports, filters)
    page = scored[offset : offset + limit]
    return Results(
        found=tuple(
            Found(chunk=chunk, report=report, score=round(score, 4), marks=marks_in(chunk.quoted, wanted))
            for score, report, chunk in page
        ),
        total=len(scored),
    )


def _named(
    context: Context, words: str, reports: list[StoredReport]
) -> tuple[str, list[StoredReport]]:
    """The words without the issuers and years among them, and the reports of those issuers and years."""
    issuers = context.issuers().scan(words)
    without = mask(words, issuers.spans)
    years = years_of(without)
    rest = mask(without, years.spans).replace(MASK, " ").strip()
    if not grams(rest):
        return words, reports
    if issuers.held:
        reports = [report for report in reports if report.issuer in issuers.held]
    if years.named:
        reports = [report for report in reports if report.year in years.named]
    return rest, reports


def _filtered(context: Context, filters: Filters) -> list[StoredReport]:
    reports = list(context.reports())
    if filters.issuer:
        names = context.issuers().spellings.get(filters.issuer.strip().lower(), set())
        reports = [r for r in reports if r.issuer in names] or [r for r in reports if filters.issuer in r.issuer]
    if filters.year is not None:
        reports = [r for r in reports if r.year == filters.year]
    if filters.region:
        reports = [r for r in reports if filters.region in (r.region or r.issuer)]
    if filters.form:
        reports = [r for r in reports if r.form == filters.form]
    return reports


def _scored(
    context: Context, words: str, reports: Sequence[StoredReport], filters: Filters
) -> list[tuple[float, StoredReport, Chunk]]:
    pool = [
        (report, chunk)
        for report in reports
        for chunk in context.chunks(report.id)
        if (not filters.kind or chunk.kind == filters.kind)
        and (not filters.section or any(filters.section in title for title in chunk.path))
    ]
    wanted = grams(words)
    if not wanted:
        return [(0.0, report, chunk) for report, chunk in pool]
    weights = Weights(chunk.embedded for _, chunk in pool)
    near = _near(context, words, [report.id for report in reports])
    scored = []
    for report, chunk in pool:
        flat = re.sub(r"\s+", "", chunk.quoted)
        held = coverage(wanted, [(flat, 1.0), (chunk.embedded, 0.9)], weights)
        if chunk.kind == "prose" and not chunk.path:
            held *= BEFORE_SECTIONS
        rank = near.get(chunk.vector_id)
        score = held + (0.0 if rank is None else 0.5 * FUSION / (FUSION + rank) * 0.4)
        if held > 0.2 or (rank is not None and rank < 10):
            scored.append((score, report, chunk))
    scored.sort(key=lambda entry: (-entry[0], -entry[1].year, entry[2].id))
    return scored


def _near(context: Context, words: str, report_ids: list[str]) -> dict[str, int]:
    library = context.library
    if not report_ids:
        return {}
    vector = library.embedder().embed_query(words)
    hits = library.vectors().query(vector, limit=NEAREST, report_ids=[*report_ids[:2000], "form"], kinds=["prose", "table_row"])
    return {hit.chunk_id: rank for rank, hit in enumerate(hits)}


def marks_in(quoted: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the text: each run of neighbouring pairs that both hold."""
    text = quoted.lower()
    spans: list[tuple[int, int]] = []
    for gram in dict.fromkeys(grams(words)):
        if len(gram) < SHORTEST_MARK:
            continue
        spans += [match.span() for match in re.finditer(re.escape(gram), text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
