"""A choice of bodies, years, indicators and applicants, and the figures that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.database import ReportStore, StoredReport
from index.facts import Fact
from index.forms import applicants, indicators
from qa.answer import Value
from qa.english_names import unit_word
from qa.figures import figure
from qa.plan import Target
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
    """One figure; ``value`` is None where there is none, and ``note`` says why."""

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


def indicator_name(name: str, texts: Texts) -> str:
    """What an indicator is called in a list: its table and its own name."""
    entry = indicators()[name]
    form = f" {entry.forms[0]}" if entry.table == "二" else ""
    own = entry.english if texts.language == "en" else entry.short
    return f"{texts('data.table', table=entry.table)}{form} · {own}"


def applicant_name(name: str, texts: Texts) -> str:
    """What an applicant type is called."""
    if name == "organisations":
        return texts("data.organisations")
    entry = applicants()[name]
    return entry.english if texts.language == "en" else entry.short


def lines(choice: Choice, store: ReportStore, texts: Texts) -> Iterator[Line]:
    """Every figure of the choice: by indicator, applicant, body, year."""
    reports = [r for r in store.reports() if r.issuer in choice.issuers and r.year in choice.years]
    facts: dict[str, dict[tuple[str, str], Fact]] = {report.id: {} for report in reports}
    for fact in store.facts(list(facts)):
        facts[fact.provenance.report_id][fact.key] = fact
    for name in choice.indicators:
        entry = indicators()[name]
        for applicant in (choice.applicants or ("total",)) if entry.by_applicant else ("",):
            for report in reports:
                yield _line(name, applicant, report, facts[report.id], texts)


def _line(
    name: str, applicant: str, report: StoredReport, facts: dict[tuple[str, str], Fact], texts: Texts
) -> Line:
    entry = indicators()[name]
    item = entry.english if texts.language == "en" else entry.short
    who = applicant_name(applicant, texts) if applicant else ""
    common = {"issuer": report.issuer, "year": report.year, "indicator": name, "item": item, "applicant": who}
    if report.form not in entry.forms:
        why = texts("data.free_form") if report.form == "free" else texts("data.other_form", form=report.form)
        return Line(value=None, text="", unit="", computed=False, note=why, address="", **common)  # type: ignore[arg-type]
    found = figure(Target(concept=name, applicant=applicant), report, facts)
    fact = facts.get(found.cells[0]) if len(found.cells) == 1 else None
    return Line(
        value=found.value,
        text="" if found.value is None else found.shown,
        unit=_unit(found.unit, texts) if found.value is not None else "",
        computed=found.computed,
        note=texts("data.between_notes").join(texts.remark(note) for note in (found.missing, *found.notes) if note),
        address=source_of(fact, texts) if fact is not None else "",
        **common,  # type: ignore[arg-type]
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
