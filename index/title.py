"""The report's title: which line it is, and the year and the issuer that it names.

A page prints more titles than its own: bread crumbs, the reports before and
after it, lists. Lines that lead elsewhere are left out, the others are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from index.body_names import body_name, ends_like_a_body
from index.document import Block, Document
from index.text import one_line, squeeze
from index.written_years import YEAR_IN_FIGURES, YEAR_IN_WORDS, year_of

HEAD_BLOCKS = 30
"""Paragraphs before the first section in which the title is looked for."""
LONGEST_LINE = 120
"""Characters; a longer paragraph is prose."""
WORDS_BEHIND = 8
"""Characters behind the title in which "解读" still belongs to it."""
LISTED_YEARS = 3
"""Titles of so many years, and nothing else of a report, are a list of reports."""

_YEAR = rf"(?P<year>{YEAR_IN_FIGURES}|{YEAR_IN_WORDS})"
_NAME = r"政府信息(?:与政务)?公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:年度)?(?:总结)?(?:报告|年报)"
_WORDS = r"[^\d，。；：:>»›|]{0,40}?"
_PERIOD = (
    r"(?:[（(][^（）()]{0,40}月\d{1,2}日[^（）()\d]{0,10}[）)]|"
    r"[（(]?[1１]月?(?:份)?[-—–－―~～至到]{1,2}(?:12|１２)月(?:份)?[）)]?)?"
)
"""The days, or the months of the whole year, that a title adds to its year."""
_YEAR_FIRST = re.compile(rf"(?P<before>{_WORDS}){_YEAR}年?(?:度)?{_PERIOD}(?P<between>{_WORDS}){_NAME}")
_YEAR_WITHIN = re.compile(
    rf"(?P<before>{_WORDS})(?P<between>)政府信息(?:与政务)?公开(?:工作)?{_YEAR}年?(?:度)?(?:年度)?(?:工作)?(?:总结)?(?:报告|年报)"
)
_YEAR_LAST = re.compile(rf"(?P<before>{_WORDS})(?P<between>){_NAME}[（(]{_YEAR}年?(?:度)?[）)]")
_YEAR_BARE = re.compile(rf"(?P<before>{_WORDS})(?P<between>){_NAME}{_YEAR}年?(?:度)?")
_YEARLESS = re.compile(rf"(?P<before>{_WORDS}){_NAME}")
_EDITION = r"(?:[（(【\[][^（）()【】\[\]]{0,12}[）)】\]])?"
_LISTED = re.compile(rf"{_WORDS}{_YEAR}年?(?:度)?{_WORDS}{_NAME}{_EDITION}[\[（(]?(?:[\d\-/.:年月日]*)[\]）)]?")
_SECTION = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}[、.．:：]|第[一二三四五六七八九十]+(?:部分|章|节)|[（(][一二三四五六七八九十]{1,3}[）)])")
_ELSEWHERE = re.compile(
    r"\W*(?:上一?|下一?|前一|后一)[篇条页则](?!幅)|\W*(?:相关|推荐|延伸|更多|热门|猜你|历史|往年)"
    r"(?:阅读|链接|文章|信息|稿件|文件|解读|推荐|喜欢|年报|内容)"
)
_NO_PART_OF_A_TITLE = re.compile(
    r"\W*(?:发布|更新|发文|成文|生成|公开)?(?:时间|日期)|\W*(?:信息)?来源|\W*(?:浏览|阅读|点击|访问|字体|字号|索引号|"
    r"打印|分享|作者|责任编辑|当前位置|您?现?在?的?位置|首页|文号|目录|附件)"
)
_CRUMB = re.compile(r"[>»›＞]|->|→")


@dataclass(frozen=True, kw_only=True)
class Title:
    """What the title says.

    ``text`` as printed ("" where there is none), ``year`` and ``named`` (the
    issuer, cleaned) where it names them, ``around`` the words that lead up to it
    and a few behind. ``page_year`` is the year in the format's own title;
    ``remark`` says where the title was found if not in the text.
    """

    text: str = ""
    year: int | None = None
    named: str = ""
    around: str = ""
    page_year: int | None = None
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class _Line:
    text: str
    level: int
    joinable: bool


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    line: str
    match: re.Match[str]
    year: int
    named: str
    weight: int


def find_title(document: Document, period_year: int | None) -> Title:
    """The title of ``document``; ``period_year`` is the year of the printed period, None without one."""
    lines = _head_lines(document.blocks)
    page = squeeze(document.title)
    page_match = _search(page, whole=False)
    page_year = _year(page_match) if page_match else None
    found = [
        candidate
        for line in lines
        if (candidate := _candidate(line, (period_year, page_year))) is not None
    ]
    if not any(candidate.named for candidate in found):
        found += _joined(lines, (period_year, page_year))
    if page_match is not None and len(page) <= LONGEST_LINE:
        found += [_made(page, page_match, 0)]
    if not found:
        return _without_year(lines, page, document.source, period_year)
    best = max(found, key=lambda candidate: candidate.weight)
    same = [candidate for candidate in found if candidate.year == best.year]
    source = best if best.named else next((candidate for candidate in same if candidate.named), best)
    return Title(
        text=_text_of(source),
        year=best.year,
        named=source.named,
        around=_around(source.line, source.match),
        page_year=page_year,
    )


def _text_of(candidate: _Candidate) -> str:
    """The title as printed; of one that a sentence mentions, no more than the title and its issuer."""
    line, match = candidate.line, candidate.match
    if line.endswith("。") and candidate.named:
        return one_line(candidate.named + line[match.end("before") : match.end()].strip("《》"), 100)
    return one_line(line[match.start() :].strip("#*《》 "), 100)


def title_of_line(line: str) -> tuple[int, str] | None:
    """The year and the issuer ("" for none) of a line that is a report's title and nothing else, None for another."""
    match = _search(line.strip("#*《》"), whole=True) if len(line) <= LONGEST_LINE else None
    if match is None or _ELSEWHERE.match(line):
        return None
    made = _made(line, match, 0)
    return made.year, made.named


