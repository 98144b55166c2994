"""A report's text and tables as they were printed, with the place that is meant marked in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

LONGEST_SECTION = 40
"""Blocks shown of a section; around the place that is meant where it is longer."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """What is to be marked: a span of the text, and for a table the row and the cell."""

    start: int
    end: int
    table: int | None = None
    row: int | None = None
    cell_start: int | None = None
    cell_end: int | None = None


@dataclass(frozen=True, kw_only=True)
class ShownCell:
    """A cell as drawn; ``marked`` is "", "row" or "cell"."""

    text: str
    row_span: int = 1
    column_span: int = 1
    marked: str = ""
    failing: bool = False

    @property
    def number_like(self) -> bool:
        """Whether the cell holds a figure, which is drawn flush right."""
        return self.text.strip().replace(",", "").replace(".", "").lstrip("+-−").isdigit()


@dataclass(frozen=True, kw_only=True)
class ShownBlock:
    """A heading, a paragraph in three parts around the mark, or a table."""

    kind: str
    before: str = ""
    marked: str = ""
    after: str = ""
    rows: Sequence[Sequence[ShownCell]] = field(default=())
    number: int | None = None
    page: int | None = None


def section(text: str, grids: Sequence[Any], blocks: Sequence[Any], place: Place) -> list[ShownBlock]:
    """The blocks of the section in which ``place`` stands, it being marked.

    ``grids`` and ``blocks`` are those of ``ReportStore.layout``. The list is
    empty where the place is not in the report.
    """
    tables = _table_numbers(blocks)
    here = next((i for i, block in enumerate(blocks) if _is_meant(block, tables.get(i), place)), None)
    if here is None:
        return []
    path = blocks[here]["p"]
    first = last = here
    while first > 0 and here - first < LONGEST_SECTION and blocks[first - 1]["p"] == path:
        first -= 1
    while last + 1 < len(blocks) and last - first < LONGEST_SECTION and blocks[last + 1]["p"] == path:
        last += 1
    if place.table is not None:
        first, last = _around_table(blocks, here, first)
    return [
        _shown(text, grids, block, tables.get(number), place)
        for number, block in enumerate(blocks[first : last + 1], start=first)
    ]


def whole(
    text: str, grids: Sequence[Any], blocks: Sequence[Any], failing: set[tuple[int, int]]
) -> list[ShownBlock]:
    """Every block of a report; ``failing`` are the spans of cells that stand in a check that fails."""
    tables = _table_numbers(blocks)
    nowhere = Place(start=-1, end=-1)
    return [
        _shown(text, grids, block, tables.get(number), nowhere, failing)
        for number, block in enumerate(blocks)
    ]


def _table_numbers(blocks: Sequence[Any]) -> dict[int, int]:
    grids = [number for number, block in enumerate(blocks) if block["k"] == "grid"]
    return {block: table for table, block in enumerate(grids)}


def _is_meant(block: Any, table: int | None, place: Place) -> bool:
    if place.table is not None:
        return table == place.table
    return bool(block["s"] <= place.start < block["e"])


def _around_table(blocks: Sequence[Any], here: int, first: int) -> tuple[int, int]:
    """A table is shown with the headings right above it, not with the whole section."""
    start = here
    while start > first and blocks[start - 1]["k"] != "grid" and here - start < 3:
        start -= 1
    return start, here


def _shown(
    text: str,
    grids: Sequence[Any],
    block: Any,
    table: int | None,
    place: Place,
    failing: set[tuple[int, int]] | None = None,
) -> ShownBlock:
    if table is not None and table < len(grids):
        meant = place if place.table == table else None
        rows = list(_rows(grids[table]["rows"], meant, failing or set()))
        return ShownBlock(kind="grid", rows=rows, number=table, page=block.get("n"))
    start, end = block["s"], block["e"]
    kind = "heading" if block["h"] else "paragraph"
    left, right = max(start, place.start), min(end, place.end)
    if place.table is not None or left >= right:
        return ShownBlock(kind=kind, before=text[start:end], page=block.get("n"))
    return ShownBlock(
        kind=kind,
        before=text[start:left],
        marked=text[left:right],
        after=text[right:end],
        page=block.get("n"),
    )


def _rows(
    rows: Sequence[Sequence[Any]], place: Place | None, failing: set[tuple[int, int]]
) -> Iterator[list[ShownCell]]:
    """The printed rows; where the source has fewer cells than columns, empty ones fill the gap."""
    taken: set[tuple[int, int]] = set()
    meant = _meant_cell(rows, place)
    for number, row in enumerate(rows):
        shown: list[ShownCell] = []
        column = 0
        for cell in sorted(row, key=lambda cell: cell["c"]):
            line = cell["r"] if row else number
            while column < cell["c"]:
                if (line, column) not in taken:
                    shown.append(ShownCell(text=""))
                column += 1
            height, width = cell.get("rs", 1), cell.get("cs", 1)
            taken |= {(line + down, cell["c"] + across) for down in range(height) for across in range(width)}
            column = cell["c"] + width
            mark = ""
            if place is not None and place.row is not None and line <= place.row < line + height:
                mark = "cell" if cell is meant else "row"
            wrong = cell["s"] < cell["e"] and (cell["s"], cell["e"]) in failing
            shown.append(
                ShownCell(text=cell["t"], row_span=height, column_span=width, marked=mark, failing=wrong)
            )
        yield shown


def _meant_cell(rows: Sequence[Sequence[Any]], place: Place | None) -> Any:
    """The cell of the row that spans exactly what is cited; None where that is not one cell."""
    if place is None or place.row is None or place.cell_start is None:
        return None
    found = [
        cell
        for row in rows
        for cell in row
        if cell["r"] <= place.row < cell["r"] + cell.get("rs", 1)
        and (cell["s"], cell["e"]) == (place.cell_start, place.cell_end)
    ]
    return found[0] if len(found) == 1 else None
