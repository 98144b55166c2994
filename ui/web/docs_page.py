"""The API's page: written here, so that nothing is fetched from elsewhere to read it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from ui.api.docs import routes, tool_calls
from ui.options import WebOptions
from ui.web.page import page, texts_for


def docs_router(options: WebOptions) -> APIRouter:
    """``/docs``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/docs")
    def docs(request: Request) -> Response:
        base = str(request.base_url).rstrip("/")
        return page(
            request,
            "docs.html",
            "docs",
            heading=texts_for(request)("docs.title"),
            base=base,
            tools=list(tool_calls(base)),
            routes=list(routes(request.app.openapi(), base)),
            rate=options.requests_per_minute,
            burst=options.burst,
        )

    return router
