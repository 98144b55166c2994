"""The data page: a choice in the address, its figures as table, chart, CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from index.forms import applicants, indicators
from qa.library import Library
from ui.web.charts import chart
from ui.web.export import as_csv, as_xlsx
from ui.web.page import page, texts_for
from ui.web.selection import MOST_LINES, Choice, Line, applicant_name, indicator_name, known_choice, lines
from ui.web.texts import Texts

CHARTED = 200
"""Lines beyond which a chart would be a thicket."""
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


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


def groups(choice: Choice, library: Library, texts: Texts) -> list[Group]:
    """The four groups of boxes, as chosen."""
    reports = library.store.reports()
    issuers = sorted({report.issuer for report in reports})
    years = sorted({report.year for report in reports}, reverse=True)
    return [
        _group("issuer", texts("data.issuers"), ((name, name) for name in issuers), choice.issuers),
        _group("year", texts("data.years"), ((str(y), str(y)) for y in years), tuple(map(str, choice.years))),
        _group(
            "indicator",
            texts("data.indicators"),
            ((name, indicator_name(name, texts)) for name in indicators()),
            choice.indicators,
        ),
        _group(
            "applicant",
            texts("data.applicants"),
            ((name, applicant_name(name, texts)) for name in (*applicants(), "organisations")),
            choice.applicants,
        ),
    ]


def _group(name: str, title: str, pairs: Iterable[tuple[str, str]], chosen: tuple[str, ...]) -> Group:
    options = tuple(Option(value=value, text=text, chosen=value in chosen) for value, text in pairs)
    return Group(name=name, title=title, options=options)


def as_rows(found: Iterable[Line]) -> list[list[str | int | None]]:
    """The lines as rows of a file. Figures stand as they are; a spreadsheet's rounding is its own affair."""
    return [
        [line.issuer, line.year, line.item, line.applicant, line.value, line.unit, line.note]  # type: ignore[list-item]
        for line in found
    ]


def data_router(library: Library) -> APIRouter:
    """``/data`` and its exports."""
    router = APIRouter(include_in_schema=False)

    def chosen(
        issuer: Annotated[list[str], Query(max_length=2000)] = [],  # noqa: B006 - FastAPI copies it
        year: Annotated[list[int], Query(max_length=100)] = [],  # noqa: B006
        indicator: Annotated[list[str], Query(max_length=500)] = [],  # noqa: B006
        applicant: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006
    ) -> Choice:
        return known_choice(library.store, issuer, year, indicator, applicant)

    @router.get("/data")
    def data(request: Request, choice: Annotated[Choice, Depends(chosen)]) -> Response:
        texts = texts_for(request)
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
            chart=chart([line.as_value() for line in shown], texts) if len(shown) <= CHARTED else "",
            csv=choice.address("/data/export", texts.language, format="csv"),
            xlsx=choice.address("/data/export", texts.language, format="xlsx"),
        )

    @router.get("/data/export")
    def export(
        request: Request, choice: Annotated[Choice, Depends(chosen)], format: Literal["csv", "xlsx"] = "csv"  # noqa: A002
    ) -> Response:
        texts = texts_for(request)
        titles = [texts(f"chat.{name}") for name in ("issuer", "year", "item", "applicant", "value")]
        titles += [texts("data.unit"), texts("chat.note")]
        rows = as_rows(lines(choice, library.store, texts))
        return file_response(format, texts("nav.data"), titles, rows)

    return router


def file_response(kind: str, title: str, titles: list[str], rows: list[list[str | int | None]]) -> Response:
    """A table as a file to be saved."""
    content = as_csv(titles, rows) if kind == "csv" else as_xlsx(title, titles, rows)
    headers = {"Content-Disposition": f'attachment; filename="nianbao.{kind}"'}
    return Response(content, media_type=TYPES[kind], headers=headers)
