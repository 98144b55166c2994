"""Every number, year and order that a text states, in whatever writing: what a worded sentence is checked by.

The reading is deliberately wide: a numeral that cannot be read is a number that
nothing backs, never something to pass over.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

import data
from index.numbers import UNITS
from qa.model.numerals import DIGITS, chinese_number

Kind = Literal["figure", "year", "order"]
_UNIT = "|".join(
    sorted({*UNITS, "个百分点", "百分点", "‰", "倍", "名", "位", "成", "年", "月", "日", "号", "岁", "处", "格", "起", "例", "款"}, key=len, reverse=True)
)
_ARABIC = re.compile(
    r"(?P<order>第)?(?P<per>百分之|千分之|万分之)?(?P<sign>(?<!\d)[-−])?"
    r"(?P<digits>\d+(?:[,，]\d+)*(?:\.\d+)?)"
    r"\s*(?P<scale>百万|千万|万亿|[十百千万亿])?(?P<more>[余多来几])?\s*"
    rf"(?P<unit>{_UNIT}|%)?"
)
_NUMERAL = f"[{DIGITS}十百千万亿拾佰仟廿卅点]"
_CHINESE = re.compile(
    rf"(?P<order>第)?(?P<per>百分之|千分之|万分之|十分之)?(?P<digits>{_NUMERAL}+)(?P<more>[余多来几])?\s*(?P<unit>{_UNIT}|%|分之)?"
)
_SCALES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12,
}  # fmt: skip
_MONEY = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(10**8)}


@dataclass(frozen=True, kw_only=True)
class Said:
    """A number as a text states it.

    ``value`` is None where the writing cannot be read. Money is in 元 whatever
    the text's unit. ``step`` is the size of the last digit given, in the unit of ``value``.
    """

    kind: Kind
    value: Decimal | None
    unit: str
    start: int
    end: int
    text: str
    step: Decimal = Decimal(1)


def plain(text: str) -> str:
    """``text`` without characters that do not show, digits and letters of other widths and styles as ordinary ones."""
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if category in ("Cf", "Mn", "Me", "Cc", "Co", "Cn", "Cs") and char != "\n":
            continue
        if category == "Nd":
            kept.append(str(unicodedata.decimal(char)))
            continue
        normal = unicodedata.normalize("NFKC", char)
        keep = normal == char or not all(c.isalnum() or c in "%.⁄-−" for c in normal)
        kept.append(char if keep else normal)
    return re.sub(r"[^\S\n]+", " ", "".join(kept)).replace("％", "%").replace("．", ".")


@cache
def _harmless() -> re.Pattern[str]:
    return re.compile("|".join(data.load("wording")["harmless"]))


def numbers_said(text: str) -> list[Said]:
    """Every number in ``text``, which :func:`plain` has made plain, left to right."""
    masked = _harmless().sub(lambda found: "\x01" * len(found.group()), text)
    found = [_arabic(match, masked) for match in _ARABIC.finditer(masked)]
    for said in found:
        masked = masked[: said.start] + "\x01" * (said.end - said.start) + masked[said.end :]
    chinese = [_chinese(match) for match in _CHINESE.finditer(masked)]
    for said in chinese:
        masked = masked[: said.start] + "\x01" * (said.end - said.start) + masked[said.end :]
    strange = [
        Said(kind="figure", value=None, unit="", start=place, end=place + 1, text=char)
        for place, char in enumerate(masked)
        if unicodedata.numeric(char, None) is not None or unicodedata.category(char) in ("No", "Nl")
    ]
    return sorted((*found, *chinese, *strange), key=lambda said: said.start)


def _arabic(match: re.Match[str], text: str) -> Said:
    digits, unit = match["digits"], match["unit"] or ""
    start, end = match.span()
    glued = re.search(r"[A-Za-z.]$", text[:start]) or re.match(r"[A-Za-z]|\.\d", text[end:])
    grouped = re.fullmatch(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?", digits)
    odd = ("," in digits or "，" in digits) and not grouped
    zeros = re.match(r"0\d", digits)
    whole = digits.replace(",", "").replace("，", "")
    value = None if glued or odd or zeros or match["more"] else Decimal(whole)
    step = Decimal(1).scaleb(-len(whole.partition(".")[2]))
    if value is not None and match["sign"]:
        value = -value
    if match["order"]:
        return Said(kind="order", value=value, unit="", start=start, end=end, text=match.group())
    if unit == "年" and value is not None and not match["scale"] and "." not in whole and not match["per"]:
        if 1900 <= value < 2100:
            return Said(kind="year", value=value, unit="年", start=start, end=end, text=match.group())
        if len(whole) == 2:
            return Said(kind="year", value=2000 + value, unit="年", start=start, end=end, text=match.group())
    return _figure(match, value, unit, step)


def _chinese(match: re.Match[str]) -> Said:
    digits, unit = match["digits"], match["unit"] or ""
    start, end = match.span()
    value = None if match["more"] or unit == "分之" else chinese_number(digits)
    if match["order"]:
        return Said(kind="order", value=value, unit="", start=start, end=end, text=match.group())
    if unit == "年" and value is not None and len(digits) in (2, 4) and not re.search("[十百千万亿]", digits):
        year = value if len(digits) == 4 else 2000 + value
        return Said(kind="year", value=year, unit="年", start=start, end=end, text=match.group())
    places = len(digits.partition("点")[2])
    return _figure(match, value, unit, Decimal(1).scaleb(-places))


def _figure(match: re.Match[str], value: Decimal | None, unit: str, step: Decimal) -> Said:
    scale = Decimal(_SCALES[match["scale"]]) if match.groupdict().get("scale") else Decimal(1)
    if match["per"] == "百分之":
        unit = "%" if not unit else unit + "?"
    elif match["per"]:
        value = None
    if unit == "成":
        value, unit = None, "%"
    if unit == "百分点":
        unit = "个百分点"
    if unit in _MONEY:
        scale, unit = scale * _MONEY[unit], "元"
    return Said(
        kind="figure",
        value=None if value is None else value * scale,
        unit=unit,
        start=match.start(),
        end=match.end(),
        text=match.group(),
        step=step * scale,
    )
