"""Labels of an aligned table, put together from the pieces that they were wrapped into."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.readers.form_wording import goes_on, is_of_form, level_of
from index.readers.txt_labels import ARTICLE, numbering_level
from index.readers.txt_lines import is_value
from index.readers.txt_tokens import Token, TokenLine

FARTHEST_LABEL = 5
"""Most lines between the pieces of a label, and between a label and values on a line of their own."""

LABELS_LOOKED_AT = 24
"""So many labels above a line may go on on it."""

LONGEST_ARTICLE = 24
"""Longest title of a part of a table that begins with an article of law, in characters."""

_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.．、]")


@dataclass(frozen=True, kw_only=True)
class Section:
    """Lines of a header and the lines of rows under it."""

    header: tuple[TokenLine, ...]
    body: tuple[TokenLine, ...]


@dataclass(kw_only=True, eq=False)
class Label:
    """A label in one or more pieces; ``level`` is its numbering's depth, ``None`` without numbering.

    ``unsure`` says that values stand near it that could not be told to be its own.
    """

    level: int | None
    pieces: list[Token] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    values: TokenLine | None = None
    page: int | None = None
    unsure: bool = False

    @property
    def text(self) -> str:
        """The pieces put together."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def number(self) -> int:
        """Arabic number of the label, 0 without one."""
        match = _NUMBER.match(self.text)
        return int(match.group(1)) if match else 0


def is_article(tokens: TokenLine) -> bool:
    """Whether a line names nothing but an article of law: the title of a part of a table."""
    text = "".join(tokens.line.text.split())
    return not tokens.values and len(text) <= LONGEST_ARTICLE and ARTICLE.match(text) is not None


def has_blanks(tokens: TokenLine) -> bool:
    """Whether a line is a label with the spaces behind it that are left of blank cells."""
    return len(tokens.labels) == 1 and not tokens.values and tokens.line.text.endswith("  ")


def joined_span(pieces: Sequence[Token], text: str) -> tuple[int, int, str | None]:
    """Span of a cell in pieces, and a remark if its text is not just what stands there.

    Where other cells stand between the pieces the span is the first piece's.
    """
    start, end = pieces[0].start, pieces[-1].end
    if len(pieces) == 1:
        return start, end, None
    remark = f"由{len(pieces)}处文字拼接"
    joined = "".join("".join(piece.text.split()) for piece in pieces)
    if "".join(text[start:end].split()) == joined:
        return start, end, remark
    return start, pieces[0].end, remark


def labels_of(body: Sequence[TokenLine]) -> list[Label]:
    """Labels in order of their first line; pieces without numbering go on with the label above them.

    What the form prints as a label of its own begins a row even where its numbering is lost, and so does
    what stands right before a row's values under a label that has values already.
    """
    labels: list[Label] = []
    valued = {tokens.number: tokens for tokens in body if tokens.values}
    tokens_of_labels = [token for tokens in body for token in tokens.labels]
    numbered = any(numbering_level(token.text) is not None for token in tokens_of_labels)
    worded = is_of_form(token.text for token in tokens_of_labels)
    spaced = _rows_are_spaced(body)
    for tokens in body:
        for token in _label_tokens(tokens, labels):
            level = numbering_level(token.text)
            before = _label_above(labels, token, tokens) if level is None else None
            told = goes_on(before.text, token.text) if before is not None and worded else None
            if before is not None and told is None and _is_second_row(before, token, tokens, labels, valued):
                told = False
            if before is not None and told is not False and (
                _goes_on(before, tokens, set(valued), numbered=numbered or told is True, spaced=spaced)
            ):
                before.pieces.append(token)
                before.lines.append(tokens.number)
                if worded and numbering_level(before.text) is None:
                    # What began like one label of the form may be another: 其他, then 处理.
                    whole = level_of(before.text)
                    before.level = before.level if whole is None else whole
                before.unsure |= _ends_in_value(token, tokens)
                continue
            if level is None and worded:
                level = level_of(token.text)
            labels.append(
                Label(
                    level=level,
                    pieces=[token],
                    lines=[tokens.number],
                    page=tokens.line.page,
                    unsure=_ends_in_value(token, tokens),
                )
            )
    return labels


