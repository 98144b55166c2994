"""Chunks: passages and table rows that can be retrieved and cited.

The text that is embedded and the text that is quoted are two things. A row of
the form is embedded as its label path without values, the same for all
reports; a passage is embedded under its headings.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.document import Cell, Document
from index.forms import indicators
from index.prose import Sentence, sentences
from index.sections import Placed
from index.tables.mapping import Mapping
from index.tables.rows import Row, rows_of
from index.text import one_line

ChunkKind = Literal["prose", "table_row"]
LONGEST_PASSAGE = 280
"""Characters of a passage; longer paragraphs are cut between sentences."""
MANY_ROWS = 200
"""Rows of a table that is not the form's past which neighbouring rows share a passage to be embedded."""
MOST_PASSAGES = 32
"""Passages that such a table is embedded as at most: embedding takes by far most of the time of taking in."""
SHARED_LENGTH = 120
"""Characters of the labels in such a passage; the rows' own words are found by keyword."""


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """A retrievable piece of a report.

    ``quoted`` is ``document.text[start:end]``. ``vector_id`` names its vector:
    rows of the form share one a label path, neighbouring rows of a very long
    table share one too, a passage has its own. ``table`` and
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
    for listed in _listed_rows(document, placed, mapping):
        row, path, indicator, embedded = listed.row, listed.path, listed.indicator, listed.embedded
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


@dataclass(frozen=True, kw_only=True)
class _ListedRow:
    row: Row
    path: tuple[str, ...]
    indicator: str
    embedded: str


def _listed_rows(document: Document, placed: list[Placed], mapping: Mapping) -> list[_ListedRow]:
    """The rows that are chunks, with what is embedded of them; rows of a very long table share their text."""
    sections = {entry.index: entry.path[0] for entry in placed if entry.path}
    paths = {table: entry.path for table, entry in enumerate(e for e in placed if e.block.grid is not None)}
    by_row = {(f.provenance.table, f.provenance.row): f.indicator for f in mapping.facts.values()}
    header: dict[int, Row] = {}
    listed: list[_ListedRow] = []
    for row in rows_of(document, sections):
        if not any(cell.text for cell in row.cells) or (row.table, row.number) in mapping.set_aside:
            continue
        used = (row.table, row.number) in mapping.rows_used
        indicator = by_row.get((row.table, row.number), "") if used else ""
        if not indicator and not row.has_values:
            header.setdefault(row.table, row)
            continue
        path = paths.get(row.table, ())
        embedded = _row_text(row, path, indicator, header.get(row.table))
        listed.append(_ListedRow(row=row, path=path, indicator=indicator, embedded=embedded))
    own = Counter(entry.row.table for entry in listed if not entry.indicator)
    long = {table for table, count in own.items() if count > MANY_ROWS}
    size = {table: -(-own[table] // MOST_PASSAGES) for table in long}
    return _sharing(listed, size, header) if long else listed


def _sharing(listed: list[_ListedRow], size: dict[int, int], header: dict[int, Row]) -> list[_ListedRow]:
    """``listed`` where so many neighbouring rows of the tables in ``size`` are embedded as one passage."""
    shared: list[_ListedRow] = []
    run: list[_ListedRow] = []
    for entry in [*listed, None]:
        table = entry.row.table if entry is not None and not entry.indicator else -1
        if run and (run[0].row.table != table or len(run) == size[table]):
            text = _shared_text(run, header.get(run[0].row.table))
            shared += [replace(each, embedded=text) for each in run]
            run = []
        if entry is not None and table in size:
            run.append(entry)
        elif entry is not None:
            shared.append(entry)
    return shared


def _shared_text(run: Sequence[_ListedRow], header: Row | None) -> str:
    columns = one_line(_words_of(header.cells), SHARED_LENGTH) if header is not None else ""
    labels = one_line(" ".join(_words_of(entry.row.labels) or _words_of(entry.row.cells) for entry in run), SHARED_LENGTH)
    return " > ".join(part for part in (*run[0].path, columns, labels) if part)


def _words_of(cells: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in cells if cell.text)


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
    labels = _words_of(row.labels)
    columns = _words_of(header.cells) if header is not None else ""
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
