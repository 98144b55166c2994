"""Every number in the prose: value, unit, what it counts, and its clause.

Numbers that count nothing are left out: years and dates, numbers of documents,
telephone and postal numbers, list numbering, names such as 12345热线.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.document import Document
from index.numbers import half_width
from index.prose import Sentence, sentences
from index.sections import Placed
from index.squeezed import Squeezed
from index.units import PATTERN as UNIT_PATTERN

_DIGITS = r"(?:(?<![0-9A-Za-z])[+-])?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_CHINESE_NUMBER = r"[二两三四五六七八九十百千][一二两三四五六七八九十百千零]*"
_QUANTITY = re.compile(
    rf"(?P<about>(?<!节)约|近|超过|超|逾|不足|达到|达)?(?P<digits>{_DIGITS})(?P<scale>[万亿](?!元)|千(?=[件条次]))?"
    rf"(?P<more>余|多)?(?P<unit>{UNIT_PATTERN})?"
)
_CHINESE_QUANTITY = re.compile(
    rf"(?<![第一二三四五六七八九十百\d])(?P<digits>{_CHINESE_NUMBER})(?P<more>余|多)?(?P<unit>次|件|条|期|场|份|篇|家|起)(?!性|件套|方)"
)
_RANK_TOLD = r"(?:[上跃]?升[至到为]|跃居|降[至到]|排名?|位[列居次]|名列|[列居]|评|获|得|为)[^，,。；;\d]{0,12}"
_ORDINAL = re.compile(
    rf"{_RANK_TOLD}第(?P<digits>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?P<unit>[名位])?(?![方季批届次期条款项章部类种阶轮者产师年季个支梯线图书]|医院|中学|小学|人民)"
)
"""A rank (排名第3位, 列全省第二); 第三方 and 第二季度 are none."""
_NOT_A_COUNT = re.compile(r"\s*(?:年|月|日(?!均)|号|时|点(?!\d)|—|～|~|:\d|：\d)")
_GROUPS_APART = re.compile(r"(?<=\d)[^\S\r\n]+(?=\d)")
_SCALES = {"千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_MODIFIERS = re.compile(
    r"同比(?:增长|增加|上升|下降|减少|提高)?|比(?:上一?年|去年|上年度?)(?:度)?(?:增长|增加|上升|下降|减少|提高)?|环比\w{0,2}|"
    r"较(?:上一?年|去年)(?:度|同期)?(?:增长|增加|上升|下降|减少|提高)?|其中|平均|累计|(?<!节)约|占比?"
)


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number stated in the prose.

    ``value`` is in ``unit``; 万 and 亿 before a counted noun are multiplied out
    (18万余条 is 180000 条), money keeps its printed unit (2.12 亿元).
    ``approximate`` for 约, 余, 多 and the like. A rank (第3名) is in 名, with 第 among its ``modifiers``. ``before`` and ``after`` are the
    words around the number in its clause; ``subject`` the words of the
    sentence's earlier clauses and of the heading, which it may inherit.
    ``start`` and ``end`` span the number with its unit, ``clause_*`` the clause,
    ``sentence_*`` the sentence.
    """

    value: Decimal
    unit: str
    approximate: bool
    before: str
    after: str
    subject: str
    modifiers: tuple[str, ...]
    path: tuple[str, ...]
    page: int | None
    start: int
    end: int
    clause_start: int
    clause_end: int
    sentence_start: int
    sentence_end: int
    sentence: str


def quantities(document: Document, placed: list[Placed]) -> Iterator[Quantity]:
    """Every quantity of the prose, in reading order."""
    for sentence in sentences(document, placed):
        yield from _of_sentence(document.shown or document.text, sentence)


def _of_sentence(text: str, sentence: Sentence) -> Iterator[Quantity]:
    earlier: list[str] = []
    for clause in sentence.clauses:
        squeezed = Squeezed(text, clause.start, clause.end)
        plain = _same_length_half_width(squeezed.text)
        for match, value in _numbers(plain):
            ordinal = match.re is _ORDINAL
            first, last = match.start("digits") if ordinal else match.start(), match.end()
            start, end = squeezed.span(match.start("digits"), last)
            if _are_several(text[start:end], match["unit"]):
                continue
            yield Quantity(
                value=value,
                unit=match["unit"] or ("名" if ordinal else ""),
                approximate=not ordinal and bool(match.groupdict().get("about") or match["more"]),
                before=plain[:first],
                after=plain[last:].rstrip("，,：:。；;"),
                subject="".join(earlier),
                modifiers=(*_MODIFIERS.findall(plain[:first]), *(("第",) if ordinal else ())),
                path=sentence.path,
                page=sentence.page,
                start=start,
                end=end,
                clause_start=clause.start,
                clause_end=clause.end,
                sentence_start=sentence.start,
                sentence_end=sentence.end,
                sentence=sentence.text,
            )
        earlier.append(clause.text)


def _are_several(printed: str, unit: str | None) -> bool:
    """Whether gaps on one line stand between figures of their own ("236 22 25"), not between digits set wide."""
    groups = _GROUPS_APART.split(printed)
    return len(groups) > 1 and (not unit or any(group[1:2].isdigit() for group in groups))


def _same_length_half_width(text: str) -> str:
    folded = [half_width(char) for char in text]
    return "".join(new if len(new) == 1 else old for new, old in zip(folded, text, strict=True))


def _numbers(plain: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    for match in _QUANTITY.finditer(plain):
        if not _counts_something(plain, match):
            continue
        value = Decimal(match["digits"].replace(",", ""))
        yield match, value * _SCALES[match["scale"]] if match["scale"] else value
    for match in _CHINESE_QUANTITY.finditer(plain):
        value_of = chinese_number(match["digits"])
        if value_of is not None:
            yield match, Decimal(value_of)
    for match in _ORDINAL.finditer(plain):
        rank = int(match["digits"]) if match["digits"].isdigit() else chinese_number(match["digits"])
        if rank is not None:
            yield match, Decimal(rank)


def _counts_something(plain: str, match: re.Match[str]) -> bool:
    before, after = plain[: match.start()], plain[match.end() :]
    if match["unit"] is None:
        if _NOT_A_COUNT.match(after) or after.startswith(tuple("〕]】)）.、:号")):
            return False
        if (
            before.endswith(tuple("〔[【第.:-—号"))
            or re.search(r"[A-Za-z]$", before)
            or re.match(r"[A-Za-z@]", after)
        ):
            return False
        if re.match(r"(?:政务|热线|平台|工作平台|服务|市长|便民)", after) or re.search(
            r"(?:电话|邮编|传真|热线)[:：]?$", before
        ):
            return False
        digits = match["digits"]
        if len(digits) >= 5 and "." not in digits and not match["scale"] and after[:1] == "" and before == "":
            return False
        return bool(before) or bool(match["scale"])
    if match["unit"] in ("本", "级", "部", "字", "类", "组", "间", "分", "起") and re.match(
        r"(?:市|级|年|报|门|别|为|布|钟|析|类|施)", after
    ):
        return False
    return not before.endswith(("第", "〔"))


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral up to 9999 (二十三, 一百零五, 两千), None if it is none."""
    total, current = 0, 0
    for char in text:
        if char in _CHINESE_DIGITS:
            current = _CHINESE_DIGITS[char]
        elif char in "十百千":
            scale = {"十": 10, "百": 100, "千": 1000}[char]
            total += (current or 1) * scale
            current = 0
        else:
            return None
    return total + current
