"""What stands in a cell: a number, zero, nothing, not applicable, or text.

What cannot be read stays explicitly unread; nothing is turned into 0.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from index.text import NARROW_SPACES, SPACED_THOUSANDS
from index.written_years import number_in_words

CellKind = Literal["number", "zero", "blank", "not_applicable", "text"]

UNITS = (
    "万元", "亿元", "元", "件次", "人次", "件", "条", "次", "项", "期", "篇", "份", "场", "个", "人", "家", "户",
    "天", "宗", "批", "部", "类", "%",
)  # fmt: skip
_NOT_APPLICABLE = {
    "/", "//", "\\", "╱", "∕", "⁄", "⧸", "╲", "-", "--", "‐", "‑", "‒", "---", "—", "——", "–", "―", "─", "－", "无", "不适用", "无此项", "*", "n/a", "na",
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<about>约|近|共计|共|达|超过|超)?\s*"
    r"(?:¥\s*|人民币\s*)?(?P<sign>增加|减少|新增|增|减|\+|-|−|↑|↓)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(?P<scale>[万亿](?!元))?(?P<more>余|多)?\s*"
    rf"(?P<unit>{'|'.join(UNITS)})?"
    r"(?P<rest>.*)",
    re.DOTALL,
)
_TEXT_MARK = re.compile(r"['’‘`＇](?=[+-]?\d)")
"""What a spreadsheet puts before a number that was entered as text."""
_NOTE_DIGITS = re.compile("[⁰¹²³⁴-⁹₀-₉①-⑳㉑-㉟㊱-㊿❶-❿➀-➉⓪⓵-⓾]+")
_NOTE_MARK = re.compile(r"(?:[*＊※†‡]+|注\d{0,2})$")
_ZEROS = {"零", "〇", "○"}
_MINUS = {"减少", "减", "-", "−", "↓"}
_SPLIT = re.compile(r"[+-]?\d[\d,]*(?:[ \t\n]+[\d,.]+)+")
_MISPLACED = re.compile(r"[+-]?\d{1,3}(?:,\d+)+(?:\.\d+)?")
"""Digits with separators that are not all before three digits: "2,51,000"."""
_WORDED = re.compile(rf"(?P<numeral>[零〇一二两三四五六七八九十百千]{{1,9}})(?P<unit>{'|'.join(UNITS)})?")
"""A numeral in words that is all of a cell; one character alone may count rows or name a table."""
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), None: Decimal(1)}


@dataclass(frozen=True, kw_only=True)
class CellValue:
    """The reading of one cell.

    ``value`` is set for ``number`` and ``zero`` only. ``unit`` is a unit that
    the cell itself prints ("" where it prints none). ``note`` is the rest of a
    cell that holds a number with a remark. ``readings`` are the possible values
    of a number that was split in two or has its separators in wrong places; the kind is then ``text``.
    """

    kind: CellKind
    raw: str
    value: Decimal | None = None
    unit: str = ""
    note: str = ""
    readings: tuple[Decimal, ...] = ()

    @property
    def is_label(self) -> bool:
        """Whether the cell reads like words, not like a value."""
        return self.kind == "text" and not self.readings


def half_width(text: str) -> str:
    """Full-width digits, signs and separators as half-width ones."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("，", ",")


@lru_cache(maxsize=16_384)
def read_cell(text: str) -> CellValue:
    """Reads the text of one cell.

    >>> read_cell("+30104").value
    Decimal('30104')
    >>> read_cell("22（其中修订16件）").note
    '(其中修订16件)'
    """
    raw = text
    # Folding would turn the note's mark in "12①" into a third digit.
    bare = text.strip("\u200b\ufeff \t\r\n\u00a0")
    if SPACED_THOUSANDS.fullmatch(bare):
        bare = re.sub(f"[{NARROW_SPACES}]", "", bare)
    bare = _TEXT_MARK.sub("", bare, count=1) if _TEXT_MARK.match(bare) else bare
    plain = half_width(_NOTE_DIGITS.sub(r"[\g<0>]", bare)).strip("\u200b\ufeff \t\r\n\u00a0")
    if not plain:
        return CellValue(kind="blank", raw=raw)
    if plain.lower() in _NOT_APPLICABLE:
        return CellValue(kind="not_applicable", raw=raw)
    if plain in _ZEROS:
        return CellValue(kind="zero", raw=raw, value=Decimal(0))
    if _SPLIT.fullmatch(plain):
        return CellValue(kind="text", raw=raw, readings=_split_readings(plain))
    if (counted := _in_words(plain, raw)) is not None:
        return counted
    match = _NUMBER.fullmatch(re.sub(r"(?<=[+\-−])\s+(?=\d)", "", plain))
    if match is None or _is_numbered_label(match):
        misplaced = _MISPLACED.fullmatch(plain)
        return CellValue(kind="text", raw=raw, readings=_split_readings(plain) if misplaced else ())
    value = Decimal(match["digits"].replace(",", "")) * _SCALES[match["scale"]]
    if match["sign"] in _MINUS:
        value = -value
    rest = match["rest"].strip()
    remark = "".join(part for part in (match["about"], match["more"]) if part)
    note = " ".join(part for part in (remark, rest) if part)
    return CellValue(
        kind="zero" if value == 0 else "number", raw=raw, value=value, unit=match["unit"] or "", note=note
    )


def _in_words(plain: str, raw: str) -> CellValue | None:
    """The reading of a cell that is a numeral in words, None for any other."""
    match = _WORDED.fullmatch(plain)
    if match is None or (len(match["numeral"]) == 1 and not match["unit"]):
        return None
    number = number_in_words(match["numeral"])
    if number is None:
        return None
    return CellValue(kind="number" if number else "zero", raw=raw, value=Decimal(number), unit=match["unit"] or "")


def _is_numbered_label(match: re.Match[str]) -> bool:
    """Whether what follows the digits shows that they number a label or belong to prose."""
    rest = match["rest"].strip()
    if not rest:
        return False
    if _NOTE_MARK.fullmatch(rest):
        return False
    if rest[0] == "[" and rest.partition("]")[2].strip()[:1].isdigit():
        return True  # A mark between digits is no mark: something was printed over the number.
    if rest[0] in "(（[【;；,":
        # "12,34" and "12;34" are two numbers or a misprint, never 12.
        return rest[1:].lstrip()[:1].isdigit() and rest[0] in ";；,"
    return not (match["unit"] and len(rest) <= 1)


def _split_readings(plain: str) -> tuple[Decimal, ...]:
    parts = plain.replace(",", "").split()
    try:
        return (Decimal("".join(parts)),)
    except ArithmeticError:
        return ()


def plain_number(value: Decimal) -> str:
    """``value`` without exponent and without trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
