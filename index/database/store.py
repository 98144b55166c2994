"""Reports, facts, checks, chunks and quantities in SQL."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select

from index.analysis import Analysis
from index.checks.model import Check
from index.chunks import Chunk
from index.database import schema
from index.database.connection import answering, bump_generation, open_engine
from index.database.originals import Original, has_original, original_of, put
from index.database.records import (
    StoredReport,
    check_of,
    chunk_of,
    chunk_row,
    dump,
    fact_of,
    fact_row,
    grids_json,
    quantity_of,
    report_of,
)
from index.facts import Fact
from index.quantities import Quantity

ANALYSIS_VERSION = 11
"""Raised when reading improves: the same file is then read again."""
_BATCH = 400
_LINKS_FROM = 100_000
"""Numbers of the checks between years begin here, so that they are told from a report's own."""


class ReportStore:
    """The SQL side of the index. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reports: tuple[str, tuple[StoredReport, ...]] | None = None

    @classmethod
    def open(cls, home: Path, url: str | None = None) -> ReportStore:
        """The store in ``home``, or in the database at ``url``."""
        return cls(open_engine(home, url))

    def close(self) -> None:
        """Lets go of all connections."""
        self.engine.dispose()

    def _rows(self, query: Select[Any]) -> list[Any]:
        with answering(self.engine), self.engine.connect() as connection:
            return list(connection.execute(query))

    def generation(self) -> str:
        """A mark that changes whenever what is indexed changes."""
        rows = self._rows(select(schema.meta.c.value).where(schema.meta.c.name == "generation"))
        return str(rows[0].value) if rows else "0"

    def reports(self) -> tuple[StoredReport, ...]:
        """Every report, by issuer and year."""
        generation = self.generation()
        if self._reports is None or self._reports[0] != generation:
            table = schema.reports
            columns = [c for c in table.c if c.name not in ("text", "grids", "sections")]
            found = self._rows(select(*columns).order_by(table.c.issuer, table.c.year))
            self._reports = (generation, tuple(report_of(row) for row in found))
        return self._reports[1]

    def report(self, report_id: str) -> StoredReport | None:
        """One report by its id, None where it is not held."""
        return next((report for report in self.reports() if report.id == report_id), None)

    def text(self, report_id: str) -> str:
        """The report's canonical text."""
        rows = self._rows(select(schema.reports.c.text).where(schema.reports.c.id == report_id))
        return str(rows[0].text) if rows else ""

    def layout(self, report_id: str) -> tuple[list[Any], list[Any]]:
        """The report's grids and its blocks with their headings, for display."""
        table = schema.reports
        rows = self._rows(select(table.c.grids, table.c.sections).where(table.c.id == report_id))
        return (json.loads(rows[0].grids), json.loads(rows[0].sections)) if rows else ([], [])

    def facts(
        self,
        report_ids: Sequence[str] | None = None,
        indicators: Sequence[str] | None = None,
        applicants: Sequence[str] | None = None,
    ) -> list[Fact]:
        """Facts, narrowed to reports, indicators and applicants where given."""
        table = schema.facts
        query = select(table)
        if indicators is not None:
            query = query.where(table.c.indicator.in_(indicators))
        if applicants is not None:
            query = query.where(table.c.applicant.in_(applicants))
        return [fact_of(row) for row in self._narrowed(query, table.c.report_id, report_ids)]

    def checks(self, report_ids: Sequence[str] | None = None, status: str | None = None) -> list[Check]:
        """Checks in the reports' own order, narrowed where asked."""
        table = schema.checks
        query = select(table.c.content).order_by(table.c.report_id, table.c.number)
        if status is not None:
            query = query.where(table.c.status == status)
        return [check_of(row.content) for row in self._narrowed(query, table.c.report_id, report_ids)]

    def quantities(self, report_ids: Sequence[str] | None = None) -> list[tuple[str, Quantity]]:
        """Report id and quantity, in reading order."""
        table = schema.quantities
        query = select(table.c.report_id, table.c.content).order_by(table.c.report_id, table.c.number)
        rows = self._narrowed(query, table.c.report_id, report_ids)
        return [(row.report_id, quantity_of(row.content)) for row in rows]

    def numbers_stated(self, report_ids: Sequence[str] | None = None) -> dict[str, int]:
        """How many quantities are kept of each report that has any."""
        table = schema.quantities
        query = select(table.c.report_id, func.count().label("many")).group_by(table.c.report_id)
        return {row.report_id: row.many for row in self._narrowed(query, table.c.report_id, report_ids)}

    def chunks(
        self,
        report_ids: Sequence[str] | None = None,
        vector_ids: Sequence[str] | None = None,
        kind: str | None = None,
    ) -> list[tuple[str, Chunk]]:
        """Report id and chunk, in reading order, narrowed where asked."""
        table = schema.chunks
        query = select(table).order_by(table.c.report_id, table.c.number)
        if kind is not None:
            query = query.where(table.c.kind == kind)
        if vector_ids is not None:
            query = query.where(table.c.vector_id.in_(vector_ids))
        return [
            (row.report_id, chunk_of(row)) for row in self._narrowed(query, table.c.report_id, report_ids)
        ]

    def _narrowed(self, query: Select[Any], column: Any, values: Sequence[str] | None) -> list[Any]:
        if values is None:
            return self._rows(query)
        rows: list[Any] = []
        for first in range(0, len(values), _BATCH):
            rows += self._rows(query.where(column.in_(values[first : first + _BATCH])))
        return rows

    def original(self, report_id: str) -> Original | None:
        """The file that the report was read from, None where it is not kept."""
        return original_of(self.engine, report_id)

    def keep_original(self, report_id: str, original: Original) -> None:
        """Keeps the file of a report whose index was made before files were kept."""
        if not has_original(self.engine, report_id):
            with answering(self.engine), self.engine.begin() as connection:
                put(connection, report_id, original)

    def replace(
        self,
        analysis: Analysis,
        *,
        original: Original | None = None,
        links: Mapping[str, Sequence[Check]] | None = None,
    ) -> None:
        """Stores a report and everything known of it, in place of what was held, in one transaction.

        ``links`` are the checks between years that this changes, by report id.
        """
        report_id = analysis.report.id
        with answering(self.engine), self.engine.begin() as connection:
            _delete(connection, report_id)
            connection.execute(insert(schema.reports).values(**_report_row(analysis)))
            _insert(connection, schema.facts, [fact_row(fact) for fact in analysis.facts.values()])
            _insert(
                connection,
                schema.chunks,
                [chunk_row(chunk, report_id, number) for number, chunk in enumerate(analysis.chunks)],
            )
            _insert(
                connection,
                schema.quantities,
                [
                    {
                        "report_id": report_id,
                        "number": number,
                        "value": format(quantity.value, "f"),
                        "unit": quantity.unit,
                        "content": dump(quantity),
                    }
                    for number, quantity in enumerate(analysis.quantities)
                ],
            )
            _insert(connection, schema.checks, _check_rows(report_id, analysis.checks))
            if original is not None:
                put(connection, report_id, original)
            _relink(connection, links or {})
            bump_generation(connection)

    def replace_links(self, report_id: str, links: Sequence[Check]) -> None:
        """Stores the year-link checks of a report in place of those held."""
        with answering(self.engine), self.engine.begin() as connection:
            _relink(connection, {report_id: links})
            bump_generation(connection)

    def remove(self, report_id: str, links: Mapping[str, Sequence[Check]] | None = None) -> bool:
        """Takes a report out, with the ``links`` that this changes; False where it was not held."""
        with answering(self.engine), self.engine.begin() as connection:
            removed = _delete(connection, report_id)
            if removed:
                _relink(connection, links or {})
                bump_generation(connection)
        return removed


