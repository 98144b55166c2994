"""How much of a question a passage speaks of: characters in shared pairs, rare ones count more.

Pairs of characters need no dictionary, and place names or new words do not
break them. The weight is the usual inverse document frequency (Spärck Jones
1972), over the passages at hand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import data

_WORD = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]+")
_EMPTY = frozenset(
    "的了吗呢么是在有和与及或为被把得地着过给让对于从到就都也还又很所其这那哪我你他它们请啊呀吧个些什怎多少几"
)


def grams(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters, and whole Latin words and numbers."""
    found: list[str] = []
    for match in _WORD.finditer(text.lower()):
        word = match.group()
        if word[0].isascii():
            found.append(word)
            continue
        kept = "".join(" " if char in _EMPTY else char for char in word)
        for run in kept.split():
            found += [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]
    return found


class Weights:
    """How telling each character or word is among a set of passages."""

    def __init__(self, passages: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        self._size = 0
        for passage in passages:
            self._size += 1
            counts.update(set(passage.lower()))
            counts.update(set(re.findall(r"[a-z0-9]+", passage.lower())))
        self._counts = counts

    def of(self, sign: str) -> float:
        """The weight of a character or a Latin word; one that no passage holds weighs most."""
        weight = math.log(1 + (self._size + 1) / (self._counts.get(sign, 0) + 1))
        return weight * (2.0 if sign.isascii() else 1.0)


@cache
def _synonyms() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in data.load("synonyms")["groups"])


def one_wording(words: str) -> tuple[str, list[tuple[str, ...]]]:
    """``words`` with every word that others stand for written as the first of its group; and those groups."""
    used: list[tuple[str, ...]] = []
    for group in _synonyms():
        held = max((word for word in group if word in words), key=len, default="")
        if held:
            words = words.replace(held, group[0])
            used.append(group)
    return words, used


def shared_meaning(text: str, groups: Sequence[tuple[str, ...]]) -> str:
    """``text`` with the first word of a group added wherever another of the group is there, group by group."""
    for group in groups:
        if group[0] not in text and any(other in text for other in group):
            text += f" {group[0]}"
    return text


def coverage(question: Sequence[str], fields: Sequence[tuple[str, float]], weights: Weights) -> float:
    """The share of the question's weight that the fields hold, from 0 to 1.

    ``question`` are grams; ``fields`` are texts with how much a match in them
    counts. A character counts by the best field that holds a pair it stands in:
    a pair across two words (报受 in 举报受理) is not missed when both words are there.
    """
    lowered = [(text.lower(), factor) for text, factor in fields]
    best: dict[str, float] = {}
    for gram in set(question):
        held = max((factor for text, factor in lowered if gram in text), default=0.0)
        for sign in (gram,) if gram.isascii() else gram:
            best[sign] = max(held, best.get(sign, 0.0))
    total = sum(weights.of(sign) for sign in best)
    return sum(weights.of(sign) * held for sign, held in best.items()) / total if total else 0.0
