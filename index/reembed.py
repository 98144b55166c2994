"""Makes the vectors that are missing, from what is stored of the reports: after a change of model, or an interrupted run."""

from __future__ import annotations

from index.embedding import Progress
from index.ingest import Stores
from index.wanted_vectors import missing_entries

BATCH = 512
"""Entries embedded and stored at a time, so that an interruption loses little."""


def complete(stores: Stores, progress: Progress | None = None) -> int:
    """Starts the vectors anew where another model made them, and makes every one that is missing.

    Returns how many were made. No report has to be read again.
    """
    vectors = stores.vectors()
    if vectors.stale:
        vectors.rebuild()
    missing = missing_entries(stores.reports, vectors.ids())
    for begin in range(0, len(missing), BATCH):
        batch = missing[begin : begin + BATCH]
        vectors.add(batch, stores.embedder().embed_passages([entry.text for entry in batch]))
        if progress is not None:
            progress(begin + len(batch), len(missing))
    return len(missing)
