"""A report: what it is called, whose it is, for which year, in which form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document import Document
from index.errors import NotAReport
from index.forms import Form, form_of_year
from index.issuers import issuer_of
from index.other_papers import correction_notice, other_kind, part_of_a_year
from index.picture_pages import only_pictures
from index.reporting_year import printed_period, reporting_year
from index.text import squeeze
from index.title import find_title, is_list_of_reports

_NOT_THE_REPORT = re.compile(r"解读|图解|一图读懂|图说|问答|通知|模板|格式|填报说明")
_SENT_OUT = re.compile(r"关于(?:印发|公布|发布|转发)《[^《》]*(?:报告|年报)》的?(?:通知|公告)")
"""The title of a notice whose annex is one report."""
_FORM_COLUMNS, _FORM_ROWS = 7, 15
"""A table at least so broad and so long is the form's table 三."""
_CALL = re.compile(r"关于(?:认真|切实|扎实|进一步|及时|组织)*(?:做好|抓好|编写好|部署|布置|启动)")
"""How the title of a paper begins that asks others for their reports."""
_OTHER_PAPER = re.compile(r"(?:工作要点|工作方案|实施方案|公开指南|公开目录|管理办法|实施意见|的通知|考核办法)》?$")


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


@dataclass(frozen=True, kw_only=True)
class Identification:
    """A report with a remark for the person who ingests it, "" where all is well.

    ``printed_title`` is the title that the text or the page prints, "" where it prints none.
    """

    report: Report
    remark: str
    printed_title: str = ""


def identify(document: Document, content_hash: str) -> Report:
    """What report ``document`` is; as :func:`identification`, without the remark."""
    return identification(document, content_hash).report


def identification(document: Document, content_hash: str) -> Identification:
    """Title, issuer, year, form and period of ``document``.

    Raises :class:`NotAReport` where no year or no issuer can be found, or the
    page is an explanation of a report, not the report.
    """
    if is_list_of_reports(document):
        raise NotAReport(
            "这是各年度年报的目录页，不是年度报告本身",
            remedy="请打开其中一份年度报告，导入它的正文页或附件",
            english="this page lists the reports of several years; ingest the reports themselves",
        )
    correction = correction_notice(document)
    if correction is not None:
        raise correction
    period = printed_period(document)
    title = find_title(document, period.year if period else None)
    year, remark = reporting_year(title, period, document)
    head = [squeeze(block.text) for block in document.blocks if block.grid is None][:4]
    around = _without_notice(title.around) if _holds_form(document) else title.around
    if _NOT_THE_REPORT.search(around) or _CALL.search(title.around):
        raise NotAReport(
            "这是年度报告的解读或通知，不是年度报告本身",
            remedy="请改为导入年度报告原文",
            english="this explains a report or is a notice, it is not the report itself; ingest the report",
        )
    if not title.text and any(map(_OTHER_PAPER.search, head)):
        raise NotAReport(
            "这是要点、方案一类的文件，不是年度报告本身",
            remedy="请改为导入年度报告原文",
            english="this is a plan or another paper, not an annual report; ingest the report",
        )
    part = part_of_a_year(title.around)
    if part is not None:
        raise part
    pictured = only_pictures(document)
    if pictured is not None and (year is None or not title.named):
        raise pictured
    issuer = issuer_of(title.named, document) if year is not None else None
    other = other_kind(document) if issuer is None else None
    if other is not None:
        raise other
    if year is None:
        issuer_read = f"读到了发布机关（{title.named}），但" if title.named else ""
        raise NotAReport(
            f"{issuer_read}找不到报告年度",
            remedy="标题或正文要写明年度，如“2023年政府信息公开工作年度报告”",
            english="no reporting year found; the title or text has to name it",
        )
    if issuer is None:
        raise NotAReport(
            "找不到发布机关",
            remedy="标题要写明发布机关，如“某某市2023年政府信息公开工作年度报告”",
            english="no issuer found; the title has to name the body that reports",
        )
    report = Report(
        id=f"{issuer.name}-{year}",
        title=title.text or f"{issuer.name}{year}年政府信息公开工作年度报告",
        issuer=issuer.name,
        year=year,
        form=form_of_year(year),
        scope=issuer.scope,
        region=issuer.region,
        aliases=issuer.aliases,
        period=period.dates if period else "",
        source=document.source,
        media=document.media,
        abridged=any("摘编" in text for text in head),
        content_hash=content_hash,
    )
    printed = "" if title.remark else title.text
    return Identification(report=report, remark=remark or title.remark, printed_title=printed)


def _without_notice(around: str) -> str:
    """The words around a title without those of the notice by which that one report was sent out."""
    return _SENT_OUT.sub("", around).removesuffix("通知")


def _holds_form(document: Document) -> bool:
    """Whether the form's large table is in the document, filled in."""
    return any(
        grid.column_count >= _FORM_COLUMNS
        and len(grid.rows) >= _FORM_ROWS
        and sum(squeeze(cell.text).isdigit() for cell in grid.cells()) >= _FORM_ROWS
        for block in document.blocks
        if (grid := block.grid) is not None
    )
