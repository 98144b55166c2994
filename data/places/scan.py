"""Finds place names in running text.

Short names are traps in Chinese: 公开平台 holds 开平, 行政和诉讼 holds 政和, 惠民政策 holds 惠民.
What is taken as a place:

- a full name of three characters or more, unless it is only the beginning of 县级, 区域, 市场 and the like;
- a short name, or a full name of two characters, at whose edges no common word would be cut in two;
- a name that is a word itself (和平, 公安), is shared by three counties or more (朝阳), or says no more than
  "the city's centre" (城区, 市中区): only right behind the place it lies in (北京朝阳), or opening a phrase
  before a year (和平2023年);
- names that follow each other from the larger to the smaller (江苏省淮安市洪泽区): one match, its last place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from data.places.table import Index, Place, ancestors, index

_WORDS: Final = Path(__file__).with_name("words.txt")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_URBAN: Final = re.compile("[市城郊矿新老中港口]{1,2}区")
# What can follow a full name's last character and take that character away from it.
_TAKEN_AWAY: Final = {"县": "级域", "区": "域划", "市": "场"}
# A short name followed by these names a lake, road or town, not the place itself.
_OTHER_THING: Final = re.compile(
    "湖|河(?!长)|江|路(?!灯|政)|湾|岛|山|港(?!口)|大道|镇|乡(?!镇|村)|村(?!级|民|务)|新区|新城"
)
_YEAR_BEFORE: Final = re.compile(r"(?:^|\D)(?:19|20)\d\d年?度?\s*$")
_YEAR_AFTER: Final = re.compile(r"\s*(?:19|20)\d\d")
_JOINING: Final = "和与及跟同或比对"


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A place named in a text: characters `start` to `end`, and the places it can be, most senior first."""

    start: int
    end: int
    candidates: tuple[Place, ...]


def scan(text: str) -> list[Match]:
    """The places named in the text, in order, without overlaps; the longest name wins at each position."""
    found: list[Match] = []
    position = 0
    while position < len(text):
        match = _match_at(text, position, found[-1] if found else None)
        if match is None:
            position += 1
            continue
        if found and match.start == found[-1].start:
            found[-1] = match
        else:
            found.append(match)
        position = match.end
    return found


def _match_at(text: str, start: int, previous: Match | None) -> Match | None:
    """The longest acceptable name that starts here; joined to the previous match if it lies in that place."""
    places = index()
    for end in _ends(text, start):
        candidates = places.names[text[start:end]]
        if _is_cut_short(text, start, end):
            continue
        if previous is not None and previous.end == start:
            inside = tuple(place for place in candidates if _lies_in(place, previous.candidates))
            vague = _needs_context(text[start:end], places)
            if inside and not (vague and _cuts_word_after(text, start, end)):
                return Match(start=previous.start, end=end, candidates=inside)
        if _stands_alone(text, start, end, previous, places):
            return Match(start=start, end=end, candidates=candidates)
    return None


def _ends(text: str, start: int) -> Iterator[int]:
    """Where names that start here end, longest first."""
    for length in _lengths().get(text[start], ()):
        if text[start : start + length] in index().names and start + length <= len(text):
            yield start + length


def _lies_in(place: Place, outer: tuple[Place, ...]) -> bool:
    return any(above in outer for above in ancestors(place))


def _needs_context(name: str, places: Index) -> bool:
    """Whether the name says too little by itself."""
    return name in places.word_like or _URBAN.fullmatch(name) is not None


def _is_cut_short(text: str, start: int, end: int) -> bool:
    """Whether the text goes on in a way that makes the name part of something else."""
    if text[end : end + 1] and text[end] in _TAKEN_AWAY.get(text[end - 1], ""):
        return True
    return _is_short(text[start:end]) and _OTHER_THING.match(text, end) is not None


def _is_short(name: str) -> bool:
    """Whether no place has this as its full name."""
    return all(place.name != name for place in index().names[name])


def _stands_alone(text: str, start: int, end: int, previous: Match | None, places: Index) -> bool:
    name = text[start:end]
    if _needs_context(name, places):
        opens = start == 0 or _YEAR_BEFORE.search(text, 0, start) is not None
        return opens and _YEAR_AFTER.match(text, end) is not None
    if len(name) > 2:
        return True
    seat = any(place.level != "county" and not place.former for place in places.names[name])
    if _is_edge(text, start, previous):
        # A city at the beginning of a phrase is meant as one, whatever follows: 丽水平均, 大理论坛.
        return seat or not _cuts_word_after(text, start, end)
    return not _cuts_word_before(text, start, end) and not _cuts_word_after(text, start, end)


def _is_edge(text: str, start: int, previous: Match | None) -> bool:
    """Whether a phrase begins here: after nothing, a sign, a year, a place, or a place and a joining word."""
    if start == 0 or not _HAN.match(text[start - 1]) or _YEAR_BEFORE.search(text, 0, start):
        return True
    if previous is None:
        return False
    return previous.end == start or (previous.end == start - 1 and text[start - 1] in _JOINING)


def _cuts_word_before(text: str, start: int, end: int) -> bool:
    if start == 0:
        return False
    return text[start - 1 : start + 1] in _words() or text[start - 1 : end] in _words()


def _cuts_word_after(text: str, start: int, end: int) -> bool:
    if end == len(text):
        return False
    return text[end - 1 : end + 1] in _words() or text[start : end + 1] in _words()


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First character → lengths of the names that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for name in index().names:
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@cache
def _words() -> frozenset[str]:
    """Common words of two and three characters that can lie across the edge of a name."""
    return frozenset(_WORDS.read_text(encoding="utf-8").split())
