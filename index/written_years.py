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
_DIGIT = f"[{_NUMERALS}]"
_COUNTED = re.compile(
    rf"零|(?:(?P<thousands>{_DIGIT})千)?零?(?:(?P<hundreds>{_DIGIT})百)?零?(?:(?P<tens>{_DIGIT})?(?P<ten>十))?零?(?P<ones>{_DIGIT})?"
)


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


def number_in_words(numeral: str) -> int | None:
    """0 to 9999 as it is counted in words ("一百二十三", "两千零五"); None for what is not written quite so."""
    plain = numeral.replace("两", "二").replace("〇", "零")
    match = _COUNTED.fullmatch(plain)
    if match is None:
        return None
    number = sum(
        scale * (_NUMERALS.index(match[place]) + 1)
        for place, scale in (("thousands", 1000), ("hundreds", 100), ("tens", 10), ("ones", 1))
        if match[place]
    )
    number += 10 if match["ten"] and not match["tens"] else 0
    return number if plain.removeprefix("一") in (_in_words(number), _in_words(number).removeprefix("一")) else None


def _in_words(number: int) -> str:
    """``number``, below 10000, as it is counted."""
    words = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            words += _NUMERALS[digit - 1] + name
        elif words and number % scale:
            words += "" if words.endswith("零") else "零"
    return words.replace("一十", "十", 1) if words.startswith("一十") else words or "零"
