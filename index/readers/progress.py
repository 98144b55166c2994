"""Tells whoever listens how many pages of a file have been read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]
"""Is told the pages read and their number, both from 1."""

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def pages_told_to(listener: Listener) -> Iterator[None]:
    """Within it, ``listener`` is told of every page that this thread reads."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def page_read(done: int, total: int) -> None:
    """Tells the listener, if there is one, that ``done`` of ``total`` pages have been read."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(done, total)
