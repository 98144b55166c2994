"""A circuit breaker: an endpoint that keeps failing is left alone for a while.

Michael Nygard, *Release It!*: closed, open for a time, then one trial call.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3
PAUSE = 30.0
"""Seconds for which nothing is asked once :data:`FAILURES` calls in a row have failed."""


class Breaker:
    """Says whether a call may be made. Safe to share between threads."""

    def __init__(
        self, *, failures: int = FAILURES, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._failures, self._pause, self._clock = failures, pause, clock
        self._lock = threading.Lock()
        self._failed = 0
        self._until = 0.0

    @property
    def open(self) -> bool:
        """Whether calls are held back at present."""
        with self._lock:
            return self._failed >= self._failures and self._clock() < self._until

    def allows(self) -> bool:
        """Whether a call may be made now; after a pause only one is let through until it has ended."""
        with self._lock:
            if self._failed < self._failures:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + self._pause
            return True

    def succeeded(self) -> None:
        """A call went well."""
        with self._lock:
            self._failed = 0

    def failed(self) -> None:
        """A call failed."""
        with self._lock:
            self._failed += 1
            if self._failed >= self._failures:
                self._until = self._clock() + self._pause
