"""Reports, facts, checks and passages as plain values for JSON and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from index.checks.model import Check
from index.database import StoredReport
from index.facts import Fact
from index.forms import applicants, indicators
from qa.search import Found


def report_record(report: StoredReport) -> dict[str, Any]:
    """A report without its text."""
    return asdict(report)


def fact_record(fact: Fact, report: StoredReport) -> dict[str, Any]:
    """A fact under the form's own labels; ``value`` is a decimal string or None."""
    indicator = indicators()[fact.indicator]
    column = applicants()[fact.applicant].label if fact.applicant in applicants() else indicator.column
    place = fact.provenance
    return {
        "report_id": report.id,
        "issuer": report.issuer,
        "year": report.year,
        "form": report.form,
        "table": indicator.table,
        "row": indicator.row,
        "column": column,
        "indicator": fact.indicator,
        "applicant": fact.applicant,
        "value": None if fact.value is None else format(fact.value, "f"),
        "unit": fact.unit,
        "raw": fact.raw,
        "kind": fact.kind,
        "note": fact.note,
        "doubt": fact.doubt,
        "page": place.page,
        "table_number": place.table,
        "start": place.start,
        "end": place.end,
    }


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
