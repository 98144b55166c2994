"""One worker process, as the front sees it: started, looked after, stopped."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import ssl
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx

from ui.front.folder import ALLOWANCE
from ui.front.worker import ALIVE

log = logging.getLogger(__name__)
UP_WITHIN = 180.0
LOOK_EVERY, ANSWERS_WITHIN = 10.0, 30.0
STOPS_WITHIN = 4.0
"""Seconds to load; between two looks at a worker, and for its answer; to end by itself when asked to."""
_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=64, keepalive_expiry=20)
"""Idle connections are given up before the worker does it: a question sent into one that closes would be lost."""


class Worker:
    """A process that serves the whole application on a Unix socket in a folder that only its owner may enter.

    ``in_hand`` is how many requests it is answering, open event streams among them.
    """

    def __init__(self, number: int, folder: Path) -> None:
        self.number = number
        self.name = secrets.token_hex(8)
        self.in_hand = 0
        self._folder = folder
        self._socket = folder / self.name
        # Not a client: that would keep one visitor's cookies and send them with another's request.
        self.transport = httpx.AsyncHTTPTransport(
            uds=str(self._socket), limits=_LIMITS, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        )
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, environment: Mapping[str, str]) -> bool:
        """Starts the process with these variables; True once it answers, False where it ends or takes too long."""
        process = self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "ui.front.worker",
            str(self._socket),
            str(self._folder / ALLOWANCE),
            env=environment,
            # It ends when this pipe does: also when the front is killed and can ask nobody.
            stdin=asyncio.subprocess.PIPE,
            # A Ctrl-C at the keyboard is the front's to handle.
            start_new_session=True,
        )
        ended = asyncio.ensure_future(process.wait())
        try:
            async with asyncio.timeout(UP_WITHIN):
                while not ended.done():
                    if self._socket.exists() and await self._answers():
                        return True
                    await asyncio.wait([ended], timeout=0.2)
        except TimeoutError:
            log.warning("worker %d does not come up", self.number)
        finally:
            ended.cancel()
        return False

    async def watch(self) -> None:
        """Returns when the process has ended, or stands still."""
        missed = 0
        while self._process is not None and missed < 2:
            try:
                await asyncio.wait_for(self._process.wait(), LOOK_EVERY)
                return
            except TimeoutError:
                missed = 0 if await self._answers() else missed + 1
        log.warning("worker %d stands still and is ended", self.number)

    async def stop(self) -> int | None:
        """Ends the process, at once where it does not end by itself; its exit code, None if it never ran."""
        await self.transport.aclose()
        if self._process is None:
            return None
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), STOPS_WITHIN)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
        self._socket.unlink(missing_ok=True)
        return self._process.returncode

    async def get(self, path: str, seconds: float) -> httpx.Response | None:
        """What the worker answers to a plain request, read whole; None where it does not within ``seconds``."""
        request = httpx.Request(
            "GET", f"http://worker{path}", extensions={"timeout": dict.fromkeys(("connect", "read"), seconds)}
        )
        try:
            answer = await self.transport.handle_async_request(request)
            await answer.aread()
        except httpx.HTTPError:
            return None
        return answer

    async def _answers(self) -> bool:
        return await self.get(ALIVE, ANSWERS_WITHIN) is not None
