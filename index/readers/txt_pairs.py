"""Small tables of a label and its figure, a single space between them.

Copied from a PDF viewer, a table of two columns leaves nothing but
"信息内容 本年处理决定数量" over "行政许可 73". Two words on a line and a word with a
number on the next show it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.document import Cell
from index.readers.txt_lines import Line, is_value
from index.readers.txt_tabs import FoundTable

LONGEST_WORD = 24
"""Characters of a label or of a column's name at most."""

_PAIR = re.compile(r"\s*(\S+)[ \u00a0\u3000](\S+)\s*")
_RUNNING = re.compile(r"[，。；！？]")


def find_pairs(lines: Sequence[Line], known: Mapping[int, FoundTable]) -> dict[int, FoundTable]:
    """The tables of pairs, by the number of their first line; ``known`` are those already found."""
    taken = {number for first, found in known.items() for number in range(first, found.next_line)}
    tables: dict[int, FoundTable] = {}
    number = 0
    while number < len(lines):
        end = number + 1
        if _is_head(lines[number]):
            while end < len(lines) and _is_row(lines[end]):
                end += 1
        if end - number > 1 and not taken.intersection(range(number, end)):
            rows = [_cells(line, place) for place, line in enumerate(lines[number:end])]
            tables[number] = FoundTable(rows=rows, next_line=end, regular=False)
        number = end
    return tables


def _is_head(line: Line) -> bool:
    words = _words(line)
    return bool(words) and not any(any(c.isdigit() for c in word) or _RUNNING.search(word) for word in words)


def _is_row(line: Line) -> bool:
    words = _words(line)
    return bool(words) and is_value(words[1]) and not is_value(words[0]) and not _RUNNING.search(words[0])


def _words(line: Line) -> tuple[str, ...]:
    """The line's two words, none where it has another number of them or longer ones."""
    match = _PAIR.fullmatch(line.text)
    if match is None or any(len(word) > LONGEST_WORD for word in match.groups()):
        return ()
    return match.group(1), match.group(2)


def _cells(line: Line, row: int) -> list[Cell]:
    match = _PAIR.fullmatch(line.text)
    if match is None:
        return []
    return [
        Cell(
            text=match.group(group),
            row=row,
            column=group - 1,
            start=line.start + match.start(group),
            end=line.start + match.end(group),
            page=line.page,
        )
        for group in (1, 2)
    ]
