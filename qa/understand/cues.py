"""What kind of question it is, told by its words."""

from __future__ import annotations

import re
from functools import cache

import data
from qa.plan import Plan
from qa.understand.disclosed import Targets
from qa.understand.reading import Reading
from qa.understand.scope import Scope

NUMBER_ASKED = re.compile(
    r"多少|(?<![哪把这那前后好])几(?!乎|种|类|何|个方面)|[件条份]数|给(?:个|我)?数|"
    r"多大|多高|多长|多久|多远|率(?!先)|比例|金额|数量|总额|总数|how (?:many|much|long)|number|amount|percent|average|rate|[数量额](?:是|为|呢|$)|平均|时长|"
    r"\bthe (?:total |annual |overall )?(?:turnover|population|size|area|length|price|cost|revenue|volume) of\b|\btotal (?:yuan|sum)\b|"
    r"\bwhat (?:was|is|were|are) the (?:total |overall |combined |full )?(?:length|height|area|width|weight|capacity|distance|duration|depth|volume|size|cost|price|output|population)\b|\bin yuan\b"
)
HOW = re.compile(r"怎么|如何|怎样|什么|哪些|打算|准备|办法|举措|措施|how|what")
_MEANING = re.compile(
    r"意思|含义|定义|(?:什么|啥)叫|叫(?:什么|啥|做)|指(?:的是)?(?:什么|啥)|解释|怎么(?:算|得)|mean|definition|explain"
)
_SAME = re.compile(r"一样|一致|相同|同一个?数|吻合|衔接|对得上|接得上|same|equal|match|agree")
_YES_OR_NO = re.compile(
    r"[吗么]|(?:了|过)没|没有?[?？]?$|吧[?？]?$|是否|是不是|能不能|能否|对不对|一样|相等|相同|同一|吻合|接得|对得|same|equal|match"
)


_WRITES_FOR_ME = re.compile(
    r"代(?:拟|写|笔)|(?:帮我?|替我?|给我|请你?|麻烦)(?:草?拟|起草|撰写|写|填)(?:一?[份封篇张个])|起草(?:一?[份封篇个])|draft (?:a|an|me) "
)


@cache
def _scope_words(words: str) -> re.Pattern[str]:
    return re.compile("|".join(data.load("operations")["scope"][words]))


def out_of_scope(reading: Reading, earlier: Plan | None) -> bool:
    if _WRITES_FOR_ME.search(reading.text) or (_scope_words("elsewhere").search(reading.text) and not reading.terms):
        return True
    if reading.issuers.held or reading.years.named or reading.terms or earlier is not None:
        return False
    return not _scope_words("field").search(reading.text) and not reading.asks("count_reports", "list_reports")


_SAME_THING = re.compile(r"一(?:回|码)事|同一?个(?:东西|概念|指标|意思)|是一个(?:东西|概念|指标|意思)|the same thing")
"""What asks whether two words of the form mean the same."""


def explains(reading: Reading) -> bool:
    if not reading.asks("explain") or reading.asks("rank"):
        return False
    if _SAME_THING.search(reading.text) and reading.terms and not reading.issuers.held:
        return True
    told = reading.issuers.held or reading.years.named
    if told and not re.search(r"格式|口径|\bforms?\b", reading.text):
        plainly = _MEANING.search(reading.body)
        if not plainly or NUMBER_ASKED.search(reading.body) or not reading.terms:
            return False
    return not (reading.asks("check") and reading.issuers.held)


_TWO_ENDS = re.compile(r"20\d\d年?[底末].*?(?:和|跟|与|同|比).*?20\d\d年?[底末]")
_TAKEN_UP = re.compile(r"年初|期初|转入|上年结转|接|承|认")


def two_ends(text: str) -> bool:
    """Whether the ends of two years are set against one another, where neither hands anything to the other."""
    return bool(_TWO_ENDS.search(text)) and not _TAKEN_UP.search(text)


def links_years(reading: Reading, targets: Targets) -> bool:
    """Whether the question is if what one year hands over is what the next takes up."""
    carried = {"requests.carried_in", "requests.carried_out"}
    concepts = {t.concept for t in (*targets.wanted, *targets.readings)} & carried
    if two_ends(reading.text) or not concepts or not _YES_OR_NO.search(reading.body):
        return False
    if NUMBER_ASKED.search(reading.body) and not _SAME.search(reading.body):
        return False
    return len(concepts) == len(carried) or len(reading.years.named) > 1


def asks_meaning(reading: Reading) -> bool:
    """Whether a question about a word of the field, with no body and no year, is about its meaning."""
    if NUMBER_ASKED.search(reading.body) or reading.asks(
        "rank", "trend", "growth", "difference", "times", "list_reports"
    ):
        return False
    return bool(re.search(r"什么|啥|怎么|为何|哪|吗|如何|能不能|会不会|谁|why|what|how|who|\?", reading.body))


EVERYBODY = re.compile(r"(?:普通)?(?:老百姓|百姓|群众|市民|居民|村民|公民)的?")
"""Everyday words for those who make requests, of whatever kind."""


def only_framing(reading: Reading) -> bool:
    """Whether nothing but framing words stands beside the wish for an overview."""
    special = [t for t in reading.terms if t.kind in ("rows", "subjects", "columns", "applicants") and not EVERYBODY.fullmatch(t.text)]
    special = [t for t in special if t.id not in ("requests.new", "requests.total")]
    return not special and reading.unexplained <= 4


def comparing(reading: Reading, scope: Scope) -> bool:
    """Whether the question can be answered for the reports that are held, the missing ones named."""
    return reading.asks("rank", "trend") and not reading.issuers.missing and len(scope.reports) > 1
