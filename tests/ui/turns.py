"""A turn of the chat as the page sends it."""

from __future__ import annotations

from typing import Any


def asking(config: dict[str, Any]) -> int:
    """The number of the event that asks a question."""
    return int(next(one["id"] for one in config["dependencies"] if "ask" in [name for _, name in one["targets"]]))


def turn(event: int, question: object, session: str, kept: object = None) -> dict[str, Any]:
    """The body of the request; ``kept`` is what a page could pretend its conversation to be."""
    return {"data": [kept, "zh"], "event_data": {"question": question}, "fn_index": event, "session_hash": session}
