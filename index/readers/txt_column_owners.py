"""Which label of an aligned table each line of values belongs to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from index.readers.form_wording import groups_among, is_label, level_of
from index.readers.txt_column_labels import FARTHEST_LABEL, Label
from index.readers.txt_tokens import TokenLine

FARTHEST_GROUP = 2
"""Most lines between the name of a group and a row's label whose values may stand beside the name."""

NEARLY_ALL = 0.9
"""Least share of lines of values right below a label that shows that all of them stand so."""


def give_values(body: Sequence[TokenLine], labels: Sequence[Label], count: int) -> list[TokenLine]:
    """Gives every line of values to its label; returns those that have none.

    Lines of values without a label lie between lines that have both. They belong
    to the deepest labels between these, in order, if there are as many; else it
    is not known which is whose, and none is given. ``count`` is the number of
    columns: a line with fewer values may be a part of a wrapped number.
    """
    loose: list[TokenLine] = []
    pending: list[TokenLine] = []
    before = -1
    valued = {tokens.number for tokens in body if tokens.values}
    groups = groups_among(label.text for label in labels)
    for tokens in body:
        if not tokens.values:
            continue
        own = _label_beside(tokens, labels)
        if own is not None and (own.text in groups or not is_label(own.text)) and (
            _may_be_a_rows(own, tokens, labels, valued)
        ):
            own = None
        if own is None:
            pending.append(tokens)
            continue
        own.values = tokens
        loose += _match(pending, labels, before, min(tokens.number, own.lines[0]), count, groups)
        before, pending = tokens.number, []
    loose += _match(pending, labels, before, body[-1].number + 1, count, groups)
    return loose + _disputed(loose, labels)


def _disputed(loose: Sequence[TokenLine], labels: Sequence[Label]) -> list[TokenLine]:
    """Takes the values from labels beside which other values stand that are no row's, and returns them.

    Such a label is likely two rows' put together, and which of the values is whose is not known.
    """
    taken: list[TokenLine] = []
    for label in labels:
        own = label.values
        if own is None or len(label.pieces) < 2:
            continue
        if any(label.lines[0] <= tokens.number <= label.lines[-1] for tokens in loose):
            taken.append(own)
            label.values, label.unsure = None, True
    return taken


def _may_be_a_rows(own: Label, tokens: TokenLine, labels: Sequence[Label], valued: set[int]) -> bool:
    """Whether the values beside a group's name may be those of a row of the group right above or below it."""
    return any(
        _depth(label) > _depth(own)
        and valued.isdisjoint(range(label.lines[0], label.lines[-1] + 1))
        and min(abs(line - tokens.number) for line in label.lines) <= FARTHEST_GROUP
        for label in labels
    )


def _label_beside(tokens: TokenLine, labels: Sequence[Label]) -> Label | None:
    """The deepest label on the line; one that goes on above and below it comes before a shallower one.

    A label without numbering that begins there, right before the values, is the deepest: a group's
    name stands to the left of it.
    """
    on_line = [label for label in labels if tokens.number in label.lines and label.values is None]
    if not on_line:
        return None
    depth = [_depth(label) for label in on_line]
    around = [
        label
        for label in labels
        if label.values is None
        and label.lines[0] < tokens.number < label.lines[-1]
        and _depth(label) > max(depth)
    ]
    if around:
        return max(around, key=_depth)
    last = on_line[-1]
    if last.level is None and last.pieces[0].end == tokens.labels[-1].end:
        return last
    return on_line[depth.index(max(depth)) if len(set(depth)) > 1 else -1]


def _depth(label: Label) -> int:
    return -1 if label.level is None else label.level


