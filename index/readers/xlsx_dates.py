"""Date formats: what a spreadsheet shows for a date or a time."""

from __future__ import annotations

import datetime as dt
import re

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[[^\]]*\]|[_*].|(?P<half>AM/PM|A/P|上午/下午)'
    r"|(?P<field>y+|m+|d+|h+|s+|a{3,4})|(?P<plain>.)",
    re.DOTALL | re.IGNORECASE,
)
_WEEKDAYS = "一二三四五六日"
SHORT_DATE = "yyyy/m/d"
"""How Chinese spreadsheets show the built-in short date, which is stored as ``mm-dd-yy``."""


def formatted_date(moment: dt.datetime, number_format: str) -> str:
    """``moment`` as ``number_format`` shows it; ISO where the format names no part of a date."""
    pattern = SHORT_DATE if number_format.lower() == "mm-dd-yy" else number_format.split(";")[0]
    tokens = list(_TOKEN.finditer(pattern))
    fields = [(token.group("field") or "").lower() for token in tokens]
    if not any(field[:1] in ("y", "m", "d", "h", "s") and field for field in fields):
        return moment.isoformat(sep=" ")
    halves = any(token.group("half") for token in tokens)
    shown = []
    for number, token in enumerate(tokens):
        if fields[number]:
            name = "n" + fields[number][1:] if _is_minute(fields, number) else fields[number]
            shown.append(_field(moment, name, halves=halves))
        elif token.group("half"):
            shown.append("下午" if moment.hour >= 12 else "上午")
        else:
            shown.append(token.group("quoted") or token.group("escaped") or token.group("plain") or "")
    return "".join(shown).strip()


def _is_minute(fields: list[str], number: int) -> bool:
    """Whether an ``m`` counts minutes: behind hours or in front of seconds."""
    if fields[number] not in ("m", "mm"):
        return False
    before = next((field for field in reversed(fields[:number]) if field), "")
    after = next((field for field in fields[number + 1 :] if field), "")
    return before.startswith("h") or after.startswith("s")


def _field(moment: dt.datetime, name: str, *, halves: bool) -> str:
    width = min(len(name), 2)
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    values = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}
    if name[0] == "y":
        return f"{moment.year:04d}" if len(name) > 2 else f"{moment.year % 100:02d}"
    if name[0] == "a" or (name[0] == "d" and len(name) > 2):
        return ("星期" if len(name) > 3 else "") + _WEEKDAYS[moment.weekday()]
    return f"{values[name[0]]:0{width}d}"
