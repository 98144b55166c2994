"""The bodies and places that a question names, among those held and beyond them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import data
from data import places
from index.database import StoredReport
from qa.report_words import is_word
from qa.understand.spellings import PLACE_SUFFIX, english_names, loose_spellings, places_of, spellings
from qa.understand.terms import beside_letter
from qa.understand.word_order import in_known_order

_BODY_TAIL = re.compile(
    r"^(?:人大(?!代表|建议)(?:常委会)?|政协(?!提案|委员)|党委|纪委)|^(?:人民)?政府办(?:公[室厅])?(?!理|事|公(?![室厅])|"
    r"结|了|件|过|得)|^办公[室厅]|^办(?=\x01|[12]\d|年|收|的|新|部|受|本|上|全|$)|^(?!政府信息|新收|上年|本年|行政|直接|[先没未把被告诉打闹闯去到上来走找问向对被把让叫由代])(?:(?!告[上到了]|诉[到至]|起诉|[闹打走送]到|部门)[\u4e00-\u9fff]){1,9}?"
    r"(?:局|厅|人大(?!代表|建议)|政协(?!提案|委员)|党委|纪委|学院|开发区|高新区|委员会|管委会|街道办事处|街道|办公室|海关|法院|检察院|大学|医院|分局)(?!面|部(?!分)|限|势|长|的平均)"
)
_LANDMARK_TAIL = re.compile(
    r"^(?:湖(?![里边上面泊区岸])|山(?![里上村下区沟脚头坡间货路洪火民林体地水])|河(?![道里边上流岸堤段长湖])|江(?![里边上面堤岸段])|港(?!口)|岛(?![上民])|"
    r"机场|大学(?!生)|学院|车站|公园|景区)"
)
"""What goes on from a place's name without its kind, never from a body's (丽水机场, but 交通局港口…, 甲县山里)."""
_ITS_PEOPLE = re.compile(
    r"^[省市区县州旗镇乡](?=民(?!政|宗|族|营|办(?!事)|生|警|用|间|主|意|调|兵|乐|法|事|航|防|俗|国|情|爆|歌|革|盟|建|进|宿|房|心|权|委|企|商|非|转))"
)
"""The kind of a place where it only begins a word for those who live there (甲市民 is 甲 and 市民)."""
_PART_TAIL = re.compile(r"^(?![各全本某哪每两几整]|(?:[小社辖城山库厂片牧林校街郊矿湖老新]|中心城|主城|老城|新城|老旧小)区(?![委管]))[\u4e00-\u9fff]{1,4}?(?:[区县镇乡]|街道)(?!域|分|级|里|的?平均)")
_ENGLISH_BODY = re.compile(
    r"^(?:'s)?(?: [a-z&-]+){0,5}? (?:bureau|department|office|commission|committee|administration|authority)\b"
)
_ENGLISH_UNKNOWN = re.compile(
    r"(?<![a-z])(?:[a-z]+(?: and | & | ))+(?:bureau|department|commission|committee|authority)(?![a-z])(?! of (?:the )?form)"
)
_BEFORE_A_BODY = re.compile(r"\b(?:by|of|from|for|at|in|to|did|does|do|was|were|is|are|has|have|that|the|this|its|their)\b")
_ANY_BODY = re.compile(r"\b(?:which|what|any|every|each|all|another)\b")
_WHOLE_PLACE = re.compile(
    r"(?:全|整个)[市区县州旗](?!性)|市里|市级汇总|全市汇总|the whole (?:city|district|county)"
)
_ALL_OF_IT = re.compile(r"整个|全[省市区县州]汇总|[省市区县州]级?汇总|全[省市区县州]的")
_UNKNOWN_PLACE = re.compile(
    r"(?:^|[，,。；;：:？?！!、\s]|请问|查一?下|看一?下|想问|知道)(?P<name>(?:(?![各全本某哪每几整们我你他这那该贵的有些两三多个几是和与跟在到从比对为等级设辖市县区地城省州])"
    r"[\u4e00-\u9fff]){2,4}(?:[市县区州旗镇乡]|街道)(?:(?:[\u4e00-\u9fff]{2,6}?)?(?:局|厅|委员会|管委会))?)(?=(?:人民)?政府(?!信息)|20\d\d|二[〇零○]|去年|今年|前年)"
)
"""A place that no list holds, told by how it is written before a year; it is no kind of place (县一级) either."""
_UNEXPLAINED_PLACE = re.compile(r"(?![各全本某哪每整我你他她它咱俺这那该隔邻外别几两多有无其同])[\u4e00-\u9fff]{2,3}[市县区州旗镇乡]")
_KIND_OF_PLACE = re.compile(
    r"(?:[小社景园辖城山库厂片地专分灾牧林校街新老郊矿特战时]区|[城超股楼上夜集菜都闹]市|[城村集]镇|城乡|开发区|高新区|自贸区|服务区|保护区|"
    r"(?:贫困|先进|示范|百强|重点|试点|直辖|省辖|地级|县级|市级|副省级|一线|周边|沿海|内陆|其他|所有|部分|邻近|相邻|兄弟|类似|同类).?[市县区州旗镇乡])$"
)
_PART_OF_TOWN = re.compile(r"[城河江][东西南北中]|城关|新城|老城")
"""Names of districts that every town has a part of that name of: beside a body held they say where in it something is."""
_OF_A_FIELD = re.compile(r"部门$")
_CHINESE_BEFORE = re.compile(r"[\u4e00-\u9fff]$")
SHORTEST_PLACE = 2
LONGEST_PLACE = 16
_LEVELS = "省市区县州旗镇乡"
"""What may begin the name of a body without its place (市卫健委), and then ends the place before it."""
MOST_PLACES = 8
"""Places named one inside the other; a name that goes on for longer is no name."""
_NOT_A_BODY = re.compile(r"^(?:的|在|里|中|和|与|跟|及|、|同|其|这|那|有|是|哪|个|多|被|没|给|对|从)")


@dataclass(frozen=True, kw_only=True)
class Issuers:
    """``held`` are names of issuers held, in the order named; ``missing`` names that are not held;
    ``mentions`` are the stretches that name issuers held, each with the issuer;
    ``alone`` is the only body held in a place that is itself not held; ``whole`` asks for the place that the body talked of lies in; ``spans`` where they stand."""

    held: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    whole: bool = False
    alone: str = ""
    mentions: tuple[tuple[int, int, str], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


class IssuerIndex:
    """Every spelling by which the issuers held may be named."""

    def __init__(self, reports: Sequence[StoredReport]) -> None:
        self.spellings: dict[str, set[str]] = {}
        self.pinyin: dict[str, str] = {}
        for report in reports:
            for name in spellings(report):
                self.spellings.setdefault(name, set()).add(report.issuer)
        self._add_loose(reports)
        self._longest_first = sorted(self.spellings, key=len, reverse=True)
        self._reports = tuple(reports)
        self._around = _places_around(reports, self.spellings)
        self._english = tuple(
            {pattern.pattern: (pattern, report.issuer) for report in reports for pattern in english_names(report)}.values()
        )

        bodies = {report.issuer for report in reports if report.scope == "body"}
        self._bodies = frozenset(name for name, called in self.spellings.items() if called <= bodies)
        stems = {PLACE_SUFFIX.sub("", place) for report in reports for place in places_of(report)}
        self._bare = frozenset(name for name in self._bodies if not name.startswith(tuple(stems)))

    def in_known_order(self, text: str) -> str:
        """The normalised question ``text`` with the names of bodies held in the order in which they are known."""
        return in_known_order(text, self._bodies, self.spellings)

    def _of_another_place(self, before: str, name: str) -> bool:
        """Whether the name of a body without its place stands right behind another place (乙市卫健委 where 甲市's is held)."""
        called = next(iter(self.spellings[name]))
        near = before[-LONGEST_PLACE:]
        ends = [near[found.start :] for found in places.scan(near) if found.end == len(near)]
        ends += [place for place in self.spellings if place not in self._bodies and before.endswith(place)]
        return any(PLACE_SUFFIX.sub("", place) not in called for place in ends)

    def _add_loose(self, reports: Sequence[StoredReport]) -> None:
        """Adds the names that only one body held can be meant by."""
        regions = {report.issuer for report in reports if report.scope == "region"}
        loose: dict[str, set[str]] = {}
        for report in reports:
            offices, fields = loose_spellings(report)
            for name in offices if regions & set(places_of(report)) else offices | fields:
                loose.setdefault(name, set()).add(report.issuer)
        for name, called in loose.items():
            if len(called) == 1:
                self.spellings.setdefault(name, called)

    def scan(self, text: str) -> Issuers:
        """The issuers and places that the normalised question ``text`` names."""
        held: list[tuple[int, str]] = []
        missing: list[tuple[int, str]] = []
        spans: list[tuple[int, int]] = []
        mentions: list[tuple[int, int, str]] = []
        free = [True] * len(text)
        alone = ""

        def take(start: int, end: int) -> None:
            """Marks a stretch of the text as read."""
            spans.append((start, end))
            free[start:end] = [False] * (end - start)

        for pattern, issuer in self._english if re.search("[a-z]", text) else ():
            for match in pattern.finditer(text):
                if all(free[match.start() : match.end()]):
                    held.append((match.start(), issuer))
                    mentions.append((*match.span(), issuer))
                    take(*match.span())
        for name in self._longest_first:
            for match in re.finditer(re.escape(name), text):
                start, end = match.span()
                if not all(free[start:end]) or (name.isascii() and beside_letter(text, start, end)):
                    continue
                if name in self._bare and self._of_another_place(text[: start + (name[0] in _LEVELS)], name):
                    continue
                if name[:-1] in self.spellings and _ITS_PEOPLE.match(text[end - 1 :]):
                    continue
                tail = "" if _ITS_PEOPLE.match(text[end:]) else _unknown_body(text, end, of_body=name in self._bodies)
                if tail and any(text.startswith(other, end) for other in self._longest_first if other not in self._bare):
                    tail = ""
                if tail and all(free[end : end + len(tail)]):
                    missing.append((start, name + tail))
                    end += len(tail)
                else:
                    issuer = min(self.spellings[name])
                    held.append((start, issuer))
                    mentions.append((start, end, issuer))
                take(start, end)
        for name in self._around:
            for match in re.finditer(re.escape(name), text):
                if not all(free[match.start() : match.end()]):
                    continue
                if _in_a_name(text, *match.span()):
                    continue
                tail = _unknown_body(text, match.end())
                inside = sorted({r.issuer for r in self._reports if r.issuer.startswith(name) and r.scope == "body"})
                if tail or (_ALL_OF_IT.search(text) and not text[match.end() :].startswith("（")):
                    missing.append((match.start(), name + tail))
                    held = [] if not tail else held
                elif not held:
                    missing.append((match.start(), name))
                    alone = inside[0] if len(inside) == 1 else ""
                take(match.start(), match.end() + len(tail))
        for place in places.scan(text):
            if not all(free[place.start : place.end]) or (held and _PART_OF_TOWN.fullmatch(text[place.start : place.end])):
                continue
            if _ends_a_word(text, place.start, place.end):
                continue
            end = place.end + len(_unknown_body(text, place.end))
            missing.append((place.start, text[place.start : end]))
            take(place.start, end)
        for word in re.finditer(r"[a-z]{4,}(?: (?:city|province|district|county)\b)?", text):
            if all(free[word.start() : word.end()]) and word.group().split()[0] in _latin_places():
                missing.append((word.start(), word.group()))
                take(*word.span())
        for body in _ENGLISH_UNKNOWN.finditer(text):
            before = [body.start() + word.end() for word in _BEFORE_A_BODY.finditer(body.group())]
            start, end = max(before, default=body.start()), body.end()
            named = " " in text[start:end].strip() and not _ANY_BODY.search(text[start:end])
            if named and all(free[start:end]):
                missing.append((start, text[start:end].strip()))
                take(start, end)
        for unknown in _UNKNOWN_PLACE.finditer(text):
            first, last = unknown.span("name")
            if all(free[first:last]) and not held:
                missing.append((first, unknown["name"]))
                take(first, last)
        whole = _WHOLE_PLACE.search(text)
        if whole and not held:
            spans.append(whole.span())
        return Issuers(
            held=tuple(dict.fromkeys(name for _, name in sorted(held))),
            missing=tuple(dict.fromkeys(name for _, name in sorted(missing))),
            whole=whole is not None and not held,
            alone=alone if not held else "",
            mentions=tuple(sorted(mentions)),
            spans=tuple(sorted(spans)),
        )


def unknown_place(rest: Sequence[str]) -> str:
    """The name of a place that nothing knows among the words of a question that nothing explains; "" where there is none."""
    named = [word for word in rest if _UNEXPLAINED_PLACE.fullmatch(word) and not _KIND_OF_PLACE.search(word)]
    return named[0] if named else ""


def _ends_a_word(text: str, start: int, end: int) -> bool:
    """Whether the two signs that name a place end a longer word of the dictionary that is none (真金白银)."""
    if end - start != SHORTEST_PLACE or not _CHINESE_BEFORE.search(text[:start]):
        return False
    words = (text[first:end] for first in range(max(0, start - SHORTEST_PLACE), start))
    return any(is_word(word) and not places.find(word) and not places.find(word[:-SHORTEST_PLACE]) for word in words)


def _places_around(reports: Sequence[StoredReport], spelled: Collection[str]) -> tuple[str, ...]:
    """The places that bodies held lie in and that are no issuers themselves, the longest first."""
    names = {name for report in reports if report.scope == "body" for name in places_of(report)}
    # A place that the list of places knows is told by it; one around a town (甲县乙镇) may be known to nobody else.
    names |= {name for report in reports if report.scope == "region" for name in places_of(report) if not places.find(name)}
    stems = {PLACE_SUFFIX.sub("", name) for name in names}
    found = {name for name in names | stems if len(name) >= 2 and name not in spelled}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a place only begins a longer name in quotes (“石港健康”公众号)."""
    return text[start - 1 : start] in ("“", "《", '"') and text[end : end + 1] not in ("”", "》", '"')


@cache
def _latin_places() -> frozenset[str]:
    """The pinyin of every province and city, to tell that a place named in English is not held."""
    cities = [place for place in places.everywhere() if place.level in ("province", "city")]
    words = {places.pinyin(place) for place in cities}
    return frozenset(word for word in words if len(word) >= 5) - {"other", "total"}


def _unknown_body(text: str, end: int, *, of_body: bool = False) -> str:
    """The rest of a body's name that goes on where a place's name, or a body's, ends ("公安局")."""
    first = end
    whole = end > 0 and text[end - 1] in _LEVELS  # 甲县 with its kind: what follows lies in it (甲县公园).
    if not of_body and not whole and (landmark := _LANDMARK_TAIL.match(text[end:])):
        return landmark.group()
    for _ in range(MOST_PLACES):
        rest = text[end : end + 14]
        if _NOT_A_BODY.match(rest):
            return text[first:end]
        inner = next((found for found in places.scan(rest) if found.start == 0), None)
        if inner is not None and _PART_OF_TOWN.fullmatch(rest[: inner.end]):
            return text[first:end]
        if inner is None:
            match = _BODY_TAIL.match(rest) or _known_kinds().match(rest) or _PART_TAIL.match(rest) or _ENGLISH_BODY.match(text[end : end + 80])
            return text[first : match.end() + end] if match else text[first:end]
        end += inner.end
    return text[first:end]


@cache
def _known_kinds() -> re.Pattern[str]:
    """The names of every kind of body, full and short, as they stand behind a place (卫健委, 统计局).

    Left out are words for all who see to a field (医保部门): the place's own report tells of them.
    """
    names = {name for kind in data.load("bodies")["kinds"] for name in (*kind["names"], *kind["short"]) if not _OF_A_FIELD.search(name)}
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
