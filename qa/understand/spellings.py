"""Every way to name an issuer that is held: long and short, by its place, in pinyin, in English."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import data
from data import places
from index.database import StoredReport

_PLACE_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|地区|新区|省|市|区|县|旗|盟|州|镇|乡)$")
_OFFICE = re.compile(r"(?<=街道)办事处$|(?<=[乡镇])人民政府$")
_ENGLISH_KIND = r"(?:bureau|department|office|commission|committee|administration|authority|agency)"
_ENGLISH_PLACE = r"(?: (?:city|municipal|municipality|district|county|province|provincial|prefecture|people's government))*(?:'s)?"


def spellings(report: StoredReport) -> set[str]:
    names = {report.issuer, *report.aliases}
    short: set[str] = set()
    for name in names:
        if report.scope == "region":
            short.add(name + "人民政府")
            short.add(name + "政府")
            stem = _PLACE_SUFFIX.sub("", name)
            if len(stem) >= 2:
                short.add(stem)
    if report.scope == "body":
        tail = _without_place(report)
        kind = _kind_of(tail)
        own = _places_of(report)
        for called in (*kind["names"], *kind["short"]) if kind else (tail,):
            if own:
                short |= {own[-1] + called, own[-1][-1] + called, _PLACE_SUFFIX.sub("", own[-1]) + called}
            if len(called) >= 3:
                short.add(called)
        for called in {tail, _OFFICE.sub("", tail)}:
            if len(called) < 3:
                continue
            short.add(called)
            short |= {_PLACE_SUFFIX.sub("", place) + called for place in _places_of(report) if len(place) > 2}
    if report.scope == "region":
        for place in places.find(report.issuer.split("市")[-1] or report.issuer) or places.find(
            report.issuer
        ):
            spelled = places.pinyin(place)
            if spelled and len(spelled) >= 4:
                short |= {spelled, *(_latin_suffixes(spelled, place.name))}
        if not places.find(report.issuer):
            short |= _spelled_out(report.issuer)
    return {name.lower() for name in names | short if len(name) >= 2}


def _latin_suffixes(spelled: str, name: str) -> set[str]:
    endings = {
        "市": ("shi", "city"),
        "区": ("qu", "district"),
        "县": ("xian", "county"),
        "省": ("sheng", "province"),
    }
    return {f"{spelled} {ending}" for ending in endings.get(name[-1], ())}


def _spelled_out(name: str) -> set[str]:
    """The pinyin of a place that the list of places does not hold."""
    from pypinyin import lazy_pinyin

    stem = _PLACE_SUFFIX.sub("", name)
    spelled = "".join(lazy_pinyin(stem))
    return {spelled, *_latin_suffixes(spelled, name)} if len(spelled) >= 4 else set()


def _places_of(report: StoredReport) -> list[str]:
    body = report.issuer
    return [body[: match.end()] for match in re.finditer(r"[省市区县州旗]", body)]


def _without_place(report: StoredReport) -> str:
    owned = _places_of(report)
    return report.issuer[len(owned[-1]) :] if owned else report.issuer


@cache
def _kinds() -> tuple[dict[str, Any], ...]:
    return tuple(data.load("bodies")["kinds"])


def _kind_of(tail: str) -> dict[str, Any] | None:
    """The kind of body that ``tail``, a name without its place, is of."""
    return next((kind for kind in _kinds() if tail in kind["names"]), None)


def english_names(report: StoredReport) -> list[re.Pattern[str]]:
    """What a body may be called in English, its place in pinyin before or after it."""
    kind = _kind_of(_without_place(report)) if report.scope == "body" else None
    if kind is None:
        return []
    words = "|".join(re.escape(word) for word in sorted(kind["english"], key=len, reverse=True))
    body = rf"(?:the )?(?:{words})(?: {_ENGLISH_KIND})?"
    stems = {_PLACE_SUFFIX.sub("", name.removeprefix(before)) for before, name in _nested(report)}
    spelled = sorted({_latin(stem) for stem in stems if len(stem) >= 2})
    if not spelled:
        return []
    place = f"(?:{'|'.join(spelled)}){_ENGLISH_PLACE}"
    return [
        re.compile(rf"(?<![a-z]){place} {body}(?![a-z])"),
        re.compile(rf"(?<![a-z]){body},? (?:of|in|for) {place}(?![a-z])"),
        re.compile(rf"(?<![a-z])(?:{words}) {_ENGLISH_KIND}(?![a-z])(?!,? (?:of|in|for) [a-z]+)"),
    ]


def _nested(report: StoredReport) -> list[tuple[str, str]]:
    """The places in a body's name, each with what stands before it."""
    owned = _places_of(report)
    return list(zip(["", *owned[:-1]], owned, strict=True))


def _latin(stem: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(stem))
