"""The question's words as the report writes them: abbreviations written out, misspellings put right.

Only words that the report does not hold are touched, and only by words that it
does hold: 辟谣 for 辟除谣言, 小区 before 老 for 老旧小区, 门护网站 for 门户网站.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from itertools import pairwise

_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_NOT_NAMING = frozenset("的了吗呢么是在有和与及或为被把得地着过给让对于从到就都也还又很所其这那哪我你他它们请几多少个不没")
LONGEST = 4
MORE_USUAL = 50
"""How many times as usual a word of the same sound has to be before a rare word that the report lacks is taken for a slip of it."""


@lru_cache(maxsize=1)
def _cutter() -> object:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    return jieba


def cut(text: str) -> list[str]:
    """``text`` cut into words."""
    return list(_cutter().lcut(text))  # type: ignore[attr-defined]


def is_word(text: str) -> bool:
    """Whether the dictionary knows ``text`` as a word."""
    return bool(_cutter().dt.FREQ.get(text))  # type: ignore[attr-defined]


@lru_cache(maxsize=256)
def _words_of_report(text: str) -> tuple[str, ...]:
    """The words of a report in their order, other signs as single blanks."""
    found: list[str] = []
    for run in re.split(r"([\u4e00-\u9fff]+)", text):
        found += cut(run) if _CHINESE.match(run) else [" "]
    return tuple(found)


@lru_cache(maxsize=256)
def _by_initials(text: str) -> dict[str, str]:
    """Two neighbouring words, by the first sign of each, and by the first sign of the one and the whole other."""
    words = _words_of_report(text)
    table: dict[str, str] = {}
    for first, second in pairwise(words):
        if len(first) >= 2 and len(second) >= 2 and first[0] not in _NOT_NAMING and second[0] not in _NOT_NAMING:
            table.setdefault(first[0] + second[0], first + second)
            table.setdefault(first[0] + second, first + second)
    return table


@lru_cache(maxsize=256)
def _by_sound(text: str) -> dict[tuple[str, ...], str]:
    from qa.understand.homophones import sound

    table: dict[tuple[str, ...], str] = {}
    for word in dict.fromkeys(_words_of_report(text)):
        if 2 <= len(word) <= LONGEST:
            table.setdefault(sound(word), word)
    return table


@lru_cache(maxsize=1024)
def in_report_words(words: str, text: str) -> str:
    """``words`` with what ``text`` does not hold put as ``text`` writes it, where that is clear."""
    result = re.sub(r"[a-z]{4,}", lambda match: _from_pinyin(match.group(), text), words)
    for run in _CHINESE.findall(result):
        result = result.replace(run, _run(run, text), 1)
    return result


def _from_pinyin(letters: str, text: str) -> str:
    return next((word for sounds, word in _by_sound(text).items() if "".join(sounds) == letters), letters)


def _run(run: str, text: str) -> str:
    if run in text:
        return run
    short = _by_initials(text)
    sounds = _by_sound(text)
    result = ""
    position = 0
    borders = {0}
    for word in cut(run):
        borders.add(max(borders) + len(word))
    while position < len(run):
        for size in range(min(LONGEST, len(run) - position), 1, -1):
            piece = run[position : position + size]
            if piece in text:
                result += piece
                position += size
                break
            whole = position in borders and position + size in borders
            written = _written(piece, short, sounds) if whole else ""
            if written:
                result += written
                position += size
                break
        else:
            result += run[position]
            position += 1
    return result


def _written(piece: str, short: dict[str, str], sounds: dict[tuple[str, ...], str]) -> str:
    from qa.understand.homophones import alike, sound

    if piece in short:
        return short[piece]
    word = sounds.get(sound(piece), "")
    if not word or not alike(piece, word):
        return ""
    shared = any(first == second for first, second in zip(piece, word, strict=False))
    meant = not is_word(piece) or (shared and _frequency(word) > MORE_USUAL * _frequency(piece))
    return word if meant else ""


def _frequency(word: str) -> int:
    """How often the dictionary counts ``word``."""
    return int(_cutter().dt.FREQ.get(word) or 0)  # type: ignore[attr-defined]
