"""The quality page: every check, failures first; a report as printed with the failing cells marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from index.checks.model import Check
from index.database import StoredReport
from index.facts import Fact
from qa.library import Library
from ui.web.page import address, page, texts_for
from ui.web.selection import source_of
from ui.web.sources import whole
from ui.web.texts import Texts
from ui.web.unread import unread_cells

ORDER = {"fail": 0, "not_assessable": 1, "pass": 2}


@dataclass(frozen=True, kw_only=True)
class ReportChecks:
    """The checks of one report, counted, and those to be listed."""

    issuer: str
    year: int
    address: str
    fail: int
    passed: int
    open: int
    unread: int
    checks: Sequence[dict[str, Any]]


def shown_check(check: Check, texts: Texts) -> dict[str, Any]:
    """A check as a row; figures as text."""
    sides = {name: _figure(getattr(check, name)) for name in ("left", "right", "difference")}
    return {
        "status": check.status,
        "name": texts.remark(check.name),
        "message": texts.remark(check.message),
        "cause": texts.remark(check.cause),
        **sides,
    }


def _figure(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def report_checks(report: StoredReport, checks: Sequence[Check], status: str, texts: Texts) -> ReportChecks:
    """One report's checks; without a wished ``status`` those that hold are counted, not listed."""
    counts = {name: sum(check.status == name for check in checks) for name in ORDER}
    listed = [check for check in checks if check.status == status or (not status and check.status == "fail")]
    return ReportChecks(
        issuer=report.issuer,
        year=report.year,
        address=report_address(report.id, texts.language),
        fail=counts["fail"],
        passed=counts["pass"],
        open=counts["not_assessable"],
        unread=max(0, report.cells_expected - report.cells_mapped),
        checks=[shown_check(check, texts) for check in listed],
    )


def report_address(report_id: str, language: str) -> str:
    """Where a report's own page is."""
    return address("/quality/report", (("id", report_id), ("lang", language)))


def quality_router(library: Library) -> APIRouter:
    """``/quality`` and a report's page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/quality")
    def quality(
        request: Request,
        issuer: Annotated[str, Query(max_length=120)] = "",
        year: Annotated[str, Query(max_length=4)] = "",
        status: Annotated[str, Query(max_length=20)] = "",
    ) -> Response:
        texts = texts_for(request)
        held = library.store.reports()
        wanted = [r for r in held if issuer in ("", r.issuer) and year in ("", str(r.year))]
        by_report: dict[str, list[Check]] = {report.id: [] for report in wanted}
        for check in library.store.checks(list(by_report)):
            by_report[check.report_id].append(check)
        found = [report_checks(report, by_report[report.id], status, texts) for report in wanted]
        if status:
            found = [report for report in found if report.checks]
        found.sort(key=lambda report: (-report.fail, -report.unread, report.issuer, report.year))
        summary = texts(
            "quality.summary",
            reports=len(found),
            fail=sum(report.fail for report in found),
            passed=sum(report.passed for report in found),
            open=sum(report.open for report in found),
        )
        choices = {
            "issuer": [(name, name) for name in sorted({report.issuer for report in held})],
            "year": [(str(y), str(y)) for y in sorted({report.year for report in held}, reverse=True)],
            "status": [(name, texts(f"status.{name}")) for name in ORDER],
        }
        asked = {"issuer": issuer, "year": year, "status": status}
        return page(
            request, "quality.html", "quality", reports=found, summary=summary, choices=choices, asked=asked
        )

    @router.get("/quality/report")
    def report(request: Request, id: Annotated[str, Query(max_length=200)]) -> Response:  # noqa: A002
        texts = texts_for(request)
        held = library.store.report(id)
        if held is None:
            return page(request, "message.html", "quality", message=texts("source.gone"), status=404)
        checks = library.store.checks([id])
        facts = library.store.facts([id])
        failing = [check for check in checks if check.status == "fail"]
        grids, blocks = library.store.layout(id)
        return page(
            request,
            "report.html",
            "quality",
            heading=held.title,
            report=held,
            failing=[shown_check(check, texts) | {"where": place_of(check, facts, texts)} for check in failing],
            unread=unread_cells(held, facts, texts),
            passed=sum(check.status == "pass" for check in checks),
            shown=whole(library.store.text(id), grids, blocks, failing_spans(facts, failing)),
        )

    return router


def place_of(check: Check, facts: Sequence[Fact], texts: Texts) -> str:
    """The address of the table with the suspect cell marked, or the first of the cells; "" without a cell."""
    for key in (*((check.suspect,) if check.suspect else ()), *check.cells):
        for fact in facts:
            if fact.key == key and fact.provenance.table is not None:
                return source_of(fact, texts)
    return ""


def failing_spans(facts: Sequence[Fact], failing: Sequence[Check]) -> set[tuple[int, int]]:
    """Where the cells stand that a failing check touches: the suspect one where there is one, else all."""
    keys = {key for check in failing for key in ((check.suspect,) if check.suspect else check.cells)}
    return {
        (fact.provenance.start, fact.provenance.end)
        for fact in facts
        if fact.key in keys
    }
