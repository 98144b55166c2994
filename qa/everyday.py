"""Everyday words of a question as a report says them (重盖 as 重建, 撤走 as 转移): see ``data/everyday/``.

A word is only read so where the report holds one of its official words, so that
the table can be wide without putting words into a report's mouth.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import data
from qa.lexical import one_wording
from qa.report_words import in_report_words


@cache
def _table() -> dict[str, tuple[str, ...]]:
    sections = data.load_folder("everyday").values()
    return {word: tuple(official) for section in sections for word, official in section.items()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_table(), key=len, reverse=True)))


@lru_cache(maxsize=2048)
def as_reported(words: str, text: str) -> tuple[str, list[tuple[str, ...]]]:
    """``words`` as the report with this ``text`` says them, and the groups of words of one meaning that were used."""
    said, groups = in_official_words(words, text)
    single, more = one_wording(in_report_words(said, text))
    return single, [*groups, *more]


def in_official_words(words: str, text: str) -> tuple[str, list[tuple[str, ...]]]:
    """``words`` with everyday words that ``text`` lacks as the first official word that it holds, and all that it holds."""
    groups: dict[tuple[str, ...], None] = {}

    def official(found: re.Match[str]) -> str:
        word = found.group()
        held = tuple(one for one in _table()[word] if one in text and one != word)
        if not held:
            return word
        said = word if word in text else held[0]
        groups[(said, *(one for one in held if one != said))] = None
        return said

    return _pattern().sub(official, words), list(groups)
