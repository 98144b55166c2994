"""What the sentences of a section state, number by number, with the words before each number.

Only words that are known as a whole count: a clause with a word that is not known
states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.document import Document
from index.prose import Sentence
from index.quantities import Quantity
from index.squeezed import Squeezed
from index.text import fold

_SEPARATOR = re.compile(r"[,，、:：;；。()（）【】\[\]/|]+")
_NUMBERING = re.compile(r"[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]|(?:(?<=^)|(?<=[，,。；;：:、]))(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.．、](?!\d)|[①-⑳]")
_TOTAL_ROW = re.compile(r"[（(]七[）)]总计")
_REST_ROW = re.compile(r"3[.．、]其[他它](?:情形|情况)?")
_BARE = re.compile(r"(?<=[:：])\d{1,8}(?=[，,、；;。）)]|$)")
_SPACED = re.compile(r"\d\s+\d")
_YEAR = re.compile(r"((?:19|20)\d{2})年度?")
_COMPARED = re.compile(r"[比较占增减]|下降|上升|平均|同期")
_OTHER_TIME = re.compile(r"(?:上|去|前|往|历)一?年(?!度?结转)|[上下]半年|季度|\d月|累计|以来")
_NARROWED = re.compile(
    r"[局厅镇乡]|委(?!托)|办公|办事|政府办|街道|部门|单位|机构|渠道|平台|网|信函|邮|现场|当面|传真|微|超期|逾期|延期|%|\d"
)
OWN = re.compile(
    r"^(?:(?:在|于)?(?:本年度?内?|全年|当年|今年|年内)|(?:我|本|全)(?:省|市|县|区|州|盟|旗|镇|乡|街道|局|厅|委|办|院|校|机关|单位|部门|系统))+"
)
"""Words before what is counted that name the report's own year and body."""
_OF_A_PLACE = re.compile(r"全(?:省|市|县|区|州|盟|旗|镇|乡|街道)")
_OF_A_BODY = re.compile(r"[我本](?:局|厅|委|办|院|校|机关|单位|部门)(?!不掌握)|本级")
LONGEST_CONTEXT = 30
"""Characters of words between two commas that may stand before what is counted."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A number with the words before it: ``parts`` since the number before, ``behind`` up to the next or the end.

    ``parts`` have no numbering and no punctuation; ``start`` and ``end`` span the number in the document.
    """

    value: Decimal
    unit: str
    parts: tuple[str, ...]
    behind: tuple[str, ...]
    usable: bool
    start: int
    end: int
    sentence: Sentence


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence: all its words in parts, and its numbers in order."""

    parts: tuple[str, ...]
    items: tuple[Stated, ...]


@dataclass(frozen=True, kw_only=True)
class _Number:
    value: Decimal
    unit: str
    approximate: bool
    start: int
    end: int


def told_in(
    document: Document, sentences: Iterable[Sentence], quantities: Iterable[Quantity], year: str, scope: str
) -> Iterator[Told]:
    """What ``sentences`` tell, one after the other; ``quantities`` are the numbers in them.

    Numbers about another time than ``year``, or about more or less than ``scope``, are not usable.
    """
    text = document.shown or document.text
    known: dict[int, list[_Number]] = {}
    for quantity in quantities:
        known.setdefault(quantity.sentence_start, []).append(
            _Number(
                value=quantity.value,
                unit=quantity.unit,
                approximate=quantity.approximate,
                start=quantity.start,
                end=quantity.end,
            )
        )
    other_year, before = False, 0
    for sentence in sentences:
        # A year in figures holds to the end of the paragraph, 去年 to the end of its sentence.
        other_year = other_year and "\n" not in text[before : sentence.start]
        other_time, before = False, sentence.end
        found = _with_bare(text, sentence, known.get(sentence.start, []))
        items: list[Stated] = []
        ends = [sentence.start, *(number.end for number in found)]
        for place, number in enumerate(found):
            parts = parts_of(Squeezed(text, ends[place], number.start).text)
            after = found[place + 1].start if place + 1 < len(found) else sentence.end
            other_year, other_time = _times(parts, year, other_year, other_time)
            items.append(
                Stated(
                    value=number.value,
                    unit=number.unit,
                    parts=tuple(part for part in (_without_year(part) for part in parts) if part),
                    behind=parts_of(Squeezed(text, number.end, after).text),
                    usable=not (other_year or other_time or number.approximate or number.value < 0 or _is_other(parts, scope))
                    # Figures with gaps between them are several figures.
                    and not _SPACED.search(text[number.start : number.end]),
                    start=number.start,
                    end=number.end,
                    sentence=sentence,
                )
            )
        yield Told(parts=parts_of(sentence.text), items=tuple(items))


def _with_bare(text: str, sentence: Sentence, numbers: Sequence[_Number]) -> list[_Number]:
    """``numbers`` of a sentence with those right behind a colon that print no unit."""
    squeezed = Squeezed(text, sentence.start, sentence.end)
    found = list(numbers)
    for match in _BARE.finditer(squeezed.text):
        start, end = squeezed.span(*match.span())
        if not any(number.start < end and start < number.end for number in numbers):
            value = Decimal(fold(match[0]))
            found.append(_Number(value=value, unit="", approximate=False, start=start, end=end))
    return sorted(found, key=lambda number: number.start)


def parts_of(words: str) -> tuple[str, ...]:
    """``words`` cut at punctuation, folded, without numbering."""
    plain = _REST_ROW.sub("，其他处理其他", _TOTAL_ROW.sub("，办理结果总计", words))
    plain = _NUMBERING.sub("，", plain)
    return tuple(part for part in (fold(piece) for piece in _SEPARATOR.split(plain)) if part)


def is_context(part: str) -> bool:
    """Whether words before what is counted leave it what it is: they name no office, way, or other time."""
    return len(part) <= LONGEST_CONTEXT and not _NARROWED.search(OWN.sub("", part))


def joined_from(parts: Sequence[str], first: int) -> Iterator[tuple[str, int]]:
    """The words from part ``first`` on, the longest run of parts first, with the number of the part behind it."""
    for last in range(len(parts), first, -1):
        yield "".join(parts[first:last]), last


def _without_year(part: str) -> str:
    return _YEAR.sub("", part, count=1) if _YEAR.match(part) else part


def _is_other(parts: Sequence[str], scope: str) -> bool:
    """Whether the number is a comparison, or counts for a place in a body's report or the other way round."""
    strange = _OF_A_PLACE if scope == "body" else _OF_A_BODY
    return any(_COMPARED.search(part) or strange.search(part) for part in parts)


def _times(parts: Sequence[str], year: str, other_year: bool, other_time: bool) -> tuple[bool, bool]:
    """Whether what follows ``parts`` is about another year in figures, and about another time in words."""
    for part in parts:
        named = _YEAR.search(part)
        if named is not None:
            other_year, other_time = named[1] != year, False
        elif re.match(r"本年|全年|当年|今年", part):
            other_year = other_time = False
        elif _OTHER_TIME.search(part) and not _COMPARED.search(part):
            other_time = True
    return other_year, other_time
