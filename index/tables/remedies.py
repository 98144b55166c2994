"""Table 四, reconsideration and lawsuits: fifteen figures under three groups.

Read by labels in whatever direction they stand: header above one row, one row
a group, one row a figure, three small tables; a lone row of fifteen numbers in
the section of table 四 is read in the form's order and marked as such.
"""

from __future__ import annotations

from functools import cache

from index import forms
from index.document import Cell, Grid
from index.labels import LabelIndex
from index.numbers import read_cell
from index.tables.mapping import Mapping
from index.tables.number_runs import UNPLACED, adds_up, in_order, is_run, run_of
from index.tables.remedies_groups import NOT_OVER_ITS_COLUMNS, PrintedGroups
from index.tables.rows import Row, ValueCell, under_columns, worded
from index.text import label_key

GROUP_SPELLINGS = {
    "review": ("行政复议", "行政复议情况"),
    "suit": ("行政诉讼", "行政诉讼情况"),
    "suit_direct": ("未经复议直接起诉", "直接起诉", "未经行政复议直接起诉"),
    "suit_after_review": ("复议后起诉", "经复议后起诉", "行政复议后起诉"),
}
RESULT_SPELLINGS = {
    "upheld": ("结果维持", "维持"),
    "corrected": ("结果纠正", "纠正"),
    "other": ("其他结果", "其它结果"),
    "pending": ("尚未审结", "未审结"),
    "total": ("总计", "合计"),
}
GROUPS = forms.REMEDIES
RESULTS = (*forms.RESULTS, "total")
LOST_LABELS = "表头缺失，按格式的顺序读"
BROKEN_LABELS = "表头不全，按格式的顺序读"
SUITS_AS_ONE = "表四的行政诉讼没有分未经复议直接起诉、复议后起诉，这部分没有收录"
CAPTIONS_APART = "几张表的名称印在一处，按次序读"


@cache
def group_labels() -> LabelIndex:
    """The three groups of table 四, and lawsuits as a whole."""
    return LabelIndex(GROUP_SPELLINGS)


@cache
def result_labels() -> LabelIndex:
    """The five results."""
    return LabelIndex(RESULT_SPELLINGS)


def _group(text: str) -> str | None:
    key = label_key(text)
    exact = group_labels().find(key, manners=("exact",))
    if exact is not None:
        return exact.id
    for identity in ("suit_after_review", "suit_direct"):
        if any(spelling in key for spelling in GROUP_SPELLINGS[identity]):
            return identity
    close = group_labels().find(key, manners=("fuzzy",))
    return close.id if close is not None else None


def _result(text: str) -> str | None:
    match = result_labels().find(text, manners=("exact", "fuzzy"))
    return match.id if match is not None else None