def is_list_of_reports(document: Document) -> bool:
    """Whether the page lists the reports of several years and holds none of them."""
    if any(block.grid is not None and block.grid.column_count > 4 for block in document.blocks):
        return False
    texts = [squeeze(block.text) for block in document.blocks if block.grid is None]
    if any(_SECTION.match(text) for text in texts):
        return False
    listed = (_LISTED.fullmatch(text) for text in texts if len(text) <= LONGEST_LINE)
    return len({_year(match) for match in listed if match is not None}) >= LISTED_YEARS


def _head_lines(blocks: Sequence[Block]) -> list[_Line]:
    """The lines before the first section that may be the title or a part of it."""
    lines: list[_Line] = []
    texts = [block for block in blocks if block.grid is None][:HEAD_BLOCKS]
    for number, block in enumerate(texts):
        text = one_line(block.text)
        if _SECTION.match(text) and number:
            break
        if _ELSEWHERE.match(text):
            continue
        segments = _CRUMB.split(text)
        line = squeeze(segments[-1]).strip("#*《》")
        joinable = len(segments) == 1 and not _NO_PART_OF_A_TITLE.match(line)
        lines.append(_Line(text=line, level=block.level, joinable=joinable))
    return lines


def _search(line: str, *, whole: bool) -> re.Match[str] | None:
    """The title in ``line``; ``whole`` where it has to be all of the line but for a note in brackets."""
    for pattern in (_YEAR_FIRST, _YEAR_WITHIN, _YEAR_LAST):
        match = re.compile(pattern.pattern + _EDITION).fullmatch(line) if whole else pattern.search(line)
        if match is not None:
            return match
    return _YEAR_BARE.fullmatch(line)


