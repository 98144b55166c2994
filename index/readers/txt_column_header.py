"""Header of a section of an aligned table, put together from wrapped pieces.

Pieces that stand below each other are one cell. Headers are centred and values
are not, so a header's cell belongs to the column of the same order; positions
decide only where the counts differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.document import Cell
from index.readers.form_wording import names_group
from index.readers.txt_column_grid import LEAST_GAP, Anchor, column_count, gaps
from index.readers.txt_column_labels import Section, is_article, joined_span
from index.readers.txt_tokens import Token, TokenLine


@dataclass(kw_only=True)
class Leaf:
    """A header cell right above the rows, in one or more pieces from top to bottom."""

    pieces: list[Token] = field(default_factory=list)

    @property
    def left(self) -> int:
        """Left edge, in columns."""
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> int:
        """Right edge, in columns."""
        return max(piece.right for piece in self.pieces)

    def overlaps(self, token: Token) -> bool:
        """Whether ``token`` stands above or below this cell."""
        return token.left < self.right and self.left < token.right


@dataclass(frozen=True, kw_only=True)
class Header:
    """A header read: its corner over the labels, its leaves by order, rows of merged cells above.

    ``titles`` are the lines over it that name an article of law.
    ``apart`` are the words, by page, that stand apart from what is before them.
    ``sure`` says that the leaves were told by words that all stand apart, or by one line.
    """

    corner: list[Token]
    titles: list[Token]
    leaves: list[Leaf]
    upper: list[list[Token]]
    apart: Mapping[int | None, Sequence[Token]]
    sure: bool

    def anchors(self, page: int | None) -> list[Anchor]:
        """The pieces of the leaves that stand apart on ``page``, by the order of the leaves."""
        return [
            Anchor(left=piece.left, right=piece.right, column=number)
            for number, leaf in enumerate(self.leaves)
            for piece in leaf.pieces
            if piece in self.apart.get(page, ())
        ]


def read_header(section: Section) -> Header:
    """The header of ``section``."""
    edge = _label_edge(section)
    most = column_count(0, (tokens for tokens in section.body if tokens.values))
    corner: list[Token] = []
    leaves: list[Leaf] = []
    titles: list[Token] = []
    upper: list[list[Token]] = []
    merged = False
    leaf_lines = 0
    below: TokenLine | None = None
    for line in reversed(section.header):
        if is_article(line):
            titles.insert(0, line.whole())
            continue
        words, labels = _over_values(line, edge)
        apart = below is not None and below.number - line.number > 1
        spans = any(sum(leaf.overlaps(word) for leaf in leaves) > 1 for word in words)
        lone = len(words) == 1 or any(leaf.overlaps(word) for word in words for leaf in leaves)
        grouped = any(names_group(word.text) for word in (*words, *labels))
        merged = merged or bool(leaves and (spans or (apart and lone) or grouped))
        above: list[Token] = []
        lower = list(leaves)
        for word in words:
            under = [leaf for leaf in leaves if leaf.overlaps(word)]
            if merged and (under or len(words) < 2 or not _reaches_down(word, lower, most - len(leaves))):
                above.append(word)
            elif under:
                under[0].pieces.insert(0, word)
            else:
                leaves.append(Leaf(pieces=[word]))
        leaf_lines += len(leaves) > len(lower)
        if merged or (apart and not words):
            above = [*labels, *above]
        else:
            corner = [*labels, *corner]
        if above:
            upper.insert(0, above)
        below = line
    leaves.sort(key=lambda leaf: leaf.left)
    crowded, places = _places(section, edge)
    one_line = leaf_lines == 1 and all(len(leaf.pieces) == 1 for leaf in leaves)
    return Header(
        corner=corner,
        titles=titles,
        leaves=leaves,
        upper=upper,
        apart=places,
        sure=one_line or not crowded,
    )


def _places(section: Section, edge: float) -> tuple[bool, dict[int | None, list[Token]]]:
    """Whether words over the values stand close together, and those, by page, whose places count."""
    crowded = False
    places: dict[int | None, list[Token]] = {}
    for line in section.header:
        if is_article(line):
            continue
        standing = [word for word, gap in gaps(_words(line)) if gap >= LEAST_GAP[line.metric]]
        crowded = crowded or any(word not in standing for word in _over_values(line, edge)[0])
        places.setdefault(line.line.page, []).extend(standing)
    return crowded, places


def _over_values(line: TokenLine, edge: float) -> tuple[list[Token], list[Token]]:
    """The words over the values, and the tokens over the labels."""
    words = [word for word in _words(line) if word.centre >= edge]
    labels = [token for token in [*line.labels, *line.values] if token.centre < edge]
    # Only the first word stands over the labels; more are over columns that are blank throughout.
    words = [*(token for token in labels[1:] if len(token.text) > 2), *words]
    return words, [token for token in labels if token not in words]


def _reaches_down(word: Token, lower: Sequence[Leaf], lacking: int) -> bool:
    """Whether a word beside merged cells, with no leaf below it, is the header of a column itself.

    It is if it has no leaf on one of its sides to be merged over, or if columns are ``lacking`` a header.
    """
    outside = all(leaf.left > word.left for leaf in lower) or all(leaf.left < word.left for leaf in lower)
    return outside or lacking > 0


def _label_edge(section: Section) -> float:
    """Column left of which words are about the labels."""
    page = section.header[-1].line.page if section.header else None
    valued = [tokens for tokens in section.body if tokens.values]
    if not valued:
        return max((token.right for tokens in section.body for token in tokens.labels), default=0)
    same = [tokens for tokens in valued if tokens.line.page == page] or valued
    first = min((tokens.values[0].left for tokens in same), default=0)
    lines = [tokens for tokens in valued if tokens.labels]
    rights = [tokens.labels[-1].right for tokens in lines if tokens.line.page == page]
    if not rights:
        return first - 1.5 if lines else -1.0
    return (max(rights) + first) / 2 if max(rights) < first else first


def _words(line: TokenLine) -> list[Token]:
    """Words of a line; characters set apart ("总 计") are one word."""
    merged: list[Token] = []
    for word in line.words():
        before = merged[-1] if merged else None
        spread = before is not None and word.left - before.right <= 2 and len(word.text) == 1
        if before is not None and spread and len(before.text) == 1:
            merged[-1] = Token(
                text=before.text + word.text,
                start=before.start,
                end=word.end,
                left=before.left,
                right=word.right,
            )
        else:
            merged.append(word)
    return merged


def header_rows(
    header: Header, label_columns: int, first_row: int, text: str, page: int | None
) -> list[list[Cell]]:
    """The header as rows of cells, numbered from ``first_row``."""
    rows: list[list[Cell]] = []
    for token in header.titles:
        width = max(1, label_columns + len(header.leaves))
        rows.append([_joined([token], first_row + len(rows), 0, width, page, text)])
    for line in header.upper:
        row = first_row + len(rows)
        rows.append([_merged(token, row, header, label_columns, page) for token in line])
    row = first_row + len(rows)
    leaf_row: list[Cell] = []
    if header.corner:
        leaf_row.append(_joined(header.corner, row, 0, max(1, label_columns), page, text))
    leaf_row.extend(
        _joined(leaf.pieces, row, label_columns + number, 1, page, text)
        for number, leaf in enumerate(header.leaves)
    )
    if leaf_row:
        rows.append(leaf_row)
    return rows


def _merged(token: Token, row: int, header: Header, label_columns: int, page: int | None) -> Cell:
    under = [number for number, leaf in enumerate(header.leaves) if leaf.overlaps(token)]
    column = label_columns + under[0] if under else 0
    return Cell(
        text=token.text,
        row=row,
        column=column,
        column_span=max(1, len(under)),
        start=token.start,
        end=token.end,
        page=page,
    )


def _joined(pieces: Sequence[Token], row: int, column: int, span: int, page: int | None, text: str) -> Cell:
    start, end, repaired = joined_span(pieces, text)
    return Cell(
        text="".join(piece.text for piece in pieces),
        row=row,
        column=column,
        column_span=span,
        start=start,
        end=end,
        page=page,
        repaired=repaired,
    )
