"""Leaves out what a model thinks aloud before its reply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

OPENING, CLOSING = "<think>", "</think>"


def without_thinking(pieces: Iterable[str]) -> Iterator[str]:
    """``pieces`` without a leading ``<think>…</think>``, each passed on as soon as it is clear what it is."""
    held = ""
    state = "unclear"
    for piece in pieces:
        if state == "reply":
            yield piece
            continue
        held += piece
        start = held.lstrip()
        if state == "unclear" and not OPENING.startswith(start[: len(OPENING)]):
            state = "reply"
            yield held
        elif start.startswith(OPENING):
            state = "thinking"
            if CLOSING in held:
                state = "reply"
                yield held.partition(CLOSING)[2]
    if state == "unclear" and held.strip():
        yield held
