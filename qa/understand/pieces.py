"""The pieces of a question that each ask for something, by its signs and joining words alone."""

from __future__ import annotations

import re
import unicodedata

from qa.understand.normalise import normalise

_GAP = re.compile(r"(?<=[\u4e00-\u9fff\d])\s+(?=[\u4e00-\u9fff\d])")
_BREAK = re.compile(
    r"[，,；;。？?！!、:：]+|(?:另外|此外|还有|以及|顺便|顺带|同时|再就是|最后再)(?!多少|几)(?:再)?(?:还)?(?:想)?(?:问|说|报|给|告诉|看)?(?:一?下|声)?(?:我)?|"
    r"(?<=[件条个次户人元家篇场份期吗呢])再(?=[给说问看报来告])(?:给我|说|问|看|报|来|告诉我)?(?:一?下)?"
)
_NUMBERED = re.compile(r"(?:^|(?<=[，,；;：:。、？?\s]))(?:第?[一二三四五六]、|第[一二三四五六][，,]?(?:个?是)?|[(（]?[1-6①-⑥][)）.、])(?!\d)")
_ASKED = re.compile(r"多少|好多|(?<![那这好没前后])几(?!乎|种|类|何原|个方面|年(?!级)|句|份(?:报告|年报)|家的)|百分之|第几|how (?:many|much)")
_NAMED_COUNT = re.compile(r"(?:[件条篇期场次份个项人户册辆台套]数|数量|总数|金额|总额|里程|面积|[量率])(?:[（(][^）)]*[）)])?$")
_EACH = re.compile(r"(?:各自?|分别|依次|都)(?:是|有|占|为)*(?P<asked>(?:多少|几)[\u4e00-\u9fff]{0,3})?(?:呢)?$")
_SO_MANY = re.compile(
    r"[这那]?(?P<n>[两二三四五六七八2-8])(?:个|项|样|组|问|件事)(?:数字?|数据|指标|问题)?(?:一起|一并|都|全)?(?:给|报|说|告诉|列|要)?(?:给)?(?:我|出来|清楚)?$"
)
_FRAME = re.compile(r"^(?:请(?=[问帮给您你])|麻烦|帮我|给我|替我|写稿用|填表用?|采访提纲.{0,3}|再|又|也|还|那|和|以及|问的是|我想问|想问|请问|问一下|就)+")
_COMPARED = re.compile(
    r"相差|差多少|差几|多了|少了|增长|增加了|下降|涨|跌|倍|比上|比去|相比|较上|较去|合计|加起来|一共是不是|总共加|之和|对得上|一致|"
    r"占.{0,10}(?:比|百分|几成|多少)|哪[个年家一]|最[多少高低大小]"
)
_MORE = re.compile(r"再|还有|还要|以及|和|另外")
_NOT_ASKED = re.compile(r"我(?:已经)?(?:知道|清楚|有数)|^(?:别|不要|不用|不是|不问|不必)")
LEAST = 2
"""Signs that a piece has to have."""
MOST = 8
"""Pieces that are answered one by one."""


def pieces_of(question: str) -> tuple[str, tuple[str, ...]]:
    """What is said before the first ask of all of them, and what each ask of ``question`` says, in their order; empty where fewer than two ask, or where they are put together.

    A list that ends in what is asked of each member (绕路的、多要钱的分别几件)
    gives a piece for each member; a bare name stands where the question says
    that it names figures (三个数, 填表).
    """
    text = normalise(_GAP.sub("，", unicodedata.normalize("NFKC", question))).rstrip("。？?！!，, ")
    if _COMPARED.search(text):
        return "", ()
    listed = bool(re.search(r"填表|[两二三四五六七八2-8](?:个|项|样|组|问)(?:数字?|数据|指标|问题)?(?=$|[：:，,都一])", text))
    text = _NUMBERED.sub("，", text)
    found: list[str] = []
    waiting: list[str] = []
    before_all = ""
    for raw in _BREAK.split(text):
        piece = _FRAME.sub("", raw.strip())
        if len(piece) < LEAST or _SO_MANY.search(piece) or _NOT_ASKED.search(piece):
            continue
        each = _EACH.search(piece)
        if each is not None and waiting:
            asked = each["asked"] or "多少"
            members = [*waiting, piece[: each.start()]]
            found += [f"{member}{asked}" for member in members]
            waiting = []
        elif _ASKED.search(piece):
            named = [one for one in waiting if listed or _NAMED_COUNT.search(one)]
            before_all = waiting[-1] if waiting and not named and not found else before_all
            found += [*map(_in_number, named), piece]
            waiting = []
        elif found and _MORE.match(raw.strip()) and piece.endswith("的"):
            found.append(f"{piece}多少")
        elif _NAMED_COUNT.search(piece) or listed:
            waiting.append(piece)
        elif not found:
            waiting = [piece]
    found += [_in_number(one) for one in waiting if (listed or found) and (listed or _NAMED_COUNT.search(one))]
    pieces = tuple(dict.fromkeys(found))
    return (before_all, pieces) if 1 < len(pieces) <= MOST else ("", ())


def _in_number(piece: str) -> str:
    """A bare name as a question for its number."""
    return piece if _ASKED.search(piece) else f"{piece}是多少"
