"""The files that reports were taken in from, kept compressed beside them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, select

from index.database import schema
from index.database.connection import answering


@dataclass(frozen=True, kw_only=True)
class Original:
    """A file as it was taken in: its name or address, and its bytes."""

    source: str
    content: bytes


def put(connection: Connection, report_id: str, original: Original) -> None:
    """Keeps ``original`` as the report's, in place of what was kept."""
    table = schema.originals
    connection.execute(delete(table).where(table.c.report_id == report_id))
    connection.execute(
        insert(table).values(
            report_id=report_id,
            source=original.source,
            size=len(original.content),
            content=zlib.compress(original.content, 6),
        )
    )


def original_of(engine: Engine, report_id: str) -> Original | None:
    """The file that the report was read from; None for a report of an index that did not keep files yet."""
    table = schema.originals
    query = select(table.c.source, table.c.content).where(table.c.report_id == report_id)
    with answering(engine), engine.connect() as connection:
        row = connection.execute(query).first()
    return None if row is None else Original(source=row.source, content=zlib.decompress(row.content))


def has_original(engine: Engine, report_id: str) -> bool:
    """Whether the report's file is kept."""
    table = schema.originals
    query = select(table.c.size).where(table.c.report_id == report_id)
    with answering(engine), engine.connect() as connection:
        return connection.execute(query).first() is not None