def _match(
    pending: Sequence[TokenLine],
    labels: Sequence[Label],
    before: int,
    after: int,
    count: int,
    groups: Collection[str],
) -> list[TokenLine]:
    """Gives the lines ``pending`` to labels between the lines ``before`` and ``after``; returns the rest."""
    if not pending:
        return []
    between = [label for label in labels if label.values is None and before < label.lines[0] < after]
    depth = max(map(_depth, between), default=-1)
    owners = [label for label in between if _depth(label) == depth]
    above = [label.lines[0] > tokens.number for label, tokens in zip(owners, pending, strict=False)]
    if len(owners) != len(pending) or (len(above) > 1 and any(above)) or not all(
        not _is_interrupted(label, tokens, between, groups)
        and abs(label.lines[0] - tokens.number) <= FARTHEST_LABEL + len(owners)
        and (len(tokens.values) == count or _is_nearest(label, tokens, labels))
        for label, tokens in zip(owners, pending, strict=True)
    ):
        for label in owners:
            label.unsure = True
        pairs = _above_their_values(pending, between, groups)
        for label, tokens in pairs:
            label.values, label.unsure = tokens, False
        given = {tokens.number for _, tokens in pairs}
        return [tokens for tokens in pending if tokens.number not in given]
    for label, tokens in zip(owners, pending, strict=True):
        label.values = tokens
    return []


def _is_interrupted(
    label: Label, tokens: TokenLine, between: Sequence[Label], groups: Collection[str]
) -> bool:
    """Whether another row's label begins between that of a row and the values ``tokens``."""
    return any(
        label.lines[0] < other.lines[0] < tokens.number
        and other.text not in groups
        and (_depth(other) >= _depth(label) or level_of(other.text) is not None)
        for other in between
    )


def _above_their_values(
    pending: Sequence[TokenLine], between: Sequence[Label], groups: Collection[str]
) -> list[tuple[Label, TokenLine]]:
    """Labels of any depth with the values right below them; none unless nearly all lines print them so.

    A line of values whose label was lost, or above which there are two, is left out.
    """
    rows = [
        label
        for label in between
        if label.text not in groups
        and not any(
            _depth(other) > _depth(label) and other.lines[0] <= label.lines[0] <= other.lines[-1]
            for other in between
        )
    ]
    if len(pending) < 2 or not rows or rows[-1].lines[-1] >= pending[-1].number:
        return []
    found: list[tuple[Label, TokenLine]] = []
    start = -1
    for tokens in pending:
        above = [label for label in rows if start < label.lines[0] < tokens.number]
        start = tokens.number
        if len(above) == 1 and 0 < tokens.number - above[0].lines[-1] <= FARTHEST_GROUP:
            found.append((above[0], tokens))
    starts_with_label = rows[0].lines[0] < pending[0].number
    return found if starts_with_label and len(found) >= NEARLY_ALL * len(pending) else []


def _is_nearest(label: Label, tokens: TokenLine, labels: Sequence[Label]) -> bool:
    """Whether a line of values is within ``label``, or nearer to it than to any other as deep."""
    if label.lines[0] < tokens.number < label.lines[-1]:
        return True
    others = [
        abs(line - tokens.number)
        for other in labels
        if other is not label and (_depth(other) >= _depth(label) or other.values is not None)
        for line in other.lines
    ]
    return min(abs(line - tokens.number) for line in label.lines) < min(others, default=FARTHEST_LABEL + 1)


def broken_lines(
    valued: Sequence[TokenLine], loose: Sequence[TokenLine], labels: Sequence[Label], count: int
) -> frozenset[int]:
    """Numbers of the lines of values whose numbers may go on on another line.

    That may be a line that belongs to no row, or another one beside the row's label.
    On a page with a line that belongs to no row, any line with fewer values than
    ``count`` may be parts of numbers. In a table without any labels these are
    neighbouring lines with unlike counts of values.
    """
    numbers = {tokens.number for tokens in loose}
    found: set[int] = set()
    for label in labels:
        beside = {tokens.number for tokens in valued if label.lines[0] <= tokens.number <= label.lines[-1]}
        if label.values is not None and beside - {label.values.number}:
            found |= beside | {label.values.number}
    for earlier, later in pairwise(valued):
        if earlier.line.page != later.line.page or not numbers & {earlier.number, later.number}:
            continue
        near = later.number - earlier.number == 1 and len(earlier.values) != len(later.values)
        if near or not numbers >= {earlier.number, later.number}:
            found |= {earlier.number, later.number}
    pages = {tokens.line.page for tokens in loose} if labels else set()
    parts = {t.number for t in valued if t.line.page in pages and len(t.values) < count}
    near_parts = {t.number for t in valued if {t.number - 1, t.number + 1} & parts}
    return frozenset(found | parts | near_parts)
