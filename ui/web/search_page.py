"""The search page: words and filters in the address, results with the words marked, export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from index.errors import NianbaoError
from index.forms import indicators
from qa.assistant import Assistant
from qa.library import Library
from qa.row_text import marks_in_row, row_text
from qa.search import Filters, Found, search
from ui.web.data_page import file_response
from ui.web.export import Cell
from ui.web.page import address, page, texts_for
from ui.web.quality_page import report_address
from ui.web.texts import Texts

A_PAGE = 20
SORTED_AT_MOST = 1000
"""Results that are brought into another order than the best first."""
SECTIONS = ("总体情况", "主动公开", "收到和处理", "行政复议", "存在的主要问题", "其他需要报告")
Sort = Literal["best", "newest", "oldest"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks for; "" is no filter."""

    q: str = ""
    issuer: str = ""
    region: str = ""
    year: str = ""
    form: str = ""
    section: str = ""
    kind: str = ""
    sort: Sort = "best"
    page: int = 1

    def at(self, number: int, language: str) -> str:
        """The address of another page of the same search."""
        return address("/search", (asdict(self) | {"page": number, "lang": language}).items())


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A result as shown."""

    id: str
    issuer: str
    year: int
    title: str
    path: tuple[str, ...]
    kind: str
    text: str
    pieces: Sequence[tuple[str, bool]]
    address: str
    report_address: str


def _asked(
    q: Annotated[str, Query(max_length=2000)] = "",
    issuer: Annotated[str, Query(max_length=120)] = "",
    region: Annotated[str, Query(max_length=120)] = "",
    year: Annotated[str, Query(pattern=r"^\d{0,4}$")] = "",
    form: Annotated[str, Query(max_length=10)] = "",
    section: Annotated[str, Query(max_length=120)] = "",
    kind: Literal["", "prose", "table_row"] = "",
    sort: Sort = "best",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Asked:
    return Asked(
        q=q.strip(), issuer=issuer.strip(), region=region, year=year, form=form, section=section, kind=kind,
        sort=sort, page=page,
    )  # fmt: skip


def results(asked: Asked, library: Library, assistant: Assistant) -> tuple[Sequence[Found], int]:
    """One page of results and how many there are in all."""
    first = (asked.page - 1) * A_PAGE
    best = asked.sort == "best"
    filters = Filters(
        issuer=asked.issuer, year=int(asked.year) if asked.year else None, kind=asked.kind,
        section=asked.section, region=asked.region, form=asked.form,
    )  # fmt: skip
    found = search(
        library,
        asked.q,
        filters,
        limit=A_PAGE if best else SORTED_AT_MOST,
        offset=first if best else 0,
        context=assistant.context,
    )
    if best:
        return found.found, found.total
    ordered = sorted(found.found, key=lambda one: one.report.year, reverse=asked.sort == "newest")
    return ordered[first : first + A_PAGE], min(found.total, SORTED_AT_MOST)


def hit(found: Found, texts: Texts) -> Hit:
    """A result as the page shows it."""
    chunk, report = found.chunk, found.report
    place = (
        ("report", report.id), ("start", chunk.start), ("end", chunk.end), ("table", chunk.table),
        ("row", chunk.row), ("lang", texts.language),
    )  # fmt: skip
    text, marks = chunk.quoted, found.marks
    if chunk.kind == "table_row":
        text = row_text(chunk.quoted, indicators()[chunk.indicator].row if chunk.indicator else "")
        marks = marks_in_row(text, chunk.quoted, found.marks)
    return Hit(
        id=chunk.id,
        issuer=report.issuer,
        year=report.year,
        title=report.title,
        path=chunk.path,
        kind=chunk.kind,
        text=text,
        pieces=list(marked(text, marks)),
        address=address("/ui/source", place),
        report_address=report_address(report.id, texts.language),
    )


def marked(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether it is one of the ``spans``."""
    before = 0
    for start, end in sorted(spans):
        if start < before:
            continue
        if before < start:
            yield text[before:start], False
        yield text[start:end], True
        before = end
    if before < len(text):
        yield text[before:], False


def search_router(library: Library, assistant: Assistant) -> APIRouter:
    """``/search`` and its export."""
    router = APIRouter(include_in_schema=False)

    @router.get("/search")
    def show(request: Request, asked: Annotated[Asked, Depends(_asked)]) -> Response:
        texts = texts_for(request)
        found: Sequence[Found] = ()
        total, problem = 0, ""
        if asked.q:
            try:
                found, total = results(asked, library, assistant)
            except NianbaoError as error:
                problem = error.line(texts.language)
        more = asked.page * A_PAGE < total
        return page(
            request,
            "search.html",
            "search",
            asked={key: value for key, value in asdict(asked).items() if key != "page"},
            found=[hit(one, texts) for one in found],
            total=total,
            first=(asked.page - 1) * A_PAGE + 1,
            before=asked.at(asked.page - 1, texts.language) if asked.page > 1 else "",
            after=asked.at(asked.page + 1, texts.language) if more else "",
            problem=problem,
            choices=_choices(library, texts),
        )

    @router.get("/search/export")
    def export(
        request: Request,
        asked: Annotated[Asked, Depends(_asked)],
        pick: Annotated[list[str], Query(max_length=A_PAGE)] = [],  # noqa: B006 - FastAPI copies it
        format: Literal["csv", "xlsx"] = "csv",  # noqa: A002
    ) -> Response:
        texts = texts_for(request)
        found, _ = results(asked, library, assistant)
        titles = [texts("chat.issuer"), texts("chat.year"), texts("search.title"), texts("search.section")]
        titles += [texts("search.kind"), texts("search.quote"), texts("search.address")]
        rows: list[list[Cell]] = []
        for one in (hit(one, texts) for one in found):
            if pick and one.id not in pick:
                continue
            place = str(request.base_url).rstrip("/") + one.report_address
            path, kind = " › ".join(one.path), texts(f"search.{one.kind}")
            rows.append([one.issuer, one.year, one.title, path, kind, one.text, place])
        return file_response(format, texts("nav.search"), titles, rows)

    return router


def _choices(library: Library, texts: Texts) -> dict[str, Any]:
    reports = library.store.reports()
    regions = sorted({report.region for report in reports if report.region})
    return {
        "issuers": sorted({report.issuer for report in reports}),
        "region": [(name, name) for name in regions],
        "year": [(str(year), str(year)) for year in sorted({r.year for r in reports}, reverse=True)],
        "form": [("2019", "2019"), ("2021", "2021"), ("free", texts("search.free"))],
        "section": [(name, name) for name in SECTIONS],
        "kind": [(kind, texts(f"search.{kind}")) for kind in ("prose", "table_row")],
        "sort": [(name, texts(f"search.{name}")) for name in ("best", "newest", "oldest")],
    }
