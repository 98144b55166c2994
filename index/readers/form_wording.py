"""What the national form prints as row labels: where wrapped text goes on, and where a row begins.

A report may drop the numbering of a row, and then nothing in the layout tells the
row's label from the last line of the label above it. The form's own words do.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from index.forms import indicators
from index.readers.txt_labels import numbering_level
from index.text import label_key

RESULTS = "三、本年度办理结果"
"""The label over all outcomes; no indicator has it."""
FEWEST_LABELS = 3
"""So many different labels of the form show that a table is the form's."""
SHORTEST_BEGINNING = 4
"""Characters of a text that are enough to begin a label of the form, if they are not all of it."""


@cache
def _levels() -> dict[str, int]:
    """The row labels of table 三 by their keys, with the depth of their numbering in the form."""
    found = {label_key(RESULTS): 0}
    for indicator in indicators().values():
        if indicator.table != "三" or (indicator.parts and not indicator.group):
            continue
        for label in indicator.row.split(" / "):
            level = numbering_level(label)
            if level is not None:
                found.setdefault(label_key(label), level)
    return found


@cache
def _remedies() -> frozenset[str]:
    """The names of the groups over the results of table 四, by their keys."""
    groups = {indicator.group for indicator in indicators().values() if indicator.table == "四"}
    return frozenset(map(label_key, groups))


def names_group(text: str) -> bool:
    """Whether a word over columns is the name of a group of table 四, which is no part of a column's own name."""
    return label_key(text) in _remedies()


def level_of(text: str) -> int | None:
    """Depth in the form of the label that ``text`` is or begins, ``None`` if it is the beginning of none."""
    key = label_key(text)
    levels = _levels()
    if key in levels:
        return levels[key]
    if len(key) < SHORTEST_BEGINNING:
        return None
    found = {level for label, level in levels.items() if label.startswith(key)}
    return found.pop() if len(found) == 1 else None


def is_of_form(texts: Iterable[str]) -> bool:
    """Whether enough of the ``texts`` beside a table begin labels of the form for it to be table 三."""
    found = {key for text in texts if len(key := label_key(text)) >= SHORTEST_BEGINNING and level_of(text) is not None}
    return len(found) >= FEWEST_LABELS


def goes_on(above: str, text: str) -> bool | None:
    """Whether ``text`` goes on with the label ``above``: ``None`` where the form's words do not tell."""
    joined = label_key(above + text)
    if any(label.startswith(joined) for label in _levels()):
        return True
    if level_of(text) is not None:
        return False
    return False if label_key(above) in _levels() else None
