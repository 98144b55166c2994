"""The one protocol that every reader keeps, and a builder of documents."""

from __future__ import annotations

from typing import Protocol

from index.document import Block, Cell, Document, Grid
from index.readers.side_by_side import halves


class Reader(Protocol):
    """Turns the bytes of one file into a document.

    Raises :class:`index.errors.Unreadable` when the bytes cannot be read.
    """

    media: str

    def read(self, content: bytes, source: str) -> Document:
        """Reads ``content``; ``source`` is the file's name or address."""
        ...


class DocumentBuilder:
    """Collects blocks in reading order and keeps their spans in one text.

    For formats that have no plain text of their own (HTML, DOCX, PDF, XLSX).
    Blocks are separated by a line break, rows by a line break, cells by a tab.
    """

    def __init__(self, source: str, media: str) -> None:
        self._source = source
        self._media = media
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._notes: list[str] = []

    def _append(self, text: str) -> tuple[int, int]:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start, self._length

    @property
    def has_grid(self) -> bool:
        """Whether a grid was added."""
        return any(block.grid is not None for block in self._blocks)

    def note(self, remark: str) -> None:
        """Adds a remark for the person who ingests, once."""
        if remark not in self._notes:
            self._notes.append(remark)

    def add_text(self, text: str, *, level: int = 0, page: int | None = None) -> None:
        """Adds a paragraph, or a heading where ``level`` is above 0."""
        text = text.strip()
        if not text:
            return
        start, end = self._append(text)
        kind = "heading" if level else "paragraph"
        self._blocks.append(
            Block(kind=kind, text=text, start=start, end=end, page=page, level=level)  # type: ignore[arg-type]
        )
        self._append("\n")

    def add_grid(
        self,
        rows: list[list[Cell]],
        *,
        page: int | None = None,
        regular: bool = True,
        caption: str = "",
    ) -> None:
        """Adds a grid; the cells' spans are set here, whatever they were.

        A table whose halves stand side by side becomes two grids, one after the other.
        """
        for part in halves(rows) if regular else [rows]:
            self._add_grid(part, page, regular, caption)

    def _add_grid(self, rows: list[list[Cell]], page: int | None, regular: bool, caption: str) -> None:
        if not any(cell.text for row in rows for cell in row):
            return
        grid_start = self._length
        placed_rows: list[tuple[Cell, ...]] = []
        for row in rows:
            placed: list[Cell] = []
            for number, cell in enumerate(row):
                if number:
                    self._append("\t")
                start, end = self._append(cell.text)
                placed.append(
                    Cell(
                        text=cell.text,
                        row=cell.row,
                        column=cell.column,
                        row_span=cell.row_span,
                        column_span=cell.column_span,
                        start=start,
                        end=end,
                        page=cell.page if cell.page is not None else page,
                        repaired=cell.repaired,
                        box=cell.box,
                    )
                )
            self._append("\n")
            placed_rows.append(tuple(placed))
        grid = Grid(
            rows=tuple(placed_rows),
            start=grid_start,
            end=self._length - 1,
            page=page,
            regular=regular,
            caption=caption,
        )
        self._blocks.append(
            Block(kind="grid", text="", start=grid.start, end=grid.end, page=page, grid=grid)
        )

    def build(self, *, title: str = "", page_count: int | None = None, pictures: int = 0) -> Document:
        """The finished document."""
        return Document(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            source=self._source,
            media=self._media,
            title=title,
            page_count=page_count,
            notes=tuple(self._notes),
            pictures=pictures,
        )
