"""What a spreadsheet shows in a cell."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_UNSHOWN = re.compile(r"\[[^\]]*\]|_.|\*.")
_PLACES = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def shown_text(value: object, number_format: str) -> tuple[str, str | None]:
    """The text that a spreadsheet shows for ``value``, and a remark where it hides part of the value.

    Numbers are rounded to the places that the format shows; the remark then
    names the number that the cell holds. Without places 15 digits count, as in
    Excel, so that 0.1 + 0.2 shows 0.3.
    """
    if value is None:
        return "", None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    if isinstance(value, datetime.datetime):
        # A cell has no time zone; midnight means a date alone.
        return (str(value.date()) if value.time() == datetime.time() else str(value)), None
    text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), str(value))
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip(), None


def plain_decimal(value: float) -> Decimal:
    """A cell's number with the 15 digits that a spreadsheet keeps."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")


def _number(value: float, number_format: str) -> tuple[str, str | None]:
    if value != value or value in (float("inf"), float("-inf")):
        return str(value), None
    number = plain_decimal(value)
    section = number_format.split(";")[0]
    prefix, pattern, suffix = _parts(section)
    places = _PLACES.search(pattern)
    if places is None or number_format.strip().lower() in ("general", "@"):
        return _plain(number), None
    percent = "%" in pattern
    shown = number * 100 if percent else number
    decimals = len(places.group(1) or "")
    rounded = shown.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    optional = (places.group(1) or "").count("#")
    digits = f"{abs(rounded):,f}" if "," in places.group() else f"{abs(rounded):f}"
    for _ in range(optional):
        digits = digits[:-1] if digits.endswith("0") and "." in digits else digits
    sign = "-" if rounded < 0 else ""
    text = f"{sign}{prefix}{digits.rstrip('.')}{'%' if percent else ''}{suffix}".strip()
    remark = f"单元格存值为{_plain(number)}" if rounded != shown else None
    return text, remark


def _parts(section: str) -> tuple[str, str, str]:
    """Words before the digits, the pattern of digits, words behind them."""
    words: list[str] = []

    def keep(match: re.Match[str]) -> str:
        words.append(match.group(1) if match.group(1) is not None else match.group(2))
        return "\x00"

    pattern = _LITERAL.sub(keep, _UNSHOWN.sub("", section))
    digits = _PLACES.search(pattern)
    before = pattern[: digits.start()].count("\x00") if digits else 0
    return "".join(words[:before]), pattern.replace("\x00", ""), "".join(words[before:])


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
