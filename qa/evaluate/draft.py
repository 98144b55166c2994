"""Draft questions from a report's parsed cells, for a person to reword and correct."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.checks.model import Check
from index.database import StoredReport
from index.errors import NotFound
from index.facts import Fact
from index.forms import Indicator, applicants, indicators
from index.numbers import plain_number
from qa.citations import column_label, row_label
from qa.library import Library
from qa.verify import touching, verdict

NOTE = "草稿：取自程序读出的单元格，请对照报告核对数字，并换成自己的问法"
KINDS = {"二": "table2", "三": "cell", "四": "table4"}


def drafts(library: Library, name: str) -> Iterator[dict[str, Any]]:
    """A question for every printed number of a report, in the question file's format.

    ``name`` is a report's id, its title, its issuer and year, its file, or a part of these
    that fits one report only. Totals come before the single applicants. Raises
    :class:`NotFound` where no report, or more than one, is meant.
    """
    report = find_report(library, name)
    facts = [fact for fact in library.store.facts([report.id]) if fact.value is not None]
    checks = library.store.checks([report.id])
    places = {identity: place for place, identity in enumerate([*indicators(), *applicants()])}
    facts.sort(
        key=lambda f: (f.applicant not in ("", "total"), places[f.indicator], places.get(f.applicant, 0))
    )
    for number, fact in enumerate(facts, 1):
        yield _draft(report, fact, checks, number)


def find_report(library: Library, name: str) -> StoredReport:
    """The one report that ``name`` means. Raises :class:`NotFound`."""
    reports = library.store.reports()
    name = name.replace("\\", "/").rsplit("/", 1)[-1].strip() if name.strip("/\\ ") else name
    spelled = {
        r.id: (r.id, r.title, f"{r.issuer}{r.year}年", f"{r.issuer}{r.year}", r.source, Path(r.source).stem)
        for r in reports
    }
    exact = [report for report in reports if name in spelled[report.id]]
    found = exact or [r for r in reports if any(name in spelling for spelling in spelled[r.id])]
    if len(found) != 1:
        choice = "、".join(report.id for report in (found or reports)[:12])
        raise NotFound(
            f"{'不止一份' if found else '没有'}年报叫“{name}”",
            remedy=f"请从这些中写明一份：{choice}",
            english=f"{'more than one report' if found else 'no report'} is called {name!r}; there are: {choice}",
        )
    return found[0]


def _draft(report: StoredReport, fact: Fact, checks: list[Check], number: int) -> dict[str, Any]:
    indicator = indicators()[fact.indicator]
    kind = "applicant" if fact.applicant not in ("", "total") else KINDS[indicator.table]
    who = f"{applicants()[fact.applicant].short}的" if kind == "applicant" else ""
    notes = "；".join(part for part in (NOTE, fact.doubt, fact.repaired, fact.note) if part)
    return {
        "id": f"draft-{report.id}-{number:03d}",
        "kind": kind,
        "split": "dev",
        "question": f"{report.issuer}{report.year}年{who}“{_name(indicator)}”是多少？",
        "status": "answered",
        "value": plain_number(fact.value) if fact.value is not None else None,
        "unit": fact.unit,
        "citations": [
            {
                "issuer": report.issuer,
                "year": report.year,
                "row": row_label(fact),
                "column": column_label(fact),
            }
        ],
        "verification": verdict(touching(checks, [fact.key])),
        "slots": {
            "issuer": report.issuer,
            "year": report.year,
            "indicator": " / ".join(part for part in (indicator.row, indicator.column) if part),
            "applicant": applicants()[fact.applicant].label if fact.applicant else None,
        },
        "notes": notes,
    }


def _name(indicator: Indicator) -> str:
    return f"{indicator.row}{indicator.column}" if indicator.table == "二" else indicator.short
