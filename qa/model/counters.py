"""What the language model was asked and what it cost, counted for ``/metrics``."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

MILLION = Decimal(1_000_000)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The counts at one moment.

    ``calls`` by purpose and outcome; ``seconds`` by purpose; ``tokens`` by
    ``prompt`` and ``reply``; ``results`` by purpose and what became of the
    reply; ``unmetered`` calls whose endpoint reported no tokens; ``cost`` in
    the money of the price that was set.
    """

    calls: dict[tuple[str, str], int]
    seconds: dict[str, float]
    tokens: dict[str, int]
    results: dict[tuple[str, str], int]
    unmetered: int
    cost: Decimal

    def as_json(self) -> dict[str, Any]:
        """The counts as plain values, pairs joined by a slash."""
        return {
            "calls": {"/".join(key): count for key, count in sorted(self.calls.items())},
            "seconds": {key: round(spent, 2) for key, spent in sorted(self.seconds.items())},
            "tokens": self.tokens,
            "results": {"/".join(key): count for key, count in sorted(self.results.items())},
            "unmetered": self.unmetered,
            "cost": str(self.cost),
        }


class Counters:
    """Counts calls, tokens and money. Safe to share between threads."""

    def __init__(self, price: tuple[Decimal, Decimal] | None = None) -> None:
        self._price = price
        self._lock = threading.Lock()
        self._calls: Counter[tuple[str, str]] = Counter()
        self._seconds: dict[str, float] = {}
        self._tokens: Counter[str] = Counter()
        self._results: Counter[tuple[str, str]] = Counter()
        self._unmetered = 0

    def called(self, purpose: str, outcome: str, seconds: float) -> None:
        """Counts a call for ``plan`` or ``wording`` that ended as ``outcome``."""
        with self._lock:
            self._calls[purpose, outcome] += 1
            self._seconds[purpose] = self._seconds.get(purpose, 0.0) + seconds

    def used(self, prompt: int, reply: int) -> None:
        """Counts the tokens that the endpoint reported for one call; none at all counts as unmetered."""
        with self._lock:
            self._tokens["prompt"] += max(prompt, 0)
            self._tokens["reply"] += max(reply, 0)
            self._unmetered += prompt <= 0 and reply <= 0

    def resulted(self, purpose: str, result: str, count: int = 1) -> None:
        """Counts what became of a reply: a plan taken or discarded, a sentence kept or struck."""
        with self._lock:
            self._results[purpose, result] += count

    def now(self) -> Counted:
        """The counts at this moment."""
        with self._lock:
            prompt, reply = self._price or (Decimal(0), Decimal(0))
            cost = (self._tokens["prompt"] * prompt + self._tokens["reply"] * reply) / MILLION
            return Counted(
                calls=dict(self._calls),
                seconds=dict(self._seconds),
                tokens={"prompt": self._tokens["prompt"], "reply": self._tokens["reply"]},
                results=dict(self._results),
                unmetered=self._unmetered,
                cost=cost,
            )
