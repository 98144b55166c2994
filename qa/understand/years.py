"""The years that a question names, plainly or relative to what is held."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHINESE_DIGITS = {"〇": "0", "○": "0", "零": "0"} | {c: str(i) for i, c in enumerate("〇一二三四五六七八九")}
_CHINESE_YEAR = re.compile(r"二[〇○零0][〇○零一二三四五六七八九0-9]{2}(?:那?一?年)?(?![〇○零一二三四五六七八九十百千0-9])")
_FULL = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)(?P<unit>年度?)?(?=(?P<next>.?))")
_SHORT = re.compile(r"(?<![\d一二三四五六七八九十])(?P<year>[012]\d)年(?:度|报|底|末|初)?(?!前|后|来|内|以)")
_CHINESE_SHORT = re.compile(r"(?<![近这一二三四五六七八九〇○零前])([一二][〇○零一二三四五六七八九])年(?!来|内|间|以)")
_AFTER_NAME = re.compile(r"(?<=\x01)(1[6-9]|2[0-9])(?![\d年.%％件条次个份项期天万亿])")
_SHORT_PAIR = re.compile(
    r"(?<!\d)(?P<first>[012]\d)(?:、|和|与|跟|到|至|-|~|—|–|转|→)(?P<second>[012]\d)(?:(?:两)?年|(?<=[转→]\d\d)(?!\d))"
    r"|(?<=\x01)(?P<third>1[6-9]|2[0-9])(?:到|至|转|→)(?P<fourth>1[6-9]|2[0-9])(?![\d.%％件条次个份项期天万亿])"
)
_RANGE = re.compile(
    r"(?P<first>(?:19|20)\d{2})年?\s*(?:到|至|-|~|—|–|－|→|to|through|until)+\s*(?P<second>(?:20)?\d{2})年?"
)
_CARRIED = "(?:结转|转|遗留|带|留|剩|没|未|接|延|滚|拖|欠|积压|余)"
"""What follows "last year" where it is part of what was carried over, not a year asked about."""
_RELATIVE: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"大前年|three years ago"), -2),
    (re.compile(r"前年(?!度)|(?<!大)前年|two years ago|the year before last"), -1),
    (
        re.compile(
            rf"去年(?!底|末|还没|.{{0,2}}{_CARRIED})|(?<![赶追跟碰遇搭])上一?年度?(?!度?有?(?:多少|几)项|.{{0,3}}(?:项目|{_CARRIED}))|"
            rf"last year|previous year(?!'s? items)"
        ),
        0,
    ),
    (
        re.compile(
            r"(?:最近|最新|离现在最近)的?(?:那|这)?(?:一年(?:以来|来|内|里|间)?|一?个年度|年度|年份)|"
            r"(?:最近|最新)的?(?:那|这)?(?:一?[份期本]|一个)?(?:年度)?(?:年报|报告)(?=(?:里|中|上|里面|当中)(?!哪))|"
            r"(?:the |your )?(?:latest|newest|most recent) (?:report(?:ing)? )?year(?! old)"
            r"(?:,? (?:that |which )?(?:you|the index|is|are|it|we)(?: can)? ?(?:have|has|holds?|held|indexed|available|cover(?:s|ed)?|got))?"
        ),
        0,
    ),
    (re.compile(r"今年|(?<![一两二三四五六七八九十几每各这那\d])本年度?(?!新|收|制|增|度?办|处|废|末|底|报)|this year"), 0),
)
_OTHER_YEAR = re.compile(
    rf"(?:前|上)一年(?!度?(?:项目|有?多少项|有?几项)|.{{0,3}}{_CARRIED})|头一年|(?:the )?(?:year before|previous year|prior year)"
)
_NEXT_YEAR = re.compile(
    r"后一年|(?<![转到入给至了对往向朝])(?:第二年|来年|翌年|转年)(?!度|接|继|再|办|.{0,4}(?:打算|计划|安排|怎么|准备))|"
    r"(?<![转到入给至了对往向朝])次年|(?<![转到入给至了对往向朝])下一年(?!度|.{0,4}(?:打算|计划|安排|怎么|准备))|the (?:next|following) year"
)
_SAME_YEAR = re.compile(r"同年|同一年|那一?年|当年(?!新)|(?:the )?same year")
_COMPARED = re.compile(
    r"(?:比|较|跟|与|和|同)(?:上一?年(?!度?结转)|去年|前一年|头一年|前一个年度)(?:度|同期)?(?:相比|比)?|同比|year[- ]on[- ]year|"
    r"(?<!over )(?<!forward )(?<!left )(?:than|over|from) (?:the )?(?:last|previous|prior) year|比上年"
)
_ALL = re.compile(
    r"历年|逐年|每年|各年|这几年|近几年|几年来|这些年|近[两三四五]年|这[两三四五]年|前后两年|(?<!第)[两二三]年(?:之?间|"
    r"的?变化|走势|怎么|是|来)?|over the years|every year|each year|year by year|both years"
)
_SO_FAR = re.compile(
    r"(?:今年|本年度?)(?:(?:从年初|年初|一月份?|1月份?)?(?:到|至|截至|截止到?)(?:现在|目前|今天|如今|眼下|当前|此刻|这会儿)(?:为止)?|以来|至今|迄今|到现在为止)|"
    r"(?:截至|截止到?|到)(?:目前|现在|今天)(?:为止)?[，,]?今年|(?:so far|up to now|to date) (?:in )?this year|this year(?:,)? (?:so far|to date|up to now)|year[- ]to[- ]date"
)
"""A year that is still going on, of which no report can be held."""
FORM_NAMED = re.compile(
    r"(?P<form>2019|2021)年?(?:\s|版|以后|之后|后|那些|以来|起|那套|那版|那个|那种|这套|印?发的?|下发|发布|出台?|新|老|旧|的|版|统一)*(?:表格|表样|表|报告|年报)?(?:格式|"
    r"版式|form(?:at)?)|(?P<age>[新老旧])(?:版)?(?:的)?(?:(?:表格|年报|报告)?格式|表(?!格?[二三四]))(?:[（(][^）)]{0,10}[）)])?"
)
"""An edition of the form, which is no year asked about."""
_SINCE = re.compile(
    r"(?<!\d)(?:20)?(?P<first>\d\d)年?(?:度)?(?:及|和|与)?(?:以来|起|开始|至今|之后|以后|往后)|since 20(?P<english>\d\d)|"
    r"20(?P<onward>\d\d)(?:,? ?(?:and|or) (?:later|onwards?|afterwards?|since)(?![a-z])|,? onwards?(?![a-z]))|from 20(?P<on>\d\d) on(?![a-z])|later than 20(?P<after>\d\d)(?!\d)"
)
"""A year with which those asked about begin."""
_NOT_YEARS = "件条次项期篇份场个人家户天元万宗"


_BOTH_YEARS = re.compile(
    r"比|较|同期|相差|差(?:了|着)?(?:多少|几|额)|(?:增|减|涨|降|跌|升)(?:了|加|长|少|幅|多少|几)|[多少](?:了|出)|变化|变动|变(?:[多少大小高低成为到]|\d)|(?:去|前|上一?)年(?:度|的|是|有|收|办|印|写)*\d|"
    r"[和与同及、跟](?:大?前|去|今|上一?|本)年|(?:大?前|去|今|上一?|本)年(?:度|的)?[和与同及、跟](?=[\d二两今去前本上\x01])|两年|各(?:是|有|为|自)?(?:多少|几)|分别|接|对(?:得|不)上|衔接|年(?:的|度)?呢|"
    r"一[致样]|趋势|走势|还是|结转|than|compare|versus|\bvs\b|both|\band (?:last|this|the previous)|difference|change"
)
"""Words by which a year named and one told from today (去年) are asked about together."""


@dataclass(frozen=True, kw_only=True)
class Years:
    """``named`` are plain years, in the order named; ``relative`` offsets to the newest report
    (0: the newest); ``all`` asks for every year held; ``compared`` for the year before as well;
    ``since`` a year with which the years asked for begin (0: none);
    ``so_far`` for the year that is going on now; ``same`` for the conversation's year; ``shift`` for a year before or after the one talked of.
    ``spans`` are the stretches of the question that say so.
    """

    named: tuple[int, ...] = ()
    relative: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    all: bool = False
    compared: bool = False
    same: bool = False
    shift: int = 0
    since: int = 0
    so_far: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def years_of(text: str) -> Years:
    """The years that the normalised question ``text`` names."""
    spans: list[tuple[int, int]] = [match.span() for match in FORM_NAMED.finditer(text)]
    named: list[tuple[int, int]] = []
    text = _mask(text, spans)
    for match in _CHINESE_YEAR.finditer(text):
        named.append((match.start(), int("".join(_CHINESE_DIGITS.get(c, c) for c in match.group()[:4]))))
        spans.append(match.span())
    for match in _RANGE.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        second = second if second > 99 else 2000 + second
        if 0 <= second - first <= 30:
            named += [(match.start(), year) for year in range(first, second + 1)]
            spans.append(match.span())
    for match in _FULL.finditer(text):
        if match["unit"] or match["next"] not in _NOT_YEARS or not match["next"]:
            named.append((match.start(), int(match["year"])))
            spans.append(match.span())
    for match in _CHINESE_SHORT.finditer(text):
        digits = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
        named.append((match.start(), 2010 + digits[match[1][1]] if match[1][0] == "一" else 2020 + digits[match[1][1]]))
        spans.append(match.span())
    for match in _SHORT_PAIR.finditer(text):
        named += [
            (match.start(), 2000 + int(match["first"] or match["third"])),
            (match.start() + 1, 2000 + int(match["second"] or match["fourth"])),
        ]
        spans.append(match.span())
    for match in _SHORT.finditer(text):
        named.append((match.start(), 2000 + int(match["year"])))
        spans.append(match.span())
    for match in _AFTER_NAME.finditer(text):
        named.append((match.start(), 2000 + int(match[1])))
        spans.append(match.span())
    years = tuple(dict.fromkeys(year for _, year in sorted(named)))
    since = _SINCE.search(text)
    if since:
        spans.append(since.span())
        years = ()
    today = re.search(r"(?:今年|现在|如今)(?:都|已经|已)?是?20\d\d年?(?:了|[,，])", text)
    if today and len(years) > 1:  # What year it is now is not asked about.
        now = int(re.findall(r"20\d\d", today.group())[0])
        years = tuple(year for year in years if year != now)
        spans.append(today.span())
    aside = re.search(r"(?:去年|今年|前年|上年)[（(][^）)]{0,8}20\d\d[^）)]{0,3}[）)]", text)
    if aside:
        spans.append(aside.span())
    compared = _COMPARED.search(text)
    if compared:
        spans.append(compared.span())
    ongoing = None if years else _SO_FAR.search(text)
    if ongoing:
        spans.append(ongoing.span())
    masked = _mask(text, spans)
    relative: list[int] = []
    words: list[str] = []
    for pattern, offset in _RELATIVE:
        for match in pattern.finditer(masked):
            relative.append(offset)
            words.append(match.group())
            spans.append(match.span())
        masked = _mask(text, spans)
    if years and relative and not _BOTH_YEARS.search(text):  # What was last year belongs to a story, or is explained by the year.
        relative, words = [], []
    shift = 0
    for pattern, step in ((_OTHER_YEAR, -1), (_NEXT_YEAR, 1)):
        found = pattern.search(masked)
        if found:
            shift = step
            spans.append(found.span())
            masked = _mask(text, spans)
    same, every = _SAME_YEAR.search(masked), _ALL.search(masked)
    spans += [match.span() for match in (same, every) if match]
    return Years(
        named=years,
        relative=tuple(dict.fromkeys(relative)),
        words=tuple(words),
        all=every is not None or since is not None,
        compared=compared is not None,
        same=same is not None,
        shift=shift,
        since=_first_of(since) if since else 0,
        so_far=ongoing is not None,
        spans=tuple(sorted(spans)),
    )


def _first_of(since: re.Match[str]) -> int:
    """The first year of those asked about."""
    if since["after"]:
        return 2001 + int(since["after"])
    return 2000 + int(since["first"] or since["english"] or since["onward"] or since["on"])


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        for i in range(start, min(end, len(characters))):
            characters[i] = "\x01"
    return "".join(characters)
