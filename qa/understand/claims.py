"""Numbers that a question states and wants confirmed: 是687件吗, 有没有超过100件, 是不是比去年多."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from index.quantities import chinese_number

Relation = Literal["", "=", ">", ">=", "<", "<=", "up", "down"]
_UNITS = "万元|亿元|元|人次|件|条|个|场|次|期|篇|人|家|份|项|起|例|天|%"
_NUMBER = rf"(?P<number>\d+(?:\.\d+)?)(?P<scale>[万亿](?!元))?(?P<unit>{_UNITS})?"
_WORDS = r"(?P<words>[一二两三四五六七八九]?[百千万]|[二三四五六七八九]十)(?![一二两三四五六七八九十百千万多几])"
_LEADING = r"(?:有没有|有无|是不是|是否|有)?"
_YES_OR_NO = re.compile(r"[吗么]|是不是|是否|有没有|有无|没有?[?？]?$|了没|吧[?？]?$|对不对|(?:^|[,.] ?)(?:is|are|was|were|did|does|do|has|have) ")
_EQUAL = (
    re.compile(rf"(?:是不是|是否)(?:就)?(?:是|为|有|等于)?{_NUMBER}(?!\d)"),
    re.compile(rf"(?:是|有|为|共)?{_NUMBER}[,，]?(?:吗|么|对不对|对吗|是不是|对么|没错吧|对吧|是吧|吧)[?？]?"),
)
_TRUE = re.compile(
    r"[“”\"'，,、]*(?:这|那|此)?(?:个|种|一)?(?:说法|话|数字?|表述|讲法|记录|记载)?(?:是否|是不是|到底|究竟)?(?:是)?"
    r"(?:准确|属实|真实|确实|正确|可信|可靠|无误|没错|成立|对|真的|准|有误|不对|错)(?:的)?(?:吗|么|不|否|没有?|嘛|呢|吧|不(?:准确?|对|属实|真实|正确|可信))?[？?。]?$"
    r"|[，,](?:有)?(?:没有)?(?:这回事|这事|搞错|记错|弄错)(?:儿)?(?:吗|么|吧|没有?)?[？?]?$"
)
"""The end of a question that doubts a sentence with one number in it (“年底转入次年12件”准确吗)."""
_DOUBTED = re.compile(rf"(?<![\d.年第表前]){_NUMBER}(?![\d.年月日号%])")
_SAID = re.compile(r"(?:有人|人家|网上|同事|材料里?|新闻|文章|稿子里?|媒体|听)(?:说|讲|称|写|传)(?:是|的是|道)?[：:，,]?")
_BOUNDS: tuple[tuple[str, Relation], ...] = (
    (r"(?:不超过|不多于|不高于|不大于|(?<!有)没(?:有)?(?:超过|超|过|突破)|at most|no more than)", "<="),
    (r"(?:不到|不足|没到|没达到|未达到?|低于|少于|小于|不满|没有达到|fewer than|less than|under|below)", "<"),
    (r"(?:不少于|不低于|至少|达到|达|够|满|(?:有没有|有无)(?:达到|到|够)?|at least)", ">="),
    (r"(?:超过|超出|超|多于|高于|大于|突破|破|过|上|more than|over|above|exceed(?:ed)?)(?:了)?", ">"),
)
_MOVES: tuple[tuple[str, Relation], ...] = (
    (r"比[^,，。]{0,14}?(?:去年|上一?年|前一?年|20\d\d年?|\d\d年|[\u4e00-\u9fff]{2,8})的?(?:还|要|更)?(?:多|高|增加|增长|涨|大)(?!少|出|了?(?:多少|几))", "up"),
    (r"比[^,，。]{0,14}?(?:去年|上一?年|前一?年|20\d\d年?|\d\d年|[\u4e00-\u9fff]{2,8})的?(?:还|要|更)?(?:少|低|减少|下降|降|小)(?!了?(?:多少|几))", "down"),
)  # fmt: skip
_CHANGE = re.compile(r"(?:提高|上升|增长|增加|上涨|涨|下降|减少|降低|降|少|多)(?:了|到)?$")
HALF = re.compile(r"(?:过|超过|超)(?:了)?(?:一)?半|(?:more than|over) half")


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a question supposes of a figure; ``number`` is "" where it is only said to have risen or fallen."""

    relation: Relation
    number: str = ""
    unit: str = ""
    plain: str = ""
    """The question without the number, asking how many."""


def claim_of(text: str) -> Claim | None:
    """The claim in the normalised question; None where it makes none or asks for a number of its own."""
    if not (_YES_OR_NO.search(text) or _TRUE.search(text)) or re.search(r"哪|谁|which|分别", text):
        return None
    asks_number = bool(re.search(r"多少|(?<!好)几(?!乎)|how (?:many|much)", text))
    bound = _bound(text)
    if bound is not None:
        return bound
    equal = next((match for pattern in _EQUAL if (match := pattern.search(text))), None)
    if equal and not (equal["unit"] == "%" and _CHANGE.search(text[: equal.start("number")])):
        unit = equal["unit"] or ""
        plain = text.replace(equal.group(), "多少" if unit == "%" else f"多少{unit or '件'}", 1)
        return Claim(relation="=", number=_scaled(equal["number"], equal["scale"] or ""), unit=unit, plain=plain)
    if asks_number:
        return None
    doubted = _doubted(text)
    if doubted is not None:
        return doubted
    for pattern, relation in _MOVES:
        if re.search(pattern, text):
            return Claim(relation=relation, plain=text)
    return None


def _doubted(text: str) -> Claim | None:
    """The one number of a sentence whose truth is asked (“年底仍有12件转入次年”准确吗)."""
    end = _TRUE.search(text)
    if end is None:
        return None
    said = _SAID.sub("", text[: end.start()])
    found = [match for match in _DOUBTED.finditer(said) if match["unit"]]
    if len(found) != 1:
        return None
    match = found[0]
    unit = match["unit"]
    plain = re.sub(r"[“”\"]", "", f"{said[: match.start()]}多少{unit}{said[match.end() :]}")
    return Claim(relation="=", number=_scaled(match["number"], match["scale"] or ""), unit=unit, plain=plain)


def _bound(text: str) -> Claim | None:
    if HALF.search(text):
        return Claim(relation=">", number="50", unit="%", plain=text)
    for pattern, relation in _BOUNDS:
        match = re.search(f"{_LEADING}{pattern} ?{_NUMBER}", text)
        if match:
            number = _scaled(match["number"], match["scale"] or "")
            return Claim(relation=relation, number=number, unit=match["unit"] or "", plain=_asking(text, match, match["unit"] or ""))
        match = re.search(f"{_LEADING}{pattern}{_WORDS}(?:件|条|个|%)?", text)
        value = chinese_number(match["words"] if len(match["words"]) > 1 else f"一{match['words']}") if match else None
        if match and value is not None:
            return Claim(relation=relation, number=str(value), plain=_asking(text, match, ""))
    return None


def _asking(text: str, match: re.Match[str], unit: str) -> str:
    """The question with the bound taken out, asking how many."""
    if re.search(r"[a-z]", match.group()):
        return text.replace(match.group(), "how many", 1)
    return text.replace(match.group(), "有多少" if unit == "%" else f"有多少{unit or '件'}", 1)


def _scaled(digits: str, scale: str) -> str:
    factor = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(scale)
    return digits if factor is None else format((Decimal(digits) * factor).normalize(), "f")
