"""The API on an application: its gate, its routes, its errors."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.exceptions import HTTPException

from ui.api.envelope import add_error_handlers
from ui.api.gate import Gate
from ui.api.limits import RateLimit
from ui.api.routes import api_router, health_router
from ui.api.services import Services
from ui.options import WebOptions


def add_api(app: FastAPI, services: Services, limit: RateLimit | None, options: WebOptions) -> None:
    """Adds ``/api``, ``/healthz``, ``/metrics`` and what guards them; see :class:`Gate` for ``limit``."""
    app.add_middleware(
        Gate,
        limit=limit,
        metrics=services.metrics,
        at_once=options.at_once,
        upload_bytes=options.upload_megabytes << 20,
    )
    add_error_handlers(app)
    app.include_router(api_router(services))
    app.include_router(health_router(services))

    @app.api_route(
        "/api/{rest:path}", methods=["GET", "POST", "PUT", "DELETE", "PATCH"], include_in_schema=False
    )
    def nowhere() -> None:
        raise HTTPException(404)
