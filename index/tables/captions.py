"""Captions that say a table is not the report's own: of another year, printed to compare, or of a part of the body.

Such a table has the form's rows and columns like the report's own, so that only
the words above it tell the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.numbers import half_width
from index.tables.rows import Row
from index.text import one_line, squeeze

LONGEST_CAPTION = 60
"""Characters; what is longer is a paragraph."""
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年(?!\d{1,2}月))")
_PAST = re.compile(r"上一?年度?(?!结转|末)|去年|前一年|(?:仅|只|以)?供(?:对比|对照|比较)|仅供参考|(?:对比|对照)用")
_PART = re.compile(r"^[（(【\[]?(?:附[件表]?\d*[:：]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])?其中[:：，,]?(?=.{3})|本级")
_UNITS = re.compile(r"[（(]?(?:计量)?单位[:：].{1,8}")
_TITLE = re.compile(r"(?:情况|统计|数据|汇总|[图表])(?:如下)?[:：]?(?:[（(].*[）)])?$|^[（(]?(?:19|20)\d{2}年度?[）)]?$")

_FORM = re.compile(r"复议|诉讼|起诉|申请|公开|条")
"""In the form's own titles, which may stand inside a foreign table too."""


@dataclass(frozen=True, kw_only=True)
class Foreign:
    """A caption that makes a table not the report's own.

    ``past`` says in words that its figures are not this year's; without it a year or
    a part of the body is named, which a report's only table may do by mistake.
    """

    caption: str
    past: bool


def foreign_caption(text: str, year: str) -> Foreign | None:
    """What ``text`` says against the table under it being that of ``year``, None where it says nothing."""
    line = half_width(squeeze(text))
    if not line or len(line) > LONGEST_CAPTION or (re.search(r"[。；;]", line) and not _PAST.search(line)):
        return None
    years = _YEAR.findall(line)
    if _PART.search(line):
        return Foreign(caption=one_line(text, 40), past=False)
    if year in years or "本年" in line:
        return None
    if _PAST.search(line) and (years or _TITLE.search(line) or len(line) <= len("以下为上年度数据，仅供对比")):
        return Foreign(caption=one_line(text, 40), past=True)
    return Foreign(caption=one_line(text, 40), past=False) if years else None


def judged(rows: Iterable[Row], year: str) -> Iterator[tuple[Row, Foreign | None]]:
    """Every row with the caption that makes it foreign to the report of ``year``, None for the report's own rows.

    A caption holds to the end of its grid and over grids that follow without a word between, up to the next title.
    """
    held: Foreign | None = None
    for row in rows:
        if row.number == 0:
            line = _last_line(row.before)
            held = foreign_caption(line, year) if line else held
        title = _title_in(row)
        if title:
            found = foreign_caption(title, year)
            opens = year in _YEAR.findall(half_width(squeeze(title))) or not _FORM.search(title)
            held = found if found is not None or opens else held
        yield row, held


def _last_line(before: str) -> str:
    """The line right above a grid, without the one that names the unit."""
    lines = [line for line in before.splitlines() if line.strip() and not _UNITS.fullmatch(squeeze(line))]
    return lines[-1] if lines else ""


def _title_in(row: Row) -> str:
    """The title that a row of a grid consists of, "" for any other row."""
    filled = [cell.text for cell in row.cells if cell.text]
    alone = len(filled) == 1 and not any(value.reading.value is not None for value in row.values)
    line = half_width(squeeze(filled[0])) if alone else ""
    of_the_header = "勾稽" in line or "申请人情况" in line
    return filled[0] if _TITLE.search(line) and len(line) <= LONGEST_CAPTION and not of_the_header else ""
