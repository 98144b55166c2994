"""The opened index: reports, facts and checks at once, vectors and model when first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.database import ReportStore
from index.database.turns import turn
from qa.settings import Settings

if TYPE_CHECKING:
    from index.cross_encoder import CrossEncoderReranker
    from index.embedding import Embedder
    from index.ingest import Stores
    from index.vectors import VectorStore
    from qa.model.assisted import LanguageModel


class Library:
    """What questions are asked of. Safe to share between threads."""

    def __init__(self, settings: Settings, store: ReportStore, *, serving: bool = False) -> None:
        self.settings = settings
        self._serving = serving
        self.store = store
        self._lock = threading.RLock()
        self._vectors: VectorStore | None = None
        self._embedder: Embedder | None = None
        self._reranker: CrossEncoderReranker | None = None
        self._model: LanguageModel | None = None

    @classmethod
    def open(cls, settings: Settings, *, serving: bool = False) -> Library:
        """Opens the index that ``settings`` name; nothing heavy is loaded yet.

        ``serving`` is for a server: nothing is loaded later either that would hold up its visitors.
        """
        return cls(settings, ReportStore.open(settings.home, settings.database_url or None), serving=serving)

    def embedder(self) -> Embedder:
        """The embedding model, loaded on first use."""
        with self._lock:
            if self._embedder is None:
                from index.embedding import open_embedder

                self._embedder = open_embedder(
                    self.settings.embed_model or None,
                    cache=self.settings.home / "models",
                    serving=self._serving,
                )
            return self._embedder

    def vectors(self) -> VectorStore:
        """The vector store, opened on first use."""
        with self._lock:
            if self._vectors is None:
                from index.vectors import VectorStore

                embedder = self.embedder()
                self._vectors = VectorStore.open(
                    self.settings.home,
                    url=self.settings.chroma_url or None,
                    identity=embedder.identity,
                    dimensions=embedder.dimensions,
                )
            return self._vectors

    def renew(self) -> None:
        """Sees what another process has written into the folder of vectors since it was opened.

        A server shows every client the same; an open folder does not. What was
        handed out before stays good: it answers from the folder opened anew.
        """
        with self._lock:
            if self._vectors is not None and not self.settings.chroma_url:
                self._vectors.reopen()

    @contextmanager
    def turn(
        self, *, waiting: Callable[[], None] | None = None, patience: float = float("inf")
    ) -> Iterator[None]:
        """The turn to change the index, see :func:`index.database.turns.turn`; what others wrote is seen in it."""
        with turn(self.store.engine, waiting=waiting, patience=patience):
            self.renew()
            yield

    def reranker(self) -> CrossEncoderReranker | None:
        """The reranking model, or None where none is set; loaded on first use."""
        if not self.settings.rerank_model:
            return None
        with self._lock:
            if self._reranker is None:
                from index.cross_encoder import CrossEncoderReranker

                self._reranker = CrossEncoderReranker(self.settings.rerank_model)
            return self._reranker

    def model(self) -> LanguageModel | None:
        """The language model, or None where none is set. Raises :class:`UserMistake` for settings that are wrong."""
        if not self.settings.llm_url:
            return None
        with self._lock:
            if self._model is None:
                from qa.model.assisted import LanguageModel
                from qa.model.options import model_options

                options = model_options(self.settings)
                self._model = LanguageModel(options) if options is not None else None
            return self._model

    @property
    def stores(self) -> Stores:
        """The three parts for ingestion."""
        from index.ingest import Stores

        return Stores(reports=self.store, vectors=self.vectors, embedder=self.embedder)

    def close(self) -> None:
        """Closes what was opened."""
        with self._lock:
            if self._vectors is not None:
                self._vectors.close()
                self._vectors = None
            if self._model is not None:
                self._model.close()
                self._model = None
            self.store.close()
