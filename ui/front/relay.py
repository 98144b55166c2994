"""One request on its way to a worker and its answer on the way back, both as they come: nothing is held."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
from starlette.types import Receive, Scope, Send

_HOP = {b"connection", b"expect", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"te"}
_HOP |= {b"proxy-connection", b"trailer", b"transfer-encoding", b"upgrade"}
_OURS = {b"x-forwarded-for", b"x-forwarded-proto", b"x-request-id"}
"""What the worker believes of these is what the front says, never what a visitor wrote."""


class NotTaken(Exception):
    """The worker could not be reached: nothing was sent, another one may be asked."""


class Broken(Exception):
    """The worker went away before it answered."""


class Relay:
    """One request. ``closing`` is set when the front stops: an event stream would never end by itself."""

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, *, request_id: str, closing: asyncio.Event
    ) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._request_id = request_id
        self._closing = closing
        self._read, self._streams = asyncio.Event(), asyncio.Event()
        self._has_body = any(
            name == b"transfer-encoding" or (name == b"content-length" and value != b"0")
            for name, value in scope["headers"]
        )

    async def run(self, transport: httpx.AsyncBaseTransport, cookie: bytes = b"") -> None:
        """Relays over ``transport`` until the answer is whole, the visitor leaves or the front stops.

        ``cookie`` is given along. Raises :class:`NotTaken` or :class:`Broken`
        where no answer has begun, :class:`httpx.HTTPError` where one breaks off.
        """
        carried = asyncio.ensure_future(self._carry(transport, cookie))
        left, stopped = asyncio.ensure_future(self._visitor_leaves()), asyncio.ensure_future(self._front_stops())
        tasks = (carried, left, stopped)
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                if not task.done():
                    task.cancel()
            await asyncio.wait(tasks)
        if not carried.cancelled():
            carried.result()
        elif not left.done() or left.cancelled():
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _carry(self, transport: httpx.AsyncBaseTransport, cookie: bytes) -> None:
        scope = self._scope
        query = b"?" + scope["query_string"] if scope["query_string"] else b""
        request = httpx.Request(
            scope["method"],
            "http://worker",
            headers=self._headers(),
            content=self._body() if self._has_body else None,
            # As it was written: an httpx.URL would quote it anew.
            extensions={"target": scope["raw_path"] + query, "timeout": {"connect": 10.0}},
        )
        try:
            answer = await transport.handle_async_request(request)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise NotTaken from error
        except httpx.HTTPError as error:
            raise Broken from error
        try:
            headers = [(name.lower(), value) for name, value in answer.headers.raw if name.lower() not in _HOP]
            if cookie:
                headers.append((b"set-cookie", cookie))
            await self._send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
            if answer.headers.get("content-type", "").startswith("text/event-stream"):
                self._streams.set()
            async for part in answer.stream:  # type: ignore[union-attr]
                await self._send({"type": "http.response.body", "body": part, "more_body": True})
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            await answer.aclose()

    def _headers(self) -> list[tuple[bytes, bytes]]:
        kept = [pair for pair in self._scope["headers"] if pair[0] not in _HOP and pair[0] not in _OURS]
        if any(name == b"transfer-encoding" for name, _ in self._scope["headers"]):
            kept = [pair for pair in kept if pair[0] != b"content-length"]
        client = self._scope.get("client")
        return [
            *kept,
            (b"x-forwarded-for", (client[0] if client else "").encode("latin-1", "replace")),
            (b"x-forwarded-proto", self._scope["scheme"].encode("ascii")),
            (b"x-request-id", self._request_id.encode("ascii")),
        ]

    async def _body(self) -> AsyncIterator[bytes]:
        more = True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise httpx.ReadError("the visitor left")
            more = message.get("more_body", False)
            yield message.get("body", b"")
        self._read.set()

    async def _visitor_leaves(self) -> None:
        if self._has_body:
            await self._read.wait()
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def _front_stops(self) -> None:
        await self._streams.wait()
        await self._closing.wait()
