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
LONGEST_SENTENCE = 2000
"""Characters after which text without a full stop is cut, at a comma where there is one."""
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
            for run in _runs(match):
                start, end = squeezed.span(run[0][0], run[-1][1])
                yield Sentence(
                    text=squeezed.text[run[0][0] : run[-1][1]],
                    start=start,
                    end=end,
                    clauses=tuple(_clause(squeezed, first, last) for first, last in run),
                    path=entry.path,
                    block=entry.index,
                    page=entry.block.page,
                )


def _runs(sentence: re.Match[str]) -> Iterator[list[tuple[int, int]]]:
    """The clauses of a sentence as spans, in one run, or in several where it has no end."""
    run: list[tuple[int, int]] = []
    for part in _CLAUSE.finditer(sentence.group()):
        for first in range(part.start(), part.end(), LONGEST_SENTENCE):
            last = min(first + LONGEST_SENTENCE, part.end())
            if run and sentence.start() + last - run[0][0] > LONGEST_SENTENCE:
                yield run
                run = []
            run.append((sentence.start() + first, sentence.start() + last))
    if run:
        yield run


def _clause(squeezed: Squeezed, first: int, last: int) -> Clause:
    start, end = squeezed.span(first, last)
    return Clause(text=squeezed.text[first:last], start=start, end=end)
