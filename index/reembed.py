"""Makes the vectors that are missing, from the chunks that are stored: after a change of model, or an interrupted run."""

from __future__ import annotations

from collections.abc import Sequence

from index.chunks import Chunk
from index.database import StoredReport
from index.embedding import Progress
from index.ingest import Stores, vector_entry
from index.vectors import VectorEntry

BATCH = 512
"""Entries embedded and stored at a time, so that an interruption loses little."""


def complete(stores: Stores, progress: Progress | None = None) -> int:
    """Starts the vectors anew where another model made them, and makes every one that is missing.

    Returns how many were made. No report has to be read again.
    """
    vectors = stores.vectors()
    if vectors.stale:
        vectors.rebuild()
    held = vectors.ids()
    reports = {report.id: report for report in stores.reports.reports()}
    missing = _entries(stores.reports.chunks(), reports, held)
    for begin in range(0, len(missing), BATCH):
        batch = missing[begin : begin + BATCH]
        vectors.add(batch, stores.embedder().embed_passages([entry.text for entry in batch]))
        if progress is not None:
            progress(begin + len(batch), len(missing))
    return len(missing)


def _entries(
    chunks: Sequence[tuple[str, Chunk]], reports: dict[str, StoredReport], held: set[str]
) -> list[VectorEntry]:
    wanted: dict[str, VectorEntry] = {}
    for report_id, chunk in chunks:
        if chunk.vector_id not in held and chunk.vector_id not in wanted and report_id in reports:
            report = reports[report_id]
            wanted[chunk.vector_id] = vector_entry(chunk, report_id=report.id, issuer=report.issuer, year=report.year)
    return list(wanted.values())
