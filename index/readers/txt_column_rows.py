"""Rows of a section of an aligned table: values to columns, labels to rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.document import Cell
from index.readers.txt_column_grid import Columns, Placed, cells_of, column_count
from index.readers.txt_column_header import Header, read_header
from index.readers.txt_column_labels import Label, Section, joined_span, labels_of
from index.readers.txt_column_owners import broken_lines, give_values
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
    """The rows of a section and the columns of their values.

    ``broken`` are the lines of values near others that belong to no row: parts of wrapped numbers.
    """

    rows: list[BodyRow]
    levels: list[int]
    text: str
    count: int
    pages: dict[int | None, Columns]
    header: Header
    header_page: int | None
    broken: frozenset[int]

    @property
    def label_columns(self) -> int:
        """How many columns stand before the values; at least 1 where any row has a label."""
        if self.levels:
            return len(self.levels)
        return max((len(row.own) for row in self.rows), default=0)

    def cells(self, first_row: int) -> list[list[Cell]]:
        """The rows as cells, numbered from ``first_row``."""
        return [self._row(row, first_row + number) for number, row in enumerate(self.rows)]

    def _placed(self, tokens: TokenLine) -> Placed | None:
        """The values by column; ``None`` if that cannot be told, or if parts of them may stand elsewhere."""
        return None if tokens.number in self.broken else self.pages[tokens.line.page].place(tokens)

    def _row(self, row: BodyRow, number: int) -> list[Cell]:
        cells = [self._label(label, number, row_span=span) for label, span in row.groups]
        for position, label in enumerate(row.own):
            cells.append(self._label(label, number, position=position, last=label is row.own[-1]))
        if row.values is None and row.own[-1].unsure:
            return cells
        page = row.values.line.page if row.values else None
        if row.values is None:
            at = row.own[-1].pieces[-1].end
            texts = [("", at, at)] * self.count
        else:
            texts = self._texts(row.values)
        for offset, (text, start, end) in enumerate(texts):
            cells.append(
                Cell(
                    text=text,
                    row=number,
                    column=self.label_columns + offset,
                    column_span=self.count if len(texts) == 1 else 1,
                    start=start,
                    end=end,
                    page=page,
                )
            )
        return cells

    def _texts(self, tokens: TokenLine) -> list[tuple[str, int, int]]:
        """The values by column; in one piece if their columns are not known, lest they be counted off."""
        placed = self._placed(tokens)
        if placed is not None:
            return cells_of(placed, tokens, self.count)
        start, end = tokens.values[0].start, tokens.values[-1].end
        return [(self.text[start:end], start, end)]

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
    header = read_header(section)
    valued = [tokens for tokens in section.body if tokens.values]
    count = column_count(len(header.leaves), valued)
    labels = labels_of(section.body)
    loose = give_values(section.body, labels, count)
    rows = _rows(labels, loose)
    levels = sorted({label.level for label in labels if label.level is not None})
    placed = {id(label) for row in rows for label in row.own}
    for level in reversed(levels[:-1]):
        rows = _place_groups(
            rows, [label for label in labels if label.level == level and id(label) not in placed], level
        )
    for earlier, later in pairwise(rows):
        for row, other in ((earlier, later), (later, earlier)):
            if row.values is None and _may_hold(other, row):
                row.own[-1].unsure = True
    broken = broken_lines(valued, loose, labels, count)
    named = len(header.leaves) == count and header.sure
    if any(tokens.metric == "characters" for tokens in valued):
        # ``pdftotext`` moves a header against the rows: only rows with all values tell the columns.
        named = False
        if len(header.leaves) > column_count(0, valued):
            broken |= {tokens.number for tokens in valued}
    return Body(
        rows=rows,
        levels=levels,
        text=text,
        count=count,
        pages={
            page: Columns(
                [tokens for tokens in valued if tokens.line.page == page],
                count,
                header.anchors(page) if named else (),
            )
            for page in {tokens.line.page for tokens in valued}
        },
        header=header,
        header_page=section.header[0].line.page if section.header else None,
        broken=broken,
    )


def _may_hold(row: BodyRow, blank: BodyRow) -> bool:
    """Whether the values of ``row`` may be those of the neighbouring row ``blank``, which has none.

    They may if they have no label, or stand beside the second line of a shallower one.
    """
    if not row.own or row.values is None:
        return not row.own
    own, level = row.own[-1], blank.level
    shallower = level is not None and own.level is not None and own.level < level
    return shallower and row.values.number != own.lines[0]


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
                if other is not label
                and None in (other.level, label.level)
                and other.values is None
                and line in other.lines
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
    for label in left:
        # Above or among deeper rows it may be the label of a merged cell over them.
        below = next((row for row in rows if row.line > label.lines[0] and row.level is not None), None)
        label.unsure |= below is not None and below.level is not None and below.level > level
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
            and 0 < row.own[-1].number <= previous.own[-1].number
        )
        if previous is None or restarts:
            runs.append([])
        runs[-1].append(row)
        previous = row
    return runs
