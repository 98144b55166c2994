"""The pictured page behind a citation, for reports that were read from a PDF or a picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response

from index.database import StoredReport
from index.errors import Unreadable
from index.readers.page_picture import Box, page_height, page_picture
from qa.library import Library
from ui.web.sources import Place

PICTURED = ("pdf", "scan")
"""Kinds of source that have pages to show."""
KEPT = 24
"""Pictures kept in memory, of about 150 KB each."""


def picture_address(
    report_id: str, media: str, grids: list[Any], blocks: list[Any], place: Place
) -> tuple[str, int] | None:
    """Where the picture of the cited page is, and the page's number; None where the source has no pages."""
    page = _page_of(grids, blocks, place)
    if media not in PICTURED or page is None:
        return None
    asked = {"report": report_id, "page": page, "table": place.table, "row": place.row}
    asked |= {"cell_start": place.cell_start, "cell_end": place.cell_end}
    return "/ui/page?" + urlencode({key: value for key, value in asked.items() if value is not None}), page


class Pictures:
    """Where on its page a cited row stands. Safe between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._height = lru_cache(maxsize=KEPT * 8)(self._measured)

    def row_at(self, report: StoredReport, grids: list[Any], place: Place) -> float:
        """The share of the page that is above the row, 0 where that is not known."""
        if report.media != "pdf" or place.table is None or place.row is None or place.table >= len(grids):
            return 0.0
        for cell in _row_cells(grids[place.table], place.row):
            if cell.get("b") and cell.get("p"):
                height = self._height(report.id, report.content_hash, int(cell["p"]))
                return round(min(1.0, _box(cell)[1] / height), 3) if height else 0.0
        return 0.0

    def _measured(self, report_id: str, _content_hash: str, page: int) -> float:
        original = self._library.store.original(report_id)
        try:
            return page_height(original.content, page) if original is not None else 0.0
        except Unreadable:
            return 0.0


def picture_router(library: Library) -> APIRouter:
    """``/ui/page``: a page of the original as PNG, the cited row tinted, the cited cell outlined."""
    router = APIRouter(include_in_schema=False)

    @lru_cache(maxsize=KEPT)
    def drawn(
        report_id: str, _content_hash: str, page: int, row: tuple[Box, ...], cell: Box | None
    ) -> bytes | None:
        original = library.store.original(report_id)
        if original is None:
            return None
        try:
            return page_picture(original.content, page, row, cell)
        except Unreadable:
            return None

    @router.get("/ui/page")
    def picture(
        report: Annotated[str, Query(max_length=200)],
        page: Annotated[int, Query(ge=1, le=2000)],
        table: int | None = None,
        row: int | None = None,
        cell_start: int | None = None,
        cell_end: int | None = None,
    ) -> Response:
        held = library.store.report(report)
        if held is None or held.media not in PICTURED:
            return Response(status_code=404)
        grids, _ = library.store.layout(report)
        marked, cell = (
            _boxes(grids, page, table, row, (cell_start, cell_end)) if held.media == "pdf" else ((), None)
        )
        content = drawn(report, held.content_hash, page, marked, cell)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})

    return router


def _page_of(grids: list[Any], blocks: list[Any], place: Place) -> int | None:
    """The page of the cited row, which in a table over several pages is not the table's first."""
    if place.table is not None and place.row is not None and place.table < len(grids):
        for cell in _row_cells(grids[place.table], place.row):
            if cell.get("p"):
                return int(cell["p"])
        own = grids[place.table].get("page")
        return int(own) if own else None
    for block in blocks:
        if block["s"] <= place.start < block["e"] and block.get("n"):
            return int(block["n"])
    return None


def _row_cells(grid: Any, row: int) -> list[Any]:
    return [
        cell for line in grid["rows"] for cell in line if cell["r"] <= row < cell["r"] + cell.get("rs", 1)
    ]


def _boxes(
    grids: list[Any], page: int, table: int | None, row: int | None, span: tuple[int | None, int | None]
) -> tuple[tuple[Box, ...], Box | None]:
    if table is None or row is None or not 0 <= table < len(grids):
        return (), None
    here = [
        cell
        for cell in _row_cells(grids[table], row)
        if cell.get("b") and cell.get("p", grids[table].get("page")) == page
    ]
    meant = [cell for cell in here if (cell["s"], cell["e"]) == span]
    return tuple(_box(cell) for cell in here), _box(meant[0]) if len(meant) == 1 else None


def _box(cell: Any) -> Box:
    left, top, right, bottom = cell["b"]
    return left, top, right, bottom
