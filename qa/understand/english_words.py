"""An English question's subject in the words that the reports use; see ``data/english.toml``."""

from __future__ import annotations

import re
from functools import cache

import data


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    loaded = data.load("english")
    entries = [*loaded["subjects"].items(), *loaded["words"].items()]
    return tuple((re.compile(rf"(?<![a-z]){english}"), chinese) for english, chinese in entries)


def in_chinese(text: str) -> str:
    """What ``text`` (lower case) speaks of, in Chinese words apart by spaces; "" where nothing is known."""
    found: list[tuple[int, str]] = []
    for pattern, chinese in _words():
        for match in pattern.finditer(text):
            found.append((match.start(), chinese))
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return " ".join(dict.fromkeys(chinese for _, chinese in sorted(found)))
