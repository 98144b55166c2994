"""Whose report it is: the body's name, its place, and whether a whole place is summed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from data import places
from data.places.names import customary_name, short_name
from index.body_names import body_name, ends_like_a_body
from index.document import Document
from index.relative_names import with_place
from index.text import squeeze
from index.written_years import YEAR_IN_WORDS

_BODY = re.compile(
    r"[\u4e00-\u9fff（）]{2,30}?(?:人民政府办公[室厅]|人民政府|管理委员会|管委会|委员会|街道办事处|办公室|办公厅|"
    r"[局厅]|银行|总队|支队|分局|中心)"
)
_COMPILED_BY = re.compile(rf"(?:本报告|年度报告|报告)?由({_BODY.pattern})(?:根据|按照|依据|编制|发布|，)")
_WRITES = re.compile(
    rf"({_BODY.pattern})(?:严格|认真)?(?:根据|按照|依据|依照|遵照|现?编制|现?发布|现?公布)[^。]{{0,200}}?(?:编制|撰写|编写|发布|公布|形成|报告)"
)
"""A sentence whose subject is the body that writes the report."""
_NUMERAL = "[一二三四五六七八九十]"
_DATE = rf"(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{YEAR_IN_WORDS}年{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}日)"
_SIGNATURE = re.compile(rf"(?P<body>[\u4e00-\u9fff（）]{{3,40}}?)(?P<date>{_DATE})?")
_LABELLED = re.compile(
    r"(?:发布机构|发文机关|发文机构|制发机关|公开主体|公开机构|填报单位|填报机关|报送单位|编制单位|编制机关|信息来源|来源|contentsource|页眉)[ \t\n:：=]{1,4}([\u4e00-\u9fff（）]{3,40})"
)
_ACCORDING = re.compile(r"(?:根据|按照|依据|依照|遵照|在)[^，。；]{0,120}?(?:要求|规定|精神|部署|领导下|指导下|，|。)|《[^》]{0,60}》")
_OTHER_RANK = re.compile(r"市(?!场|级|直|容|政(?!府)|属|区)|县(?!级|域|直|属)|区(?!域|级|直|属)|[州盟旗省]")
"""A rank right behind a short name, which makes it the name of a place of that rank."""
_WE = re.compile(r"我([省市州县区旗镇乡局厅委办院校])(?!们)")
LONGEST_VERB = 3
"""Characters before a title that may be a word about the paper instead of a name."""
_RELATIVE = "我本全各该省市州县区旗镇乡"
"""With these begins what says whose by where it stands ("市政府办公室"), unless a place begins so (市中区)."""
HEAD_BLOCKS = 8
"""The first paragraphs, in which the report says who wrote it."""
SIGNED_BLOCKS = 15
"""The last paragraphs, in which the report is signed."""


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """A body that reports.

    ``name`` is the name used throughout; ``scope`` ``region`` or ``body``;
    ``region`` the full name of its place ("江苏省淮安市洪泽区", "" if unknown);
    ``aliases`` further names by which it may be asked for.
    """

    name: str
    scope: str
    region: str
    aliases: tuple[str, ...]


def issuer_of(named: str, document: Document) -> Issuer | None:
    """The issuer that the title names, or else the text; None where neither names one.

    ``named`` is the body in the title as :func:`index.body_names.body_name` gives it.
    """
    body = squeeze(document.text[:20_000]) + squeeze(document.text[-2_000:])
    if _is_name(named, body):
        return _known(with_place(named, document), body)
    for name in _named_in_text(document, body):
        if ends_like_a_body(name) and "国务院办公厅" not in name:
            return _known(with_place(name, document), body)
    return None


def _is_name(named: str, body: str) -> bool:
    """Whether what stands before a title is a name; what ends like none has to begin with a place, or recur."""
    if len(named) < 2 or ends_like_a_body(named) or len(named) > LONGEST_VERB:
        return len(named) >= 2
    return _opens_with_place(named) or body.count(named) > 1


def _opens_with_place(name: str) -> bool:
    return any(place.start == 0 for place in places.scan(name))


def _named_in_text(document: Document, body: str) -> Iterator[str]:
    """Bodies that the text names as the report's own, the surest first."""
    compiled = _COMPILED_BY.search(body)
    if compiled is not None:
        yield body_name(compiled[1])
    speaking = Counter(_WE.findall(body))
    others = [*_signed(document), *_writing(document), *_labelled(document), *_reporting(document, body)]
    for name in others:
        # "我局" cannot be a city, nor "我市" its office.
        if not speaking or any(word in name[-4:] for word, count in speaking.items() if count * 2 > max(speaking.values())):
            yield name


