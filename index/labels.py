"""Finding which label of the form a printed label is.

Three steps, the first that succeeds decides: the same key (numbering,
punctuation and white space aside), one being part of the other, and close
spelling. A label that fits two of the form's labels alike fits none, nor does a
piece of one label pass for a misprint of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from index.text import label_key

Manner = Literal["exact", "part", "fuzzy"]

CLOSE = 0.75
"""Least likeness of a misprint: one character wrong in a label of four."""
MARGIN = 0.12
"""How much better than the second-best label the best one has to be."""
MOST_OF_IT = 0.9
"""Share of a printed label that two of the form's labels have to make up for it to be both run together."""
SHORTEST_PART = 4
"""Characters that a part of a label needs in order to stand for it."""


@dataclass(frozen=True, kw_only=True)
class Match:
    """A label of the form that a printed label was found to be."""

    id: str
    manner: Manner
    likeness: float


class LabelIndex:
    """Known labels by key; every id may have several spellings."""

    def __init__(self, spellings: Mapping[str, Iterable[str]]) -> None:
        self._by_key: dict[str, set[str]] = {}
        for identity, labels in spellings.items():
            for label in labels:
                key = label_key(label)
                if key:
                    self._by_key.setdefault(key, set()).add(identity)
        self._cache: dict[str, Match | None] = {}

    def find(self, printed: str, *, manners: tuple[Manner, ...] = ("exact", "part", "fuzzy")) -> Match | None:
        """The label that ``printed`` is, or None where none fits or two fit alike."""
        key = label_key(printed)
        if not key:
            return None
        if key not in self._cache:
            self._cache[key] = self._search(key)
        match = self._cache[key]
        if match is None or match.manner not in manners:
            return None
        if match.manner == "fuzzy" and not _is_numbered(printed, key) and self._is_piece_of_another(key, match.id):
            return None
        return match

    def _is_piece_of_another(self, key: str, identity: str) -> bool:
        """Whether ``key`` may be what a line break left of a label that is not ``identity``."""
        return any(key in known and identity not in identities for known, identities in self._by_key.items())

    def _search(self, key: str) -> Match | None:
        exact = self._by_key.get(key)
        if exact:
            return Match(id=next(iter(exact)), manner="exact", likeness=1.0) if len(exact) == 1 else None
        return None if self._two_labels(key) else self._part(key) or self._fuzzy(key)

    def _two_labels(self, key: str) -> bool:
        """Whether ``key`` is two labels run together, of which either could be the row's."""
        held = [(key.find(known), known) for known in self._by_key if SHORTEST_PART <= len(known) < len(key) and known in key]
        return any(
            self._by_key[one].isdisjoint(self._by_key[other])
            and start + len(one) <= begin
            and len(one) + len(other) >= MOST_OF_IT * len(key)
            for start, one in held
            for begin, other in held
        )

    def _part(self, key: str) -> Match | None:
        if len(key) < SHORTEST_PART:
            return None
        holders: dict[str, float] = {}
        for known, identities in self._by_key.items():
            if key in known or (len(known) >= SHORTEST_PART and known in key):
                likeness = Indel.normalized_similarity(key, known)
                for identity in identities:
                    holders[identity] = max(likeness, holders.get(identity, 0.0))
        if len(holders) != 1:
            return None
        identity, likeness = next(iter(holders.items()))
        return Match(id=identity, manner="part", likeness=likeness)

    def _fuzzy(self, key: str) -> Match | None:
        scored: dict[str, float] = {}
        for known, identities in self._by_key.items():
            likeness = Indel.normalized_similarity(key, known)
            for identity in identities:
                scored[identity] = max(likeness, scored.get(identity, 0.0))
        ranked = sorted(scored.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < CLOSE:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
            return None
        return Match(id=ranked[0][0], manner="fuzzy", likeness=ranked[0][1])


def _is_numbered(printed: str, key: str) -> bool:
    """Whether ``printed`` begins with a number of its own, as the first line of a label does."""
    behind_a_word = label_key("行" + printed)
    return behind_a_word != "行" + key
