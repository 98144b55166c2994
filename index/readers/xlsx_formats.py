"""Number formats: what a spreadsheet shows for a number.

A format has up to four sections, for positive and negative numbers, zero and
text. In a section stand placeholders for digits, words, and marks that colour
or align, which are not shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<mark>[^\]]*)\]|[_*].|(?P<plain>.)',
    re.DOTALL,
)
_CONDITION = re.compile(r"\s*[<>=]")
_PLACEHOLDERS = "0#?"


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section of a format: words around a pattern of placeholders ("" if it shows words alone).

    ``readable`` is false for what is not followed here: powers of ten,
    fractions, conditions, words between digits.
    """

    before: str
    pattern: str
    after: str
    percent: bool
    readable: bool


def formatted(number: Decimal, number_format: str) -> tuple[str, str | None]:
    """``number`` as ``number_format`` shows it, and a remark where that is not the number itself.

    Digits are rounded half up. A sign that the format hides (red or bracketed
    negative numbers) is written all the same: without it the text would be
    another number.
    """
    sections = _sections(number_format)
    if number_format.strip().lower() in ("", "general", "@") or not all(part.readable for part in sections):
        return plain_number(number), None
    signed = len(sections) > 1 and number < 0
    section = sections[2] if len(sections) > 2 and number == 0 else sections[1 if signed else 0]
    shown, rounded = _filled(section, abs(number))
    if number < 0:
        held = -rounded if rounded is not None else None
        if "-" not in shown and rounded != 0:
            return f"-{shown}" if not signed else plain_number(number), _remark(
                number, held, shown if signed else ""
            )
        return shown, _remark(number, held, "")
    return shown, _remark(number, rounded, "")


def plain_number(number: Decimal) -> str:
    """All digits of ``number``, without zeros at the end of its decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _remark(number: Decimal, shown: Decimal | None, written: str) -> str | None:
    if written:
        return f"表格里显示为“{written}”"
    return f"单元格存值为{plain_number(number)}" if shown != number else None


def _sections(number_format: str) -> list[Section]:
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(number_format):
        if token.group("plain") == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return [_section(tokens) for tokens in parts[:4]][: 3 if len(parts) > 3 else None]


def _section(tokens: list[re.Match[str]]) -> Section:
    words = ["", ""]
    pattern = ""
    percent = False
    readable = True
    ended = False
    for token in tokens:
        mark, plain = token.group("mark"), token.group("plain")
        word = token.group("quoted") or token.group("escaped") or token.group("currency") or ""
        if mark is not None:
            readable = readable and _CONDITION.match(mark) is None and mark.lower() not in ("h", "m", "s")
        elif plain is not None and (plain in _PLACEHOLDERS or (pattern and plain in ",.")):
            readable = readable and not ended
            pattern += plain
        elif plain == "%":
            percent = True
            word = "%"
        elif plain is not None:
            readable = readable and plain not in "eE/"
            word = plain
        if word:
            words[bool(pattern)] += word
            ended = bool(pattern)
    general = "general" in (words[0] + words[1]).lower()
    return Section(
        before=words[0], pattern=pattern, after=words[1], percent=percent, readable=readable and not general
    )


def _filled(section: Section, number: Decimal) -> tuple[str, Decimal | None]:
    """The text of a section for a number that is not negative, and the number that it shows, if any."""
    if not section.pattern:
        return (section.before + section.after).strip(), None
    body = section.pattern.rstrip(",")
    scale = Decimal(1000) ** (len(section.pattern) - len(body))
    whole, _, decimals = body.partition(".")
    places = sum(mark in _PLACEHOLDERS for mark in decimals)
    factor = Decimal(100) if section.percent else Decimal(1)
    rounded = (number * factor / scale).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0")
    digits, point, rest = text.partition(".")
    least = whole.count("0")
    if least == 0 and digits == "0" and rest:
        digits = ""
    text = digits.rjust(least, "0") + (point + rest if rest else "")
    return f"{section.before}{text}{section.after}".strip(), rounded * scale / factor
