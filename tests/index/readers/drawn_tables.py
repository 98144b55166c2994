"""Tables drawn at random, to be written in a format and read back."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies

from index.document import Grid

LABEL_CHARACTERS = "行政许可处罚本年新收申请数量（三）、1.“安全”A&<>*_|`~#\\"
VALUES = ["0", "1", "12", "3604", "+28", "-7", "10.5", "1,808,595", ""]


@dataclass(frozen=True, kw_only=True)
class DrawnCell:
    """A cell of a table that a test has drawn, at its place in the expanded grid."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@strategies.composite
def drawn_tables(draw: strategies.DrawFn, *, merged: bool = True) -> list[list[DrawnCell]]:
    """Rows of two or more columns of labels, the last column filled and never merged.

    Labels differ from each other; values may be missing.
    """
    height = draw(strategies.integers(2, 7))
    width = draw(strategies.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    rows: list[list[DrawnCell]] = []
    for row in range(height):
        cells: list[DrawnCell] = []
        for column in range(width):
            if (row, column) in taken:
                continue
            spans = (1, 1)
            if merged and column < width - 1:
                wanted = (draw(strategies.integers(1, 3)), draw(strategies.integers(1, 3)))
                spans = _free(taken, row, column, wanted, (height, width - 1))
            taken |= {(row + down, column + right) for down in range(spans[0]) for right in range(spans[1])}
            if column == width - 1 or (column > 0 and row > 0 and draw(strategies.booleans())):
                text = draw(strategies.sampled_from(VALUES[: -1 if column == width - 1 else None]))
            else:
                name = draw(strategies.text(LABEL_CHARACTERS, max_size=8))
                text = f"第{row}{name}项{column}"
            cells.append(
                DrawnCell(text=text, row=row, column=column, row_span=spans[0], column_span=spans[1])
            )
        rows.append(cells)
    return rows


def _free(
    taken: set[tuple[int, int]], row: int, column: int, wanted: tuple[int, int], limit: tuple[int, int]
) -> tuple[int, int]:
    """The largest span within ``wanted`` that covers no taken place and stays within ``limit``."""
    width = 1
    while width < wanted[1] and column + width < limit[1] and (row, column + width) not in taken:
        width += 1
    height = 1
    while (
        height < wanted[0]
        and row + height < limit[0]
        and not any((row + height, column + right) in taken for right in range(width))
    ):
        height += 1
    return height, width


def cells_of(grid: Grid) -> list[list[DrawnCell]]:
    """The cells of a grid that was read, to be compared with the drawn ones."""
    return [
        [
            DrawnCell(
                text=cell.text,
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
            )
            for cell in row
        ]
        for row in grid.rows
    ]
