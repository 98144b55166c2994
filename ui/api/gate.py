"""What every request passes: its size, its address's allowance, the counters, the safety headers."""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.api.bounds import closed, holds_nul, too_large
from ui.api.envelope import error, language_of_request, sentence
from ui.api.limits import RateLimit
from ui.api.metrics import Metrics
from ui.logs import new_id, request_id

log = logging.getLogger(__name__)
CHAT_TURN = "/gradio_api/run/"
LIMITED = (
    "/api/", "/ui/", "/search", "/data", "/quality", "/reports/", "/login", "/manage",
    CHAT_TURN, "/gradio_api/mcp", "/gradio_api/queue/join",
)  # fmt: skip

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

    def __init__(
        self,
        app: ASGIApp,
        *,
        limit: RateLimit | None,
        metrics: Metrics,
        at_once: int = sys.maxsize,
        upload_bytes: int = sys.maxsize,
    ) -> None:
        """``at_once`` requests are worked on or wait; ``upload_bytes`` is the largest file to be uploaded."""
        self.app = app
        self.limit = limit
        self.metrics = metrics
        self.at_once = at_once
        self.upload_bytes = upload_bytes
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers 400, 404, 413, 429 or 503 in its place."""
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
        # Streams and the agents' sessions stay open without work: they do not count.
        path = request.url.path
        open_ended = "/gradio_api/" in path and not path.startswith(CHAT_TURN)
        counted = refusal is None and path.startswith(LIMITED) and not open_ended
        self._under_way += counted
        try:
            if refusal is not None:
                await refusal(scope, receive, sending)
            else:
                await self.app(scope, receive, sending)
        finally:
            self._under_way -= counted
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

        def refused(code: str, status: int, headers: dict[str, str] | None = None) -> Any:
            return error(code, sentence(code, language), status, headers)

        if holds_nul(path, request.scope.get("query_string", b"")):
            return refused("bad_request", 400)
        if closed(path):
            return refused("not_found", 404)
        if too_large(path, request.headers, self.upload_bytes):
            return refused("too_large", 413)
        if not path.startswith(LIMITED):
            return None
        if self.limit is not None:
            seconds = self.limit.wait(request.client.host if request.client else "")
            if seconds > 0:
                return too_many(request, seconds)
        if self._under_way >= self.at_once:
            return refused("busy", 503, {"Retry-After": "2"})
        return None


def too_many(request: Request, seconds: float) -> Response:
    """429 for an address that may ask again in ``seconds``."""
    headers = {"Retry-After": str(max(1, round(seconds)))}
    return error("too_many_requests", sentence("too_many_requests", language_of_request(request)), 429, headers)


def _route(scope: Scope) -> str:
    """The route's pattern; everything of the mounted chat counts as one."""
    route = scope.get("route")
    return getattr(route, "path", "") or "chat"