def _check_rows(report_id: str, checks: Sequence[Check]) -> list[dict[str, Any]]:
    return [
        {
            "report_id": report_id,
            "number": number,
            "id": check.id,
            "status": check.status,
            "content": dump(check),
        }
        for number, check in enumerate(checks)
    ]


def _relink(connection: Connection, links: Mapping[str, Sequence[Check]]) -> None:
    table = schema.checks
    for report_id, checks in links.items():
        connection.execute(delete(table).where(table.c.report_id == report_id, table.c.number >= _LINKS_FROM))
        rows = _check_rows(report_id, checks)
        for row in rows:
            row["number"] += _LINKS_FROM
        _insert(connection, table, rows)


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _delete(connection: Connection, report_id: str) -> bool:
    for table in (schema.facts, schema.checks, schema.chunks, schema.quantities, schema.originals):
        connection.execute(delete(table).where(table.c.report_id == report_id))
    return bool(connection.execute(delete(schema.reports).where(schema.reports.c.id == report_id)).rowcount)


def _report_row(analysis: Analysis) -> dict[str, Any]:
    row = asdict(analysis.report)
    row["aliases"] = json.dumps(row["aliases"], ensure_ascii=False)
    grids = [block.grid for block in analysis.document.blocks if block.grid is not None]
    sections = [
        {
            "k": entry.block.kind,
            "s": entry.block.start,
            "e": entry.block.end,
            "p": list(entry.path),
            "h": entry.is_heading,
            "n": entry.block.page,
        }
        for entry in analysis.placed
    ]
    return row | {
        "analysis_version": ANALYSIS_VERSION,
        "text": analysis.document.text,
        "grids": grids_json(grids),
        "sections": json.dumps(sections, ensure_ascii=False, separators=(",", ":")),
        "cells_mapped": analysis.cells_mapped,
        "cells_expected": analysis.cells_expected,
        "unmapped": json.dumps(analysis.unmapped, ensure_ascii=False),
        "remarks": json.dumps(analysis.remarks, ensure_ascii=False),
        "ingested_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
