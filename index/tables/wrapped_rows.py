"""Rows without real cells whose figures stand on a line of their own, between the lines of their label or below it.

"一、本年新收政府信息公开申请 / 31 2 … / 数量" is one row: its figures belong to the label that begins
above them where that label, with what is printed below, is the form's, and no other label could own them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from index.document import Cell
from index.tables.applicant_columns import usual_count
from index.tables.disclosure import subject_labels
from index.tables.requests import row_labels
from index.tables.rows import Row
from index.text import squeeze

ON_ANOTHER_LINE = "数值与行标签不在一行，按上下次序读"
_BEGINS = re.compile(r"(?:[一二三四]、|[（(][一二三四五六七][）)]|\d[.．、])")


def with_wrapped_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """``rows``, figures on a line of their own put together with their label and marked by :attr:`Row.doubt`."""
    for _, group in groupby(rows, key=lambda row: row.table):
        own = list(group)
        yield from own if own[0].grid.regular else _joined(own)


def _joined(rows: Sequence[Row]) -> list[Row]:
    result = list(rows)
    usual = usual_count(rows[0].grid)
    for place in range(1, len(rows)):
        above, row = rows[place - 1], rows[place]
        below = rows[place + 1] if place + 1 < len(rows) else None
        if row.labels or not row.has_values or not _is_label(above):
            continue
        values = row.values
        if len(values) == usual + 1 and values[0].reading.kind == "blank":
            # The blank cell under the label.
            values = values[1:]
        tail = below.labels if below is not None and _is_label(below) and not _begins(below) else ()
        if not (_is_whole((*above.labels, *tail)) or (_begins(above) and _is_part(above) and len(values) == usual)):
            continue
        if below is not None and below.has_values and not below.labels:
            # One of two lines of figures is another row's.
            continue
        if below is not None and not below.has_values and not tail and not _begins(below):
            continue
        result[place] = replace(row, labels=(*above.labels, *tail), values=values, doubt=ON_ANOTHER_LINE)
        result[place - 1] = _emptied(above)
        if tail and below is not None:
            result[place + 1] = _emptied(below)
    return result


def _emptied(row: Row) -> Row:
    return replace(row, cells=(), labels=(), values=())


def _is_label(row: Row) -> bool:
    """Whether the row is one label, or a piece of one, and nothing else."""
    return len(row.labels) == 1 and not row.has_values


def _begins(row: Row) -> bool:
    return _BEGINS.match(squeeze(row.labels[0].text)) is not None if row.labels else False


def _is_whole(labels: Sequence[Cell]) -> bool:
    label = "".join(cell.text for cell in labels)
    return any(index.find(label, manners=("exact",)) is not None for index in (row_labels(), subject_labels()))


def _is_part(row: Row) -> bool:
    return row_labels().find(row.labels[0].text, manners=("exact", "part")) is not None
