"""The checks that tie an issuer's reports of two following years together, made anew when one of them changes."""

from __future__ import annotations

from dataclasses import dataclass

from index.analysis import Analysis
from index.checks import Check, Year, growth_links, year_links
from index.database import ReportStore, StoredReport


@dataclass(frozen=True, kw_only=True)
class _Linked:
    """A report as a link sees it."""

    year: Year
    form: str


def relink(store: ReportStore, issuer: str) -> None:
    """Makes the links of all the issuer's reports anew."""
    own = {report.year: report for report in store.reports() if report.issuer == issuer}
    for year, report in own.items():
        earlier = own.get(year - 1)
        links = _links(_held(store, earlier), _held(store, report)) if earlier is not None else []
        store.replace_links(report.id, links)


def links_with(store: ReportStore, analysis: Analysis) -> dict[str, list[Check]]:
    """The links that hold once ``analysis`` is stored, by report id: its own and those of the year after it."""
    report = analysis.report
    around = _around(store, report.issuer, report.id)
    changed = _Linked(
        year=Year(
            report_id=report.id, year=report.year, facts=analysis.facts, quantities=list(analysis.quantities)
        ),
        form=report.form,
    )
    earlier, later = around.get(report.year - 1), around.get(report.year + 1)
    found = {report.id: _links(_held(store, earlier), changed) if earlier is not None else []}
    if later is not None:
        found[later.id] = _links(changed, _held(store, later))
    return found


def links_without(store: ReportStore, gone: StoredReport) -> dict[str, list[Check]]:
    """The links that hold once ``gone`` is taken out, by report id: the year after it has none."""
    later = _around(store, gone.issuer, gone.id).get(gone.year + 1)
    return {} if later is None else {later.id: []}


def _around(store: ReportStore, issuer: str, but: str) -> dict[int, StoredReport]:
    return {report.year: report for report in store.reports() if report.issuer == issuer and report.id != but}


def _links(earlier: _Linked, later: _Linked) -> list[Check]:
    links: list[Check] = []
    if "free" not in (earlier.form, later.form):
        links = year_links(
            earlier.year.facts,
            later.year.facts,
            earlier_id=earlier.year.report_id,
            later_id=later.year.report_id,
            earlier_year=earlier.year.year,
            later_year=later.year.year,
        )
    return links + growth_links(earlier.year, later.year)


def _held(store: ReportStore, report: StoredReport) -> _Linked:
    return _Linked(
        year=Year(
            report_id=report.id,
            year=report.year,
            facts={fact.key: fact for fact in store.facts([report.id])},
            quantities=[quantity for _, quantity in store.quantities([report.id])],
        ),
        form=report.form,
    )
