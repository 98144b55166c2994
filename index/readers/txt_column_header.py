"""Header of a section of an aligned table, put together from wrapped pieces.

Pieces that stand below each other are one cell. Headers are centred and values
are not, so a header's cell belongs to the column of the same order; positions
decide only where the counts differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.document import Cell
from index.readers.txt_column_grid import NEAR, Column, pitch
from index.readers.txt_column_labels import Section, joined_span
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
    """A header read: its corner over the labels, its leaves by order, rows of merged cells above."""

    corner: list[Token]
    leaves: list[Leaf]
    upper: list[list[Token]]

    def columns(self) -> list[Column]:
        """Where the leaves stand."""
        return [
            Column(left=leaf.left, centre=(leaf.left + leaf.right) / 2, right=leaf.right, basis="header")
            for leaf in self.leaves
        ]


def read_header(section: Section, columns: Sequence[Column]) -> Header:
    """The header of ``section`` whose values stand in ``columns``."""
    edge = _label_edge(section, columns)
    corner: list[Token] = []
    leaves: list[Leaf] = []
    upper: list[list[Token]] = []
    merged = False
    below: TokenLine | None = None
    for line in reversed(section.header):
        words = [word for word in _words(line) if word.centre >= edge]
        labels = [token for token in [*line.labels, *line.values] if token.centre < edge]
        # Only the first word stands over the labels; more are over columns that are blank throughout.
        words = [*(token for token in labels[1:] if len(token.text) > 2), *words]
        labels = [token for token in labels if token not in words]
        apart = below is not None and below.number - line.number > 1
        spans = any(sum(leaf.overlaps(word) for leaf in leaves) > 1 for word in words)
        lone = len(words) == 1 or any(leaf.overlaps(word) for word in words for leaf in leaves)
        merged = merged or bool(leaves and (spans or (apart and lone)))
        above: list[Token] = []
        for word in words:
            under = [leaf for leaf in leaves if leaf.overlaps(word)]
            # A cell beside merged ones may reach down to the rows, if a column lacks its header.
            if merged and (under or len(words) < 2 or len(leaves) >= len(columns)):
                above.append(word)
            elif under:
                under[0].pieces.insert(0, word)
            else:
                leaves.append(Leaf(pieces=[word]))
        if merged or (apart and not words):
            above = [*labels, *above]
        else:
            corner = [*labels, *corner]
        if above:
            upper.insert(0, above)
        below = line
    leaves.sort(key=lambda leaf: leaf.left)
    return Header(corner=corner, leaves=leaves, upper=upper)


def _label_edge(section: Section, columns: Sequence[Column]) -> float:
    """Column left of which words are about the labels."""
    first = min((column.left for column in columns), default=0.0)
    page = section.header[-1].line.page if section.header else None
    lines = [tokens for tokens in section.body if tokens.values and tokens.labels]
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


def columns_of_header(header: Header, columns: Sequence[Column]) -> list[Column] | None:
    """The header's columns, if it has more than the values show and these are plainly among them.

    A column may be blank in every row; without its header it would not be known.
    """
    leaves = header.columns()
    if len(leaves) <= len(columns):
        return None
    found = []
    for column in columns:
        index = min(range(len(leaves)), key=lambda number: abs(leaves[number].centre - column.centre))
        if abs(leaves[index].centre - column.centre) > NEAR * pitch(leaves, index):
            return None
        found.append(index)
    return leaves if len(set(found)) == len(found) and found == sorted(found) else None


def header_rows(
    header: Header, label_columns: int, first_row: int, text: str, page: int | None
) -> list[list[Cell]]:
    """The header as rows of cells, numbered from ``first_row``."""
    rows: list[list[Cell]] = []
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
