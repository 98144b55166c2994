"""The data page: a choice in the address, its figures as table, chart, CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from markupsafe import Markup

from index.forms import applicants, indicators
from qa.answer import Value
from qa.library import Library
from ui.web.charts import chart, chart_title
from ui.web.export import TYPES, Cell, as_csv, as_xlsx
from ui.web.page import page, texts_for
from ui.web.selection import MOST_LINES, Choice, Line, applicant_name, indicator_name, known_choice, lines
from ui.web.texts import Texts

CHARTS_SHOWN = 8
LONG_GROUP = 8
"""Boxes of a group that are seen at once; a longer one can be narrowed by typing."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """A box to tick."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """Boxes under a title."""

    name: str
    title: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(option.chosen for option in self.options)

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self.options)


@dataclass(frozen=True, kw_only=True)
class Named:
    """What an address names, be it held or not."""

    issuer: Sequence[str]
    year: Sequence[int]
    indicator: Sequence[str]
    applicant: Sequence[str]

    def choice(self, library: Library) -> Choice:
        """What of it is held."""
        return known_choice(library.store, self.issuer, self.year, self.indicator, self.applicant)


def _named(
    issuer: Annotated[list[str], Query(max_length=2000)] = [],  # noqa: B006 - FastAPI copies it
    year: Annotated[list[int], Query(max_length=100)] = [],  # noqa: B006
    indicator: Annotated[list[str], Query(max_length=500)] = [],  # noqa: B006
    applicant: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006
) -> Named:
    return Named(issuer=issuer, year=year, indicator=indicator, applicant=applicant)


def groups(choice: Choice, library: Library, texts: Texts) -> list[Group]:
    """The four groups of boxes, as chosen."""
    reports = library.store.reports()
    issuers = sorted({report.issuer for report in reports})
    years = [str(year) for year in sorted({report.year for report in reports}, reverse=True)]
    items = ((name, indicator_name(name, texts)) for name in indicators())
    people = ((name, applicant_name(name, texts)) for name in (*applicants(), "organisations"))
    return [
        _group("issuer", texts("data.issuers"), zip(issuers, issuers, strict=True), choice.issuers),
        _group("year", texts("data.years"), zip(years, years, strict=True), tuple(map(str, choice.years))),
        _group("indicator", texts("data.indicators"), items, choice.indicators),
        _group("applicant", f"{texts('data.applicants')} · {texts('data.total_unless')}", people, choice.applicants),
    ]


def _group(name: str, title: str, pairs: Iterable[tuple[str, str]], chosen: tuple[str, ...]) -> Group:
    options = [Option(value=value, text=text, chosen=value in chosen) for value, text in pairs]
    if len(options) > LONG_GROUP:
        # What is chosen would else stand out of sight.
        options.sort(key=lambda option: not option.chosen)
    return Group(name=name, title=title, options=tuple(options))


def as_rows(found: Iterable[Line]) -> list[list[Cell]]:
    """The lines as rows of a file."""
    return [
        [line.issuer, line.year, line.item, line.applicant, line.value, line.unit, line.note]
        for line in found
    ]


def charts(found: Sequence[Line], texts: Texts) -> list[tuple[str, Markup]]:
    """A chart for each thing chosen, with its title: what is counted differently shares no axis."""
    by_thing: dict[str, list[Value]] = {}
    for line in found:
        value = line.as_value()
        by_thing.setdefault(value.label, []).append(value)
    drawn = ((chart_title(values, texts), chart(values, texts)) for values in by_thing.values())
    return list(islice(((title, drawing) for title, drawing in drawn if drawing), CHARTS_SHOWN))


def data_router(library: Library) -> APIRouter:
    """``/data`` and its exports."""
    router = APIRouter(include_in_schema=False)

    @router.get("/data")
    def data(request: Request, named: Annotated[Named, Depends(_named)]) -> Response:
        texts, choice = texts_for(request), named.choice(library)
        found = list(islice(lines(choice, library.store, texts), MOST_LINES + 1))
        shown = found[:MOST_LINES]
        return page(
            request,
            "data.html",
            "data",
            groups=groups(choice, library, texts),
            lines=shown,
            cut=len(found) > MOST_LINES,
            most=MOST_LINES,
            charts=charts(shown, texts),
            csv=choice.address("/data/export", texts.language, format="csv"),
            xlsx=choice.address("/data/export", texts.language, format="xlsx"),
        )

    @router.get("/data/export")
    def export(
        request: Request,
        named: Annotated[Named, Depends(_named)],
        format: Literal["csv", "xlsx"] = "csv",  # noqa: A002 - the name in the address
    ) -> Response:
        texts, choice = texts_for(request), named.choice(library)
        titles = [texts(f"chat.{name}") for name in ("issuer", "year", "item", "applicant", "value")]
        titles += [texts("data.unit"), texts("chat.note")]
        return file_response(format, texts("nav.data"), titles, as_rows(lines(choice, library.store, texts)))

    return router


def file_response(kind: str, title: str, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Response:
    """A table as a file to be saved."""
    content = as_csv(titles, rows) if kind == "csv" else as_xlsx(title, titles, rows)
    headers = {"Content-Disposition": f'attachment; filename="nianbao.{kind}"'}
    return Response(content, media_type=TYPES[kind], headers=headers)
