"""Table 二, proactive disclosure: rows by subject, columns by what is counted.

The two editions of the form print different columns, so the labels themselves
tell which edition a table follows.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from index.forms import Indicator, indicators
from index.labels import LabelIndex
from index.numbers import read_cell
from index.tables.mapping import Mapping
from index.tables.rows import Row, ValueCell, names_another_year, worded
from index.text import label_key, squeeze

SUBJECTS = {
    "rules": ("规章",),
    "normative": ("规范性文件", "行政规范性文件"),
    "licence": ("行政许可",),
    "other_services": ("其他对外管理服务事项", "其他对外管理服务"),
    "penalty": ("行政处罚",),
    "coercion": ("行政强制",),
    "fees": ("行政事业性收费", "行政事业性收费（万元）"),
    "procurement": ("政府集中采购", "集中采购"),
}
COLUMNS = {
    "made": ("本年新制作数量", "本年新制作", "本年制作数量"),
    "published": ("本年新公开数量", "本年新公开", "本年公开数量"),
    "public_total": ("对外公开总数量", "对外公开总数", "对外公开数量"),
    "items_before": ("上一年项目数量", "上年项目数量", "上一年度项目数量"),
    "items_change": ("本年增/减", "本年增减", "本年增(减)", "本年增／减数量", "本年增减数量"),
    "decisions": ("处理决定数量", "本年处理决定数量"),
    "items": ("采购项目数量",),
    "amount": ("采购总金额", "采购总金额（万元）", "采购总金额（单位：万元）"),
    "issued": ("本年制发件数", "本年制发", "本年制发数量", "制发件数"),
    "repealed": ("本年废止件数", "本年废止", "废止件数", "本年废止数量"),
    "in_force": ("现行有效件数", "现行有效", "现行有效数量"),
    "fee_amount": ("本年收费金额（单位：万元）", "本年收费金额", "本年收费总金额", "收费金额（单位：万元）"),
}
_ARTICLE = re.compile(r"第二十条第?[（(]?[一二三四五六七八九十]+[）)]?项")
_HEADS = ("信息内容", "项目", "内容", "类别", "事项", "信息类别")
TWINS = "表二有几列的列名都像同一列，没有收录"
EDITION_2019 = {"made", "published", "public_total", "items_before", "items_change", "items", "amount"}
EDITION_2021 = {"issued", "repealed", "in_force", "fee_amount"}


@cache
def subject_labels() -> LabelIndex:
    """What the rows of table 二 are about."""
    return LabelIndex(SUBJECTS)


@cache
def column_labels() -> LabelIndex:
    """What the columns of table 二 count, in both editions."""
    return LabelIndex(COLUMNS)


class DisclosureMapper:
    """Reads the small tables of table 二 as they go by; keeps the last header."""

    def __init__(self, edition_of_year: str) -> None:
        self._edition_of_year = edition_of_year
        self._header: list[tuple[int, str | None]] = []
        self._units: dict[str, str] = {}
        self._seen: set[str] = set()
        self._header_place = (-1, "")
        self._header_end = 0

    def take(self, row: Row, mapping: Mapping) -> bool:
        """Maps ``row`` if it belongs to table 二; returns whether it does."""
        if self._read_header(row, mapping):
            return True
        if not row.labels:
            return False
        row = self._with_worded_values(row)
        label = _without_article(row.labels[-1].text)
        match = subject_labels().find(label, manners=("exact", "fuzzy"))
        if match is None and label_key(label).startswith("行政事业性收费"):
            match = subject_labels().find("行政事业性收费")
        if match is None or not row.values or not (row.topic == "二" or self._under_header(row)):
            return False
        edition = self._edition()
        header = self._header_over(match.id, edition)
        columns = self._align(row, header, mapping) if header else _in_order(row, match.id, edition)
        if columns is None:
            mapping.leave(row, "数值格与表头的列对不上")
            return True
        lost = "" if header else "表头缺失，按格式的顺序读"
        for column, value in columns.items():
            indicator = indicator_of(match.id, column, edition)
            if indicator is not None:
                mapping.edition = edition
                doubt = lost if match.manner == "exact" else f"行标签印作“{label}”"
                doubt = doubt or row.doubt or worded(value)
                unit = money_unit(label) or (self._units.get(column, "") if header else "")
                mapping.add(
                    row, value.cell, value.reading, indicator, likeness=match.likeness, doubt=doubt, unit=unit
                )
        return True

    def _with_worded_values(self, row: Row) -> Row:
        """``row`` with the words behind its subject as values, where the header over it has a column for each."""
        named = [cell for cell in row.labels if subject_labels().find(_without_article(cell.text), manners=("exact",))]
        if len(named) != 1 or not self._header or not self._under_header(row):
            return row
        behind = row.cells[row.cells.index(named[0]) + 1 :]
        worded_cells = row.labels[row.labels.index(named[0]) + 1 :]
        if not worded_cells or any(column_labels().find(cell.text) for cell in worded_cells):
            return row
        if len(behind) != len(self._header):
            return row
        values = tuple(ValueCell(cell=cell, reading=read_cell(cell.text)) for cell in behind)
        return replace(row, labels=row.labels[: row.labels.index(named[0]) + 1], values=values)

    def _under_header(self, row: Row) -> bool:
        """Whether the header last read stands in the row's table, or ends the table before it."""
        table, section = self._header_place
        return row.table == table or (row.table == table + 1 and row.section == section)

    def _header_over(self, subject: str, edition: str) -> list[tuple[int, str | None]]:
        """The header last read, where it names a column that the form prints for ``subject``."""
        expected = set(_columns_of(subject, edition))
        return self._header if any(name in expected for _, name in self._header) else []

    def _edition(self) -> str:
        if self._seen & EDITION_2019 and not self._seen & EDITION_2021:
            return "2019"
        if self._seen & EDITION_2021 and not self._seen & EDITION_2019:
            return "2021"
        return self._edition_of_year

    def _read_header(self, row: Row, mapping: Mapping) -> bool:
        if any(value.reading.value is not None for value in row.values):
            return False
        filled = [cell for cell in row.cells if cell.text]
        matches = [(cell, column_labels().find(cell.text)) for cell in filled]
        known = [match.id for _, match in matches if match is not None and match.manner != "part"]
        telling = [match.id for _, match in matches if match is not None]
        titled = any(names_subjects(cell.text) for cell in filled[:2])
        if not telling or (not known and len(telling) < 2 and not titled):
            return False
        if any(subject_labels().find(cell.text, manners=("exact",)) for cell in filled[:1]):
            return False
        self._header = [
            (cell.column, match.id if match and not names_another_year(cell.text, mapping.year) else None)
            for cell, match in matches
            if not names_subjects(cell.text)
        ]
        at = dict(self._header)
        self._leave_twins({(at[cell.column] or "", label_key(cell.text)) for cell in filled if cell.column in at}, mapping)
        self._seen |= set(telling)
        self._header_place = (row.table, row.section)
        self._header_end = max(cell.column + cell.column_span for cell in filled)
        self._units = {match.id: money_unit(cell.text) for cell, match in matches if match}
        return True

    def _leave_twins(self, labels: set[tuple[str, str]], mapping: Mapping) -> None:
        """Two columns that count the same (an increase and a decrease, say) are neither of them the form's.

        The same label twice is one label that was merged over both.
        """
        counts = Counter(name for name, _ in labels if name)
        twins = {name for name, count in counts.items() if count > 1}
        if twins:
            mapping.remark(TWINS)
            self._header = [(column, None if name in twins else name) for column, name in self._header]

    def _align(
        self, row: Row, header: list[tuple[int, str | None]], mapping: Mapping
    ) -> dict[str, ValueCell] | None:
        values = list(row.values)
        if len(values) > len(header) and row.grid.regular and self._header_place[0] == row.table:
            beyond = [value for value in values if value.cell.column >= self._header_end]
            if any(value.reading.kind != "blank" for value in beyond):
                # One of the cells is a stray one, and nothing tells which.
                return None
            values = [value for value in values if value not in beyond]
        if len(values) != len(header):
            at = {value.cell.column: value for value in values}
            if row.grid.regular and all(column in at for column, _ in header):
                return _without_rivals([(name, at[column]) for column, name in header], mapping)
            while len(values) > len(header) and values[-1].reading.kind == "blank":
                values.pop()
            while len(values) > len(header) and values[0].reading.kind == "blank":
                values.pop(0)
        if len(values) != len(header):
            return None
        return _without_rivals([(name, value) for (_, name), value in zip(header, values, strict=True)], mapping)