def _candidate(line: _Line, years: tuple[int | None, ...]) -> _Candidate | None:
    if len(line.text) > LONGEST_LINE:
        return None
    whole = _search(line.text, whole=True)
    match = whole or _search(line.text, whole=False)
    if match is None:
        return None
    weight = sum(2 for year in years if year == _year(match))
    weight += 3 if line.level in (1, 2) else 1 if line.level else 0
    # The last of the bread crumbs is often the column that the report stands in.
    weight += 4 if whole and line.joinable else 0
    return _made(line.text, match, weight)


def _made(line: str, match: re.Match[str], weight: int) -> _Candidate:
    """The candidate with the issuer that stands before and behind the year ("2022年度甲市乙局…")."""
    before, between = body_name(match["before"]), body_name(match["between"])
    between = between if ends_like_a_body(between) else ""
    named = between if between.startswith(before) else before + between
    return _Candidate(line=line, match=match, year=_year(match), named=named, weight=weight)


def _joined(lines: Sequence[_Line], years: tuple[int | None, ...]) -> Iterator[_Candidate]:
    """Titles that are printed on two or three lines."""
    for size in (2, 3):
        for first in range(len(lines) - size + 1):
            part = lines[first : first + size]
            text = "".join(line.text for line in part)
            if not all(line.joinable for line in part) or len(text) > LONGEST_LINE:
                continue
            match = _search(text, whole=True)
            if match is None:
                continue
            whole = _Line(text=text, level=max(line.level for line in part), joinable=True)
            made = _candidate(whole, years)
            if made is not None and ends_like_a_body(made.named):
                yield made


def _without_year(lines: Sequence[_Line], page: str, source: str, period_year: int | None) -> Title:
    """The title where none of the page's names a year; the name of the file may name it."""
    yearless = _yearless(lines, page)
    if yearless.text and period_year:
        return yearless
    of_file = _of_file_name(source)
    if of_file is None:
        return yearless
    if not yearless.named:
        return of_file
    return replace(yearless, year=of_file.year, remark="标题没有写年度，年度取自文件名")


def _yearless(lines: Sequence[_Line], page: str) -> Title:
    """A title that names the issuer alone, or at least what the paper is (as the column of a site does)."""
    nameless = Title()
    for line in (*(line.text for line in lines), re.split(r"[-_|—]", page)[0]):
        match = _YEARLESS.fullmatch(re.sub(_EDITION + "$", "", line))
        if match is None:
            continue
        named = body_name(match["before"])
        if named and ends_like_a_body(named):
            return Title(text=one_line(line, 100), named=named, around=_around(line, match))
        if not match["before"] and not nameless.text:
            nameless = Title(text=one_line(line, 100), around=_around(line, match))
    return nameless


def _of_file_name(source: str) -> Title | None:
    """The title that a file was named by, the last resort."""
    if "://" in source:
        return None
    name = squeeze(PurePosixPath(source.replace("\\", "/")).stem)
    match = _search(re.split(r"[_\s]", name)[-1], whole=False)
    if match is None:
        return None
    made = _made(name, match, 0)
    return Title(
        text=one_line(match[0], 100),
        year=made.year,
        named=made.named,
        around=_around(match.string, match),
        remark="正文没有带年度的标题，年度和发布机关取自文件名",
    )


def _year(match: re.Match[str]) -> int:
    return year_of(match["year"])


def _around(line: str, match: re.Match[str]) -> str:
    """The title with the words that lead up to it and a few behind, without edition marks."""
    start = max((line.rfind(mark, 0, match.end()) for mark in ">»›|"), default=-1) + 1
    around = line[start : match.end() + WORDS_BEHIND]
    around = re.sub(r"[（(][^（）()]{0,6}版[）)]|相关解读|政策解读[:：]?$", "", around)
    return around + ("通知" if line.endswith(("通知", "的通知》")) else "")
