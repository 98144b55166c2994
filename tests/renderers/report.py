"""A whole report to be rendered: title, prose, and the form's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.renderers.form_tables import Key, Spanned, Table, disclosure_table, remedies_table, requests_table


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading, its paragraphs and its tables."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PrintedReport:
    """A report as it is to be printed."""

    title: str
    sections: tuple[Section, ...]


OPENING = "本年度各单位按要求开展工作，平台运行平稳，各项制度逐步完善。"
CLOSING = "下一步将继续加强学习培训，提高答复质量，丰富解读形式。"


def report_of(printed: Mapping[Key, str], form: str) -> PrintedReport:
    """The report that prints ``printed`` in ``form``, for the first year of the form."""
    year = {"2019": 2019, "2021": 2021}[form]
    return PrintedReport(
        title=f"青岚市{year}年政府信息公开工作年度报告",
        sections=(
            Section(title="一、总体情况", paragraphs=(OPENING,)),
            Section(title="二、主动公开政府信息情况", tables=(disclosure_table(printed, form),)),
            Section(title="三、收到和处理政府信息公开申请情况", tables=(requests_table(printed, form),)),
            Section(title="四、政府信息公开行政复议、行政诉讼情况", tables=(remedies_table(printed),)),
            Section(title="五、存在的主要问题及改进情况", paragraphs=(CLOSING,)),
            Section(title="六、其他需要报告的事项", paragraphs=("没有其他需要报告的事项。",)),
        ),
    )


def placed(table: Table) -> list[list[tuple[Spanned, int]]]:
    """The table's cells, each with its column in the expanded grid."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[tuple[Spanned, int]]] = []
    for number, row in enumerate(table):
        column = 0
        cells: list[tuple[Spanned, int]] = []
        for cell in row:
            while (number, column) in taken:
                column += 1
            cells.append((cell, column))
            taken |= {(number + down, column + right) for down in range(cell[1]) for right in range(cell[2])}
            column += cell[2]
        rows.append(cells)
    return rows


def width_of(table: Table) -> int:
    """Columns of the expanded grid."""
    return max(column + cell[2] for row in placed(table) for cell, column in row)


def expanded(table: Table, *, repeat: bool = False) -> list[list[str]]:
    """The table without merged cells; the places that a merged cell covers are empty, or repeat it."""
    grid = [[""] * width_of(table) for _ in table]
    for number, row in enumerate(placed(table)):
        for (text, height, width), column in row:
            grid[number][column] = text
            for down in range(height if repeat else 0):
                for right in range(width):
                    grid[number + down][column + right] = text
    return grid


def without_covered(table: Table) -> list[list[str]]:
    """The rows as a word processor copies them: nothing for what is covered sideways, an empty cell below."""
    rows: list[dict[int, str]] = [{} for _ in table]
    for number, row in enumerate(placed(table)):
        for (text, height, _), column in row:
            for down in range(height):
                rows[number + down][column] = "" if down else text
    return [[row[column] for column in sorted(row)] for row in rows]
