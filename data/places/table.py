"""The place list, read once, and the questions it answers by name and by hierarchy."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

Level = Literal["province", "city", "county"]

_LEVELS: dict[str, Level] = {"province": "province", "city": "city", "county": "county"}
_FILE = Path(__file__).with_name("places.tsv")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A province, city or county.

    `code` is the six-digit code of GB/T 2260, with a trailing "~" where a former place's code has since been
    given to another name. `former` marks a place that no longer exists under this name. Counties that a
    province governs directly, and those of the four municipalities, have the province as `parent`. Two places
    are equal if their codes are.
    """

    code: str
    name: str = field(compare=False)
    level: Level = field(compare=False)
    parent: "Place | None" = field(compare=False, repr=False)
    former: bool = field(default=False, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Index:
    """Everything read from places.tsv; `names` holds full, short and other forms, most senior place first."""

    names: dict[str, tuple[Place, ...]]
    children: dict[str, tuple[Place, ...]]
    short: dict[str, str]
    pinyin: dict[str, str]
    word_like: frozenset[str]


def find(name: str) -> tuple[Place, ...]:
    """The places with this full name (洪泽区), short name (洪泽, 恩施) or customary name (恩施州).

    Most senior and current first; empty if there is none. A former place is given for a short name only if no
    current place under the same parent has that short name.
    """
    return index().names.get(name.strip(), ())


def ancestors(place: Place) -> tuple[Place, ...]:
    """The places above, nearest first: 洪泽区 → (淮安市, 江苏省)."""
    above = []
    while place.parent is not None:
        place = place.parent
        above.append(place)
    return tuple(above)


def children(place: Place) -> tuple[Place, ...]:
    """The current places directly below, by code; empty for a county."""
    return index().children.get(place.code, ())


def full_name(place: Place) -> str:
    """The name with all names above it: 江苏省淮安市洪泽区."""
    return "".join(step.name for step in reversed((place, *ancestors(place))))


def pinyin(place: Place) -> str:
    """The short name in pinyin, without tones or spaces: 洪泽区 → hongze."""
    return index().pinyin[place.code]


def everywhere() -> tuple[Place, ...]:
    """Every place, provinces, cities and counties, once each."""
    return tuple(dict.fromkeys(place for same in index().names.values() for place in same))


def current(place: Place) -> Place:
    """What a former place is called now if it only changed rank (海门市 → 海门区); else the place itself."""
    if not place.former:
        return place
    stem = index().short[place.code]
    heirs = [other for other in find(stem) if not other.former and other.parent == place.parent]
    return heirs[0] if len(heirs) == 1 else place


@cache
def index() -> Index:
    """The place list, read from places.tsv on the first call."""
    places: dict[str, Place] = {}
    short: dict[str, str] = {}
    customary: dict[str, str] = {}
    sounds: dict[str, str] = {}
    below: dict[str, list[Place]] = {}
    word_like: set[str] = set()
    # Ordered by code, so that a parent always stands before what lies in it.
    for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]:
        code, name, parent_code, level, stem, other, sound, state, is_word = line.split("\t")
        parent = places[parent_code] if parent_code else None
        place = Place(code=code, name=name, level=_LEVELS[level], parent=parent, former=state == "former")
        places[code], short[code], sounds[code] = place, stem, sound
        if other:
            customary[code] = other
        if parent_code and not state:
            below.setdefault(parent_code, []).append(place)
        if is_word:
            word_like.add(stem)
    return Index(
        names=_names(places, short, customary),
        children={code: tuple(found) for code, found in below.items()},
        short=short,
        pinyin=sounds,
        word_like=frozenset(word_like),
    )


def _names(
    places: dict[str, Place], short: dict[str, str], customary: dict[str, str]
) -> dict[str, tuple[Place, ...]]:
    """Written form → places, most senior and current first."""
    ranks: dict[tuple[Level, bool], list[Place]] = {
        (level, former): [] for level in _LEVELS.values() for former in (False, True)
    }
    for place in places.values():
        ranks[place.level, place.former].append(place)
    found: dict[str, list[Place]] = {}
    taken: set[tuple[str, str]] = set()  # (short name, parent's code): former places follow current ones
    for rank in ranks.values():
        for place in rank:
            found.setdefault(place.name, []).append(place)
            stem = short[place.code]
            seat = (stem, place.parent.code if place.parent else "")
            if stem != place.name and not (place.former and seat in taken):
                found.setdefault(stem, []).append(place)
            if not place.former:
                taken.add(seat)
            if place.code in customary:
                found.setdefault(customary[place.code], []).append(place)
    return {name: tuple(same) for name, same in found.items()}
