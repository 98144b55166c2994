"""Names of bodies written in another order, or twice, brought to the one that is known.

交通运输局（甲市） and 甲市的交通运输局 are 甲市交通运输局, 省厅（甲省水利） is that
one department, and of an English name with the Chinese one in brackets the
Chinese decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_BRACKETED = re.compile(r"(?P<body>[\u4e00-\u9fff]{1,14})[（(](?P<inside>[\u4e00-\u9fff]{2,16})[）)]")
_OFFICE_ONLY = re.compile(r"(?:[省市区县州旗](?:直属?)?)?(?:[厅局委办]|部门|机关)$")
_A_BODY = re.compile(r"[\u4e00-\u9fff]{2,}(?:[厅局委]|办公室|中心|街道|管委会)$")
_LEAD = re.compile(r"(?:请问|想问|问一下|查一?下|查查|帮我查|看一?下|看看|我想知道|想知道|和|与|跟|及|比)+")
_OF_PLACE = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,12})的(?P<body>[\u4e00-\u9fff]{2,14})")
_ENGLISH_FIRST = re.compile(r"(?P<english>[a-z][a-z ,&'’.-]{2,90}?) ?[（(](?P<inside>[\u4e00-\u9fff]{2,20})[）)]")
_NO_NAME = re.compile(
    r"\b(?:did|does|do|by|for|from|at|was|were|is|are|has|have|had|had|which|what|how|many|much|that|the|about|show|me|in|to|and then|against|than|versus|vs)\b"
)
_ENGLISH_KIND = re.compile(
    r"\b(?:bureau|department|office|commission|committee|administration|authority|agency|city|province|county|district|municipal\w*|provincial|"
    r"prefecture|government|town\w*|sub-?district|street)\b"
)


def in_known_order(text: str, bodies: Collection[str], held: Mapping[str, Collection[str]]) -> str:
    """``text`` with such names written as ``bodies``, the spellings of single bodies, write them; ``held`` are all spellings."""
    text = _ENGLISH_FIRST.sub(lambda match: _chinese_only(match, held), text)
    text = _BRACKETED.sub(lambda match: _unbracketed(match, bodies, held), text)
    return _OF_PLACE.sub(lambda match: _joined(match, bodies, held), text)


def _unbracketed(match: re.Match[str], bodies: Collection[str], held: Mapping[str, Collection[str]]) -> str:
    before, inside = match["body"], match["inside"]
    office = _OFFICE_ONLY.search(before)
    for start in range(len(before)):
        if inside + before[start:] in bodies and not (len(before) - start == 1 and _named_fully(before)):
            return before[:start] + inside + before[start:]
    if any(_lies_in(before[start:], inside, held) for start in range(len(before))):
        return before
    if inside in bodies and office and not _named_fully(before):
        return before[: office.start()] + inside
    if inside in held and inside not in bodies and _named_fully(before):
        lead = _LEAD.match(before)
        start = lead.end() if lead else 0
        return before[:start] + inside + before[start:]  # A body of that place, held or not, is not the place.
    return match.group()


def _lies_in(name: str, place: str, held: Mapping[str, Collection[str]]) -> bool:
    """Whether ``name`` is a place held that lies in ``place``, which is held too (甲镇（乙县）)."""
    inner, outer = tuple(held.get(name, ())), tuple(held.get(place, ()))
    return len(inner) == 1 and len(outer) == 1 and inner != outer and inner[0].startswith(outer[0])


def _named_fully(before: str) -> bool:
    """Whether what stands before a bracket names more of a body than that it is an office (交通运输局, but not 市局)."""
    return bool(_A_BODY.search(before))


def _joined(match: re.Match[str], bodies: Collection[str], held: Mapping[str, Collection[str]]) -> str:
    place, body = match["place"], match["body"]
    for start in range(len(place) - 1):
        if place[start:] not in held:
            continue
        for end in range(len(body), 1, -1):
            if place[start:] + body[:end] in bodies:
                return place + body
    return match.group()


def _chinese_only(match: re.Match[str], held: Mapping[str, Collection[str]]) -> str:
    """The Chinese name without the English one before it, where that reads like a name."""
    if match["inside"] not in held:
        return match.group()
    words = match["english"]
    leads = list(_NO_NAME.finditer(words))
    start = leads[-1].end() if leads else 0
    kind = _ENGLISH_KIND.search(words, start)
    if kind is None:
        return match.group()
    before = words.rfind(" of ", start, kind.start())  # "the share of X County": what leads up to a name is no part of it.
    start = before + len(" of ") if before >= 0 else start
    return f"{words[:start]} {match['inside']} "
