"""The form's tables: rows are mapped by their labels, never by position alone."""

from __future__ import annotations

from index.document import Document
from index.forms import Form
from index.tables.disclosure import DisclosureMapper
from index.tables.disclosure_pairs import DisclosurePairsMapper
from index.tables.mapping import Mapping
from index.tables.remedies import RemediesMapper
from index.tables.requests import RequestsMapper
from index.tables.requests_by_column import RequestsByColumnMapper
from index.tables.requests_other import drop_unproved_subtotal
from index.tables.requests_transposed import TransposedRequestsMapper
from index.tables.rows import Row, rows_of

__all__ = ["map_tables"]


def map_tables(document: Document, sections: dict[int, str], form: Form, report_id: str) -> Mapping:
    """Maps every row of every grid of ``document`` to the form's indicators.

    ``sections`` gives the top section's title for the index of a block. Reports
    in ``free`` form are left alone: their local tables are never mapped.
    """
    mapping = Mapping(report_id=report_id)
    if form == "free":
        return mapping
    mappers = (
        TransposedRequestsMapper(),
        RequestsByColumnMapper(),
        RequestsMapper(),
        DisclosurePairsMapper(form),
        DisclosureMapper(form),
        RemediesMapper(),
    )
    aligned: set[int] = set()
    for row in rows_of(document, sections):
        if not row.grid.regular:
            aligned.add(row.table)
        if not row.cells:
            continue
        for mapper in mappers:
            if mapper.take(row, mapping):
                break
        else:
            _list_stranger(row, mapping)
    drop_unproved_subtotal(mapping, aligned)
    mapping.settle()
    return mapping


def _list_stranger(row: Row, mapping: Mapping) -> None:
    """Lists a row with figures that none of the form's labels names, in a table of the form.

    A row without a label is listed where a reader could not tell whose figures they are.
    """
    if not any(value.reading.value is not None for value in row.values):
        return
    if not any(table == row.table for table, _ in mapping.rows_used):
        return
    if row.labels:
        mapping.leave(row, "格式没有这一行")
    elif not row.grid.regular:
        mapping.leave(row, "看不出这些数值是哪一行的")
