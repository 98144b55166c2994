"""A process that takes one report in and stops at a named point, to be killed there.

``python interrupted.py HOME FILE POINT``; prints "here" once the point is reached.
Points: ``embedding``, ``storing`` (vectors are written, SQL is not), ``clearing``
(SQL is written, the old vectors are still there).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from index.database import ReportStore
from index.ingest import Stores, take
from index.vectors import VectorStore
from tests.index.made import HashedEmbedder


def stop_at(method: Callable[..., Any]) -> Callable[..., Any]:
    """``method`` waits to be killed instead of doing its work."""

    def waits(*_: Any, **__: Any) -> None:
        print("here", flush=True)
        time.sleep(60)

    waits.__name__ = method.__name__
    return waits


def main(home: Path, file: Path, point: str) -> None:
    """Takes ``file`` into the stores at ``home`` and waits at ``point``."""
    reports = ReportStore.open(home)
    embedder = HashedEmbedder()
    vectors = VectorStore.open(home, url=None, identity="hashed", dimensions=16)
    if point == "embedding":
        embedder.embed_passages = stop_at(embedder.embed_passages)  # type: ignore[method-assign]
    elif point == "storing":
        reports.replace = stop_at(reports.replace)  # type: ignore[method-assign]
    elif point == "clearing":
        vectors.remove = stop_at(vectors.remove)  # type: ignore[method-assign]
    stores = Stores(reports=reports, vectors=lambda: vectors, embedder=lambda: embedder)
    take(file.read_bytes(), file.name, stores)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
