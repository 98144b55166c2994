"""Which applicants a question means: the kinds it names, all of them, or one kind and the total."""

from __future__ import annotations

import re

from qa.understand.reading import Reading
from qa.understand.terms import Term, mask

EACH = re.compile(r"分别|分列|分开|各(?:自|是|有|为|多少|几)|逐[项个]|respectively|each")
_TOTAL_BESIDE = re.compile(r"[和与及跟、,，](?:[\u4e00-\u9fff]{0,6})?总[计数](?!与|和|、)|[。;；？?！!](?:另外?|此外|还|再|也|顺便|以及)[^，,。；;？?占比差]{0,4}总[计数]")
_PEOPLE = r"(?:自然人|个人|[市村居县区镇乡]民|群众|百姓|公民)"
_TAKEN_IN = re.compile(
    rf"{_PEOPLE}[们的]?[（(，,](?:也)?(?:含|包括|包含|连同?|算上)(?:了)?(?:各类?|所有)?(?:企业|公司|单位|组织|法人|机构|团体)"
    r"(?:[和、][^）)，,]{2,6})?(?:在内|的|也算|一起)?(?=[）)，,])"
)
"""Organisations taken in beside people (市民（含企业）): everybody is meant."""


def of_kind(reading: Reading, kind: str) -> list[Term]:
    """The terms of one kind, in the order named."""
    return [term for term in reading.terms if term.kind == kind]


def applicants_of(reading: Reading) -> list[str]:
    """The ids of the applicants meant, in the order named; ``["total"]`` where none is."""
    named = list(dict.fromkeys(term.id for term in of_kind(reading, "applicants")))
    if named == ["natural"] and re.search(rf"{_PEOPLE}[和及与、](?:各?单位|企业|组织|法人|机构)", reading.text):
        return ["total"]
    if "natural" in named and _TAKEN_IN.search(reading.text) and not EACH.search(reading.body):
        return ["total"]
    if "organisations" in named and len(named) > 1 and ANY_BODY.search(mask(reading.body, [(t.start, t.end) for t in of_kind(reading, "applicants")])):
        return ["organisations"]  # Its kinds are only named as examples.
    if reading.asks("others_than") and "natural" in named:
        rest = [name for name in named if name != "natural"]
        if len(rest) > 1 and re.search(r"等|这些|那些|之类|啊|各类|什么的", reading.body):
            return ["organisations"]
        if rest and ANY_BODY.search(mask(reading.body, [(term.start, term.end) for term in of_kind(reading, "applicants")])):
            return ["organisations"]
        return rest or ["organisations"]
    if named and "total" not in named and asks_total_too(reading):
        named = [*named, "total"]
    return named or ["total"]


ANY_BODY = re.compile(r"(?:单位|机构|组织|团体)(?=[、和与及跟等这那，,]|什么的|之类|都|一[共块起]|合计|的?(?:不是|非))|(?<=[、和与及跟])(?:单位|机构|组织|团体)")
"""Bodies of whatever kind beside a kind that is named (单位、公司、机构这些)."""


def asks_total_too(reading: Reading) -> bool:
    """Whether a total is named last among figures that are to be given one by one (自然人、企业和总计，请分列)."""
    return bool(EACH.search(reading.body) and _TOTAL_BESIDE.search(reading.body))
