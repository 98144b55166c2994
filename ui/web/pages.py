"""What the pages fetch beside themselves: styles, scripts, and the source behind a citation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, FastAPI, Query, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from qa.library import Library
from ui.web.chat import STATIC
from ui.web.pictures import Pictures, picture_address
from ui.web.render import render
from ui.web.sources import Place, section
from ui.web.texts import language_of, texts


def add_static(app: FastAPI) -> None:
    """Serves the styles and scripts under ``/ui/static``."""
    app.mount("/ui/static", StaticFiles(directory=STATIC), name="static")


def source_router(library: Library) -> APIRouter:
    """``/ui/source``: the section or the table that a citation names, with the place marked."""
    router = APIRouter(include_in_schema=False)
    pictures = Pictures(library)

    @router.get("/ui/source")
    def source(
        report: Annotated[str, Query(max_length=200)],
        start: int,
        end: int,
        table: int | None = None,
        row: int | None = None,
        cell_start: int | None = None,
        cell_end: int | None = None,
        lang: str = "zh",
    ) -> Response:
        said = texts(language_of(lang))
        held = library.store.report(report)
        place = Place(start=start, end=end, table=table, row=row, cell_start=cell_start, cell_end=cell_end)
        grids, blocks = library.store.layout(report) if held else ([], [])
        shown = section(library.store.text(report), grids, blocks, place) if held else []
        if held is None or not shown:
            return HTMLResponse(render("gone.html", said), status_code=404)
        return HTMLResponse(
            render(
                "source.html",
                said,
                report=held,
                shown=shown,
                path=_path(blocks, place),
                picture=picture_address(held.id, held.media, grids, blocks, place),
                at=pictures.row_at(held, grids, place),
            ),
            headers={"Cache-Control": "private, max-age=60"},
        )

    return router


def _path(blocks: list[dict[str, object]], place: Place) -> list[object]:
    for block in blocks:
        first, last, path = block["s"], block["e"], block["p"]
        if isinstance(first, int) and isinstance(last, int) and first <= place.start < last:
            return list(path) if isinstance(path, list) else []
    return []
