"""The words that ``data/explanations.toml`` explains beside the form's own rows."""

from __future__ import annotations

from functools import cache
from typing import Any

import data


@cache
def explanations() -> tuple[dict[str, Any], ...]:
    """Every entry: ``ids``, ``title``, ``text``, ``english``, and ``words`` that call for it."""
    return tuple(data.load("explanations")["entries"])


def explained_by_word(text: str) -> list[dict[str, Any]]:
    """The entries that a word of ``text`` calls for."""
    return [entry for entry in explanations() if any(word in text for word in entry.get("words", ()))]