def _signed(document: Document) -> Iterator[str]:
    """The body above or beside the date at the end."""
    texts = [squeeze(block.text) for block in document.blocks if block.grid is None][-SIGNED_BLOCKS:]
    for number in reversed(range(len(texts))):
        text, below = texts[number], "".join(texts[number + 1 : number + 2])
        match = _SIGNATURE.fullmatch(text)
        if match is not None and (match["date"] or re.fullmatch(_DATE, below)):
            yield body_name(match["body"])


def _writing(document: Document) -> Iterator[str]:
    """The body that is the subject of a sentence at the top on how the report was written."""
    for text in [squeeze(block.text) for block in document.blocks if block.grid is None][:HEAD_BLOCKS]:
        for sentence in text.split("。"):
            match = _WRITES.match(sentence)
            if match is not None and not (match[1][0] in _RELATIVE and not _opens_with_place(match[1])):
                yield body_name(match[1])


def _labelled(document: Document) -> Iterator[str]:
    """Bodies behind words such as 发布机构, in the page's data, its head and its foot."""
    for text in (*document.notes, document.text[:3_000], document.text[-1_000:]):
        for match in _LABELLED.finditer(text):
            yield body_name(match[1])


def _reporting(document: Document, body: str) -> Iterator[str]:
    """Bodies at the beginning of a clause near the top that begin with their place and recur."""
    for clause in re.split(r"[，。；：、\n\t]", _ACCORDING.sub("，", document.text[:1_500])):
        match = _BODY.match(squeeze(clause))
        if match is None:
            continue
        name = body_name(match[0])
        place = next(iter(places.scan(name)), None)
        if place is not None and place.start == 0 and body.count(match[0]) >= 2:
            yield name


def _known(name: str, body: str) -> Issuer:
    """Completes ``name`` by its parent place where the report itself prints it."""
    place = _place_of(name, body)
    aliases = {name}
    scope = "body"
    region = ""
    if place is not None:
        region = places.full_name(place)
        tail = _without_ancestors(name, place)
        printed = _printed_form(tail, place)
        within = tail.removeprefix(printed)
        if not within:
            scope = "region"
        parents = places.ancestors(place)
        parent = parents[0].name if parents else ""
        aliases |= {tail, region + within, place.name + within}
        if place.level == "county" and parent and (parent + tail) in body + name and printed.endswith("区"):
            name = parent + tail
        elif tail != name and not (place.level == "county" and printed.endswith("区")):
            name = tail
        aliases.add(parent + tail)
    elif name[-1] in "省市区县旗州盟镇乡":
        scope = "region"
    return Issuer(name=name, scope=scope, region=region, aliases=tuple(sorted(aliases - {name})))


def _place_of(name: str, body: str) -> places.Place | None:
    """The place in which the body named lies; of namesakes the one whose parent is printed.

    A place of another rank (a city whose stem is a county's) is that county only where its parent is printed.
    """
    best: places.Place | None = None
    for match in places.scan(name):
        if match.start > 0 and best is None:
            break
        for candidate in match.candidates:
            above = places.ancestors(candidate)
            if best is not None and best not in above:
                continue
            if name[: match.end].endswith(short_name(candidate.name)) and _OTHER_RANK.match(name, match.end):
                sure = bool(above) and above[0].name in name + body
            else:
                sure = len(match.candidates) == 1 or any(parent.name in name + body for parent in above)
            if sure:
                best = candidate
                break
    return best


def _forms(place: places.Place) -> list[str]:
    """How a place is written, longest first: 恩施土家族苗族自治州, 恩施州, 恩施."""
    return [form for form in (place.name, customary_name(place.name), short_name(place.name)) if form]


def _printed_form(tail: str, place: places.Place) -> str:
    """How ``place`` is written at the beginning of ``tail``, with the rank that it has there."""
    form = next((form for form in _forms(place) if tail.startswith(form)), "")
    rank = _OTHER_RANK.match(tail, len(form)) if form == short_name(place.name) != place.name else None
    return form + (rank[0] if rank else "")


def _without_ancestors(name: str, place: places.Place) -> str:
    line = [place, *places.ancestors(place)]
    for number in range(len(line) - 1, 0, -1):
        nearer = tuple(form for below in line[:number] for form in _forms(below))
        for form in _forms(line[number]):
            if name.startswith(form) and name.removeprefix(form).startswith(nearer):
                name = name.removeprefix(form)
                break
    return name
