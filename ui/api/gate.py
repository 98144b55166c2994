"""What every request passes: its size, its address's allowance, the counters, the safety headers."""

from __future__ import annotations

import logging
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.api.envelope import error, language_of_request, sentence
from ui.api.limits import RateLimit
from ui.api.metrics import Metrics
from ui.logs import new_id, request_id

log = logging.getLogger(__name__)
LIMITED = ("/api/", "/ui/", "/search", "/data", "/quality", "/reports/", "/login", "/gradio_api/mcp")
LARGEST_BODY = 256 * 1024
"""Bytes of a request to the API; uploads have a limit of their own."""

# Gradio's pages need inline scripts and compile templates; nothing may come from, or go to, another host.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)


class Gate:
    """ASGI middleware; it leaves streams alone, which Starlette's own base class does not.

    Without a ``limit`` another process has taken the address's allowance before.
    """

    def __init__(self, app: ASGIApp, *, limit: RateLimit | None, metrics: Metrics) -> None:
        self.app = app
        self.limit = limit
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers 413 or 429 in its place."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500
        request = Request(scope)
        identity = new_id(request.headers.get("x-request-id", ""))
        mark = request_id.set(identity)

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                present = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(pair for pair in HEADERS if pair[0] not in present),
                    (b"x-request-id", identity.encode("ascii")),
                ]
            await send(message)

        refusal = self._refusal(request)
        try:
            if refusal is not None:
                await refusal(scope, receive, sending)
            else:
                await self.app(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - started
            log.info(
                "request",
                extra={
                    "method": scope["method"],
                    "path": _route(scope),
                    "status": status,
                    "milliseconds": round(seconds * 1000),
                },
            )
            request_id.reset(mark)
            self.metrics.requested(
                method=scope["method"] if scope["method"] in ("GET", "POST", "HEAD", "OPTIONS") else "other",
                path=_route(scope),
                status=status,
                seconds=seconds,
            )

    def _refusal(self, request: Request) -> Any:
        path, language = request.url.path, language_of_request(request)
        if not path.startswith(LIMITED):
            return None
        if self.limit is not None:
            seconds = self.limit.wait(request.client.host if request.client else "")
            if seconds > 0:
                return too_many(request, seconds)
        if path.startswith("/api/") and request.method == "POST":
            length = request.headers.get("content-length", "")
            if not length.isdigit() or int(length) > LARGEST_BODY:
                return error("too_large", sentence("too_large", language), 413)
        return None


def too_many(request: Request, seconds: float) -> Response:
    """429 for an address that may ask again in ``seconds``."""
    headers = {"Retry-After": str(max(1, round(seconds)))}
    return error("too_many_requests", sentence("too_many_requests", language_of_request(request)), 429, headers)


def _route(scope: Scope) -> str:
    """The route's pattern; everything of the mounted chat counts as one."""
    route = scope.get("route")
    return getattr(route, "path", "") or "chat"