class RemediesMapper:
    """Reads the rows of table 四 as they go by; keeps the header over them."""

    def __init__(self) -> None:
        self._groups: list[str] = []
        self._results: list[str] = []
        self._columns: dict[int, tuple[str, str]] = {}
        self._caption_group: str | None = None
        self._waiting: list[str] = []
        self._apart = False
        self._table = -1
        self._row_group: str | None = None
        self._suits_first = False
        self._upper: list[str] = []
        self._printed = PrintedGroups()

    def take(self, row: Row, mapping: Mapping) -> bool:
        """Maps ``row`` if it belongs to table 四; returns whether it does."""
        if row.number == 0:
            self._open(row)
        if self._numbers_columns(row):
            return True
        row = self._without_words(row)
        numbers = [value for value in row.values if value.reading.kind != "blank"]
        if not numbers and (row.labels or len(row.values) != len(self._results)):
            return self._read_header(row)
        groups = [group for cell in row.labels if (group := _group(cell.text))]
        results = [result for cell in row.labels if (result := _result(cell.text))]
        if groups:
            self._row_group = groups[-1]
        if not (self._results or results or row.topic == "四"):
            return False
        if row.labels and not groups and not results and _has_other_words(row):
            return False
        placed = self._place(row, groups, results)
        if placed is None and is_run(row) and row.topic == "四":
            mapping.leave(row, UNPLACED)
            return True
        if placed is None:
            if len(row.values) >= len(RESULTS) and (self._results or row.topic == "四"):
                mapping.leave(row, f"有{len(row.values)}个数值格，与表四的标签对不上")
            return bool(groups or results)
        if any(group == "suit" for (group, _), _, _ in placed):
            mapping.remark(SUITS_AS_ONE)
        for (group, result), value, doubt in placed:
            if group not in GROUPS:
                continue
            indicator = forms.indicators()[f"{group}.{result}"]
            apart = CAPTIONS_APART if self._apart and group == self._caption_group else ""
            mapping.add(row, value.cell, value.reading, indicator, doubt=doubt or apart or worded(value))
        return True

    def _numbers_columns(self, row: Row) -> bool:
        """Whether the row only counts the columns of table 四: 1, 2, 3 … are no five results and their sum."""
        counted = [value.reading.value for value in row.values]
        labelled = any(_group(cell.text) or _result(cell.text) for cell in row.labels)
        of_table = bool(self._results) or row.topic == "四"
        return of_table and not labelled and len(counted) >= len(RESULTS) and counted == list(range(1, len(counted) + 1))

    def _without_words(self, row: Row) -> Row:
        """``row`` with words among its figures as values, where the header names every column."""
        pairs = set(self._columns.values())
        complete = len(self._columns) == len(pairs) == len(GROUPS) * len(RESULTS)
        if not complete or not row.labels or not row.has_values:
            return row
        return under_columns(row, self._columns) or row

    def _open(self, row: Row) -> None:
        captions = _last_captions(row.before)
        if captions:
            # Captions in a row stand over the grids that follow, in their order, if each of these holds one row.
            self._waiting = captions if len(captions) == 1 or _figure_rows(row.grid) == 1 else []
            self._apart = len(captions) > 1
        self._caption_group = self._waiting.pop(0) if self._waiting else None
        if self._caption_group or not self._results or row.labels:
            self._groups, self._results, self._columns = [], [], {}
            self._suits_first = False
            self._upper = []
            self._printed = PrintedGroups()
        self._row_group = None
        self._table = row.table

    def _read_header(self, row: Row) -> bool:
        found = False
        results: list[str] = []
        result_cells: list[Cell] = []
        upper = [group for cell in row.cells if (group := _group(cell.text)) in ("review", "suit")]
        self._suits_first = self._suits_first or upper == ["suit", "review"]
        self._upper = upper if len(upper) > 1 else self._upper
        for cell in row.cells:
            group, result = _group(cell.text), _result(cell.text)
            if group is None and result is None:
                continue
            found = True
            if group is not None and group != "suit":
                self._groups.append(group)
                self._printed.add_group(group, cell)
            if result is not None:
                results.append(result)
                result_cells.append(cell)
            for column in range(cell.column, cell.column + min(cell.column_span, 64)):
                held_group, held_result = self._columns.get(column, ("", ""))
                self._columns[column] = (
                    group if group and group != "suit" else held_group,
                    result or held_result,
                )
        # A header that prints all fifteen results again in its last row replaces the part above it.
        complete = len(results) == len(RESULTS) * len(GROUPS)
        self._results = results if complete else self._results + results
        self._printed.add_results(result_cells, anew=complete)
        if found and not results:
            # "行政诉讼 | 未经复议直接起诉" above its results is one group, not two.
            named = [group for cell in row.labels if (group := _group(cell.text)) in GROUPS]
            self._row_group = named[0] if len(named) == 1 and len(row.labels) <= 2 else self._row_group
        return found

    def _place(
        self, row: Row, groups: list[str], results: list[str]
    ) -> list[tuple[tuple[str, str], ValueCell, str]] | None:
        run = _run_placed(row)
        if run is not None or is_run(row):
            return run
        values = list(row.values)
        group = next((name for name in reversed(groups) if name in GROUPS), None) or self._row_group
        if group == "suit":
            group = None
        if results and len(values) == 1:
            group = group or self._caption_group
            return [((group, results[-1]), values[0], "")] if group in GROUPS else None
        if results and len(values) == len(self._groups) > 0:
            return [
                ((name, results[-1]), value, "") for name, value in zip(self._groups, values, strict=True)
            ]
        by_column = self._by_column(values) if row.grid.regular and not groups else None
        if by_column is not None:
            return by_column
        if len(values) > len(RESULTS) * len(GROUPS) and not row.labels:
            values = _trim(values, len(RESULTS) * len(GROUPS))
            by_column = self._by_column(values) if row.grid.regular and not groups else None
            if by_column is not None:
                return by_column
        if not groups and len(values) == len(self._results) and len(self._results) % len(RESULTS) == 0:
            return self._by_order(values)
        single = group or self._caption_group or (self._groups[0] if len(set(self._groups)) == 1 else None)
        order = self._results[: len(RESULTS)] if len(self._results) >= len(RESULTS) else list(RESULTS)
        values = _trim(values, len(RESULTS)) if len(values) < 10 else values
        if single in GROUPS and len(values) == len(RESULTS) and set(order) == set(RESULTS):
            return [((single, result), value, "") for result, value in zip(order, values, strict=True)]
        if not row.labels and len(values) == len(RESULTS) * len(GROUPS) and self._header_is_lost(row):
            pairs = [(name, result) for name in GROUPS for result in RESULTS]
            doubt = BROKEN_LABELS if self._results else LOST_LABELS
            return [(pair, value, doubt) for pair, value in zip(pairs, values, strict=True)]
        return None

    def _header_is_lost(self, row: Row) -> bool:
        """Whether no header stands over the row, or in the section of table 四 only parts of one."""
        runs = [self._results[at : at + len(RESULTS)] for at in range(0, len(self._results), len(RESULTS))]
        whole = len(runs) == len(GROUPS) and all(set(run) == set(RESULTS) for run in runs)
        complete = len(self._results) % len(RESULTS) == 0
        otherwise = complete and any(set(run) == set(RESULTS) and tuple(run) != RESULTS for run in runs)
        return not runs or (row.topic == "四" and not whole and not otherwise)

    def _by_column(self, values: list[ValueCell]) -> list[tuple[tuple[str, str], ValueCell, str]] | None:
        """By the header's columns, where each of them names a group and a result of its own."""
        values = self._without_others(values)
        pairs = [self._columns.get(value.cell.column, ("", "")) for value in values]
        if len(set(pairs)) != len(pairs) or len(pairs) % len(RESULTS) or not pairs:
            return None
        if any(group not in GROUPS or result not in RESULTS for group, result in pairs):
            return None
        return [(pair, value, "") for pair, value in zip(pairs, values, strict=True)]

    def _without_others(self, values: list[ValueCell]) -> list[ValueCell]:
        """Without blank spacers and a sum over both kinds of suit, where all fifteen have columns of their own."""
        pairs = [self._columns.get(value.cell.column, ("", "")) for value in values]
        own = [value for value, (group, result) in zip(values, pairs, strict=True) if group and result]
        others = [
            pair
            for value, pair in zip(values, pairs, strict=True)
            if not all(pair) and value.reading.kind != "blank"
        ]
        whole = len(own) == len({self._columns[value.cell.column] for value in own}) == len(GROUPS) * len(RESULTS)
        return own if whole and all(pair == ("", "total") for pair in others) else values

    def _by_order(self, values: list[ValueCell]) -> list[tuple[tuple[str, str], ValueCell, str]] | None:
        """Each run of five results belongs to the next group, in reading order."""
        runs = [self._results[i : i + len(RESULTS)] for i in range(0, len(self._results), len(RESULTS))]
        if any(set(run) != set(RESULTS) for run in runs):
            return None
        groups = [name for name in dict.fromkeys(self._groups) if name in GROUPS]
        doubt = ""
        over = self._printed.over_runs(len(RESULTS))
        if over is not None and len(over) == len(runs):
            groups = over
        elif self._printed.misaligned(len(runs)):
            doubt = NOT_OVER_ITS_COLUMNS
        if over is None and self._suits_first:
            # The suits' own names stand a row below the word that comes first.
            groups = [name for name in groups if name != "review"] + [name for name in groups if name == "review"]
        if len(runs) == 1 and self._caption_group:
            groups = [self._caption_group]
        if groups == ["review"] and sorted(self._upper) == ["review", "suit"] and len(runs) == len(self._upper):
            # The suits stand in one block, without their two kinds: the form has no row for their sum.
            groups = self._upper
        if len(groups) != len(runs):
            groups = list(GROUPS) if len(runs) == len(GROUPS) else []
        if not groups:
            return None
        pairs = [(name, result) for name, run in zip(groups, runs, strict=True) for result in run]
        return [(pair, value, doubt) for pair, value in zip(pairs, values, strict=True)]


