"""Papers about a report, and reports of another kind, that must not pass for the annual report itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Document
from index.errors import NotAReport
from index.text import one_line, squeeze

HEAD = 4
"""Paragraphs at the head of a page in which its title stands."""
LONGEST_TITLE = 60
"""Characters."""
SECTIONS_OF_A_REPORT = 5
"""Numbered sections that show that a corrected report is printed whole."""

_NOTICE = r"(?:公告|公示|说明|通知|通告|声明|启事|函|信息)?"
_CORRECTION = re.compile(
    rf"(?:关于)?[^。；]{{0,50}}?(?:更正|勘误|订正|致歉){_NOTICE}表?|"
    rf"(?:关于)?[^。；]{{0,50}}?(?:更正|订正|修正|修订|变更|致歉|重新(?:公布|发布|公开))[^。；]{{0,50}}(?:说明|公告|通知|通告|声明|启事|函)|"
    rf"关于(?:更正|订正|修正|补充)[^。；]{{2,60}}|(?:关于)?[^。；]{{0,50}}?补充(?:公告|说明|通知|声明)"
)
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]{0,12}[）)】\]]")
_PART_OF_A_YEAR = re.compile(r"[上下]半年|(?:第?[一二三四1-4]|[一二三四]个?)季度")
_REPORT = re.compile(r"政府信息(?:与政务)?公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:总结)?(?:报告|年报)(?:的(?:报告|函|公告|通告|公示))?$")
_PAPER = re.compile(r"[^。；！？]{4,}(?:报告|年报|月报|季报|总结|公报|统计表?|汇总表?|对比表?|说明|公告|方案|要点|清单|台账|格式|模板|样表)")
_SECTION = re.compile(r"[一二三四五六七]、\S")


def correction_notice(document: Document) -> NotAReport | None:
    """The error for a notice that corrects or supplements a report, else None.

    A corrected report that is published anew, whole, is a report; only its title says that it was corrected.
    """
    lines = _head(document)
    named = next((line for line in lines if _CORRECTION.fullmatch(_BRACKETS.sub("", line))), None)
    if named is None or len(_sections(document)) >= SECTIONS_OF_A_REPORT:
        return None
    return NotAReport(
        f"这是年度报告的更正或补充说明（“{one_line(named, 40)}”），不是年度报告本身，不替换已收录的报告",
        remedy="请导入更正后重新公布的完整年度报告",
        english="this is a notice that corrects or supplements an annual report, not the report itself; it replaces nothing",
    )


def part_of_a_year(title: str) -> NotAReport | None:
    """The error for a report on half a year or a quarter, by its title, else None."""
    if not _PART_OF_A_YEAR.search(title):
        return None
    return NotAReport(
        f"这是半年或季度的报告（“{one_line(title, 40)}”），不是年度报告",
        remedy="请改为导入年度报告原文",
        english="this reports on half a year or a quarter, it is not the annual report",
    )


def other_kind(document: Document) -> NotAReport | None:
    """The error for a page whose title says that it is a paper of another kind, else None.

    For pages without the year or the issuer of an annual report.
    """
    for line in _head(document):
        bare = _BRACKETS.sub("", line)
        if _REPORT.search(bare):
            return None
        if _PAPER.fullmatch(bare):
            return part_of_a_year(bare) or NotAReport(
                f"标题是“{one_line(line, 40)}”，不是政府信息公开工作年度报告",
                remedy="请改为导入年度报告原文",
                english="by its title this is another kind of paper, not an annual report on open government information",
            )
    return None


def _head(document: Document) -> list[str]:
    texts = [document.title, *[block.text for block in document.blocks if block.grid is None][:HEAD]]
    lines = [squeeze(line).strip("#*《》") for text in texts for line in text.splitlines()]
    return [line for line in lines if 0 < len(line) <= LONGEST_TITLE]


def _sections(document: Document) -> set[str]:
    """The numerals of the sections that the document prints."""
    texts: Sequence[str] = [squeeze(block.text) for block in document.blocks if block.grid is None]
    return {text[0] for text in texts if _SECTION.match(text) and len(text) <= LONGEST_TITLE}
