"""Baselines: how often the gold number stands in what plain retrieval finds, and how ours compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qa.evaluate.bootstrap import intervals
from qa.evaluate.matching import same_issuer
from qa.evaluate.metrics import Scored
from qa.evaluate.numerals import stands_in
from qa.evaluate.paired import mcnemar
from qa.evaluate.pieces import Piece, cut, of_reports
from qa.evaluate.progress import NewBar, mute
from qa.evaluate.questions import Question
from qa.evaluate.rankers import BaselineName, Ranker, make_rankers
from qa.evaluate.slots import ReportKey
from qa.library import Library

DEPTH = 5
"""Pieces retrieved, as in the tutorial pipelines that this stands for."""


@dataclass(frozen=True, kw_only=True)
class Retrieved:
    """One question through one baseline.

    ``place`` is that of the first of the five pieces in which the number stands, 0 where it is in none;
    ``report`` says whether the first piece is from a report that has to be cited.
    """

    question: Question
    place: int
    report: bool

    @property
    def first(self) -> bool:
        """Whether the number stands in the first piece."""
        return self.place == 1

    @property
    def in_five(self) -> bool:
        """Whether the number stands in one of the five."""
        return self.place > 0


def comparable(question: Question) -> bool:
    """Whether a question has one figure and a known report, so that "the number stands there" has a meaning."""
    return question.value is not None and bool(question.citations)


def is_lookup(question: Question) -> bool:
    """Whether the figure is printed in one place, so that a retriever can find it without arithmetic."""
    return comparable(question) and len(question.citations) == 1


def gold_reports(question: Question, reports: Mapping[str, ReportKey]) -> frozenset[str]:
    """The ids of the reports that have to be cited."""
    return frozenset(
        report_id
        for report_id, (issuer, year) in reports.items()
        if any(gold.year == year and same_issuer(gold.issuer, issuer) for gold in question.citations)
    )


def retrieve(
    question: Question,
    ranker: Ranker,
    pieces: Sequence[Piece],
    reports: Mapping[str, ReportKey],
    filtered: bool,
) -> Retrieved:
    """Runs one question; a number counts where it stands in a piece of a report that has to be cited.

    A conversation is put as one text, which favours the baseline over its last
    turn alone. The filter is given the right reports, which favours it too.
    """
    right = gold_reports(question, reports)
    among = of_reports(pieces, right if filtered else None)
    best = [pieces[i] for i in ranker.rank(" ".join(question.asked), among)[:DEPTH]]
    values = [question.value or "", *question.accept_values]
    holds = [
        piece.report_id in right and any(stands_in(value, question.unit, piece.text) for value in values)
        for piece in best
    ]
    return Retrieved(
        question=question,
        place=holds.index(True) + 1 if any(holds) else 0,
        report=bool(best) and best[0].report_id in right,
    )


def run_baselines(
    library: Library,
    scored: Sequence[Scored],
    reports: Mapping[str, ReportKey],
    names: Sequence[BaselineName],
    *,
    bars: NewBar = mute,
) -> list[dict[str, Any]]:
    """Every baseline with and without filter, over the questions with one figure.

    Each entry holds ``name``, ``filtered``, and for all such questions and for
    those whose figure is printed in one place: ``number_first``,
    ``number_in_five``, ``report_first``, ``ours`` (exact match on the same
    questions), and the paired tests of ours against both. ``places`` gives for
    every question where the number first stands, 0 for nowhere.
    """
    chosen = [one for one in scored if comparable(one.question)]
    if not names or not chosen:
        return []
    pieces = cut(library)
    rankers = make_rankers(library, pieces, names, bars)
    bar = bars(2 * len(rankers) * len(chosen), "baselines")
    found = []
    for name, ranker in rankers.items():
        for filtered in (False, True):
            results = []
            for one in chosen:
                results.append(retrieve(one.question, ranker, pieces, reports, filtered))
                bar.step()
            head = {"name": name, "filtered": filtered, "pieces": len(pieces)}
            found.append(head | _tables(chosen, results))
    return found


def _tables(scored: Sequence[Scored], results: Sequence[Retrieved]) -> dict[str, Any]:
    pairs = list(zip(scored, results, strict=True))
    kinds = dict.fromkeys(one.question.kind for one in scored)
    return {
        "all": _measured(pairs),
        "lookup": _measured([pair for pair in pairs if is_lookup(pair[0].question)]),
        "by_kind": {kind: _measured([p for p in pairs if p[0].question.kind == kind]) for kind in kinds},
        "places": {one.question.id: found.place for one, found in pairs},
    }


def _measured(pairs: Sequence[tuple[Scored, Retrieved]]) -> dict[str, Any]:
    columns = ("number_first", "number_in_five", "report_first", "ours")
    rows = [(r.first, r.in_five, r.report, bool(one.judgement.exact)) for one, r in pairs]
    found = intervals([[(float(flag), 1.0) for flag in row] for row in rows])
    cells = [None if cell is None else asdict(cell) for cell in found] or [None] * len(columns)
    ours = [row[3] for row in rows]
    return {
        "count": len(pairs),
        **dict(zip(columns, cells, strict=True)),
        "paired_first": asdict(mcnemar(ours, [row[0] for row in rows])),
        "paired_in_five": asdict(mcnemar(ours, [row[1] for row in rows])),
    }
