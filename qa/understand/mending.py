"""Words of the field with one sign wrong: a doubled one, one read in two ways, one that only looks alike.

行政许口 → 行政许可, 重负申请 → 重复申请, 予以公公开 → 予以公开. What consists of known
words (重新申请, 全部公开) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from data import places
from qa.report_words import cut, is_word
from qa.understand.homophones import VOCABULARY

LEAST_LENGTH = 4
"""Signs of a word in which one that is unlike is mended; in a shorter one too little is left to tell it by."""
LONGEST_RUN = 200
"""Signs in a row; what runs on for longer is no slip of the pen, and to look for one would take seconds."""
_PARTICLES = frozenset("把被给的在对跟和与向让到去有是没不")
"""Signs that stand beside any word and are no slip for another sign (朔宁公安把…)."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@lru_cache(maxsize=8192)
def _readings(sign: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(pinyin(sign, style=Style.NORMAL, heteronym=True)[0])


def one_sign_mended(text: str, names: Iterable[str]) -> str:
    """``text`` with such words written as the field, or a body's name among ``names``, writes them."""
    words = tuple(dict.fromkeys((*VOCABULARY, *names)))
    text = _undoubled(text, words)
    return _CHINESE.sub(lambda match: _run(match.group(), words), text)


_KINDS = "省市区县旗州盟镇乡"
_SOUNDS_LIKE = ((r"^([zcs])h", r"\1"), (r"^l", "n"), (r"^h(?=u)", "f"), (r"(?<=[aei])ng$", "n"))
"""Sounds that are taken one for another, in the first and in the last part of a syllable."""


def place_mended(text: str, missing: Iterable[str], names: Iterable[str]) -> str:
    """``text`` with a place that no list holds written as the one place held that is written but for one sign like it.

    The sign that differs has to sound alike (by any of its readings); a place
    that is known to exist, or that could be any of several held, is left alone.
    """
    held = [name for name in names if len(name) >= LEAST_LENGTH - 1 and name[-1] in _KINDS]
    for absent in missing:
        if absent not in text or absent in held or places.find(absent) or absent[-1:] not in _KINDS:
            continue
        alike = [name for name in held if len(name) == len(absent) and _differs_by_sound(absent, name)]
        if len(alike) == 1:
            text = text.replace(absent, alike[0], 1)
    return text


def _differs_by_sound(written: str, name: str) -> bool:
    wrong = [i for i, (first, second) in enumerate(zip(written, name, strict=True)) if first != second]
    return len(wrong) == 1 and bool(_blurred(written[wrong[0]]) & _blurred(name[wrong[0]]))


def _blurred(sign: str) -> frozenset[str]:
    """The sounds of a sign without what many speakers do not tell apart (n and l, z and zh, an and ang)."""
    sounds = set()
    for sound in _readings(sign):
        for pattern, other in _SOUNDS_LIKE:
            sound = re.sub(pattern, other, sound)
        sounds.add(sound)
    return frozenset(sounds)


def _undoubled(text: str, words: Sequence[str]) -> str:
    text = re.sub(r"([\u4e00-\u9fff])\1{2,}", r"\1", text)
    for match in reversed(list(re.finditer(r"([\u4e00-\u9fff])\1", text))):
        least = LEAST_LENGTH if is_word(match.group()) else 2
        single = text[: match.start()] + text[match.start() + 1 :]
        around = range(max(0, match.start() - LEAST_LENGTH), match.start() + 1)
        if any(single.startswith(word, i) and i + len(word) > match.start() for i in around for word in words if len(word) >= least):
            text = single
    return text


def _run(run: str, words: Sequence[str]) -> str:
    if len(run) > LONGEST_RUN:
        return run
    known = [word for word in words if len(word) <= len(run) and all("\u4e00" <= sign <= "\u9fff" for sign in word)]
    held = set(known)
    result = run
    for word in sorted(known, key=len, reverse=True):
        if word in result or len(word) < 2:
            continue
        for start in range(len(result) - len(word) + 1):
            piece = result[start : start + len(word)]
            if piece in held or not _one_sign_wrong(piece, word):
                continue
            if _a_name_and_more(piece, word, held) or _stands_in_a_longer(result, start, word, known):
                continue
            if not _of_known_words(result, start, piece, word):
                result = result[:start] + word + result[start + len(word) :]
                break
    return result


_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百千万两]")


def _a_name_and_more(piece: str, word: str, held: Collection[str]) -> bool:
    """Whether the sign that differs only stands beside a known word that is whole (栖禾县说 is no slip for 栖禾县局)."""
    return (piece[:-1] == word[:-1] and piece[:-1] in held) or (piece[1:] == word[1:] and piece[1:] in held)


def _stands_in_a_longer(run: str, start: int, word: str, known: Sequence[str]) -> bool:
    """Whether what would be mended is part of a longer name that is spelt right (宁公安局 in 朔宁公安局)."""
    end = start + len(word)
    return any(
        len(name) > len(word) and run.startswith(name, at) and at < end and start < at + len(name)
        for name in known
        for at in range(max(0, start - len(name)), end)
    )


def _one_sign_wrong(piece: str, word: str) -> bool:
    wrong = [i for i, (first, second) in enumerate(zip(piece, word, strict=True)) if first != second]
    if len(wrong) != 1 or _NUMERAL.match(piece[wrong[0]]):
        return False
    sounds_alike = bool(_readings(piece[wrong[0]]) & _readings(word[wrong[0]]))
    if piece[wrong[0]] in _PARTICLES and wrong[0] in (0, len(word) - 1) and not sounds_alike:
        return False
    return len(word) >= LEAST_LENGTH or (len(word) >= LEAST_LENGTH - 1 and sounds_alike)


def _of_known_words(run: str, start: int, piece: str, word: str) -> bool:
    """Whether the wrong sign stands in a word of its own, so that the piece says something else."""
    at = start + next(i for i, (first, second) in enumerate(zip(piece, word, strict=True)) if first != second)
    sounds_alike = bool(_readings(run[at]) & _readings(word[at - start]))
    position = 0
    for one in cut(run):
        if position <= at < position + len(one):
            return len(one) > 1 and is_word(one) and not (sounds_alike and len(word) >= LEAST_LENGTH and one[0] != "第")
        position += len(one)
    return False
