"""Lines of a text file with their places, and what a value looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import Unreadable

MAX_LINES = 200_000
"""A text with more lines is refused: a long report has some three thousand."""

_OTHER_BREAKS = str.maketrans({"\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})

VALUE = re.compile(
    r"[+\-－−＋]?\s?\d[\d,，]*(?:[.．]\d+)?\s?(?:[%％]|[万亿]?元|[件条项个份次])?(?:（[^（）]{1,20}）|\([^()]{1,20}\))?|[/／\-－—–]{1,3}|无|不适用"
)
"""A value as it stands alone in a cell: a number, perhaps signed or with a remark, or a mark for "none"."""

FURNITURE = re.compile(
    r"\s*(?:[-—–－‐~～·•]+\s{0,2}\d{1,4}\s{0,2}[-—–－‐~～·•]+|"
    r"第\s?\d{1,4}\s?页(?:[\s，,/]{0,3}共\s?\d{1,4}\s?页)?|"
    r"\d{1,3}\s?[/／]\s?\d{1,3}|[Pp]age\s\d{1,4}(?:\sof\s\d{1,4})?)\s*"
)
"""A line that only numbers the page; wide gaps would make it a row of values."""

SECTION_TITLE = re.compile(
    r"\s*[一二三四五六七八九十]{1,2}\s*[、.．]\s*(?:总体|概述|基本|.{0,8}主动公开|.{0,6}收到和处理|.{0,12}行政复议|"
    r".{0,6}存在|.{0,8}主要问题|其他(?:需要|应当|事项)|.{2,30}(?:情况|事项|措施|打算)\s*$).{0,40}"
)
"""A heading of the report's own sections, as opposed to a numbered row label of a table."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: ``text`` without its break, its half-open span, and its page from 1 (``None``: no pages)."""

    text: str
    start: int
    end: int
    page: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on the line."""
        return not self.text.strip()


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Text of one cell or token with its half-open span; an empty text has an empty span."""

    text: str
    start: int
    end: int


def normalise_breaks(text: str) -> str:
    """Every kind of line break as ``\\n``; form feeds stay."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_OTHER_BREAKS)


def split_lines(text: str) -> list[Line]:
    """The lines of ``text``; a form feed ends a line and starts a page.

    Raises :class:`Unreadable` if there are more than :data:`MAX_LINES`.
    """
    if text.count("\n") + text.count("\f") > MAX_LINES:
        raise Unreadable(
            f"文件的行数超过{MAX_LINES // 10_000}万",
            remedy="请拆成一份报告一个文件",
            english=f"The file has over {MAX_LINES} lines; one report a file, please",
        )
    paged = "\f" in text.strip("\f\n ")
    lines: list[Line] = []
    page = 1
    position = 0
    for raw in text.split("\n"):
        for number, piece in enumerate(raw.split("\f")):
            if number:
                page += 1
                position += 1
            lines.append(
                Line(text=piece, start=position, end=position + len(piece), page=page if paged else None)
            )
            position += len(piece)
        position += 1
    return lines


def piece_of(text: str, start: int) -> Piece:
    """``text``, which begins at ``start``, without outer white space."""
    inner = text.strip()
    if not inner:
        return Piece(text="", start=start, end=start)
    begin = start + len(text) - len(text.lstrip())
    return Piece(text=inner, start=begin, end=begin + len(inner))


def is_value(text: str) -> bool:
    """Whether ``text`` as a whole is a value (:data:`VALUE`), not a label."""
    return VALUE.fullmatch(text.strip()) is not None


def values_behind(row: Sequence[Piece]) -> int:
    """How many values and empty cells stand behind the last label of ``row``."""
    count = 0
    while count < len(row) and (not row[-1 - count].text or is_value(row[-1 - count].text)):
        count += 1
    return count


def display_width(text: str) -> int:
    """Columns that ``text`` takes in a fixed-width font: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
