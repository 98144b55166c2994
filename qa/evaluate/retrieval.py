"""How well the project's own retrieval ranks what has to be cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.chunks import Chunk
from index.database import StoredReport
from index.forms import indicators
from qa.answer import Answer
from qa.context import Context
from qa.evaluate.labels import indicators_meant
from qa.evaluate.matching import (
    citation_matches,
    label_parts,
    labels_cover,
    quotes_overlap,
    same_issuer,
)
from qa.evaluate.questions import GoldCitation, Question
from qa.search import search

DEPTH = 10


@dataclass(frozen=True, kw_only=True)
class Ranks:
    """Place, from 1, of the first thing expected in a ranked list, 0 where it is not in it.

    ``report`` says whether the first place is from a report that has to be cited.
    """

    place: int
    report: bool


def evidence(question: Question, answer: Answer) -> Ranks | None:
    """The answer's citations as a ranked list; None where nothing has to be cited."""
    golds = question.citations
    if not golds:
        return None
    holds = [any(citation_matches(given, gold) for gold in golds) for given in answer.citations]
    reports = [_of_gold(given.issuer, given.year, golds) for given in answer.citations]
    return _ranks(holds, reports)


def searched(question: Question, context: Context) -> Ranks | None:
    """The first ten of ``nianbao search`` for the question's words; None where nothing has to be cited."""
    golds = question.citations
    if not golds:
        return None
    results = search(context.library, " ".join(question.asked), limit=DEPTH, context=context)
    holds = [any(chunk_holds(f.chunk, f.report, gold) for gold in golds) for f in results.found]
    reports = [_of_gold(found.report.issuer, found.report.year, golds) for found in results.found]
    return _ranks(holds, reports)


def _ranks(holds: Sequence[bool], reports: Sequence[bool]) -> Ranks:
    place = holds.index(True) + 1 if True in holds else 0
    return Ranks(place=place, report=bool(reports) and reports[0])


def _of_gold(issuer: str, year: int, golds: Sequence[GoldCitation]) -> bool:
    return any(gold.year == year and same_issuer(gold.issuer, issuer) for gold in golds)


def chunk_holds(chunk: Chunk, report: StoredReport, gold: GoldCitation) -> bool:
    """Whether a chunk is the passage of the expected quote, or the row of the expected cell."""
    if not _of_gold(report.issuer, report.year, [gold]):
        return False
    if gold.quote:
        return quotes_overlap(chunk.quoted, gold.quote)
    if chunk.kind != "table_row":
        return False
    meant = indicators_meant(f"{gold.row} / {gold.column}", gold.year) or indicators_meant(gold.row, gold.year)
    if not meant or chunk.indicator not in indicators():
        return labels_cover(label_parts(gold.row), label_parts(chunk.quoted))
    printed = indicators()[chunk.indicator]
    # Table 四 is one row: whatever is in it is in that row.
    return any(
        indicators()[identity].table == printed.table
        and (printed.table == "四" or indicators()[identity].row == printed.row)
        for identity in meant
    )