def _is_second_row(
    before: Label,
    token: Token,
    tokens: TokenLine,
    labels: Sequence[Label],
    valued: Mapping[int, TokenLine],
) -> bool:
    """Whether ``token`` stands before values while the label above it, right before values too, has its own."""
    if not tokens.values or tokens.labels[-1].end != token.end:
        return False
    beside = [valued[line] for line in before.lines if line in valued]
    if any(line.labels[-1].end == piece.end for line in beside for piece in before.pieces):
        return True
    between = range(before.lines[0] + 1, tokens.number)
    return before is labels[-1] and any(n in valued and not valued[n].labels for n in between)


def _label_tokens(tokens: TokenLine, labels: Sequence[Label]) -> list[Token]:
    """The line's label tokens; one that runs on into the place of a deeper label is cut there."""
    known = [label for label in labels[-LABELS_LOOKED_AT:] if label.page == tokens.line.page]
    found: list[Token] = []
    for token in tokens.labels:
        words = [word for word in tokens.words() if token.start <= word.start and word.end <= token.end]
        if len(words) < 2 or numbering_level(token.text) is not None:
            found.append(token)
            continue
        own = {label.level for label in known if abs(label.pieces[0].left - token.left) <= 1}
        shallow = min((level for level in own if level is not None), default=None)
        cut = next(
            (
                place
                for place in range(1, len(words))
                for label in known
                if shallow is not None
                and (label.level or 0) > shallow
                and abs(label.pieces[0].left - words[place].left) <= 1
            ),
            len(words),
        )
        found.append(_whole(words[:cut], tokens))
        if cut < len(words):
            found.append(_whole(words[cut:], tokens))
    return found


def _whole(words: Sequence[Token], tokens: TokenLine) -> Token:
    first, last = words[0], words[-1]
    text = tokens.line.text[first.start - tokens.line.start : last.end - tokens.line.start]
    return Token(text=text, start=first.start, end=last.end, left=first.left, right=last.right)


def _rows_are_spaced(body: Sequence[TokenLine]) -> bool:
    numbers = [tokens.number for tokens in body if tokens.values or has_blanks(tokens)]
    return len(numbers) > 1 and all(later - earlier > 1 for earlier, later in itertools.pairwise(numbers))


def _label_above(labels: Sequence[Label], token: Token, tokens: TokenLine) -> Label | None:
    """The label in whose column ``token`` stands: the last one above, or the nearest of several."""
    beside = [
        label
        for label in labels[-LABELS_LOOKED_AT:]
        if label.page == tokens.line.page
        and tokens.number not in label.lines
        and token.left < max(piece.right for piece in label.pieces)
        and token.right > label.pieces[0].left
    ]
    if not beside:
        return None
    last = max(label.lines[-1] for label in beside)
    return min(
        (label for label in beside if label.lines[-1] == last), key=lambda label: _distance(label, token)
    )


def _distance(label: Label, token: Token) -> float:
    left, right = label.pieces[0].left, max(piece.right for piece in label.pieces)
    return min(abs(token.left - left), abs(token.centre - (left + right) / 2))


def _ends_in_value(token: Token, tokens: TokenLine) -> bool:
    """Whether a lone label ends in what may be a value of its row, close behind it."""
    words = token.text.split()
    return not tokens.values and len(words) > 1 and is_value(words[-1])


def _goes_on(before: Label, tokens: TokenLine, valued: set[int], *, numbered: bool, spaced: bool) -> bool:
    near = tokens.number - before.lines[-1]
    if numbered:
        # Text that runs down a merged cell is broken by the rows beside it.
        return near <= FARTHEST_LABEL or (before.level == 0 and near <= 4 * FARTHEST_LABEL)
    if near > 1 or has_blanks(tokens):
        return False
    # What stands below a row with values may be a row of blanks, unless rows keep apart.
    return spaced or not (tokens.values or not valued.isdisjoint(before.lines))
