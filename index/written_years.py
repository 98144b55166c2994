"""Years as they are printed: in figures of either width, or in Chinese numerals (二〇二三)."""

from __future__ import annotations

import re
import unicodedata

YEAR_IN_FIGURES = r"(?:[1１][9９]|[2２][0０])\d{2}"
"""A pattern; ``\\d`` takes full-width figures too."""
_ZERO = "〇○零OoＯ0０Οо"
YEAR_IN_WORDS = rf"(?:二[{_ZERO}]|一九)[一二三四五六七八九{_ZERO}]{{2}}"
"""A pattern; the zero is typed in many ways, as a circle and as a letter among them."""

_DIGITS = str.maketrans("一二三四五六七八九" + _ZERO, "123456789" + "0" * len(_ZERO))
_NUMERALS = "一二三四五六七八九"
_WORDED_YEAR = re.compile(rf"{YEAR_IN_WORDS}(?=年)")
_WORDED_PART = re.compile(r"([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])")


def year_of(printed: str) -> int:
    """The year that a text in the form of one of the two patterns names."""
    return int(printed.translate(_DIGITS))


def in_figures(text: str) -> str:
    """``text`` with its years, months and days in half-width figures, for reading dates only.

    The result may be shorter than ``text``: places in it are no places in the document.
    """
    plain = unicodedata.normalize("NFKC", text) if re.search("[０-９]", text) else text
    if not _WORDED_YEAR.search(plain):
        return plain
    plain = _WORDED_YEAR.sub(lambda match: str(year_of(match[0])), plain)
    return _WORDED_PART.sub(lambda match: str(_number(match[1])), plain)


def _number(numeral: str) -> int:
    """一 to 九十九."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _NUMERALS.index(numeral) + 1
    return 10 * (_NUMERALS.index(tens) + 1 if tens else 1) + (_NUMERALS.index(ones) + 1 if ones else 0)
