"""What mapping the rows of a report to the form gives, and who keeps count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from index.document import Cell
from index.facts import Fact, Provenance
from index.forms import Indicator, indicators
from index.numbers import CellValue
from index.tables.merged_values import is_over_other_rows
from index.tables.rows import Row
from index.text import one_line

LABEL_TWICE = "这一行的标签在表里印了两次，两行的数值不同"


@dataclass(kw_only=True)
class Mapping:
    """Collects facts while the rows go by.

    ``unmapped`` are labels that look like the form's and were not placed;
    ``edition`` is the form that the labels of table 二 themselves show.
    ``tables_left`` counts such labels by the grid;
    ``set_aside`` are rows of tables that are not the report's own, by their captions;
    ``otherwise`` is, for a cell that is printed twice, what it reads in the other place.
    """

    report_id: str
    facts: dict[tuple[str, str], Fact] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    edition: str = ""
    rows_used: set[tuple[int, int]] = field(default_factory=set)
    set_aside: set[tuple[int, int]] = field(default_factory=set)
    otherwise: dict[tuple[str, str], Fact] = field(default_factory=dict)
    tables_left: Counter[int] = field(default_factory=Counter)
    _merged: list[str] = field(default_factory=list)
    _left: dict[str, list[str]] = field(default_factory=dict)
    _bare: list[tuple[str, Row]] = field(default_factory=list)
    _certainty: dict[tuple[str, str], float] = field(default_factory=dict)

    @property
    def year(self) -> str:
        """The year that the report is for, in figures."""
        return self.report_id[-4:]

    def add(
        self,
        row: Row,
        cell: Cell,
        reading: CellValue,
        indicator: Indicator,
        *,
        applicant: str = "",
        likeness: float = 1.0,
        doubt: str = "",
        unit: str = "",
    ) -> None:
        """Keeps the cell as a fact unless a better-labelled one is already held.

        ``unit`` is what the labels print, in case the cell prints none; the form's
        own unit comes last.
        """
        self.rows_used.add((row.table, row.number))
        if reading.kind != "blank" and is_over_other_rows(row, cell):
            self._merged.append(f"{indicator.short}“{one_line(cell.text, 20)}”")
            return
        fact = Fact(
            indicator=indicator.id,
            applicant=applicant,
            kind=reading.kind,
            raw=reading.raw,
            value=reading.value,
            unit=reading.unit or unit or indicator.unit,
            note=reading.note,
            doubt=doubt or _no_count(reading, indicator),
            repaired=cell.repaired or "",
            provenance=Provenance(
                report_id=self.report_id,
                page=cell.page,
                table=row.table,
                row=cell.row,
                column=cell.column,
                start=cell.start,
                end=cell.end,
                row_start=row.start,
                row_end=row.end,
            ),
        )
        held = self.facts.get(fact.key)
        certainty = likeness + (0.5 if reading.kind != "blank" else 0.0) - (0.25 if doubt else 0.0)
        if held is None:
            self.facts[fact.key] = fact
            self._certainty[fact.key] = certainty
            return
        known = self._certainty[fact.key]
        kept, other = (fact, held) if certainty > known else (held, fact)
        if certainty > known:
            self.otherwise.pop(fact.key, None)
            self._certainty[fact.key] = certainty
        if kept.value != other.value and (certainty == known or _both_tell(kept, other)):
            self.otherwise.setdefault(fact.key, other)
            kept = replace(kept, doubt=f"印了不止一次，另一处为“{one_line(other.raw, 20)}”")
        self.facts[fact.key] = kept

    def leave(self, row: Row, why: str) -> None:
        """Notes a row that looks like the form's and could not be placed."""
        words = row.labels or [value.cell for value in row.values if value.reading.is_label] or row.cells[:1]
        label = one_line(" / ".join(cell.text for cell in words), 60)
        self._left.setdefault(why, []).append(label)
        self.tables_left[row.table] += 1
        if label not in self.unmapped:
            self.unmapped.append(label)

    def leave_bare(self, row: Row, identity: str) -> None:
        """Notes a row of the indicator ``identity`` that has no cells for values; see :meth:`settle`."""
        self._bare.append((identity, row))

    def settle(self) -> None:
        """Lists the rows without values, once all are read: those whose indicator no other row gave."""
        read = {name for name, _ in self.facts}
        for identity, row in self._bare:
            if identity not in read:
                self.leave(row, "看不出哪些数值是它的")
        self._bare.clear()
        if self._merged:
            self.remark(f"有{len(self._merged)}格合并了几行（如{self._merged[0]}），不是其中一行的数值，没有收录")
            self._merged.clear()
        self._doubt_rows_printed_twice()
        if self.otherwise:
            key, other = next(iter(self.otherwise.items()))
            named = f"“{indicators()[key[0]].short}”第一处是{one_line(self.facts[key].raw, 20)}，另一处是{one_line(other.raw, 20)}"
            self.remark(f"有{len(self.otherwise)}格印了不止一次而数值不同，都取第一处，已作标记（如{named}）")

    def _doubt_rows_printed_twice(self) -> None:
        """Marks all cells of a row whose label stands twice in one table with other figures: either row may be meant."""
        twice = {(key[0], self.facts[key].provenance.table) for key, other in self.otherwise.items() if _same_table(self.facts[key], other)}
        for key, fact in self.facts.items():
            if not fact.doubt and (key[0], fact.provenance.table) in twice:
                self.facts[key] = replace(fact, doubt=LABEL_TWICE)

    def take_over(self, other: Mapping, doubt: str) -> None:
        """Adds everything that ``other`` holds, its facts with ``doubt``."""
        self.facts |= {key: replace(fact, doubt=fact.doubt or doubt) for key, fact in other.facts.items()}
        self.otherwise |= other.otherwise
        self.rows_used |= other.rows_used
        self.edition = self.edition or other.edition
        self.unmapped += [label for label in other.unmapped if label not in self.unmapped]
        for text in [*other.remarks, *other.left_remarks()]:
            self.remark(text)

    def left_remarks(self) -> list[str]:
        """Why rows were not placed: a line a reason, with the number of rows and the first of them."""
        return [
            f"未能对应“{labels[0]}”{f'等{len(labels)}行' if len(labels) > 1 else ''}：{why}"
            for why, labels in self._left.items()
        ]

    def remark(self, text: str) -> None:
        """Adds a remark for the person who ingests, once."""
        if text not in self.remarks:
            self.remarks.append(text)


def _no_count(reading: CellValue, indicator: Indicator) -> str:
    """The doubt about a negative or broken number where the form counts cases, "" for any other."""
    value = reading.value
    if value is None or indicator.table == "二" or (value >= 0 and value == value.to_integral_value()):
        return ""
    return f"件数印作“{one_line(reading.raw, 20)}”"


def _same_table(one: Fact, other: Fact) -> bool:
    return one.provenance.table == other.provenance.table and one.provenance.row != other.provenance.row


def _both_tell(kept: Fact, other: Fact) -> bool:
    """Whether two readings of one cell stand in different tables and both hold a figure: neither may pass unmarked."""
    apart = kept.provenance.table != other.provenance.table
    return apart and kept.value is not None and other.value is not None
