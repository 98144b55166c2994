"""The SQL tables. Figures are text, so that no database rounds a Decimal."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

VERSION = 3
"""Version of this schema; an older database is brought up to it, see ``migrations``."""

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("title", Text, nullable=False),
    Column("issuer", String(120), nullable=False, index=True),
    Column("year", Integer, nullable=False, index=True),
    Column("form", String(8), nullable=False),
    Column("scope", String(8), nullable=False),
    Column("region", String(120), nullable=False),
    Column("aliases", Text, nullable=False),
    Column("period", String(24), nullable=False),
    Column("source", Text, nullable=False),
    Column("media", String(12), nullable=False),
    Column("abridged", Boolean, nullable=False),
    Column("content_hash", String(64), nullable=False, index=True),
    Column("analysis_version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("grids", Text, nullable=False),
    Column("sections", Text, nullable=False),
    Column("cells_mapped", Integer, nullable=False),
    Column("cells_expected", Integer, nullable=False),
    Column("unmapped", Text, nullable=False),
    Column("remarks", Text, nullable=False),
    Column("ingested_at", String(40), nullable=False),
)


def _report_id() -> Column[str]:
    return Column("report_id", String(200), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False)


facts = Table(
    "facts",
    metadata,
    _report_id(),
    Column("indicator", String(80), nullable=False),
    Column("applicant", String(12), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("raw", Text, nullable=False),
    Column("value", Text),
    Column("unit", String(12), nullable=False),
    Column("note", Text, nullable=False),
    Column("doubt", Text, nullable=False),
    Column("repaired", Text, nullable=False),
    Column("page", Integer),
    Column("table_number", Integer),
    Column("row_number", Integer),
    Column("column_number", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("row_start", Integer, nullable=False),
    Column("row_end", Integer, nullable=False),
    Index("facts_key", "report_id", "indicator", "applicant", unique=True),
    Index("facts_indicator", "indicator", "applicant"),
)

checks = Table(
    "checks",
    metadata,
    _report_id(),
    Column("number", Integer, nullable=False),
    Column("id", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("content", Text, nullable=False),
    Index("checks_report", "report_id", "status"),
)

chunks = Table(
    "chunks",
    metadata,
    Column("id", String(240), primary_key=True),
    _report_id(),
    Column("number", Integer, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("embedded", Text, nullable=False),
    Column("quoted", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("vector_id", String(240), nullable=False, index=True),
    Column("table_number", Integer),
    Column("row_number", Integer),
    Column("indicator", String(80), nullable=False),
    Index("chunks_report", "report_id", "number"),
)

quantities = Table(
    "quantities",
    metadata,
    _report_id(),
    Column("number", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("unit", String(12), nullable=False),
    Column("content", Text, nullable=False),
    Index("quantities_report", "report_id", "number", unique=True),
)

originals = Table(
    "originals",
    metadata,
    Column("report_id", String(200), ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("source", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The files as they were taken in, compressed: for their pages' pictures, and to be read again."""

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("created_at", String(40), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("verdict", String(8), nullable=False),
    Column("reason", Text, nullable=False),
    Column("reviewed", Boolean, nullable=False, default=False),
)

users = Table(
    "users",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("role", String(8), nullable=False),
    Column("password", Text, nullable=False),
    Column("disabled", Boolean, nullable=False, default=False),
    Column("changed_at", String(40), nullable=False),
)
"""Who may log in, beside those of the settings file; ``password`` is a hash."""
