"""A report: what it is called, whose it is, for which year, in which form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document import Document
from index.errors import NotAReport
from index.forms import Form, form_of_year
from index.issuers import issuer_of
from index.text import one_line, squeeze

_CHINESE_YEAR = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>(?:19|20)\d{2}|[二〇○零一三四五六七八九]{4})"
_NAME = r"政府信息(?:与政务)?公开(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:总结)?(?:报告|年报)"
_TITLES = (
    re.compile(
        rf"(?P<before>[^\d，。；：:>»›|]{{0,40}}?){_YEAR}年?(?:度)?(?P<between>[^\d，。；：:>»›|]{{0,40}}?)(?:{_NAME})"
    ),
    re.compile(rf"(?P<before>[^\d，。；：:>»›|]{{0,40}}?)(?P<between>)(?:{_NAME})[（(]{_YEAR}年?(?:度)?[）)]"),
)
_PERIOD = re.compile(
    r"(20\d{2})年(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—|－|-|~|～)+(?:同?年|(20\d{2})年)?(\d{1,2})月(\d{1,2})日"
)
_NOT_THE_REPORT = re.compile(r"解读|图解|一图读懂|图说|问答|通知|模板|格式|填报说明")
HEAD_BLOCKS = 12
WORDS_BEHIND = 8
"""Characters behind the title in which "解读" still belongs to it."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """One issuer's report for one year.

    ``id`` is issuer and year. ``year`` is the year reported on. ``scope`` is
    ``region`` where all bodies of a place are summed, ``body`` for one body.
    ``period`` is the printed period of the figures as ISO dates joined by "/",
    "" where none is printed. ``abridged`` marks an edition written from the
    published figures instead of the original.
    """

    id: str
    title: str
    issuer: str
    year: int
    form: Form
    scope: str
    region: str
    aliases: tuple[str, ...]
    period: str
    source: str
    media: str
    abridged: bool
    content_hash: str


def identify(document: Document, content_hash: str) -> Report:
    """Title, issuer, year, form and period of ``document``.

    Raises :class:`NotAReport` where no year or no issuer can be found, or the
    page is an explanation of a report, not the report.
    """
    head = [squeeze(block.text) for block in document.blocks if block.grid is None][:HEAD_BLOCKS]
    title, year, named, line = _title(head, document)
    body = squeeze(document.text[:20_000]) + squeeze(document.text[-2_000:])
    period = _PERIOD.search(body)
    if year is None and period:
        year = int(period[1])
    if year is None:
        raise NotAReport(
            "找不到报告年度",
            remedy="标题或正文要写明年度，如“2023年政府信息公开工作年度报告”",
            english="no reporting year found; the title or text has to name it",
        )
    if _NOT_THE_REPORT.search(line):
        raise NotAReport(
            "这是年度报告的解读或通知，不是年度报告本身",
            remedy="请改为导入年度报告原文",
            english="this explains a report or is a notice, it is not the report itself; ingest the report",
        )
    issuer = issuer_of(named, body, document.title)
    if issuer is None:
        raise NotAReport(
            "找不到发布机关",
            remedy="标题要写明发布机关，如“某某市2023年政府信息公开工作年度报告”",
            english="no issuer found; the title has to name the body that reports",
        )
    return Report(
        id=f"{issuer.name}-{year}",
        title=title or f"{issuer.name}{year}年政府信息公开工作年度报告",
        issuer=issuer.name,
        year=year,
        form=form_of_year(year),
        scope=issuer.scope,
        region=issuer.region,
        aliases=issuer.aliases,
        period=_period(period),
        source=document.source,
        media=document.media,
        abridged=any("摘编" in text for text in head[:4]),
        content_hash=content_hash,
    )


def _title(head: list[str], document: Document) -> tuple[str, int | None, str, str]:
    """The title as printed, the year and the issuer that it names, and the words around it."""
    candidates: list[str] = []
    for size in (1, 2, 3):
        for first in range(max(0, len(head) - size + 1)):
            candidates.append("".join(head[first : first + size]))
    candidates.append(squeeze(document.title))
    nameless: tuple[str, int, str, str] | None = None
    for candidate in candidates:
        if len(candidate) > 120:
            continue
        for pattern in _TITLES:
            match = pattern.search(candidate)
            if match is None:
                continue
            year = int(match["year"].translate(_CHINESE_YEAR))
            named = (match["before"] + match["between"]).strip("《》“”\"'·-—_|#*（）() ")
            title = one_line(candidate[match.start() :].strip("#*《》 "), 100)
            around = _around(candidate, match)
            if named:
                return title, year, named, around
            nameless = nameless or (title, year, "", around)
    return nameless or ("", None, "", "")


def _around(line: str, match: re.Match[str]) -> str:
    """The title with the words that lead up to it and a few behind, without bread crumbs and edition marks."""
    start = max((line.rfind(mark, 0, match.end()) for mark in ">»›|"), default=-1) + 1
    around = line[start : match.end() + WORDS_BEHIND]
    return re.sub(r"[（(][^（）()]{0,6}版[）)]|相关解读|政策解读[:：]?$", "", around)


def _period(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    last_year = match[4] or match[1]
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}/{last_year}-{int(match[5]):02d}-{int(match[6]):02d}"
