"""Gold that cannot be right in this index: a report not held, a label or a quote that is not printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.database import StoredReport
from index.text import label_key, squeeze
from qa.citations import column_label, row_label
from qa.evaluate.labels import applicant_meant, indicators_meant
from qa.evaluate.matching import label_parts, labels_cover, same_issuer
from qa.evaluate.questions import GoldCitation, Question
from qa.library import Library

MOST_SHOWN = 10
"""Doubts that a terminal shows."""


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """What seems wrong with a question's gold, in Chinese and in English."""

    id: str
    chinese: str
    english: str


class _Held:
    """The reports of an index as gold names them; each report is read once."""

    def __init__(self, library: Library) -> None:
        self._store = library.store
        self._reports = library.store.reports()
        self._texts: dict[str, tuple[str, str]] = {}
        self._labels: dict[str, list[list[str]]] = {}

    def reports(self, issuer: str, year: int) -> list[StoredReport]:
        return [r for r in self._reports if r.year == year and same_issuer(r.issuer, issuer)]

    def quotes(self, report: StoredReport, quote: str) -> bool:
        return squeeze(quote) in self._text(report)[0]

    def prints(self, report: StoredReport, gold: GoldCitation) -> bool:
        wanted = label_parts(gold.row) + label_parts(gold.column)
        if any(labels_cover(wanted, printed) for printed in self._cells(report)):
            return True
        return all(part in self._text(report)[1] for part in wanted)

    def _text(self, report: StoredReport) -> tuple[str, str]:
        if report.id not in self._texts:
            text = self._store.text(report.id)
            self._texts[report.id] = squeeze(text), label_key(text)
        return self._texts[report.id]

    def _cells(self, report: StoredReport) -> list[list[str]]:
        if report.id not in self._labels:
            facts = self._store.facts([report.id])
            self._labels[report.id] = [label_parts(row_label(f)) + label_parts(column_label(f)) for f in facts]
        return self._labels[report.id]


def gold_doubts(library: Library, questions: Sequence[Question]) -> list[Doubt]:
    """What in the questions' gold no answer can meet, in the order of the questions.

    A slip of the pen in a citation would otherwise count as the program's miss.
    """
    held = _Held(library)
    found: dict[Doubt, None] = {}
    for question in questions:
        for chinese, english in (*_of_citations(question, held), *_of_values(question, held), *_of_slots(question)):
            found[Doubt(id=question.id, chinese=chinese, english=english)] = None
    return list(found)


def doubt_lines(doubts: Sequence[Doubt], language: str = "zh") -> list[str]:
    """The doubts for a terminal, the first ``MOST_SHOWN`` of them; empty where there are none."""
    if not doubts:
        return []
    english = language == "en"
    head = "doubtful gold in the question file" if english else "题目里可疑的标准答案（照评，但多半判错）"
    lines = [f"{head}: {len(doubts)}"]
    lines += [f"  {doubt.id}: {doubt.english if english else doubt.chinese}" for doubt in doubts[:MOST_SHOWN]]
    if len(doubts) > MOST_SHOWN:
        lines.append(f"  … +{len(doubts) - MOST_SHOWN}")
    return lines


def _of_citations(question: Question, held: _Held) -> Iterator[tuple[str, str]]:
    for gold in question.citations:
        reports = held.reports(gold.issuer, gold.year)
        if not reports:
            yield _not_held(gold.issuer, gold.year)
        elif gold.quote and not any(held.quotes(report, gold.quote) for report in reports):
            yield f"{reports[0].id} 里没有这句话：{gold.quote}", f"{reports[0].id} has no such words: {gold.quote}"
        elif not gold.quote and not any(held.prints(report, gold) for report in reports):
            where = " / ".join(part for part in (gold.row, gold.column) if part)
            yield f"{reports[0].id} 里没有这一格：{where}", f"{reports[0].id} has no such cell: {where}"


def _of_values(question: Question, held: _Held) -> Iterator[tuple[str, str]]:
    for entry in question.values:
        if not held.reports(entry.issuer, entry.year):
            yield _not_held(entry.issuer, entry.year)
        yield from _applicant(entry.applicant)


def _of_slots(question: Question) -> Iterator[tuple[str, str]]:
    slots = question.slots
    if slots is None:
        return
    if slots.indicator and not indicators_meant(slots.indicator, slots.year):
        yield f"slots 里的指标不是表格里的名称：{slots.indicator}", f"slots: no label of the form: {slots.indicator}"
    yield from _applicant(slots.applicant)


def _applicant(label: str | None) -> Iterator[tuple[str, str]]:
    if label and applicant_meant(label) is None:
        yield f"不是表格里的申请人：{label}", f"no applicant of the form: {label}"


def _not_held(issuer: str, year: int) -> tuple[str, str]:
    return f"没有收录 {issuer}{year} 的年报", f"no report of {issuer} for {year} is held"
