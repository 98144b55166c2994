"""Two annual reports in one file: of two years, or of two bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import Document
from index.errors import NotAReport
from index.text import one_line, squeeze
from index.title import title_of_line

LEAST_SECTIONS = 3
"""Numbered sections that each of the reports has."""
TITLE_BEFORE = 15
"""Paragraphs before its first section in which a report's title stands."""
_NUMERALS = "一二三四五六七八九十"
_SECTION = re.compile(rf"第?([{_NUMERALS}]{{1,3}})(?:[、.．:：]|部分|章)\s*\S")
LONGEST_HEADING = 40

Titled = tuple[int, str]


def several_reports(document: Document) -> NotAReport | None:
    """The error for a file that holds reports of several years or bodies, else None.

    Each of them has a title of its own before sections whose numbering begins anew; tables that are
    printed twice, or a title that is merely mentioned, do not count.
    """
    texts = [one_line(block.text) if block.grid is None else "" for block in document.blocks]
    starts = _starts(texts)
    if len(starts) < 2:
        return None
    found: list[Titled] = []
    for number, start in enumerate(starts):
        first = starts[number - 1] if number else 0
        titled = _title_before(texts[max(first, start - TITLE_BEFORE) : start])
        if titled is not None and all(_differ(titled, other) for other in found):
            found.append(titled)
    if len(found) < 2:
        return None
    named = "、".join(f"{issuer}{year}年" for year, issuer in found)
    return NotAReport(
        f"这个文件里有{len(found)}份年报（{named}）",
        remedy="请拆分文件，每份年报一个文件，分别导入",
        english=f"this file holds {len(found)} annual reports; split it, one report a file",
    )


def _starts(texts: Sequence[str]) -> list[int]:
    """Where a run of sections 一、二、三… begins that is long enough for a report."""
    runs: list[list[int]] = []
    expected = 1
    for place, text in enumerate(texts):
        match = _SECTION.match(text) if len(text) <= LONGEST_HEADING and not text.endswith(("。", "；")) else None
        number = _NUMERALS.find(match[1]) + 1 if match is not None and len(match[1]) == 1 else 0
        if number == 1:
            runs.append([place])
            expected = 2
        elif number and runs and number == expected:
            runs[-1].append(place)
            expected += 1
    return [run[0] for run in runs if len(run) >= LEAST_SECTIONS]


def _title_before(texts: Sequence[str]) -> Titled | None:
    """The last title among the paragraphs before a report's first section."""
    return next(reversed(list(_titles(texts))), None)


def _titles(texts: Sequence[str]) -> Iterator[Titled]:
    for place, text in enumerate(texts):
        line = squeeze(text)
        joined = squeeze(texts[place - 1]) + line if place and texts[place - 1] else ""
        titled = title_of_line(line)
        with_line_above = title_of_line(joined)
        if with_line_above is not None and with_line_above[1] and (titled is None or not titled[1]):
            yield with_line_above
        elif titled is not None:
            yield titled


def _differ(one: Titled, other: Titled) -> bool:
    names = (one[1], other[1])
    apart = all(names) and names[0] not in names[1] and names[1] not in names[0]
    return one[0] != other[0] or apart
