"""Citations: where a cell or a sentence stands, with the quoted text."""

from __future__ import annotations

from collections.abc import Callable

from index.chunks import Chunk
from index.database import StoredReport
from index.facts import Fact
from index.forms import applicants, indicators
from index.quantities import Quantity
from index.tables.prose import is_of_prose
from qa.answer import Citation

TextOf = Callable[[str], str]
TABLE_TITLES = {
    "二": "二、主动公开政府信息情况",
    "三": "三、收到和处理政府信息公开申请情况",
    "四": "四、政府信息公开行政复议、行政诉讼情况",
}


def row_label(fact: Fact) -> str:
    """The row of a fact as an answer names it (without the form's note in brackets)."""
    indicator = indicators()[fact.indicator]
    label = indicator.row or indicator.column.split(" / ")[0]
    return label.split("（区分处理")[0]


def column_label(fact: Fact) -> str:
    """The column of a fact as an answer names it."""
    indicator = indicators()[fact.indicator]
    if fact.applicant:
        return applicants()[fact.applicant].label
    return indicator.column.split(" / ")[-1]


def cite_fact(fact: Fact, report: StoredReport, text_of: TextOf) -> Citation:
    """The citation of one cell: its printed row is the quote, or the sentence that states it where no table does."""
    place = fact.provenance
    text = text_of(report.id)
    return Citation(
        report_id=report.id,
        title=report.title,
        issuer=report.issuer,
        year=report.year,
        kind="prose" if is_of_prose(fact) else "table_row",
        section=[TABLE_TITLES[indicators()[fact.indicator].table]],
        row=row_label(fact),
        column=column_label(fact),
        quote=text[place.row_start : place.row_end],
        page=place.page,
        start=place.row_start,
        end=place.row_end,
        source=report.source,
        table=place.table,
        table_row=place.row,
        cell_start=place.start,
        cell_end=place.end,
    )


def cite_quantity(quantity: Quantity, report: StoredReport, text_of: TextOf) -> Citation:
    """The citation of a number in the prose: its sentence is the quote."""
    return cite_span(
        report, quantity.sentence_start, quantity.sentence_end, quantity.path, quantity.page, text_of,
        cell=(quantity.start, quantity.end),
    )  # fmt: skip


def cite_span(
    report: StoredReport,
    start: int,
    end: int,
    path: tuple[str, ...],
    page: int | None,
    text_of: TextOf,
    *,
    cell: tuple[int, int] | None = None,
) -> Citation:
    """The citation of a stretch of prose; ``cell`` spans the number meant in it."""
    return Citation(
        report_id=report.id,
        title=report.title,
        issuer=report.issuer,
        year=report.year,
        kind="prose",
        section=list(path),
        quote=text_of(report.id)[start:end],
        page=page,
        start=start,
        end=end,
        source=report.source,
        cell_start=cell[0] if cell else None,
        cell_end=cell[1] if cell else None,
    )


def cite_chunk(chunk: Chunk, report: StoredReport) -> Citation:
    """The citation of a whole chunk."""
    return Citation(
        report_id=report.id,
        title=report.title,
        issuer=report.issuer,
        year=report.year,
        kind=chunk.kind,
        section=list(chunk.path),
        row=indicators()[chunk.indicator].row if chunk.indicator else "",
        quote=chunk.quoted,
        page=chunk.page,
        start=chunk.start,
        end=chunk.end,
        source=report.source,
        table=chunk.table,
        table_row=chunk.row,
    )
