"""Reports, facts, checks and passages as plain values for JSON and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from index.checks.model import Check
from index.database import StoredReport
from index.facts import Fact
from qa.facts_export import fact_row
from qa.search import Found

_ONLY_EXPORTED = frozenset(("repaired", "row_number", "column_number", "source"))


def report_record(report: StoredReport) -> dict[str, Any]:
    """A report without its text."""
    return asdict(report)


def fact_record(fact: Fact, report: StoredReport) -> dict[str, Any]:
    """A fact as it is exported, with ``value`` (a decimal string or None) and ``raw`` exactly as they were read."""
    row = {name: value for name, value in fact_row(fact, report).items() if name not in _ONLY_EXPORTED}
    return row | {"value": None if fact.value is None else format(fact.value, "f"), "raw": fact.raw}


def check_record(check: Check, reports: Mapping[str, StoredReport]) -> dict[str, Any]:
    """A check with both sides as decimal strings, None where it could not be made."""
    report = reports.get(check.report_id)
    figures = {
        name: None if value is None else format(value, "f")
        for name, value in (
            ("left", check.left), ("right", check.right), ("difference", check.difference),
            ("would_be", check.would_be),
        )
    }  # fmt: skip
    return {
        "report_id": check.report_id,
        "issuer": report.issuer if report else "",
        "year": report.year if report else None,
        "id": check.id,
        "name": check.name,
        "status": check.status,
        "message": check.message,
        **figures,
        "left_text": check.left_text,
        "right_text": check.right_text,
        "cause": check.cause,
        "cells": [list(cell) for cell in check.cells],
        "suspect": list(check.suspect) if check.suspect else None,
    }


def found_record(found: Found) -> dict[str, Any]:
    """A passage or a row that was found, with where it stands."""
    chunk, report = found.chunk, found.report
    return {
        "report_id": report.id,
        "title": report.title,
        "issuer": report.issuer,
        "year": report.year,
        "kind": chunk.kind,
        "section": list(chunk.path),
        "quote": chunk.quoted,
        "score": round(float(found.score), 4),
        "page": chunk.page,
        "start": chunk.start,
        "end": chunk.end,
        "table": chunk.table,
        "table_row": chunk.row,
        "source": report.source,
    }
