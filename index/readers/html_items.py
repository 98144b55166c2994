"""What a web page flows into: paragraphs and tables, and the elements that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """Visible text between two block tags; ``element`` is the number of the element that it stands in.

    ``laid`` is the text with its tabs and line breaks, where the page shows them.
    """

    text: str
    start: int
    end: int
    element: int
    level: int = 0
    linked: int = 0
    noise: bool = False
    hidden: bool = False
    remark: str = ""
    laid: str = ""


@dataclass(slots=True)
class FlowCell:
    """A cell with its flow; spans as written, at least 1 (0 for "to the end", rows only)."""

    items: list[Paragraph | FlowTable] = field(default_factory=list)
    row_span: int = 1
    column_span: int = 1
    start: int = 0
    end: int = 0
    hidden: bool = False


@dataclass(slots=True)
class FlowTable:
    """A table: rows of cells, each with its section (0 head, 1 body, 2 foot)."""

    element: int
    start: int
    end: int = 0
    rows: list[tuple[int, list[FlowCell]]] = field(default_factory=list)
    caption: str = ""
    section: int = 1
    noise: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Element:
    """An open or closed element: its tag, its parent's number, whether it is page furniture or unseen.

    ``laid`` says that its tabs and line breaks show.
    """

    name: str
    parent: int
    noise: bool
    hidden: bool
    struck: bool = False
    white: bool = False
    laid: bool = False
