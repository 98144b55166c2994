"""Every way to name an issuer that is held: long and short, by its place, in pinyin, in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import data
from data import places
from index.database import StoredReport

PLACE_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|地区|新区|省|市|区|县|旗|盟|州|镇|乡)$")
_OFFICE = re.compile(r"(?:管理局|监督管理委员会|委员会|[局厅委办]|部门|机关)$")
_OFFICE_END = re.compile(r"(?:[局厅办]|中心)$")
"""How a body's name ends that is shortened to its place and that end (甲省厅); 甲市委 would be the Party's committee."""
_STREET_OR_TOWN = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6}?)(?:街道(?:办事处)?|[镇乡](?:人民政府|政府)?)")
_ENGLISH_KIND = r"(?:bureau|department|office|commission|committee|administration|authority|agency)"
_ENGLISH_PLACE = r"(?: (?:city|municipal|municipality|district|county|province|provincial|prefecture|people's government))*(?:'s)?"


def spellings(report: StoredReport) -> set[str]:
    names = {report.issuer, *report.aliases}
    short: set[str] = set()
    for name in names:
        if report.scope == "region":
            for called in (name, *((own_name(report),) if name == report.issuer else ())):
                short |= {called, called + "人民政府", called + "政府"}
                stem = PLACE_SUFFIX.sub("", called)
                if len(stem) >= 2:
                    short.add(stem)
                short |= _without_nations(called)
    if report.scope == "body":
        tail = _without_place(report)
        kind = _kind_of(tail)
        own = places_of(report)
        for called in (*kind["names"], *_at_level(kind["short"], tail)) if kind else (tail,):
            if own:
                inner = own[-1].removeprefix(own[-2]) if len(own) > 1 else own[-1]
                short |= {own[-1] + called, own[-1][-1] + called, PLACE_SUFFIX.sub("", own[-1]) + called}
                short |= {inner + called, PLACE_SUFFIX.sub("", inner) + called} if len(inner) > 2 else set()
            if len(called) >= 3:
                short.add(called)
        if len(tail) >= 3:
            short.add(tail)
            short |= {PLACE_SUFFIX.sub("", place) + tail for place in places_of(report) if len(place) > 2}
        short |= _zone(report.issuer)
        short |= {
            before + name for name in _shortened(tail) for before in ("", *(PLACE_SUFFIX.sub("", p) for p in own), *own)
        }
    if report.scope == "region":
        for place in places.find(report.issuer.split("市")[-1] or report.issuer) or places.find(
            report.issuer
        ):
            spelled = places.pinyin(place)
            if spelled and len(spelled) >= 4:
                short |= {spelled, *(_latin_suffixes(spelled, place.name))}
        if not places.find(report.issuer):
            for called in (report.issuer, own_name(report)):
                short |= _spelled_out(called)
    return {name.lower() for name in names | short if len(name) >= 2}


def loose_spellings(report: StoredReport) -> tuple[set[str], set[str]]:
    """Names of a body that leave out what kind of office it is: of which office (朔宁市局, 柳堤), and of which field (朔宁公安).

    Clear only where no other body is so called; a field's (青澜环保) only where the place itself has no report either.
    """
    owned = places_of(report)
    if report.scope != "body":
        return set(), set()
    if not owned:
        bare = _STREET_OR_TOWN.fullmatch(report.issuer)
        return ({bare["stem"]} if bare else set()), set()
    tail = _without_place(report)
    own = owned[-1].removeprefix(owned[-2] if len(owned) > 1 else "")
    before = {owned[-1], own, PLACE_SUFFIX.sub("", own)} if len(own) > 2 else {owned[-1], own}
    kind = _kind_of(tail)
    fields = {_OFFICE.sub("", name) for name in ((*kind["names"], *kind["short"]) if kind else (tail,))}
    office = _STREET_OR_TOWN.fullmatch(tail)
    offices = {office["stem"]} if office else set()
    end = _OFFICE_END.search(tail)
    if end:
        short = PLACE_SUFFIX.sub("", own)
        offices |= {place + end.group() for place in (owned[-1], own, short + own[-1], short)}
    return offices, {place + field for place in before for field in fields if len(field) >= 2 and not office}


def _at_level(short: Sequence[str], tail: str) -> tuple[str, ...]:
    """The short names, those of a bureau also as of a department where the body is one (环境局 → 环境厅)."""
    if not tail.endswith("厅"):
        return tuple(short)
    return (*short, *(name[:-1] + "厅" for name in short if name.endswith("局")))


def _shortened(tail: str) -> set[str]:
    """What people leave out of the name of a sub-district, a town or a committee (柳堤街道办事处 → 柳堤街道)."""
    office = re.fullmatch(r"(?P<stem>[\u4e00-\u9fff]{2,6}?)街道(?:办事处)?", tail)
    if office:
        return {office["stem"] + end for end in ("街道", "街道办", "街道办事处", "街办", "办事处")}
    town = re.fullmatch(r"(?P<town>[\u4e00-\u9fff]{2,8}?[镇乡])(?:人民政府|政府)?", tail)
    if town:
        return {town["town"] + end for end in ("", "政府", "人民政府")}
    board = re.fullmatch(r"(?P<stem>[\u4e00-\u9fff]{4,12}?)(?P<kind>管理)?委员会", tail)
    if board:
        return {board["stem"] + ("管委会" if board["kind"] else "委")}
    return set()


@cache
def _autonomous() -> re.Pattern[str]:
    nations = "|".join(data.load("bodies")["nations"])
    return re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{2,6}}?)(?:(?:{nations})族?)+自治(?P<kind>[州县])$")


def _without_nations(name: str) -> set[str]:
    """An autonomous prefecture or county without its nations (黔南布依族苗族自治州 → 黔南州, 黔南)."""
    found = _autonomous().search(name)
    return {found["stem"], found["stem"] + found["kind"], found["stem"] + "自治" + found["kind"]} if found else set()


def _zone(name: str) -> set[str]:
    """What the committee that runs a zone is called (X高新技术产业开发区管理委员会 → X高新区管委会, 高新区)."""
    board = re.fullmatch(r"(?P<zone>[\u4e00-\u9fff]+?)(?:管理委员会|管委会|管理办公室)", name)
    if board is None:
        return set()
    zone = board["zone"]
    called = {zone}
    kind = next((one for one in data.load("bodies")["zones"] if one["name"] in zone), None)
    if kind is not None:
        before = zone[: zone.index(kind["name"])]
        stem = PLACE_SUFFIX.sub("", before)
        called |= {place + short for short in (kind["name"], *kind["short"]) for place in ("", before, stem)}
    return {one + end for one in called for end in ("", "管委会", "管理委员会") if len(one + end) >= 3}


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

    stem = PLACE_SUFFIX.sub("", name)
    spelled = "".join(lazy_pinyin(stem))
    return {spelled, *_latin_suffixes(spelled, name)} if len(spelled) >= 4 else set()


def places_of(report: StoredReport) -> list[str]:
    """The places in a body's name, the widest first, each with those around it."""
    body = report.issuer
    return [body[: match.end()] for match in re.finditer(r"[省区县州旗]|市(?!场|政|容|监|民)", body) if match.start() > 0]


def own_name(report: StoredReport) -> str:
    """The name of a place's report without the places around it (澄浦市鹭湾区 → 鹭湾区, 云岫县栖梧镇 → 栖梧镇)."""
    owned = places_of(report)
    around = [place for place in owned if place != report.issuer]
    return report.issuer.removeprefix(around[-1]) if around else report.issuer


def _without_place(report: StoredReport) -> str:
    owned = places_of(report)
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
    stems = {PLACE_SUFFIX.sub("", name.removeprefix(before)) for before, name in _nested(report)}
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
    owned = places_of(report)
    return list(zip(["", *owned[:-1]], owned, strict=True))


def _latin(stem: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(stem))
