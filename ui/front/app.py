"""What visitors reach: their allowance, the worker of each, and the pages that speak for all workers."""

from __future__ import annotations

import asyncio
import logging
from types import SimpleNamespace

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.api.envelope import error, language_of_request, sentence
from ui.api.gate import LIMITED, Gate, too_many
from ui.api.limits import RateLimit
from ui.api.metrics import Metrics
from ui.front.choice import COOKIE, choose
from ui.front.crew import Crew
from ui.front.metrics import merged
from ui.front.process import Worker
from ui.front.relay import Broken, NotTaken, Relay
from ui.logs import new_id

log = logging.getLogger(__name__)
ANSWERS_WITHIN = 15.0
"""Seconds that a worker has to say how it is."""
_OWN = ("/healthz", "/metrics")
RETRY_AFTER = {"Retry-After": "2"}


class Front:
    """The ASGI application of the front process; it starts the crew and stops it."""

    def __init__(self, crew: Crew, limit: RateLimit, *, secure_cookie: bool) -> None:
        self.crew = crew
        self.closing = asyncio.Event()
        self._limit = limit
        self._metrics = Metrics()
        self._secure = "; Secure" if secure_cookie else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or has a worker answer."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        answer = await self._own_answer(Request(scope)) or await self._relayed(scope, receive, send)
        if answer is not None:
            # Counted under a name of its own: what visitors type never becomes a label.
            scope["route"] = SimpleNamespace(path=scope["path"] if scope["path"] in _OWN else "front")
            await Gate(answer, limit=None, metrics=self._metrics)(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self.crew.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.crew.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _own_answer(self, request: Request) -> ASGIApp | None:
        path = request.url.path
        if request.method == "GET" and path in _OWN:
            return await (self._health(request) if path == "/healthz" else self._counters())
        if path.startswith(LIMITED):
            seconds = self._limit.wait(request.client.host if request.client else "")
            if seconds > 0:
                return too_many(request, seconds)
        return None

    async def _relayed(self, scope: Scope, receive: Receive, send: Send) -> ASGIApp | None:
        """Nothing where a worker answered; what to say where none could."""
        request = Request(scope)
        relay = Relay(
            scope,
            receive,
            send,
            request_id=new_id(request.headers.get("x-request-id", "")),
            closing=self.closing,
        )
        tried: set[int] = set()
        while True:
            chosen = choose(
                {number: worker for number, worker in self.crew.up.items() if number not in tried},
                path=scope["path"],
                cookie=request.cookies.get(COOKIE, ""),
                address=request.client.host if request.client else "",
                new_page=request.method == "GET" and "text/html" in request.headers.get("accept", ""),
            )
            worker = chosen.worker
            if worker is None:
                return _later(request)
            worker.in_hand += 1
            try:
                await relay.run(worker.transport, self._cookie(worker) if chosen.told else b"")
                return None
            except NotTaken:
                tried.add(worker.number)
            except Broken:
                return _later(request)
            except httpx.HTTPError:
                log.warning("worker %d broke off an answer", worker.number)
                return None
            finally:
                worker.in_hand -= 1

    def _cookie(self, worker: Worker) -> bytes:
        return f"{COOKIE}={worker.name}; Path=/; HttpOnly; SameSite=Lax{self._secure}".encode("ascii")

    async def _health(self, request: Request) -> Response:
        """Well while one worker is: the others are being started again."""
        answers = [answer for answer in (await self._ask_all("/healthz")).values() if answer is not None]
        well = [answer for answer in answers if answer.status_code == 200]
        if well:
            return JSONResponse({"data": well[0].json()["data"] | {"workers": len(well)}})
        if answers:
            return JSONResponse(answers[0].json(), status_code=answers[0].status_code)
        return error("unavailable", sentence("unavailable", language_of_request(request)), 503, RETRY_AFTER)

    async def _counters(self) -> Response:
        answers = await self._ask_all("/metrics")
        pages = {
            str(number): answer.text
            for number, answer in answers.items()
            if answer is not None and answer.status_code == 200
        }
        content = merged(pages, self._metrics.registry, self.crew.starts)
        return Response(content, media_type="text/plain; version=0.0.4; charset=utf-8")

    async def _ask_all(self, path: str) -> dict[int, httpx.Response | None]:
        workers = sorted(self.crew.up.items())
        answers = await asyncio.gather(*(worker.get(path, ANSWERS_WITHIN) for _, worker in workers))
        return {number: answer for (number, _), answer in zip(workers, answers, strict=True)}


def _later(request: Request) -> Response:
    """One plain line while no worker can answer."""
    said = sentence("unavailable", language_of_request(request))
    if request.url.path.startswith("/api/"):
        return error("unavailable", said, 503, RETRY_AFTER)
    return PlainTextResponse(said + "\n", status_code=503, headers=RETRY_AFTER)
