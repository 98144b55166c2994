"""Asking an OpenAI-compatible endpoint: within a time limit, with retries and a circuit breaker.

The only file that imports ``openai``, and only where an endpoint is set. The request
runs on an event loop in a thread of its own, where it can be cancelled at any
moment: an endpoint that sends a byte a second would outlive any read timeout.
Nothing that the endpoint says in an error is logged or passed on, since it may
repeat the key.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from importlib import import_module
from queue import Empty, SimpleQueue
from typing import Any

from qa.model.breaker import Breaker
from qa.model.counters import Counters
from qa.model.deadline import Deadline
from qa.model.failures import ModelFailed
from qa.model.options import ModelOptions
from qa.model.thinking import without_thinking

LONGEST_REPLY = 20_000
"""Characters; a reply that goes on is nonsense."""
MOST_TOKENS = 1000
FIRST_WAIT = 0.25
"""Seconds before the first retry; doubled each time, with jitter."""
log = logging.getLogger(__name__)
Message = dict[str, str]
_Sent = str | None
_NOTHING_USED = ("refused", "busy", "unreachable")


@dataclass(kw_only=True)
class _Used:
    """The tokens of one call, as far as they were reported."""

    prompt: int = 0
    reply: int = 0


class Endpoint:
    """One model of one endpoint. Safe to share between threads; nothing is opened before the first question."""

    def __init__(self, options: ModelOptions, counters: Counters, breaker: Breaker | None = None) -> None:
        self.options, self.counters, self.breaker = options, counters, breaker or Breaker()
        self._lock = threading.Lock()
        self._running: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._client: Any = None
        self._bare = False
        """Whether the endpoint was met to refuse what not all of them know."""
        # The import takes a second or more; it should not come off the first question's time.
        threading.Thread(target=import_module, args=("openai",), name="import", daemon=True).start()

    def reply(self, purpose: str, messages: Sequence[Message], deadline: Deadline) -> str:
        """The whole reply. Raises :class:`ModelFailed`."""
        return "".join(self.pieces(purpose, messages, deadline))

    def pieces(self, purpose: str, messages: Sequence[Message], deadline: Deadline) -> Iterator[str]:
        """The reply as it comes. Raises :class:`ModelFailed` at once, or after some pieces."""
        if not self.breaker.allows():
            self.counters.called(purpose, "paused", 0.0)
            raise ModelFailed("paused")
        started, outcome, used = time.monotonic(), "stopped", _Used()
        try:
            yield from without_thinking(self._received(list(messages), deadline, used))
            outcome = "ok"
            self.breaker.succeeded()
        except ModelFailed as failure:
            outcome = failure.reason
            self.breaker.failed()
            log.warning("language model gave no %s: %s", purpose, failure.reason)
            raise
        finally:
            self.counters.called(purpose, outcome, time.monotonic() - started)
            if outcome not in _NOTHING_USED:
                # Tokens are reported last: a reply that is broken off has cost something all the same.
                self.counters.used(used.prompt, used.reply)

    def close(self) -> None:
        """Ends the thread and the connections; asking again would open them anew."""
        with self._lock:
            loop, thread, client = self._running, self._thread, self._client
            self._running = self._thread = self._client = None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(_shut(client), loop)
        thread.join(2)

    def _received(self, messages: list[Message], deadline: Deadline, used: _Used) -> Iterator[str]:
        sent: SimpleQueue[_Sent] = SimpleQueue()
        future = asyncio.run_coroutine_threadsafe(self._ask(messages, deadline, sent, used), self._loop())
        future.add_done_callback(lambda _: sent.put(None))
        length = 0
        try:
            while True:
                try:
                    piece = sent.get(timeout=deadline.left)
                except Empty:
                    raise ModelFailed("timeout") from None
                if piece is None:
                    break
                length += len(piece)
                if length > LONGEST_REPLY:
                    raise ModelFailed("nonsense")
                yield piece
            _raise_failure(future)
        finally:
            future.cancel()

    async def _ask(
        self, messages: list[Message], deadline: Deadline, sent: SimpleQueue[_Sent], used: _Used
    ) -> None:
        import httpx2
        from openai import OpenAIError

        for attempt in range(self.options.retries + 2):
            begun = False
            try:
                async with asyncio.timeout(deadline.left):
                    async for piece in self._stream(messages, used):
                        begun = True
                        sent.put(piece)
                return
            except (OpenAIError, httpx2.HTTPError, OSError, TimeoutError, ValueError, ModelFailed) as error:
                if not begun and not self._bare and getattr(error, "status_code", 0) in (400, 404, 422):
                    self._bare = True
                    continue
                failure = _failure_of(error)
                wait = max(failure.after, FIRST_WAIT * 2**attempt * (0.75 + secrets.randbelow(500) / 1000))
                again = failure.again and not begun and attempt < self.options.retries
                if not again or wait >= deadline.left:
                    raise failure from None
                await asyncio.sleep(wait)

    async def _stream(self, messages: list[Message], used: _Used) -> AsyncIterator[str]:
        extras: dict[str, Any] = {} if self._bare else {"stream_options": {"include_usage": True}}
        stream = await self._opened().chat.completions.create(
            model=self.options.name, messages=messages, temperature=0, max_tokens=MOST_TOKENS, stream=True, **extras
        )
        finished = ""
        async with stream:
            async for chunk in stream:
                used.prompt, used.reply = _usage(chunk) or (used.prompt, used.reply)
                for choice in (getattr(chunk, "choices", None) or [])[:1]:
                    finished = getattr(choice, "finish_reason", None) or finished
                    piece = getattr(getattr(choice, "delta", None), "content", None)
                    if isinstance(piece, str) and piece:
                        yield piece
        if finished != "stop":
            raise ModelFailed("cut_off", again=not finished)

    def _opened(self) -> Any:
        if self._client is None:
            from openai import AsyncOpenAI

            # A key has to be given, or the one of another service would be taken from the environment.
            self._client = AsyncOpenAI(
                base_url=self.options.url,
                api_key=self.options.key or "none",
                timeout=self.options.seconds,
                max_retries=0,
            )
        return self._client

    def _loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._running is None:
                self._running = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_run_forever, args=(self._running,), name="language model", daemon=True
                )
                self._thread.start()
            return self._running


def _run_forever(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


async def _shut(client: Any) -> None:
    loop = asyncio.get_running_loop()
    others = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    if client is not None:
        await client.close()
    await loop.shutdown_asyncgens()
    loop.stop()


def _raise_failure(future: Future[None]) -> None:
    """Raises what ended the request; what the client did not foresee in a reply is the endpoint's nonsense."""
    try:
        error = future.exception(timeout=0)
    except (CancelledError, TimeoutError):
        raise ModelFailed("timeout") from None
    if isinstance(error, ModelFailed):
        raise error
    if error is not None:
        log.warning("language model: unforeseen %s", type(error).__name__)
        raise ModelFailed("nonsense")


