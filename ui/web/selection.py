"""A choice of bodies, years, indicators and applicants, and the figures that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.checks.model import Check
from index.database import ReportStore, StoredReport
from index.facts import Fact
from index.forms import applicants, indicators
from qa.answer import Value
from qa.english_names import unit_word
from qa.figures import figure
from qa.plan import Target
from qa.verify import touching
from ui.web.page import address
from ui.web.texts import Texts

MOST_LINES = 2000


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What was chosen; an empty part chooses nothing, but for applicants, where it means the total."""

    issuers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()

    def address(self, path: str, language: str, **more: str) -> str:
        """The address under ``path`` that makes this choice."""
        pairs = [
            *(("issuer", name) for name in self.issuers),
            *(("year", year) for year in self.years),
            *(("indicator", name) for name in self.indicators),
            *(("applicant", name) for name in self.applicants),
            ("lang", language),
            *more.items(),
        ]
        return address(path, pairs)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One figure; ``value`` is None where there is none, and ``note`` says why.

    ``conflict``: a check that fails touches it, which ``note`` says too.
    """

    issuer: str
    year: int
    indicator: str
    item: str
    applicant: str
    value: Decimal | None
    text: str
    unit: str
    computed: bool
    note: str
    address: str
    conflict: bool = False

    def as_value(self) -> Value:
        """For the chart."""
        label = self.item + (f"·{self.applicant}" if self.applicant else "")
        return Value(
            issuer=self.issuer,
            year=self.year,
            indicator=self.indicator,
            value=None if self.value is None else format(self.value, "f"),
            unit=self.unit,
            label=label,
        )


_TABLES = {"二": "2", "三": "3", "四": "4"}


def indicator_name(name: str, texts: Texts) -> str:
    """What an indicator is called in a list: its table and its own name."""
    entry = indicators()[name]
    form = f" {entry.forms[0]}" if entry.table == "二" else ""
    own = entry.english if texts.language == "en" else entry.short
    table = _TABLES[entry.table] if texts.language == "en" else entry.table
    return f"{texts('data.table', table=table)}{form} · {own}"


def applicant_name(name: str, texts: Texts) -> str:
    """What an applicant type is called."""
    if name == "organisations":
        return texts("data.organisations")
    entry = applicants()[name]
    return entry.english if texts.language == "en" else entry.short


def lines(choice: Choice, store: ReportStore, texts: Texts) -> Iterator[Line]:
    """A line for every indicator, applicant, body and year of the choice, be there a report or not."""
    reports = [r for r in store.reports() if r.issuer in choice.issuers and r.year in choice.years]
    held: dict[tuple[str, int], list[StoredReport]] = {}
    for report in reports:
        held.setdefault((report.issuer, report.year), []).append(report)
    issuers = dict.fromkeys([*(report.issuer for report in reports), *choice.issuers])
    places = [(issuer, year) for issuer in issuers for year in choice.years]
    facts: dict[str, dict[tuple[str, str], Fact]] = {report.id: {} for report in reports}
    for fact in store.facts(list(facts)):
        facts[fact.provenance.report_id][fact.key] = fact
    failing: dict[str, list[Check]] = {}
    for check in store.checks(list(facts), status="fail"):
        failing.setdefault(check.report_id, []).append(check)
    for name in choice.indicators:
        entry = indicators()[name]
        for applicant in (choice.applicants or ("total",)) if entry.by_applicant else ("",):
            for issuer, year in places:
                if (issuer, year) not in held:
                    yield _empty(name, applicant, issuer, year, texts("data.no_report"), texts)
                for report in held.get((issuer, year), ()):
                    yield _line(name, applicant, report, facts[report.id], failing.get(report.id, ()), texts)


def _empty(name: str, applicant: str, issuer: str, year: int, why: str, texts: Texts) -> Line:
    return Line(
        issuer=issuer,
        year=year,
        indicator=name,
        item=_item(name, texts),
        applicant=applicant_name(applicant, texts) if applicant else "",
        value=None,
        text="",
        unit="",
        computed=False,
        note=why,
        address="",
    )


def _item(name: str, texts: Texts) -> str:
    entry = indicators()[name]
    return entry.english if texts.language == "en" else entry.short


def _line(
    name: str,
    applicant: str,
    report: StoredReport,
    facts: dict[tuple[str, str], Fact],
    failing: Sequence[Check],
    texts: Texts,
) -> Line:
    if report.form not in indicators()[name].forms:
        why = texts("data.free_form") if report.form == "free" else texts("data.other_form", form=report.form)
        return _empty(name, applicant, report.issuer, report.year, why, texts)
    found = figure(Target(concept=name, applicant=applicant), report, facts)
    fact = facts.get(found.cells[0]) if len(found.cells) == 1 else None
    conflict = found.value is not None and bool(touching(failing, found.own or found.cells))
    notes = (texts("badge.conflict") if conflict else "", *map(texts.remark, (found.missing, *found.notes)))
    return Line(
        issuer=report.issuer,
        year=report.year,
        indicator=name,
        item=_item(name, texts),
        applicant=applicant_name(applicant, texts) if applicant else "",
        value=found.value,
        text="" if found.value is None else found.shown,
        unit=_unit(found.unit, texts) if found.value is not None else "",
        computed=found.computed,
        note=texts("data.between_notes").join(note for note in notes if note),
        address=source_of(fact, texts) if fact is not None else "",
        conflict=conflict,
    )


def _unit(unit: str, texts: Texts) -> str:
    return unit_word(unit) if texts.language == "en" else unit


def source_of(fact: Fact, texts: Texts) -> str:
    """Where the page fetches a fact's table from, its cell marked."""
    place = fact.provenance
    return address(
        "/ui/source",
        (
            ("report", place.report_id),
            ("start", place.row_start),
            ("end", place.row_end),
            ("table", place.table),
            ("row", place.row),
            ("cell_start", place.start),
            ("cell_end", place.end),
            ("lang", texts.language),
        ),
    )


def known_choice(
    store: ReportStore,
    issuers: Sequence[str],
    years: Sequence[int],
    named: Sequence[str],
    people: Sequence[str],
) -> Choice:
    """The choice without what is not held or does not exist."""
    reports = store.reports()
    held, held_years = {report.issuer for report in reports}, {report.year for report in reports}
    types = (*applicants(), "organisations")
    return Choice(
        issuers=tuple(dict.fromkeys(name for name in issuers if name in held)),
        years=tuple(sorted({year for year in years if year in held_years})),
        indicators=tuple(dict.fromkeys(name for name in named if name in indicators())),
        applicants=tuple(dict.fromkeys(name for name in people if name in types)),
    )
