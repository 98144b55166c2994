"""Which vectors the reports want: one a passage, one a clause with a number, one a row of the form for all reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from index.analysis import Analysis
from index.chunks import Chunk
from index.clauses import clause_entries, clause_ids
from index.database import ANALYSIS_VERSION, ReportStore, StoredReport
from index.quantities import Quantity
from index.report import Report
from index.vector_entry import VectorEntry


def entries_of(analysis: Analysis) -> list[VectorEntry]:
    """The entries of a report that was just analysed, none twice."""
    report = analysis.report
    names = clause_ids(report.id, report.content_hash, ANALYSIS_VERSION, len(analysis.quantities))
    return _entries(report, analysis.chunks, names, analysis.quantities)


def ids_of(reports: ReportStore, report_id: str) -> set[str]:
    """The vectors that are a stored report's own."""
    stored = reports.report(report_id)
    clauses = _clauses(stored, reports.numbers_stated([report_id])) if stored else ()
    return {chunk.vector_id for _, chunk in reports.chunks([report_id], kind="prose")}.union(clauses)


def wanted_ids(reports: ReportStore) -> set[str]:
    """Every vector that the stored reports refer to."""
    wanted = {chunk.vector_id for _, chunk in reports.chunks()}
    counts = reports.numbers_stated()
    for report in reports.reports():
        wanted.update(_clauses(report, counts))
    return wanted


def missing_entries(reports: ReportStore, held: Collection[str]) -> list[VectorEntry]:
    """The entries that the stored reports want and whose ids are not among ``held``."""
    found: dict[str, VectorEntry] = {}
    by_report: dict[str, list[Chunk]] = {}
    for report_id, chunk in reports.chunks():
        if chunk.vector_id not in held:
            by_report.setdefault(report_id, []).append(chunk)
    counts = reports.numbers_stated()
    for report in reports.reports():
        names = _clauses(report, counts)
        lacking = any(name not in held for name in names)
        quantities = [quantity for _, quantity in reports.quantities([report.id])] if lacking else []
        for entry in _entries(report, by_report.get(report.id, ()), names if lacking else (), quantities):
            if entry.chunk_id not in held:
                found.setdefault(entry.chunk_id, entry)
    return list(found.values())


def _clauses(report: StoredReport, counts: dict[str, int]) -> list[str]:
    return clause_ids(report.id, report.content_hash, report.analysis_version, counts.get(report.id, 0))


def _entries(
    report: Report, chunks: Iterable[Chunk], names: Sequence[str], quantities: Sequence[Quantity]
) -> list[VectorEntry]:
    entries = {chunk.vector_id: _chunk_entry(chunk, report) for chunk in chunks}
    clauses = clause_entries(names, quantities, report_id=report.id, issuer=report.issuer, year=report.year)
    return [*entries.values(), *clauses]


def _chunk_entry(chunk: Chunk, report: Report) -> VectorEntry:
    """What is stored with a chunk's vector; a row of the form belongs to no single report."""
    shared = chunk.kind == "table_row"
    return VectorEntry(
        chunk_id=chunk.vector_id,
        text=chunk.embedded,
        report_id="form" if shared else report.id,
        issuer="" if shared else report.issuer,
        year=0 if shared else report.year,
        kind=chunk.kind,
    )
