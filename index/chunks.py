"""Chunks: passages and table rows that can be retrieved and cited.

The text that is embedded and the text that is quoted are two things. A row of
the form is embedded as its label path without values, the same for all
reports; a passage is embedded under its headings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.document import Document
from index.forms import indicators
from index.prose import Sentence, sentences
from index.sections import Placed
from index.tables.mapping import Mapping
from index.tables.rows import Row, rows_of
from index.text import one_line

ChunkKind = Literal["prose", "table_row"]
LONGEST_PASSAGE = 280
"""Characters of a passage; longer paragraphs are cut between sentences."""


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """A retrievable piece of a report.

    ``quoted`` is ``document.text[start:end]``. ``vector_id`` names its vector:
    rows of the form share one a label path, a passage has its own. ``table`` and
    ``row`` say which row of which grid it is, for rows.
    """

    id: str
    kind: ChunkKind
    embedded: str
    quoted: str
    path: tuple[str, ...]
    start: int
    end: int
    page: int | None
    vector_id: str
    table: int | None = None
    row: int | None = None
    indicator: str = ""


def _vector_id(embedded: str) -> str:
    return "row:" + hashlib.sha256(embedded.encode()).hexdigest()[:24]


def chunks_of(document: Document, placed: list[Placed], mapping: Mapping, prefix: str) -> Iterator[Chunk]:
    """Every chunk of a report in reading order; ``prefix`` starts their ids."""
    for number, passage in enumerate(_passages(document, placed)):
        first, last = passage[0], passage[-1]
        embedded = one_line(" > ".join((*first.path, "".join(sentence.text for sentence in passage))))
        identity = f"{prefix}#p{number}"
        yield Chunk(
            id=identity,
            kind="prose",
            embedded=embedded,
            quoted=document.text[first.start : last.end],
            path=first.path,
            start=first.start,
            end=last.end,
            page=first.page,
            vector_id=identity,
        )
    sections = {entry.index: entry.path[0] for entry in placed if entry.path}
    paths = {table: entry.path for table, entry in enumerate(e for e in placed if e.block.grid is not None)}
    by_row = {(f.provenance.table, f.provenance.row): f.indicator for f in mapping.facts.values()}
    header: dict[int, Row] = {}
    for row in rows_of(document, sections):
        if not any(cell.text for cell in row.cells):
            continue
        indicator = (
            by_row.get((row.table, row.number), "") if (row.table, row.number) in mapping.rows_used else ""
        )
        if not indicator and not row.has_values:
            header.setdefault(row.table, row)
            continue
        path = paths.get(row.table, ())
        embedded = _row_text(row, path, indicator, header.get(row.table))
        yield Chunk(
            id=f"{prefix}#t{row.table}r{row.number}",
            kind="table_row",
            embedded=embedded,
            quoted=document.text[row.start : row.end],
            path=path,
            start=row.start,
            end=row.end,
            page=row.cells[0].page,
            vector_id=_vector_id(embedded),
            table=row.table,
            row=row.number,
            indicator=indicator,
        )


def _row_text(row: Row, path: tuple[str, ...], indicator: str, header: Row | None) -> str:
    if indicator:
        entry = indicators()[indicator]
        if entry.table == "三":
            return f"收到和处理政府信息公开申请情况 {entry.row} {entry.short}"
        if entry.table == "四":
            return "复议和诉讼案件 行政复议 行政诉讼 结果维持 结果纠正 其他结果 尚未审结 总计"
        return f"主动公开政府信息情况 {entry.row} " + " ".join(
            other.column
            for other in indicators().values()
            if other.row == entry.row and other.forms == entry.forms
        )
    labels = " ".join(cell.text for cell in row.labels)
    columns = " ".join(cell.text for cell in header.cells) if header is not None else ""
    return one_line(" > ".join(part for part in (*path, labels, columns) if part), 300)


def _passages(document: Document, placed: list[Placed]) -> Iterator[list[Sentence]]:
    """Runs of sentences of one paragraph, none longer than a passage unless a sentence is."""
    run: list[Sentence] = []
    length = 0
    for sentence in sentences(document, placed):
        if placed[sentence.block].is_heading:
            continue
        if run and (sentence.block != run[0].block or length + len(sentence.text) > LONGEST_PASSAGE):
            yield run
            run, length = [], 0
        run.append(sentence)
        length += len(sentence.text)
    if run:
        yield run
