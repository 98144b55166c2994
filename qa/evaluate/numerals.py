"""Amounts: numbers with their units, brought into one form so that they can be compared.

``2.12亿元`` and ``21200万元``, ``１，２３４`` and ``1234``, ``三十二`` and ``32`` are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

Family = Literal["count", "money", "percent", "points", "times", "days"]

CENT = Decimal("0.01")
MOST_DIGITS = 40
"""Characters of the longest number."""
_EXACT = Context(prec=2 * MOST_DIGITS, rounding=ROUND_HALF_UP)
"""Wide enough for the longest number times two scales; the usual 28 digits would round or fail."""
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_BARE = re.compile(r"(?P<digits>[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))(?P<scale>万|百万|千万|亿)?")
_DIGITS = {"零": 0, "〇": 0, "○": 0, "两": 2} | {digit: i for i, digit in enumerate("一二三四五六七八九", 1)}
_PLACES = {"十": 10, "百": 100, "千": 1_000}
_CHINESE = "[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
_ARABIC = r"(?<![\d.])(?<!\d,)[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d|,\d{3}(?!\d))"
_SCALE = "(?:百万|千万|[百千万亿])?(?:余|多)?"
_KNOWN_UNIT = "元|个?百分点|%|倍|个?工作日|天|件次|人次|[件条次项期篇份场个人家户宗批部类]"
_IN_ARABIC = rf"(?P<arabic>{_ARABIC})\s*(?P<unit>{_SCALE}(?:{_KNOWN_UNIT})?)"
# Chinese numerals number chapters and stand in words; only with a unit are they an amount.
_IN_CHINESE = rf"(?P<chinese>{_CHINESE})(?P<counted>{_KNOWN_UNIT})"
_NUMBER = re.compile(rf"百分之(?P<parts>{_ARABIC}|{_CHINESE})|{_IN_ARABIC}|{_IN_CHINESE}")


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A number in the base unit of its family: pieces, yuan, per cent, percentage points, times, days."""

    value: Decimal
    family: Family


def plain(text: str) -> str:
    """``text`` in half-width forms, with one kind of minus sign."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("﹣", "-").replace("–", "-")


def without_separators(text: str) -> str:
    """``text`` with the separators taken out of its numbers: ``1,573,179`` becomes ``1573179``."""
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain(text))


def chinese_number(text: str) -> Decimal | None:
    """The value of Chinese numerals (``一百零五``, ``三点五``, ``二〇二四``), None where they are none."""
    whole, _, fraction = text.partition("点")
    if not whole or any(c not in _DIGITS and c not in _PLACES and c not in "万亿" for c in whole):
        return None
    value = Decimal(_spelled(whole) if all(c in _DIGITS for c in whole) else _grouped(whole))
    if fraction:
        value += Decimal(f"0.{_spelled(fraction):0{len(fraction)}d}")
    return value


def _spelled(text: str) -> int:
    return int("".join(str(_DIGITS[character]) for character in text))


def _grouped(text: str) -> int:
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _PLACES:
            section += (digit or 1) * _PLACES[character]
            digit = 0
        elif character == "万":
            total, section, digit = total + ((section + digit) or 1) * 10_000, 0, 0
        else:
            total, section, digit = ((total + section + digit) or 1) * 100_000_000, 0, 0
    return total + section + digit


def number(text: str) -> Decimal | None:
    """The number that ``text`` is: Arabic or Chinese, with or without separators, also with 万 or 亿 after it.

    None where it is none, or has more than ``MOST_DIGITS`` digits.
    """
    bare = without_separators(text).strip()
    if len(bare) > MOST_DIGITS:
        return None
    if match := _BARE.fullmatch(bare):
        return _EXACT.multiply(Decimal(match["digits"]), _SCALES.get(match["scale"], 1))
    return chinese_number(bare)


def amount(value: str, unit: str | None) -> Amount | None:
    """The amount of ``value`` in ``unit``; a scale before the unit (万件, 亿元) is multiplied out.

    None where ``value`` is no number. Any unit that is no money, share, ratio
    or time counts pieces: 件, 个, 项, none at all.
    """
    digits = number(value)
    if digits is None:
        return None
    family, scale = _unit(unit or "")
    return Amount(value=_EXACT.multiply(digits, scale), family=family)


def _unit(unit: str) -> tuple[Family, int]:
    bare = re.sub(r"[\s余多]|人民币", "", plain(unit))
    if bare in ("%", "百分比", "percent"):
        return "percent", 1
    if bare in ("百分点", "个百分点", "pp"):
        return "points", 1
    if bare in ("倍", "times"):
        return "times", 1
    if bare in ("天", "日", "工作日", "个工作日"):
        return "days", 1
    for prefix in sorted(_SCALES, key=len, reverse=True):
        if bare.startswith(prefix):
            return ("money" if bare.endswith("元") else "count"), _SCALES[prefix]
    return ("money" if bare in ("元", "yuan") else "count"), 1


def same_amount(one: Amount, other: Amount) -> bool:
    """Whether two amounts are equal; shares and ratios are compared at two decimals, rounded half up."""
    if one.family != other.family:
        return False
    if one.family in ("percent", "points", "times"):
        return _cents(one.value) == _cents(other.value)
    return one.value == other.value


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, context=_EXACT)


def amounts_in(text: str) -> Iterator[tuple[Decimal, Amount]]:
    """Every number in ``text``: as it is written, and as an amount with the unit that follows it."""
    for match in _NUMBER.finditer(plain(text)):
        written = number(match["parts"] or match["arabic"] or match["chinese"])
        if written is not None:
            family, scale = _unit("%" if match["parts"] else match["unit"] or match["counted"] or "")
            yield written, Amount(value=_EXACT.multiply(written, scale), family=family)


def stands_in(value: str, unit: str | None, text: str) -> bool:
    """Whether the number stands in ``text``: written alike, or as an equal amount in another unit."""
    wanted = amount(value, unit)
    if wanted is None:
        return False
    written = number(value)
    return any(found == written or same_amount(wanted, other) for found, other in amounts_in(text))
