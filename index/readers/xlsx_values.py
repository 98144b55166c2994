"""What a spreadsheet shows in a cell."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from openpyxl.cell.rich_text import CellRichText, TextBlock

from index.readers.xlsx_dates import formatted_date
from index.readers.xlsx_formats import formatted

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


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
        if value != value or value in (float("inf"), float("-inf")):
            return str(value), None
        return formatted(plain_decimal(value), number_format)
    if isinstance(value, dt.datetime):
        return formatted_date(value, number_format), None
    if isinstance(value, dt.date):
        return formatted_date(dt.datetime.combine(value, dt.time()), number_format), None
    printed, remark = _without_struck(value) if isinstance(value, CellRichText) else (str(value), None)
    text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), printed)
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip(), remark


def _without_struck(value: CellRichText) -> tuple[str, str | None]:
    """A text with formats of its own, without what is struck out; a raised or lowered mark in brackets."""
    parts: list[str] = []
    remark = None
    for part in value:
        if not isinstance(part, TextBlock):
            parts.append(str(part))
        elif part.font.strike:
            remark = "删除线文字未收"
        elif part.font.vertAlign in ("superscript", "subscript"):
            parts.append(f"[{part.text}]")
            remark = remark or "上下标加方括号"
        else:
            parts.append(part.text)
    return "".join(parts), remark


def plain_decimal(value: float) -> Decimal:
    """A cell's number with the 15 digits that a spreadsheet keeps."""
    return Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
