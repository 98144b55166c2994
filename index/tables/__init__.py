"""The form's tables: rows are mapped by their labels, never by position alone."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Document
from index.forms import Form, indicators
from index.tables.captions import Foreign, judged
from index.tables.disclosure import DisclosureMapper
from index.tables.disclosure_pairs import DisclosurePairsMapper
from index.tables.disclosure_transposed import TransposedDisclosureMapper
from index.tables.mapping import Mapping
from index.tables.other_years import LEFT_OUT, own_figures
from index.tables.remedies import RemediesMapper
from index.tables.requests import RequestsMapper
from index.tables.requests_by_column import RequestsByColumnMapper
from index.tables.requests_other import drop_unproved_subtotal
from index.tables.requests_transposed import TransposedRequestsMapper
from index.tables.rows import Row, rows_of
from index.tables.side_by_side import apart
from index.tables.wrapped_rows import with_wrapped_rows

__all__ = ["map_tables"]


def map_tables(document: Document, sections: dict[int, str], form: Form, report_id: str) -> Mapping:
    """Maps every row of every grid of ``document`` to the form's indicators.

    ``sections`` gives the top section's title for the index of a block. Reports
    in ``free`` form are left alone: their local tables are never mapped.
    """
    mapping = Mapping(report_id=report_id)
    if form == "free":
        return mapping
    rows = list(judged(own_figures(with_wrapped_rows(rows_of(document, sections)), mapping.year), mapping.year))
    _map_rows([row for row, foreign in rows if foreign is None], form, mapping)
    _add_foreign(rows, form, mapping)
    return mapping


def _map_rows(rows: Sequence[Row], form: Form, mapping: Mapping) -> None:
    mappers = (
        TransposedRequestsMapper(),
        RequestsByColumnMapper(),
        RequestsMapper(),
        TransposedDisclosureMapper(form),
        DisclosurePairsMapper(form),
        DisclosureMapper(form),
        RemediesMapper(),
    )
    aligned: set[int] = set()
    strangers: list[Row] = []
    for row in apart(rows):
        if not row.grid.regular:
            aligned.add(row.table)
        if row.left_out:
            mapping.remark(LEFT_OUT)
        if not row.cells:
            continue
        if row.refused:
            mapping.leave(row, row.refused)
            continue
        for mapper in mappers:
            if mapper.take(row, mapping):
                break
        else:
            strangers.append(row)
    # One row alone may be like the form's in a table of another kind (合计).
    of_form = {table for table, _ in mapping.rows_used} | {table for table, count in mapping.tables_left.items() if count > 1}
    for row in strangers:
        if row.table in of_form:
            _list_stranger(row, mapping)
    drop_unproved_subtotal(mapping, aligned)
    mapping.settle()


def _add_foreign(rows: Sequence[tuple[Row, Foreign | None]], form: Form, mapping: Mapping) -> None:
    """Sets the tables with foreign captions aside, but for the only one of its kind, which is read with a doubt.

    A caption may have been left as it was the year before; one that says in words
    that it is about the past was not.
    """
    captions = list(dict.fromkeys(foreign for _, foreign in rows if foreign is not None))
    set_aside: list[str] = []
    for caption in captions:
        own = [row for row, foreign in rows if foreign == caption]
        trial = Mapping(report_id=mapping.report_id)
        _map_rows(own, form, trial)
        if not trial.facts:
            # No table of the form: listed and searched like any other rows.
            continue
        held = {indicators()[name].table for name, _ in mapping.facts}
        new = {key: fact for key, fact in trial.facts.items() if indicators()[key[0]].table not in held}
        if new and not caption.past and len(new) == len(trial.facts):
            mapping.take_over(trial, f"表题是“{caption.caption}”")
        else:
            mapping.set_aside |= {(row.table, row.number) for row in own}
            set_aside.append(caption.caption)
    if set_aside:
        named = f"“{set_aside[0]}”{'等' if len(set_aside) > 1 else ''}"
        mapping.remark(f"有{len(set_aside)}张表按表题不是本报告的（{named}），没有收录")


def _list_stranger(row: Row, mapping: Mapping) -> None:
    """Lists a row with figures that none of the form's labels names, in a table of the form.

    A row without a label is listed where a reader could not tell whose figures they are,
    or where words stand behind its first figure.
    """
    figures = any(value.reading.value is not None for value in row.values)
    if not figures and not (row.labels and any(value.reading.readings for value in row.values)):
        return
    if row.labels:
        mapping.leave(row, "格式没有这一行")
    elif not row.grid.regular or any(value.reading.is_label for value in row.values):
        mapping.leave(row, "看不出这些数值是哪一行的")
