"""A progress bar, for the standard error stream."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

WIDTH = 30


class Bar:
    """Redraws one line on a terminal; elsewhere writes a line every tenth of the way; mute without a stream."""

    def __init__(self, total: int, label: str, stream: TextIO | None = None) -> None:
        self.total = total
        self.label = label
        self.stream = stream
        self.done = 0
        self._tenth = 0

    def step(self) -> None:
        """Counts one more as done and shows it."""
        self.to(self.done + 1)

    def to(self, done: int) -> None:
        """Shows that ``done`` of the total are done."""
        self.done = done
        if self.stream is None:
            return
        total = max(1, self.total)
        tenth = done * 10 // total
        if self.stream.isatty():
            filled = min(WIDTH, WIDTH * done // total)
            self.stream.write(f"\r{self.label} {'█' * filled}{'·' * (WIDTH - filled)} {done}/{self.total}")
            self.stream.write("\n" if done >= self.total else "")
        elif tenth > self._tenth:
            self.stream.write(f"{self.label} {done}/{self.total}\n")
        self._tenth = tenth
        self.stream.flush()


NewBar = Callable[[int, str], Bar]
"""Makes a bar for so many steps under a label."""


def mute(total: int, label: str) -> Bar:
    """A bar that shows nothing."""
    return Bar(total, label)
