"""What the national form prints as row labels: where wrapped text goes on, and where a row begins.

A report may drop the numbering of a row, and then nothing in the layout tells the
row's label from the last line of the label above it. The form's own words do.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import Levenshtein

from index.forms import indicators
from index.readers.txt_labels import numbering_level
from index.text import label_key

RESULTS = "三、本年度办理结果"
"""The label over all outcomes; no indicator has it."""
FEWEST_LABELS = 3
"""So many different labels of the form show that a table is the form's."""
LENGTH_FOR_A_MISPRINT = 6
"""In so many characters one may be misprinted."""
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
def _groups() -> frozenset[str]:
    """The labels over several rows of table 三 that have no values themselves, by their keys."""
    groups = {name: indicator for name, indicator in indicators().items() if indicator.table == "三"}
    rows = {indicator.row for indicator in groups.values() if not indicator.parts}
    names = {indicator.group for indicator in groups.values() if indicator.group} - rows
    return frozenset(map(label_key, {RESULTS, *names}))


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
    found = {level for label, level in levels.items() if _begins(label, key)}
    return found.pop() if len(found) == 1 else None


def is_group(text: str) -> bool:
    """Whether ``text`` names a group of rows, for which the form prints no values."""
    key = label_key(text)
    return any(key == group or (_begins(group, key) and len(key) >= len(group)) for group in _groups())


def is_of_form(texts: Iterable[str]) -> bool:
    """Whether enough of the ``texts`` beside a table begin labels of the form for it to be table 三."""
    keys = {label_key(text) for text in texts}
    return sum(len(key) >= SHORTEST_BEGINNING and level_of(key) is not None for key in keys) >= FEWEST_LABELS


def goes_on(above: str, text: str) -> bool | None:
    """Whether ``text`` goes on with the label ``above``: ``None`` where the form's words do not tell."""
    joined = label_key(above + text)
    if any(_begins(label, joined) for label in _levels()):
        return True
    if level_of(text) is not None:
        return False
    return False if label_key(above) in _levels() else None


def _begins(label: str, key: str) -> bool:
    """Whether ``label`` begins with ``key``, few characters of which may be misprinted."""
    if label.startswith(key):
        return True
    allowed = len(key) // LENGTH_FOR_A_MISPRINT
    return 0 < allowed and len(key) <= len(label) and Levenshtein.distance(key, label[: len(key)]) <= allowed
