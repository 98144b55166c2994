"""What is stored with a vector, and what a search for vectors finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class VectorEntry:
    """What is stored with a vector: the text that was embedded and what it can be filtered by.

    ``extra`` holds further plain values. A row whose text is embedded once for
    all reports carries the form's id as its ``report_id`` and 0 as its year.
    """

    chunk_id: str
    text: str
    report_id: str
    issuer: str
    year: int
    kind: str
    extra: Mapping[str, str | int | float | bool] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A chunk and the cosine of its vector to the question's, from -1 to 1."""

    chunk_id: str
    similarity: float


def entry_of(name: str, text: str | None, metadata: Mapping[str, Any]) -> VectorEntry:
    """The entry of what a store holds of it."""
    return VectorEntry(
        chunk_id=name,
        text=text or "",
        report_id=str(metadata["report_id"]),
        issuer=str(metadata["issuer"]),
        year=int(metadata["year"]),
        kind=str(metadata["kind"]),
    )


def metadata_of(entry: VectorEntry) -> dict[str, Any]:
    """What a store holds of an entry beside its text."""
    return {
        **entry.extra,
        "report_id": entry.report_id,
        "issuer": entry.issuer,
        "year": entry.year,
        "kind": entry.kind,
    }