def _without_rivals(pairs: list[tuple[str | None, ValueCell]], mapping: Mapping) -> dict[str, ValueCell]:
    """The cells by column; cells that differ under one heading printed twice are neither of them the form's.

    A heading merged over several cells stands over one figure and blank cells.
    """
    found: dict[str, ValueCell] = {}
    rivals: set[str] = set()
    for name, value in pairs:
        held = found.get(name or "")
        if not name or (held is not None and value.reading.kind == "blank"):
            continue
        if held is not None and held.reading.kind != "blank" and held.reading.value != value.reading.value:
            rivals.add(name)
        found[name] = value
    if rivals:
        mapping.remark(TWINS)
    return {name: value for name, value in found.items() if name not in rivals}


def _in_order(row: Row, subject: str, edition: str) -> dict[str, ValueCell] | None:
    """The form's own columns for ``subject``, where as many cells stand there."""
    expected = _columns_of(subject, edition)
    values = list(row.values)
    if len(values) != len(expected):
        values = [value for value in values if value.reading.kind != "blank"]
    return dict(zip(expected, values, strict=True)) if len(values) == len(expected) else None


def _without_article(label: str) -> str:
    """The label without the article that heads the next or this part of the table."""
    return _ARTICLE.sub("", squeeze(label)) or label


def names_subjects(label: str) -> bool:
    """Whether a header cell stands over the subjects, not over figures."""
    return label_key(_without_article(label)) in _HEADS


def money_unit(label: str) -> str:
    """The unit of money that a label prints in brackets, "" for none: "本年收费金额（单位：元）"."""
    match = re.search(r"[（(](?:单位[:：]?)?([千百万亿]*元)[）)]", squeeze(label))
    return match[1] if match else ""


def _columns_of(subject: str, edition: str) -> list[str]:
    prefix = f"disclosure{edition}.{subject}."
    names = [name.removeprefix(prefix) for name in indicators() if name.startswith(prefix)]
    return ["fee_amount" if subject == "fees" and name == "amount" else name for name in names]


def indicator_of(subject: str, column: str, edition: str) -> Indicator | None:
    """The indicator of a subject and a column in the form of ``edition``, None where it prints none."""
    name = "amount" if column == "fee_amount" else column
    return indicators().get(f"disclosure{edition}.{subject}.{name}")
