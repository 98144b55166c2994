"""The year that is reported on, where title, printed period and prose have to agree."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from index.document import Document
from index.errors import NotAReport
from index.text import squeeze
from index.title import Title
from index.written_years import in_figures

_PERIOD = re.compile(
    r"(20\d{2})年(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—|－|-|~|～)+(?:同?年|(20\d{2})年)?(\d{1,2})月(\d{1,2})日"
)
_YEAR_IN_PROSE = re.compile(r"(?<!\d)(20\d{2})年(?!度?\d|\d*月|政府信息公开)")
_LABELLED_YEAR = re.compile(r"(?:统计|报告|填报|所属)年度?[:：](20\d{2})年?(?![\d]|\d*月)")
"""The year where a sheet for filling in has a place for it."""
_SIGNED = re.compile(r"(20\d{2})年\d{1,2}月\d{1,2}日$")
SIGNED_BLOCKS = 8
LEAST_MENTIONS = 2
"""How often the text has to name a year that neither title nor period names."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """The printed period of the figures; ``dates`` are two ISO dates joined by "/".

    ``year`` is the year that the period lies in, None where it reaches over two.
    """

    dates: str
    year: int | None


def printed_period(document: Document) -> Period | None:
    """The first period that the text prints, None without one."""
    match = _PERIOD.search(in_figures(squeeze(document.text[:20_000] + document.text[-2_000:])))
    if match is None:
        return None
    last = match[4] or match[1]
    dates = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}/{last}-{int(match[5]):02d}-{int(match[6]):02d}"
    return Period(dates=dates, year=int(match[1]) if last == match[1] else None)


def reporting_year(title: Title, period: Period | None, document: Document) -> tuple[int | None, str]:
    """The year reported on, and a remark where the report contradicts itself ("" where it does not).

    Raises :class:`NotAReport` where title and period name different years and
    nothing else decides between them.
    """
    printed = period.year if period else None
    if title.year is None and printed is None:
        labelled = _labelled_year(document)
        if labelled is not None:
            return labelled, ""
        told = _told_year(document)
        return told, f"标题没有写年度，按正文的叙述收为{told}年的报告，请核对" if told else ""
    if title.year is None or printed is None or title.year == printed:
        return title.year or printed, ""
    votes = Counter((title.year, printed))
    others = (title.page_year, _prose_year(document), _signed_year(document))
    votes.update(year for year in others if year is not None and year in votes)
    (first, most), (_, fewer) = votes.most_common()
    if most == fewer:
        raise NotAReport(
            f"标题写{title.year}年，统计期限写{printed}年，无法判断报告年度",
            remedy="请核对原文，改正后再导入",
            english=f"the title says {title.year}, the period of the figures {printed}; the year cannot be decided",
        )
    return first, f"标题写{title.year}年，统计期限写{printed}年；按正文等处收为{first}年的报告，请核对"


def _labelled_year(document: Document) -> int | None:
    """The year behind words such as 统计年度, None where there is none or there are several."""
    years = set(_LABELLED_YEAR.findall(in_figures(squeeze(document.text[:20_000]))))
    return int(years.pop()) if len(years) == 1 else None


def _told_year(document: Document) -> int | None:
    """The year that the text tells of where neither a title nor a period names one, None where it is not clear.

    It has to stand out from all others, and the date under the report must not speak against it.
    """
    ranked = _years_in_prose(document).most_common(2)
    if not ranked or ranked[0][1] < LEAST_MENTIONS or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    year = ranked[0][0]
    return year if _signed_year(document) in (None, year) else None


def _prose_year(document: Document) -> int | None:
    """The year that the prose names most, None without one that stands out."""
    ranked = _years_in_prose(document).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _years_in_prose(document: Document) -> Counter[int]:
    """How often the running text names each year."""
    texts = (in_figures(squeeze(block.text)) for block in document.blocks if block.grid is None)
    return Counter(int(year) for text in texts for year in _YEAR_IN_PROSE.findall(text) if not _PERIOD.search(text))


def _signed_year(document: Document) -> int | None:
    """The year before the date under the report: reports appear in January for the year before."""
    texts = [in_figures(squeeze(block.text)) for block in document.blocks if block.grid is None][-SIGNED_BLOCKS:]
    return next((int(match[1]) - 1 for text in reversed(texts) if (match := _SIGNED.search(text))), None)
