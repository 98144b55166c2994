"""The moment by which all the model's work on one question has to be done."""

from __future__ import annotations

import time


class Deadline:
    """A moment ``seconds`` from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left, never less than 0."""
        return max(self._end - time.monotonic(), 0.0)
