"""The parsed figures as plain rows, for export and the API."""

from __future__ import annotations

import io
from typing import Any

from index.database import StoredReport
from index.errors import NotFound
from index.facts import Fact
from index.forms import applicants, indicators
from index.numbers import plain_number
from index.text import label_key
from qa.library import Library
from qa.spreadsheet import harmless
from qa.understand.issuers import IssuerIndex

COLUMNS = [
    "report_id", "issuer", "year", "form", "table", "row", "column", "indicator", "applicant", "value", "unit", "raw",
    "kind", "note", "doubt", "repaired", "page", "table_number", "row_number", "column_number", "start", "end", "source",
]  # fmt: skip


def chosen_reports(
    library: Library, *, issuer: str | None = None, year: int | None = None
) -> list[StoredReport]:
    """The reports of an issuer, by any of its names, and a year.

    Raises :class:`NotFound` where nothing of that name or year is held.
    """
    reports = list(library.store.reports())
    if issuer:
        wanted = issuer.strip().lower()
        names = IssuerIndex(reports).spellings.get(wanted, set())
        by_name = [r for r in reports if r.issuer in names or r.issuer == issuer or r.id == issuer]
        reports = by_name or [r for r in reports if wanted in r.issuer.lower()]
        if not reports:
            held = "、".join(dict.fromkeys(r.issuer for r in library.store.reports())) or "无"
            raise NotFound(
                f"没有收录{issuer}的年报",
                remedy=f"收录的有：{held[:200]}",
                english=f"no report of {issuer} is held",
            )
    if year is not None:
        own = [report for report in reports if report.year == year]
        if not own:
            held = "、".join(str(y) for y in sorted({r.year for r in reports})) or "无"
            raise NotFound(
                f"没有收录{year}年的年报",
                remedy=f"收录的年度有：{held}",
                english=f"no report for {year} is held",
            )
        reports = own
    return reports


def chosen_indicators(name: str | None) -> list[str] | None:
    """Ids of the indicators that ``name`` means: an id, the start of one, or a label.

    Raises :class:`NotFound` where it means none.
    """
    if not name:
        return None
    known = indicators()
    found = [i for i in known if i == name or i.startswith(name + ".")]
    if not found:
        key = label_key(name)
        found = [
            i
            for i, entry in known.items()
            if key
            and key
            in (label_key(entry.short), label_key(entry.row.split(" / ")[-1]), label_key(entry.column))
        ] or [i for i, entry in known.items() if key and key in label_key(entry.row + entry.column)]
    if not found:
        raise NotFound(
            f"没有“{name}”这个指标",
            remedy="例如：requests.partial、部分公开",
            english=f"there is no indicator {name}",
        )
    return found


def fact_rows(
    library: Library, *, issuer: str | None = None, year: int | None = None, indicator: str | None = None
) -> list[dict[str, Any]]:
    """One dictionary a cell, in the order of reports and of the form."""
    reports = chosen_reports(library, issuer=issuer, year=year)
    wanted = chosen_indicators(indicator)
    by_id = {report.id: report for report in reports}
    facts = library.store.facts(list(by_id), wanted)
    order = {name: number for number, name in enumerate(indicators())}
    who = {name: number for number, name in enumerate(["", *applicants()])}
    places = {report.id: number for number, report in enumerate(reports)}
    facts.sort(key=lambda f: (places[f.provenance.report_id], order[f.indicator], who[f.applicant]))
    return [fact_row(fact, by_id[fact.provenance.report_id]) for fact in facts]


def fact_row(fact: Fact, report: StoredReport) -> dict[str, Any]:
    """One fact under the names of the contract; ``value`` is a decimal string or None."""
    indicator = indicators()[fact.indicator]
    place = fact.provenance
    return {
        "report_id": report.id,
        "issuer": report.issuer,
        "year": report.year,
        "form": report.form,
        "table": indicator.table,
        "row": indicator.row,
        "column": applicants()[fact.applicant].label if fact.applicant else indicator.column,
        "indicator": fact.indicator,
        "applicant": fact.applicant,
        "value": None if fact.value is None else plain_number(fact.value),
        "unit": fact.unit,
        "raw": fact.raw.strip(),
        "kind": fact.kind,
        "note": fact.note,
        "doubt": fact.doubt,
        "repaired": fact.repaired,
        "page": place.page,
        "table_number": place.table,
        "row_number": place.row,
        "column_number": place.column,
        "start": place.start,
        "end": place.end,
        "source": report.source,
    }


def workbook_bytes(rows: list[dict[str, Any]]) -> bytes:
    """The rows as an XLSX file; figures are numbers, everything else text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("facts")
    sheet.append(COLUMNS)
    for row in rows:
        values = []
        for name in COLUMNS:
            value = row[name]
            if name == "value" and value is not None:
                value = float(value) if "." in value else int(value)
            values.append(ILLEGAL_CHARACTERS_RE.sub("", harmless(value)) if isinstance(value, str) else value)
        sheet.append(values)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
