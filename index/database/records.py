"""Rows of the database as the program's own types, both ways."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from index.checks.model import Check
from index.chunks import Chunk
from index.document import Grid
from index.facts import Fact, Provenance
from index.quantities import Quantity
from index.report import Report


@dataclass(frozen=True, kw_only=True)
class StoredReport(Report):
    """What is kept of a report beside its facts; ``text`` and ``grids`` are read on demand."""

    cells_mapped: int
    cells_expected: int
    unmapped: tuple[str, ...]
    remarks: tuple[str, ...]
    ingested_at: str
    analysis_version: int = 0


def report_of(row: Any) -> StoredReport:
    """The stored report of a database row."""
    return StoredReport(
        id=row.id,
        title=row.title,
        issuer=row.issuer,
        year=row.year,
        form=row.form,
        scope=row.scope,
        region=row.region,
        aliases=tuple(json.loads(row.aliases)),
        period=row.period,
        source=row.source,
        media=row.media,
        abridged=bool(row.abridged),
        content_hash=row.content_hash,
        cells_mapped=row.cells_mapped,
        cells_expected=row.cells_expected,
        unmapped=tuple(json.loads(row.unmapped)),
        remarks=tuple(json.loads(row.remarks)),
        ingested_at=row.ingested_at,
        analysis_version=row.analysis_version,
    )


def fact_row(fact: Fact) -> dict[str, Any]:
    """A fact as a database row."""
    place = fact.provenance
    return {
        "report_id": place.report_id,
        "indicator": fact.indicator,
        "applicant": fact.applicant,
        "kind": fact.kind,
        "raw": fact.raw,
        "value": None if fact.value is None else format(fact.value, "f"),
        "unit": fact.unit,
        "note": fact.note,
        "doubt": fact.doubt,
        "repaired": fact.repaired,
        "page": place.page,
        "table_number": place.table,
        "row_number": place.row,
        "column_number": place.column,
        "start": place.start,
        "end": place.end,
        "row_start": place.row_start,
        "row_end": place.row_end,
    }


def fact_of(row: Any) -> Fact:
    """The fact of a database row."""
    return Fact(
        indicator=row.indicator,
        applicant=row.applicant,
        kind=row.kind,
        raw=row.raw,
        value=None if row.value is None else Decimal(row.value),
        unit=row.unit,
        note=row.note,
        doubt=row.doubt,
        repaired=row.repaired,
        provenance=Provenance(
            report_id=row.report_id,
            page=row.page,
            table=row.table_number,
            row=row.row_number,
            column=row.column_number,
            start=row.start,
            end=row.end,
            row_start=row.row_start,
            row_end=row.row_end,
        ),
    )


def chunk_row(chunk: Chunk, report_id: str, number: int) -> dict[str, Any]:
    """A chunk as a database row."""
    return {
        "id": chunk.id,
        "report_id": report_id,
        "number": number,
        "kind": chunk.kind,
        "embedded": chunk.embedded,
        "quoted": chunk.quoted,
        "path": json.dumps(chunk.path, ensure_ascii=False),
        "start": chunk.start,
        "end": chunk.end,
        "page": chunk.page,
        "vector_id": chunk.vector_id,
        "table_number": chunk.table,
        "row_number": chunk.row,
        "indicator": chunk.indicator,
    }


def chunk_of(row: Any) -> Chunk:
    """The chunk of a database row."""
    return Chunk(
        id=row.id,
        kind=row.kind,
        embedded=row.embedded,
        quoted=row.quoted,
        path=tuple(json.loads(row.path)),
        start=row.start,
        end=row.end,
        page=row.page,
        vector_id=row.vector_id,
        table=row.table_number,
        row=row.row_number,
        indicator=row.indicator,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return {"decimal": format(value, "f")}
    raise TypeError(type(value).__name__)


def _revive(value: dict[str, Any]) -> Any:
    return Decimal(value["decimal"]) if set(value) == {"decimal"} else value


def dump(value: Check | Quantity) -> str:
    """A check or a quantity as JSON, figures exact."""
    return json.dumps(asdict(value), ensure_ascii=False, default=_plain)


def check_of(content: str) -> Check:
    """The check of its JSON."""
    entry = json.loads(content, object_hook=_revive)
    entry["cells"] = tuple((name, applicant) for name, applicant in entry["cells"])
    entry["suspect"] = tuple(entry["suspect"]) if entry["suspect"] else None
    entry["related"] = tuple(entry["related"])
    return Check(**entry)


def quantity_of(content: str) -> Quantity:
    """The quantity of its JSON."""
    entry = json.loads(content, object_hook=_revive)
    entry["modifiers"], entry["path"] = tuple(entry["modifiers"]), tuple(entry["path"])
    return Quantity(**entry)


def grids_json(grids: list[Grid]) -> str:
    """The report's grids for display: cells with position, spans, page and box."""
    return json.dumps(
        [
            {
                "page": grid.page,
                "rows": [[_cell(cell) for cell in row] for row in grid.rows],
            }
            for grid in grids
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _cell(cell: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {"t": cell.text, "r": cell.row, "c": cell.column, "s": cell.start, "e": cell.end}
    if cell.row_span > 1:
        entry["rs"] = cell.row_span
    if cell.column_span > 1:
        entry["cs"] = cell.column_span
    if cell.page is not None:
        entry["p"] = cell.page
    if getattr(cell, "box", None) is not None:
        entry["b"] = [round(value, 1) for value in cell.box]
    return entry
