"""When an answer's issuer, label or citation is the one expected (conventions: ``data/eval/README.md``)."""

from __future__ import annotations

import re

from index.text import fold, label_key, squeeze
from qa.answer import Citation
from qa.evaluate.numerals import without_separators
from qa.evaluate.questions import GoldCitation

_REMARK = re.compile(r"[（(](?![一二三四五六七八九十]+[）)]).*?[）)]")
_QUOTES = re.compile(r"[“”‘’\"'「」『』〝〞＂]")
SHORTEST_QUOTE = 4
"""Characters below which a quote proves nothing by being contained in another."""


def same_issuer(one: str, other: str) -> bool:
    """Whether two names are one issuer's: without 人民政府, one ends with the other."""
    first, second = (squeeze(name).replace("人民政府", "") for name in (one, other))
    return bool(first and second) and (first.endswith(second) or second.endswith(first))


def label_parts(label: str) -> list[str]:
    """The parts of a label path (``（三）不予公开 / 1.属于国家秘密``), each in its comparable form."""
    keys = [label_key(_QUOTES.sub("", _REMARK.sub("", part))) for part in re.split(r"\s+/\s+", label)]
    return [key for key in keys if key]


def labels_cover(wanted: list[str], printed: list[str]) -> bool:
    """Whether every wanted part occurs in a printed one; one printed stretch serves one wanted part.

    The row 部分公开 in the column 总计 is thus not the row 总计 in the column 总计.
    """
    left = list(printed)
    for part in sorted(wanted, key=len, reverse=True):
        holder = next((i for i, label in enumerate(left) if part in label), None)
        if holder is None:
            return False
        left[holder] = left[holder].replace(part, "\0", 1)
    return True


def citation_matches(given: Citation, gold: GoldCitation) -> bool:
    """Whether the answer's citation is the one expected, by containment."""
    if given.year != gold.year or not same_issuer(given.issuer, gold.issuer):
        return False
    if gold.quote:
        return quotes_overlap(given.quote, gold.quote)
    printed = label_parts(given.row) + label_parts(given.column)
    return labels_cover(label_parts(gold.row) + label_parts(gold.column), printed)


def quotes_overlap(one: str, other: str) -> bool:
    """Whether one quote contains the other, white space aside."""
    first, second = squeeze(one), squeeze(other)
    if min(len(first), len(second)) < SHORTEST_QUOTE:
        return first == second
    return first in second or second in first


def says_any(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether ``text`` holds one of ``wanted``; numbers are compared without thousands separators."""
    spoken = fold(without_separators(text))
    return not wanted or any(fold(without_separators(word)) in spoken for word in wanted)
