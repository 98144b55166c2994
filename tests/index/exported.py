"""The whole of an index as text, the same for two indexes that hold the same: what tests compare."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import select

from index.database import ReportStore, schema

TABLES = (schema.reports, schema.facts, schema.checks, schema.chunks, schema.quantities, schema.originals)
WHEN = "ingested_at"
"""The only column that says when, not what."""


def exported(store: ReportStore) -> dict[str, str]:
    """Every report's rows of all tables as JSON lines, by report id."""
    found: dict[str, list[str]] = {}
    for report_id, line in _lines(store):
        found.setdefault(report_id, []).append(line)
    return {report_id: "\n".join(lines) for report_id, lines in sorted(found.items())}


def _lines(store: ReportStore) -> Iterator[tuple[str, str]]:
    with store.engine.connect() as connection:
        for table in TABLES:
            rows = [row._asdict() for row in connection.execute(select(table))]
            plain = [
                (
                    str(row["id" if table is schema.reports else "report_id"]),
                    json.dumps(
                        {"table": table.name} | {key: value for key, value in row.items() if key != WHEN},
                        ensure_ascii=False,
                        sort_keys=True,
                        default=lambda content: hashlib.sha256(bytes(content)).hexdigest(),
                    ),
                )
                for row in rows
            ]
            yield from sorted(plain)
