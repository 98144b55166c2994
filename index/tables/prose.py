"""Facts stated by sentences, where a report prints no table of them.

Such a fact has no place in a grid; its provenance is the number and its sentence,
and it is always marked as not taken from a table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.document import Document
from index.facts import Fact, Provenance
from index.forms import indicators
from index.numbers import CellKind
from index.prose import sentences
from index.quantities import Quantity
from index.sections import Placed
from index.tables.mapping import Mapping
from index.tables.prose_disclosure import read_disclosure
from index.tables.prose_items import Stated, told_in
from index.tables.prose_remedies import read_remedies
from index.tables.prose_requests import read_requests
from index.tables.rows import topic_of

_FIGURE = re.compile(r"\d\s*[件万元]*\s*$")
OF_PROSE = "报告没有印出这张表，数字取自正文的叙述"


def map_prose(
    document: Document, placed: Sequence[Placed], quantities: Sequence[Quantity], mapping: Mapping, *, form: str, scope: str
) -> None:
    """Adds to ``mapping`` what sentences state of the tables of which no cell was read.

    Only sentences in the section of the table count.
    """
    if form == "free":
        return
    topics = _topics(placed)
    spoken = list(sentences(document, list(placed)))
    held = {indicators()[name].table for name, _ in mapping.facts}
    for table in ("二", "三", "四"):
        own = [sentence for sentence in spoken if topics.get(sentence.block) == table]
        if table in held or not own:
            continue
        told = list(told_in(document, own, quantities, mapping.year, scope))
        if table == "三":
            found = read_requests(told)
        elif table == "四":
            found = read_remedies(told)
        else:
            found = read_disclosure(told, form)
        for (name, applicant), items in found.items():
            _add(document, mapping, name, applicant, items)
        count = sum(indicators()[name].table == table for name, _ in mapping.facts)
        if count:
            mapping.remark(f"表{table}没有表格，有{count}个数字取自正文的叙述")


def is_of_prose(fact: Fact) -> bool:
    """Whether a fact was stated by a sentence, not printed in a table."""
    return fact.provenance.table is None


def _topics(placed: Sequence[Placed]) -> dict[int, str]:
    """The topic of every block, by its index."""
    found: dict[int, str] = {}
    topic = ""
    for entry in placed:
        title = entry.path[0] if entry.path else ""
        if not _FIGURE.search(title):
            # A numbered line that ends in a figure is a row of the table, not a title.
            topic = topic_of(title)
        found[entry.index] = topic
    return found


def _add(document: Document, mapping: Mapping, name: str, applicant: str, items: Sequence[Stated]) -> None:
    indicator = indicators()[name]
    if len({(item.value, item.unit) for item in items}) > 1:
        mapping.remark(f"正文对“{indicator.short}”说了几个不同的数，没有收录")
        return
    stated = items[0]
    kind: CellKind = "number" if stated.value else "zero"
    mapping.facts[name, applicant] = Fact(
        indicator=name,
        applicant=applicant,
        kind=kind,
        raw=document.text[stated.start : stated.end],
        value=stated.value,
        unit=stated.unit if "元" in stated.unit else indicator.unit,
        doubt=OF_PROSE,
        provenance=Provenance(
            report_id=mapping.report_id,
            page=stated.sentence.page,
            start=stated.start,
            end=stated.end,
            row_start=stated.sentence.start,
            row_end=stated.sentence.end,
        ),
    )
