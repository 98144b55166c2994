"""The words that ``data/explanations.toml`` explains, found in a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import data
from qa.understand.terms import MASK, Term, mask, terms_of

_PREFIXES = {
    "rows": "",
    "applicants": "applicant.",
    "subjects": "subject.",
    "columns": "column.",
    "groups": "group.",
    "results": "result.",
}
_RATES = {
    "rate.disclosed": r"(?:信息)?公开率|(?:disclosure|grant|release) rate",
    "rate.corrected": r"纠错率|纠正率|改错率|败诉率|(?:correction|reversal|overturn) rate",
    "rate.upheld": r"维持率|(?:upheld|affirmation|maintenance) rate",
}
MEANING = re.compile(
    r"(?:什么|啥)叫|(?:都|各|分别|具体|到底|究竟)*(?:是|指|代表)?(?:的|个)?(?:什么|啥|何)(?:意思|含义|东西|概念|定义)?|含义|定义|意思|"
    r"(?:怎么|如何)(?:理解|解释|定义|算|计算|区分|得出?来?)(?:的)?|解释|区别|差别|不同|差异|不一样|两样|一(?:码|回)事|差在(?:哪里?|何处)|"
    r"怎么(?:一)?回事|(?:属于|算)哪(?:一)?[类种栏列行]|(?:算|包括|包含|指)(?:谁|(?:哪些|什么|啥)(?:人|单位|机构|组织|情形|情况)?)|"
    r"\b(?:mean(?:s|ing|t)?|define[ds]?|definitions?|explain|differences?|differ|include[sd]?|covers?|stands? for|refers? to|"
    r"what(?:'s| is| are| does)?)\b"
)
"""Words that ask what something means."""
_BESIDE = re.compile(
    r"[和与跟同及、,，。.?？!！:：;；“”\"'‘’()（）\[\]《》/\s]|以及|还有|请问?|一下|帮我?|我|想|知道|这个?|那个?|词|术语|字段|栏|列|行|项|格|里|中|"
    r"表[二三四]?|年报|报告|数字|回答|答案|后面|前面|写|标|申请人|有|的|之间|到底|究竟|具体|分别|各自|各|都|是|指|哪|些|吗|呢|啊|呀|嘛|么|"
    r"\b(?:the|a|an|of|in|on|by|is|are|do|does|did|and|or|between|these|this|that|reports?|tables?|rows?|columns?|words?|terms?|please|me|"
    r"to|you|versus|vs|from|how|tell|here|it|with|information)\b"
)


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A stretch of the question that calls for the entry of ``id``; ``text`` is what stands there.

    ``kind`` is the term's kind as in ``data/terms.toml``, or "names" for what
    ``data/explanations.toml`` itself lists.
    """

    id: str
    start: int
    end: int
    text: str
    kind: str


@cache
def explanations() -> tuple[dict[str, Any], ...]:
    """Every entry: ``ids``, ``title``, ``text``, ``english_title``, ``english``, and what calls for it."""
    return tuple(data.load("explanations")["entries"])


@cache
def entry_of(identity: str) -> dict[str, Any] | None:
    """The entry that explains ``identity``; None where there is none."""
    return next((entry for entry in explanations() if identity in entry["ids"]), None)


@cache
def _named() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = [(entry["ids"][0], name) for entry in explanations() for name in entry.get("names", ())]
    return tuple((identity, re.compile(name)) for identity, name in (*listed, *_RATES.items()))


@cache
def _asked() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    return tuple((entry, re.compile(ask)) for entry in explanations() for ask in entry.get("asks", ()))


def asked_by(text: str) -> list[dict[str, Any]]:
    """The entries that ``text`` as a whole asks for (要交钱吗, 该信哪个)."""
    return list({entry["ids"][0]: entry for entry, ask in _asked() if ask.search(text)}.values())


def mentions(text: str, terms: Sequence[Term]) -> list[Mention]:
    """What ``text`` names that has an entry, left to right, none overlapping; the longer wins, then the listed name.

    Of the columns of table 二 only the listed names count: their terms are everyday
    words (发布, 制定, 决定) that name no column in a question about meaning.
    """
    found = [
        Mention(id=identity, start=match.start(), end=match.end(), text=match.group(), kind="names")
        for identity, pattern in _named()
        for match in pattern.finditer(text)
        if match.group()
    ]
    found += [
        Mention(
            id=_PREFIXES[term.kind] + term.id, start=term.start, end=term.end, text=term.text, kind=term.kind
        )
        for term in terms
        if term.kind != "columns" and entry_of(_PREFIXES[term.kind] + term.id) is not None
    ]
    taken: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.kind != "names")):
        if all(one.end <= other.start or one.start >= other.end for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda m: m.start)


def explained_by_word(text: str) -> list[dict[str, Any]]:
    """The entries that ``text`` calls for without more: by a whole question, by a word of the field that is
    only ever asked about for its meaning, or by nothing but names and the wish to know what they mean."""
    found = asked_by(text)
    found += [entry for entry in explanations() if any(_holds(text, word) for word in entry.get("words", ()))]
    if not found and MEANING.search(text):
        named = mentions(text, terms_of(text))
        left = mask(text, [(one.start, one.end) for one in named])
        if named and not _BESIDE.sub("", MEANING.sub("", left)).replace(MASK, ""):
            found = [entry for entry in (entry_of(one.id) for one in named) if entry is not None]
    return list({entry["ids"][0]: entry for entry in found}.values())


def _holds(text: str, word: str) -> bool:
    """Whether ``word`` stands in ``text``; an English one as a word of its own."""
    return bool(re.search(rf"\b{re.escape(word)}\b", text)) if word.isascii() else word in text