def _failure_of(error: BaseException) -> ModelFailed:
    import openai

    if isinstance(error, ModelFailed):
        return error
    status = getattr(error, "status_code", 0)
    if status:
        log.warning("language model answered with status %s", status)
    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return ModelFailed("timeout", again=True)
    if status in (408, 409, 429):
        return ModelFailed("busy", again=True, after=_retry_after(error))
    if status >= 500:
        return ModelFailed("unreachable", again=True, after=_retry_after(error))
    if status >= 300:
        return ModelFailed("refused")
    if isinstance(error, openai.APIConnectionError | OSError):
        return ModelFailed("unreachable", again=True)
    if isinstance(error, ValueError | openai.APIResponseValidationError):
        return ModelFailed("nonsense", again=True)
    return ModelFailed("cut_off", again=True)


def _retry_after(error: BaseException) -> float:
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        return min(max(float(headers.get("retry-after", 0)), 0.0), 3600.0)
    except ValueError:
        return 0.0


def _usage(chunk: Any) -> tuple[int, int] | None:
    found = [getattr(getattr(chunk, "usage", None), name, 0) for name in ("prompt_tokens", "completion_tokens")]
    prompt, reply = (number if isinstance(number, int) else 0 for number in found)
    return (prompt, reply) if prompt or reply else None
