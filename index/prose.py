"""Sentences and clauses of the running text, with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.document import Document
from index.sections import Placed
from index.squeezed import Squeezed

_SENTENCE = re.compile(r"[^。！？!?；;]*(?:[。！？!?；;]+[”’』」）)]*|$)")
_CLAUSE = re.compile(r"[^，,：:]*(?:[，,：:]+|$)")
_NUMBER_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
COMMA_IN_NUMBER = "\x00"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause: its text without white space and its span in the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence with its clauses and the headings it stands under."""

    text: str
    start: int
    end: int
    clauses: tuple[Clause, ...]
    path: tuple[str, ...]
    block: int
    page: int | None


def sentences(document: Document, placed: list[Placed]) -> Iterator[Sentence]:
    """Every sentence outside the grids, in reading order."""
    for entry in placed:
        if entry.block.grid is not None:
            continue
        squeezed = Squeezed(document.shown or document.text, entry.block.start, entry.block.end)
        text = _NUMBER_COMMA.sub(COMMA_IN_NUMBER, squeezed.text)
        for match in _SENTENCE.finditer(text):
            if not match.group().strip("。！？!?；;"):
                continue
            clauses = []
            for part in _CLAUSE.finditer(match.group()):
                if not part.group():
                    continue
                first, last = match.start() + part.start(), match.start() + part.end()
                start, end = squeezed.span(first, last)
                clauses.append(Clause(text=squeezed.text[first:last], start=start, end=end))
            start, end = squeezed.span(match.start(), match.end())
            yield Sentence(
                text=squeezed.text[match.start() : match.end()],
                start=start,
                end=end,
                clauses=tuple(clauses),
                path=entry.path,
                block=entry.index,
                page=entry.block.page,
            )
