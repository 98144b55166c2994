"""Small facts, documents and stores that tests make for themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.checks.model import FactKey
from index.document import Cell, Document
from index.facts import Fact, Provenance
from index.forms import indicators
from index.numbers import read_cell
from index.quantities import Quantity, quantities
from index.readers.base import DocumentBuilder
from index.sections import place
from tests.index.published_figures import printed_cells

TITLE = "青岚市2023年政府信息公开工作年度报告"
SECTIONS = {
    "二": "二、主动公开政府信息情况",
    "三": "三、收到和处理政府信息公开申请情况",
    "四": "四、政府信息公开行政复议、行政诉讼情况",
}


def facts_of(transcription: str) -> dict[FactKey, Fact]:
    """Facts of lines such as ``requests.new 1 2 0 0 0 0 3``; "." is blank, "_" a space in a cell."""
    facts: dict[FactKey, Fact] = {}
    for key, printed in printed_cells(transcription).items():
        reading = read_cell(printed.replace("_", " "))
        facts[key] = Fact(
            indicator=key[0],
            applicant=key[1],
            kind=reading.kind,
            raw=reading.raw,
            value=reading.value,
            unit=reading.unit or indicators()[key[0]].unit,
            provenance=Provenance(report_id="青岚市-2023"),
        )
    return facts


def cells(table: str) -> list[list[Cell]]:
    """A grid drawn with "|" between cells and a line a row; "<n" after a text is its column span.

    "=" as a cell is a blank one.
    """
    rows: list[list[Cell]] = []
    for number, line in enumerate(table.strip().split("\n")):
        column = 0
        row: list[Cell] = []
        for part in line.strip().split("|"):
            text, _, span = part.strip().partition("<")
            width = int(span or 1)
            row.append(Cell(text="" if text == "=" else text, row=number, column=column, column_span=width))
            column += width
        rows.append(row)
    return rows


def document(*parts: str | Sequence[str], title: str = TITLE, source: str = "report.html") -> Document:
    """A document of paragraphs (texts) and grids (lists that hold one drawn grid)."""
    builder = DocumentBuilder(source, "html")
    builder.add_text(title)
    for part in parts:
        if isinstance(part, str):
            builder.add_text(part)
        else:
            builder.add_grid(cells(part[0]))
    return builder.build()


class HashedEmbedder:
    """Vectors from the hash of a text: no model, equal texts alike."""

    identity = "hashed"
    dimensions = 16

    def embed_query(self, text: str) -> npt.NDArray[np.float32]:
        """The vector of a question."""
        digest = np.frombuffer(hashlib.sha256(text.encode()).digest()[:16], dtype=np.uint8).astype(np.float32)
        centred = digest - 127.5
        return (centred / np.linalg.norm(centred)).astype(np.float32)

    def embed_passages(self, texts: Sequence[str], progress: object = None) -> npt.NDArray[np.float32]:
        """The vectors of passages."""
        return np.stack([self.embed_query(text) for text in texts])


def quantities_of(*paragraphs: str) -> list[Quantity]:
    """The quantities of paragraphs under the first section."""
    made = document("一、总体情况", *paragraphs)
    return list(quantities(made, place(made)))
