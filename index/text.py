"""Normal forms of Chinese text for comparing labels and words.

Normalising is for comparison only: what is quoted is always the source.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NARROW_SPACES = "\u00a0\u2007\u2009\u202f"
"""Spaces that do not break; the common space also stands between two numbers."""
SPACED_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}(?:[{NARROW_SPACES}]\d{{3}})+")
"""A number whose thousands are set apart by such a space."""
_BLANKS = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u3000]+")
_PUNCTUATION = re.compile(r"[\s\W_]+", re.UNICODE)
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．:：]+|[（(]?\d{1,2}(?:[）)、.．:：]+(?!\d)|(?=[\u4e00-\u9fff]))"
    r"|第[一二三四五六七八九十]+部分|[①-⑳])"
)
_QUOTES = str.maketrans({"〝": "“", "〞": "”", "＂": '"', "「": "“", "」": "”", "『": "“", "』": "”"})


def squeeze(text: str) -> str:
    """``text`` without any white space or invisible mark."""
    return _BLANKS.sub("", text)


def fold(text: str) -> str:
    """``text`` in half-width forms (NFKC), without white space, in lower case."""
    return squeeze(unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=65536)
def label_key(text: str) -> str:
    """What identifies a label: folded, without its numbering and punctuation.

    ``"1、属于国家秘密"`` and ``"1. 属于国家秘密"`` have the same key.
    """
    folded = fold(text.translate(_QUOTES))
    previous = None
    while previous != folded:
        previous = folded
        folded = _NUMBERING.sub("", folded, count=1)
    return _PUNCTUATION.sub("", folded)


def single_spaced(text: str, spaces: re.Pattern[str]) -> str:
    """``text`` with every run of ``spaces`` as one common space, but for :data:`SPACED_THOUSANDS`."""
    return text if SPACED_THOUSANDS.fullmatch(text.strip(" \t\r\n")) else spaces.sub(" ", text)


def one_line(text: str, limit: int = 0) -> str:
    """``text`` on one line, cut with an ellipsis after ``limit`` characters (0: never)."""
    line = " ".join(text.split())
    return line[: limit - 1] + "…" if limit and len(line) > limit else line


def encodable(text: str) -> str:
    """``text`` with a question mark for every lone surrogate, which no file, answer or database can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
