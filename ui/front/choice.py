"""Which worker a request goes to.

A visitor's conversation lives in one worker's memory. A cookie names that
worker, not the visitor; it is given with the first page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ui.api.limits import network

COOKIE = "nianbao_worker"
STAFF = ("/login", "/logout", "/manage")
"""Logins and wrong passwords are counted in one place, the first worker: many workers give no more tries."""


class Busy(Protocol):
    """What is known of a worker here: its name, unlike any earlier one's, and what it has in hand."""

    @property
    def name(self) -> str: ...

    @property
    def in_hand(self) -> int: ...


W = TypeVar("W", bound=Busy)


@dataclass(frozen=True, kw_only=True)
class Choice(Generic[W]):
    """The worker to go to, None while there is none; ``told`` where a cookie has to say so from now on."""

    worker: W | None
    told: bool = False


def choose(workers: Mapping[int, W], *, path: str, cookie: str, address: str, new_page: bool) -> Choice[W]:
    """The choice among the ``workers`` that are up, by number.

    ``address`` is the visitor's, and decides where there is no cookie and no
    page to give one with (``new_page``), or where the worker that the cookie
    names is gone: all of a page's requests then go to the same other worker.
    """
    if path.startswith(STAFF):
        return Choice(worker=workers.get(0))
    if not workers:
        return Choice(worker=None)
    for worker in workers.values():
        if worker.name == cookie:
            return Choice(worker=worker)
    if new_page and not cookie:
        return Choice(worker=min(workers.values(), key=lambda worker: worker.in_hand), told=True)
    number = max(workers, key=lambda number: _weight(number, network(address)))
    return Choice(worker=workers[number], told=bool(cookie))


def _weight(number: int, address: str) -> bytes:
    """The highest wins; when a worker goes, only the addresses that were its own move."""
    return hashlib.sha256(f"{number} {address}".encode()).digest()
