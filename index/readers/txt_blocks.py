"""Blocks of a document whose text is the file itself."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import Block, Cell, Grid


def grid_block(rows: Sequence[Sequence[Cell]], *, regular: bool, page: int | None = None) -> Block | None:
    """A grid of cells that already carry their spans; ``None`` if every cell is empty."""
    filled = [cell for row in rows for cell in row if cell.text]
    if not filled:
        return None
    start = min(cell.start for cell in filled)
    end = max(cell.end for cell in filled)
    grid = Grid(rows=tuple(tuple(row) for row in rows), start=start, end=end, page=page, regular=regular)
    return Block(kind="grid", text="", start=start, end=end, page=page, grid=grid)


def paragraph_block(text: str, start: int, end: int, *, page: int | None = None, level: int = 0) -> Block:
    """A paragraph, or a heading where ``level`` is above 0."""
    return Block(
        kind="heading" if level else "paragraph", text=text, start=start, end=end, page=page, level=level
    )
