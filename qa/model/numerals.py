"""Chinese numerals as numbers: 一百零六, 二〇一九, 七十一点三七, 壹佰零陆, 三万五千."""

from __future__ import annotations

from decimal import Decimal

_VALUES = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0, "两": 2, "俩": 2, "仨": 3, "貳": 2, "參": 3, "陸": 6, "幺": 1,
}  # fmt: skip
DIGITS = "".join(_VALUES)
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "佰": 100, "千": 1000, "仟": 1000}


def chinese_number(text: str) -> Decimal | None:
    """The number that ``text`` writes; None where it writes none that can be read."""
    whole, point, places = text.partition("点")
    if point and (not places or any(char not in _VALUES for char in places)):
        return None
    number = _whole(whole)
    if number is None:
        return None
    return number + Decimal("0." + "".join(str(_VALUES[char]) for char in places)) if point else number


def _whole(text: str) -> Decimal | None:
    if text and all(char in _VALUES for char in text):
        return Decimal("".join(str(_VALUES[char]) for char in text))
    if "亿" in text:
        above, _, below = text.rpartition("亿")
        high, low = _whole(above), _whole(below) if below else Decimal(0)
        return None if high is None or low is None else high * 10**8 + low
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _VALUES:
            if digit not in (None, 0):
                return None
            digit = _VALUES[char]
        elif char in ("廿", "卅"):
            section, digit = section + _TENS[char], None
        elif char in _TENS:
            section, digit = section + (1 if digit is None else digit) * _TENS[char], None
        else:
            total, section, digit = (total + section + (digit or 0)) * 10_000, 0, None
    result = total + section + (digit or 0)
    return Decimal(result) if text else None
