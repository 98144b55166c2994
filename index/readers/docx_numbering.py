"""Numbers that Word prints in front of paragraphs but does not store in their text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from index.readers.docx_package import attribute, child, local_name

_DIGITS = "〇一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """``number`` (1 to 9999) in Chinese: 12 is 十二, 205 is 二百零五."""
    if not 0 < number < 10_000:
        return str(number)
    text, empty = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if empty and text else "") + _DIGITS[digit] + unit
            empty = False
        elif text:
            empty = True
    return text.removeprefix("一") if text.startswith("一十") else text


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        text += sign * (number // value)
        number %= value
    return text


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


def _full_width(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": chinese_numeral,
    "chineseCountingThousand": chinese_numeral,
    "taiwaneseCounting": chinese_numeral,
    "taiwaneseCountingThousand": chinese_numeral,
    "japaneseCounting": chinese_numeral,
    "ideographDigital": chinese_numeral,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Level:
    start: int
    style: str
    pattern: str


@dataclass(kw_only=True, slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,9}", text) else default


class Numbering:
    """Counts the numbered paragraphs of a document, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        """``root`` is the tree of ``numbering.xml``; ``None`` where there is none."""
        self._lists: dict[str, _List] = {}
        abstract: dict[str, _List] = {}
        for element in root if root is not None else ():
            name = local_name(element)
            if name == "abstractNum":
                abstract[attribute(element, "abstractNumId") or ""] = _List(levels=_levels(element))
            elif name == "num":
                reference = child(element, "abstractNumId")
                origin = abstract.get((attribute(reference, "val") if reference is not None else "") or "")
                if origin is None:
                    continue
                overrides = _overrides(element, origin.levels)
                # Lists made from one definition go on counting unless they start anew.
                same = _List(levels=overrides) if overrides else origin
                self._lists[attribute(element, "numId") or ""] = same

    def label(self, number_id: str, depth: int) -> str:
        """The printed number of the next paragraph of list ``number_id`` at ``depth`` (0 is the outermost).

        "" for bullets, for lists that do not exist, and for number "0", which means none.
        """
        numbered = self._lists.get(number_id)
        level = numbered.levels.get(depth) if numbered is not None else None
        if numbered is None or level is None:
            return ""
        numbered.counts[depth] = numbered.counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in numbered.counts if key > depth]:
            del numbered.counts[deeper]
        if level.style not in _FORMATS:
            return ""

        def printed(found: re.Match[str]) -> str:
            place = int(found.group(1)) - 1
            other = numbered.levels.get(place)
            if other is None:
                return ""
            return _FORMATS.get(other.style, str)(numbered.counts.get(place, other.start))

        return re.sub(r"%([1-9])", printed, level.pattern)


def _levels(element: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for each in element:
        if local_name(each) != "lvl":
            continue
        values = {local_name(part): attribute(part, "val") or "" for part in each}
        levels[_integer(attribute(each, "ilvl"), 0)] = _Level(
            start=_integer(values.get("start"), 0 if "start" not in values else 1),
            style=values.get("numFmt", "decimal"),
            pattern=values.get("lvlText", ""),
        )
    return levels


def _overrides(element: etree._Element, levels: dict[int, _Level]) -> dict[int, _Level]:
    """The levels as changed by a list of its own; empty if it changes nothing."""
    changed: dict[int, _Level] = {}
    for override in element:
        if local_name(override) != "lvlOverride":
            continue
        depth = _integer(attribute(override, "ilvl"), 0)
        own = _levels(override).get(depth) or levels.get(depth)
        start = child(override, "startOverride")
        if own is not None:
            begin = _integer(attribute(start, "val"), own.start) if start is not None else own.start
            changed[depth] = _Level(start=begin, style=own.style, pattern=own.pattern)
    return {**levels, **changed} if changed else {}
