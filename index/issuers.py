"""Whose report it is: the body's name, its place, and whether a whole place is summed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data import places

_PLACE_END = "省市区县旗州盟镇乡道会"
_GOVERNMENT = re.compile(r"(?:人民政府|政府)$")
_BODY = re.compile(
    r"[\u4e00-\u9fff（）]{2,30}?(?:人民政府办公[室厅]|人民政府|管理委员会|管委会|委员会|街道办事处|办公室|办公厅|"
    r"[局厅]|银行|总队|支队|分局|中心)"
)
_COMPILED_BY = re.compile(rf"(?:本报告|年度报告|报告)?由({_BODY.pattern})(?:根据|按照|依据|编制|发布|，)")


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


def issuer_of(named: str, body: str, document_title: str) -> Issuer | None:
    """The issuer that the title names, or else the text.

    ``named`` is what stands beside the year in the title, ``body`` the report's
    first and last text without white space, ``document_title`` the format's own.
    """
    name = _clean(named)
    if len(name) < 2:
        found = _COMPILED_BY.search(body) or _BODY.search(document_title) or _BODY.search(body[:600])
        if found is None:
            return None
        name = _clean(found.group(found.lastindex or 0))
        if len(name) < 2:
            return None
    return _known(name, body)


def _clean(named: str) -> str:
    name = re.sub(r"^(?:关于|发布|公布|附件\d*[:：]?)|(?:关于|的|年度|全面推进|全市|全区|全县)$", "", named)
    name = name.strip("《》“”\"'·-—_|（）()：:、 ")
    stripped = _GOVERNMENT.sub("", name)
    return stripped if stripped and stripped[-1] in _PLACE_END else name


def _known(name: str, body: str) -> Issuer:
    """Completes ``name`` by its parent place where the report itself prints it."""
    place = _place_of(name, body)
    aliases = {name}
    scope = "body"
    region = ""
    if place is not None:
        region = places.full_name(place)
        tail = _without_ancestors(name, place)
        if tail == place.name:
            scope = "region"
        parents = places.ancestors(place)
        parent = parents[0].name if parents else ""
        aliases |= {tail, region + tail.removeprefix(place.name)}
        if place.level == "county" and parent and (parent + tail) in body + name and place.name[-1] == "区":
            name = parent + tail
        elif tail != name and not (place.level == "county" and place.name[-1] == "区"):
            name = tail
        aliases.add(parent + tail)
    elif name[-1] in "省市区县旗州盟镇乡":
        scope = "region"
    return Issuer(name=name, scope=scope, region=region, aliases=tuple(sorted(aliases - {name})))


def _place_of(name: str, body: str) -> places.Place | None:
    """The place in which the body named lies; of namesakes the one whose parent is printed."""
    best: places.Place | None = None
    for match in places.scan(name):
        if match.start > 0 and best is None:
            break
        for candidate in match.candidates:
            parents = {parent.name for parent in places.ancestors(candidate)}
            if best is not None and best.name not in parents:
                continue
            if len(match.candidates) == 1 or any(parent in name + body for parent in parents):
                best = candidate
                break
    return best


def _without_ancestors(name: str, place: places.Place) -> str:
    for parent in places.ancestors(place):
        name = name.removeprefix(parent.name)
    return name
