"""A stretch of text without white space that remembers where each character stood."""

from __future__ import annotations

from index.text import squeeze


class Squeezed:
    """``text[start:end]`` without white space and NUL characters, with the way back to its spans.

    Prose is analysed in this form, since sources break lines anywhere; every
    span that results is translated back, so that quotes stay verbatim.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        stop = len(text) if end is None else end
        self._positions = [i for i in range(start, stop) if text[i] != "\x00" and squeeze(text[i])]
        self.text = "".join(text[i] for i in self._positions)
        self._start, self._stop = start, stop

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of ``self.text[start:end]``."""
        if not self._positions or start >= end:
            return self._start, self._start
        last = min(end, len(self._positions)) - 1
        return self._positions[start], self._positions[last] + 1