def _last_captions(before: str) -> list[str]:
    """The groups that the last lines over a grid name, one a line, without other lines between them."""
    found: list[str] = []
    last: list[str] = []
    for line in before.splitlines():
        group = _group(line)
        if group in GROUPS:
            found.append(group)
            last = [group]
        elif group is None and line.strip():
            found = []
    return found or last


def _figure_rows(grid: Grid) -> int:
    return sum(any(read_cell(cell.text).value is not None for cell in cells) for cells in grid.rows)


def _run_placed(row: Row) -> list[tuple[tuple[str, str], ValueCell, str]] | None:
    """The fifteen figures of a row that stand in one cell, where the sums of all groups prove them whole."""
    values = run_of(row, len(GROUPS) * len(RESULTS))
    groups = (("行政复议", "行政诉讼"), ("未经复议", "复议后起诉"))
    if values is None or row.labels or row.topic != "四":
        return None
    runs = [values[at : at + len(RESULTS)] for at in range(0, len(values), len(RESULTS))]
    if not all(adds_up(run) for run in runs) or not all(in_order(row, words) for words in groups):
        return None
    if not in_order(row, ("结果维持", "结果纠正", "其他结果"), times=len(GROUPS)):
        return None
    pairs = [(name, result) for name in GROUPS for result in RESULTS]
    return [(pair, value, BROKEN_LABELS) for pair, value in zip(pairs, values, strict=True)]


def _trim(values: list[ValueCell], count: int) -> list[ValueCell]:
    while len(values) > count and values[0].reading.kind == "blank":
        values = values[1:]
    while len(values) > count and values[-1].reading.kind == "blank":
        values = values[:-1]
    return values


def _has_other_words(row: Row) -> bool:
    return any(len(label_key(cell.text)) > 2 for cell in row.labels)
