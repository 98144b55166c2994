"""A progress bar on the standard error stream."""

from __future__ import annotations

import sys
from typing import TextIO

WIDTH = 30


class Bar:
    """Redraws one line on a terminal; elsewhere prints a line every tenth of the way."""

    def __init__(self, total: int, label: str, stream: TextIO | None = None) -> None:
        self.total = total
        self.label = label
        self.stream = stream or sys.stderr
        self.done = 0
        self._redraws = self.stream.isatty()
        self._tenth = 0

    def step(self, count: int = 1) -> None:
        """Counts ``count`` more as done and shows it."""
        self.done += count
        if self._redraws:
            filled = WIDTH * self.done // max(1, self.total)
            bar = "█" * filled + "·" * (WIDTH - filled)
            self.stream.write(f"\r{self.label} {bar} {self.done}/{self.total}")
            if self.done >= self.total:
                self.stream.write("\n")
        elif self.done * 10 // max(1, self.total) > self._tenth:
            self._tenth = self.done * 10 // max(1, self.total)
            self.stream.write(f"{self.label} {self.done}/{self.total}\n")
        self.stream.flush()
