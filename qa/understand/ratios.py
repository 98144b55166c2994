"""A share asked for in several reports: ranked, bounded, compared or followed over the years."""

from __future__ import annotations

from qa.plan import Target
from qa.understand.reading import Reading
from qa.understand.shares import share_of


def ratio_of(
    reading: Reading, wanted: tuple[Target, ...], rates: tuple[Target, ...]
) -> dict[str, object]:
    """``targets`` and ``base`` of the share that the question puts in order or compares; empty where it asks for none."""
    if rates or not wanted or not reading.asks("share"):
        return {}
    parts, base = share_of(reading, wanted)
    return {"targets": parts, "base": base} if base is not None else {}
