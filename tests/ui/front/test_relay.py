"""A request and its answer through the front, over real sockets, against a small server that says what it saw."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.ui.front.listening import listening
from ui.front.relay import NotTaken, Relay

SECONDS = 10
left = threading.Event()


async def seen(request: Request) -> Response:
    body = await request.body()
    answer = JSONResponse(
        {
            "target": request.scope["raw_path"].decode() + "?" + request.scope["query_string"].decode(),
            "client": request.client.host if request.client else "",
            "scheme": request.scope["scheme"],
            "headers": {name: request.headers.getlist(name) for name in request.headers},
            "body": hashlib.sha256(body).hexdigest(),
            "length": len(body),
        }
    )
    answer.set_cookie("one", "1")
    answer.set_cookie("two", "2")
    return answer


async def events(request: Request) -> Response:
    async def lines() -> AsyncIterator[str]:
        try:
            yield "data: first\n\n"
            await asyncio.sleep(60)
        finally:
            left.set()

    return StreamingResponse(lines(), media_type="text/event-stream")


async def large(request: Request) -> Response:
    return Response(b"x" * 5_000_000, headers={"content-encoding": "identity"})


WORKER = Starlette(
    routes=[Route("/events", events), Route("/large", large), Route("/{rest:path}", seen, methods=["GET", "POST"])]
)


class Front:
    """Relays all to one socket."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.transport: httpx.AsyncHTTPTransport | None = None
        self.closing = asyncio.Event()
        self.loop: asyncio.AbstractEventLoop | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self.transport is None:
            self.transport, self.loop = httpx.AsyncHTTPTransport(uds=str(self.path)), asyncio.get_running_loop()
        relay = Relay(scope, receive, send, request_id="of-the-front", closing=self.closing)
        try:
            await relay.run(self.transport, b"where=here")
        except NotTaken:
            await Response("later", status_code=503)(scope, receive, send)


@pytest.fixture(scope="module")
def front() -> Iterator[Front]:
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        path = Path(folder) / "worker"
        with listening(WORKER, uds=str(path), forwarded_allow_ips="*"):
            yield Front(path)


@pytest.fixture(scope="module")
def address(front: Front) -> Iterator[str]:
    with listening(front, forwarded_allow_ips="", server_header=False, date_header=False) as at:
        yield at


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=SECONDS, trust_env=False) as opened:
        yield opened


def test_the_address_arrives_as_it_was_written(client: httpx.Client) -> None:
    written = b"/a%2Fb/%E4%B8%AD%20x//..;?q=a%2Bb&c='%22&&d"
    request = client.build_request("GET", "/", extensions={"target": written})
    request.extensions["target"] = written
    assert client.send(request).json()["target"] == written.decode()


def test_what_a_visitor_says_of_himself_is_not_passed_on(client: httpx.Client) -> None:
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https", "X-Request-Id": "forged-0123456789"}
    found = client.get("/", headers=forged | {"Connection": "keep-alive, x-secret", "X-Kept": "kept"}).json()
    assert (found["client"], found["scheme"]) == ("127.0.0.1", "http")
    assert found["headers"]["x-forwarded-for"] == ["127.0.0.1"]
    assert found["headers"]["x-request-id"] == ["of-the-front"]
    assert found["headers"]["x-kept"] == ["kept"]
    assert "keep-alive" not in found["headers"]


def test_cookies_go_both_ways_and_to_nobody_else(address: str) -> None:
    with httpx.Client(base_url=address, trust_env=False, timeout=SECONDS) as one:
        assert dict(one.get("/").cookies) == {"one": "1", "two": "2", "where": "here"}
        assert "one=1" in one.get("/").json()["headers"]["cookie"][0]
    assert "cookie" not in httpx.get(address, trust_env=False, timeout=SECONDS).json()["headers"]


@pytest.mark.parametrize("chunked", [False, True])
def test_a_large_body_arrives_whole(client: httpx.Client, chunked: bool) -> None:
    body = bytes(range(256)) * 20_000
    content = iter([body[:1000], body[1000:]]) if chunked else body
    found = client.post("/upload", content=content).json()
    assert (found["length"], found["body"]) == (len(body), hashlib.sha256(body).hexdigest())
    assert ("content-length" in found["headers"]) != chunked


def test_a_large_answer_arrives_whole(client: httpx.Client) -> None:
    answer = client.get("/large")
    assert len(answer.content) == 5_000_000
    assert answer.headers.get_list("content-length") == ["5000000"]


def test_events_come_one_by_one_and_a_visitor_who_leaves_is_noticed(client: httpx.Client) -> None:
    left.clear()
    with client.stream("GET", "/events") as stream:
        # Held on to: an iterator that is dropped closes the stream.
        lines = stream.iter_lines()
        assert next(lines) == "data: first"
        assert not left.is_set()
    assert left.wait(SECONDS)


def test_nobody_there_is_told(address: str, front: Front) -> None:
    with listening(Front(front.path.with_name("gone"))) as at:
        assert httpx.get(at, trust_env=False, timeout=SECONDS).text == "later"
        assert httpx.post(at, content=b"x" * 1000, trust_env=False, timeout=SECONDS).status_code == 503


def test_event_streams_end_when_the_front_stops(front: Front) -> None:
    left.clear()
    stopping = Front(front.path)
    with listening(stopping) as at, httpx.stream("GET", f"{at}/events", trust_env=False, timeout=SECONDS) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "data: first"
        assert stopping.loop is not None
        stopping.loop.call_soon_threadsafe(stopping.closing.set)
        assert [line for line in lines if line] == []
    assert left.wait(SECONDS)
