"""Running titles: what the pages of a text repeat at their heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.readers.txt_lines import FURNITURE, Line, is_value

LEAST_SHARE = 0.6
"""Share of the pages that repeat a line for it to be a running title."""

_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


def without_running_titles(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with running titles made blank; places stay as they are.

    The first and the last line of each page are compared with all numbers taken
    for equal. A line that ends in values is a row of a table, whatever repeats it.
    """
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        if line.page is not None and not line.blank and not FURNITURE.fullmatch(line.text):
            pages.setdefault(line.page, []).append(number)
    if len(pages) < 2:
        return list(lines)
    running: set[int] = set()
    for place in (0, -1):
        edges = [numbers[place] for numbers in pages.values()]
        keys = Counter(_key(lines[number]) for number in edges)
        running.update(
            number
            for number in edges
            if (key := _key(lines[number])) and keys[key] >= max(2, LEAST_SHARE * len(pages))
        )
    return [replace(line, text="") if number in running else line for number, line in enumerate(lines)]


def _key(line: Line) -> str:
    words = line.text.split()
    if not _LETTER.search(line.text) or sum(is_value(word) for word in words) > 1:
        return ""
    return _DIGITS.sub("0", " ".join(words))
