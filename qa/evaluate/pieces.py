"""The baselines' view of the index: every report's stored text, cut as LlamaIndex cuts it by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.library import Library

TOKENS = 512


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of a report. ``shown`` is what is embedded and indexed: the report's title, then the text."""

    id: str
    report_id: str
    title: str
    text: str

    @property
    def shown(self) -> str:
        """Title and text, as LlamaIndex puts metadata before the text of a node."""
        return f"title: {self.title}\n\n{self.text}"


def cut(library: Library) -> list[Piece]:
    """All reports' texts through LlamaIndex's SentenceSplitter: 512 tokens, its default overlap of 200."""
    from llama_index.core.node_parser import SentenceSplitter

    splitter = SentenceSplitter(chunk_size=TOKENS)
    found: list[Piece] = []
    for report in library.store.reports():
        for number, text in enumerate(splitter.split_text(library.store.text(report.id))):
            found.append(Piece(id=f"{report.id}#{number}", report_id=report.id, title=report.title, text=text))
    return found


def of_reports(pieces: Sequence[Piece], report_ids: frozenset[str] | None) -> list[int]:
    """The positions of the pieces of these reports; of all where ``report_ids`` is None."""
    return [i for i, piece in enumerate(pieces) if report_ids is None or piece.report_id in report_ids]
