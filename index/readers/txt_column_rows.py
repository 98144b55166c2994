"""Rows of a section of an aligned table: values to columns, labels to rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.document import Cell
from index.readers.txt_column_grid import Column, place_values, value_columns
from index.readers.txt_column_header import Header, columns_of_header, read_header
from index.readers.txt_column_labels import FARTHEST_LABEL, Label, Section, joined_span, labels_of
from index.readers.txt_tokens import TokenLine


@dataclass(kw_only=True, eq=False)
class BodyRow:
    """One row: labels of merged cells that begin here, its own label, the line of its values."""

    line: int
    own: list[Label]
    values: TokenLine | None
    groups: list[tuple[Label, int]] = field(default_factory=list)

    @property
    def level(self) -> int | None:
        """Depth of its own label."""
        return self.own[-1].level if self.own else None


@dataclass(frozen=True, kw_only=True)
class Body:
    """The rows of a section and the columns of their values."""

    rows: list[BodyRow]
    columns: list[Column]
    levels: list[int]
    text: str
    tables: dict[int | None, list[Column]]
    header: Header

    @property
    def label_columns(self) -> int:
        """How many columns stand before the values; at least 1 where any row has a label."""
        if self.levels:
            return len(self.levels)
        return max((len(row.own) for row in self.rows), default=0)

    def cells(self, first_row: int) -> list[list[Cell]]:
        """The rows as cells, numbered from ``first_row``."""
        return [self._row(row, first_row + number) for number, row in enumerate(self.rows)]

    def _row(self, row: BodyRow, number: int) -> list[Cell]:
        cells = [self._label(label, number, row_span=span) for label, span in row.groups]
        for position, label in enumerate(row.own):
            cells.append(self._label(label, number, position=position, last=label is row.own[-1]))
        page = row.values.line.page if row.values else None
        columns = self.tables.get(page, self.columns)
        placed = place_values(row.values, columns) if row.values else None
        if row.values is None and row.own[-1].unsure:
            return cells
        if row.values is None:
            at = row.own[-1].pieces[-1].end
            texts = [("", at, at)] * len(columns)
        elif placed is None:
            texts = [(token.text, token.start, token.end) for token in row.values.values]
        else:
            texts = placed
        for offset, (text, start, end) in enumerate(texts):
            cells.append(
                Cell(
                    text=text,
                    row=number,
                    column=self.label_columns + offset,
                    start=start,
                    end=end,
                    page=page,
                )
            )
        return cells

    def _label(
        self, label: Label, number: int, *, position: int = 0, last: bool = False, row_span: int = 1
    ) -> Cell:
        column = self.levels.index(label.level) if label.level in self.levels else position
        start, end, repaired = joined_span(label.pieces, self.text)
        return Cell(
            text=label.text,
            row=number,
            column=column,
            row_span=row_span,
            column_span=max(1, self.label_columns - column) if last else 1,
            start=start,
            end=end,
            page=label.page,
            repaired=repaired,
        )


def section_rows(section: Section, text: str) -> Body:
    """The rows of ``section`` in printed order."""
    labels = labels_of(section.body)
    loose = _give_values(section.body, labels)
    rows = _rows(labels, loose)
    levels = sorted({label.level for label in labels if label.level is not None})
    for level in reversed(levels[:-1]):
        rows = _place_groups(
            rows, [label for label in labels if label.level == level and label.values is None], level
        )
    tables = value_columns(section)
    columns = max(tables.values(), key=len, default=[])
    header = read_header(
        section, tables.get(section.header[-1].line.page, columns) if section.header else columns
    )
    wider = columns_of_header(header, columns)
    if wider is not None and len(tables) == 1:
        columns, tables = wider, dict.fromkeys(tables, wider)
    return Body(rows=rows, columns=columns, levels=levels, text=text, tables=tables, header=header)


def _give_values(body: Sequence[TokenLine], labels: Sequence[Label]) -> list[TokenLine]:
    """Gives every line of values to its label; returns those that have none.

    Lines of values without a label lie between lines that have both. They belong
    to the deepest labels between these, in order, if there are as many; else it
    is not known which is whose, and none is given.
    """
    loose: list[TokenLine] = []
    pending: list[TokenLine] = []
    before = -1
    for tokens in body:
        if not tokens.values:
            continue
        on_line = [label for label in labels if tokens.number in label.lines and label.values is None]
        if not on_line:
            pending.append(tokens)
            continue
        depth = [-1 if label.level is None else label.level for label in on_line]
        own = on_line[depth.index(max(depth)) if len(set(depth)) > 1 else -1]
        own.values = tokens
        loose += _match(pending, labels, before, min(tokens.number, own.lines[0]))
        before, pending = tokens.number, []
    return loose + _match(pending, labels, before, body[-1].number + 1)


def _match(pending: Sequence[TokenLine], labels: Sequence[Label], before: int, after: int) -> list[TokenLine]:
    """Gives the lines ``pending`` to labels between the lines ``before`` and ``after``; returns the rest."""
    if not pending:
        return []
    between = [label for label in labels if label.values is None and before < label.lines[0] < after]
    depth = max((-1 if label.level is None else label.level for label in between), default=-1)
    owners = [label for label in between if (-1 if label.level is None else label.level) == depth]
    near = all(
        abs(label.lines[0] - tokens.number) <= FARTHEST_LABEL + len(owners)
        for label, tokens in zip(owners, pending, strict=False)
    )
    if len(owners) != len(pending) or not near:
        for label in owners:
            label.unsure = True
        return list(pending)
    for label, tokens in zip(owners, pending, strict=True):
        label.values = tokens
    return []


def _rows(labels: Sequence[Label], loose: Sequence[TokenLine]) -> list[BodyRow]:
    """Rows of labels with values, of loose values, and of deepest labels whose values are blank."""
    deepest = max((label.level for label in labels if label.level is not None), default=None)
    rows = [BodyRow(line=tokens.number, own=[], values=tokens) for tokens in loose]
    for label in labels:
        if label.values is not None:
            line = label.values.number
            beside = [
                other
                for other in labels
                if other is not label and other.level is None and other.values is None and line in other.lines
            ]
            rows.append(BodyRow(line=line, own=[*beside, label], values=label.values))
        elif label.level == deepest and not any(row for row in rows if row.values and label in row.own):
            on_line = any(other.values and other.values.number in label.lines for other in labels)
            if not on_line:
                rows.append(BodyRow(line=label.lines[0], own=[label], values=None))
    return sorted(rows, key=lambda row: row.line)


def _place_groups(rows: list[BodyRow], labels: Sequence[Label], level: int) -> list[BodyRow]:
    """Puts labels of merged cells into the first row that they cover; the rest become rows of blanks."""
    runs = _runs(rows, level)
    left = list(labels)
    for run in runs:
        first, last = run[0].line, run[-1].line
        before = max((row.line for row in rows if row.line < first), default=-1)
        inside = [label for label in left if first <= label.lines[0] <= last]
        inside = inside or [label for label in left if before < label.lines[0] < first][-1:]
        for label in inside[:1]:
            run[0].groups.insert(0, (label, len(run)))
            left.remove(label)
    blank = [BodyRow(line=label.lines[0], own=[label], values=None) for label in left]
    return sorted([*rows, *blank], key=lambda row: row.line)


def _runs(rows: Sequence[BodyRow], level: int) -> list[list[BodyRow]]:
    """Neighbouring rows deeper than ``level``; a numbering that starts again starts a new run."""
    runs: list[list[BodyRow]] = []
    previous: BodyRow | None = None
    for row in rows:
        if row.level is None or row.level <= level:
            previous = None
            continue
        restarts = (
            previous is not None
            and row.level == 2
            and level == 1
            and row.own[-1].number <= previous.own[-1].number
        )
        if previous is None or restarts:
            runs.append([])
        runs[-1].append(row)
        previous = row
    return runs
