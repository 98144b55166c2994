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
NAMES_OF_COLUMNS = {"其他", "总计"}
"""Labels of rows that columns have as well."""
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
def _rows_by_group() -> dict[str, frozenset[str]]:
    """The labels over several rows of table 三 with those of their rows that stand under no other, by their keys."""
    found: dict[str, set[str]] = {label_key(RESULTS): set()}
    for indicator in indicators().values():
        if indicator.table == "三" and indicator.group and not indicator.parts:
            row = label_key(indicator.row.split(" / ")[-1])
            found.setdefault(label_key(indicator.group), set()).add(row)
    return {group: frozenset(row for row in rows if row not in group) for group, rows in found.items()}


def groups_among(texts: Iterable[str]) -> frozenset[str]:
    """Those of the labels ``texts`` that name a group of rows, for which the form prints no values.

    What one edition divides and another does not is a group where a row of it stands among ``texts``.
    """
    keys = {text: label_key(text) for text in texts}
    whole = {label_key(indicator.row) for indicator in indicators().values() if not indicator.parts}
    found = {
        group
        for group, rows in _rows_by_group().items()
        if group not in whole or any(_is(row, key) for row in rows for key in keys.values())
    }
    return frozenset(text for text, key in keys.items() if any(_is(group, key) for group in found))


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


def is_label(text: str) -> bool:
    """Whether ``text`` is a label of the form, whole and without a misprint."""
    return label_key(text) in _levels()


@cache
def _rows() -> frozenset[str]:
    """The labels that only rows of tables 二 and 三 have, by their keys."""
    rows = (indicator.row for indicator in indicators().values() if indicator.table in ("二", "三") and not indicator.parts)
    return frozenset(label_key(row.split(" / ")[-1]) for row in rows) - NAMES_OF_COLUMNS


def are_two_rows(above: str, text: str) -> bool:
    """Whether two lines of print, one under the other, are labels of two rows: one of them is a whole label of the form,
    and together they begin none."""
    joined = label_key(above + text)
    whole = any(label_key(one) in _rows() for one in (above, text))
    return whole and not any(label.startswith(joined) for label in _rows())


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
    return allowed > 0 and len(key) <= len(label) and Levenshtein.distance(key, label[: len(key)]) <= allowed


def _is(label: str, key: str) -> bool:
    """Whether ``key`` is ``label``, few characters of which may be misprinted."""
    return len(key) == len(label) and _begins(label, key)
