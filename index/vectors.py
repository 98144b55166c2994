"""Vectors of chunks, in Chroma through LlamaIndex: the only file that imports either's store.

Both are imported when a store is opened, not with this file. What is known of
them and worked around here: an id that exists is ignored by ``add`` (so:
delete, then add); the wrapper sends more at once than Chroma takes (so: small
batches); its score is ``exp(-distance)`` (so: converted); adding or asking by
text would download a model (so: vectors always).
"""

from __future__ import annotations

import math
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.database.read_only import cannot_be_written
from index.errors import Damaged, Unavailable, UserMistake
from index.vector_entry import Hit as Hit
from index.vector_entry import VectorEntry as VectorEntry
from index.vector_entry import entry_of, metadata_of
from index.vector_seal import broken, seal, unseal

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from llama_index.vector_stores.chroma import ChromaVectorStore

COLLECTION = "nianbao"
BATCH = 1000
"""A server refuses bodies over 40 MB; Chroma itself takes 5,461 records at once."""
SECONDS_TO_ANSWER = 60
"""A server that takes longer counts as not answering."""
SEARCH_WIDTH = 400
"""``ef_search``: recall@10 is 0.999 on near-duplicate texts, against 0.97 with the default of 100."""


class StaleVectors(UserMistake):
    """The stored vectors are another model's and cannot be compared with this one's."""


@contextmanager
def _answering(place: str) -> Iterator[None]:
    """Turns the store's own errors into :class:`index.errors.Unavailable`."""
    from chromadb.errors import ChromaError
    from httpx import HTTPError

    try:
        yield
    except (ChromaError, HTTPError, OSError) as error:
        raise Unavailable(
            f"向量库没有应答：{place}（{error}）",
            remedy="请检查 NIANBAO_CHROMA_URL 所指的服务，或数据目录的磁盘空间和权限；文件损坏时运行 nianbao doctor",
            english=f"The vector store {place} does not answer ({error}); check the server that "
            "NIANBAO_CHROMA_URL names, or the space and permissions of the data folder; "
            "run nianbao doctor where files are damaged",
        ) from error


class VectorStore:
    """One collection of vectors; may be used from several threads, not several processes.

    Several processes need a server (``url``). ``stale`` says that the vectors
    were made by another model: then only :meth:`rebuild` and :meth:`close` work,
    everything else raises :class:`StaleVectors`.
    """

    def __init__(
        self,
        client: Any,
        *,
        place: str,
        identity: str,
        dimensions: int,
        again: Callable[[], Any] | None = None,
        folder: Path | None = None,
        any_model: bool = False,
    ) -> None:
        self._folder = folder
        self._any_model = any_model
        self._client = client
        self._again = again
        self._changed = False
        self._lock = threading.RLock()
        self._place = place
        self._label = {"embedding": identity, "dimensions": dimensions}
        with _answering(place):
            self._take(self._find() or self._create())

    @classmethod
    def open(
        cls, home: Path, *, url: str | None, identity: str, dimensions: int, any_model: bool = False
    ) -> VectorStore:
        """Opens the store in ``home / "vectors"``, or at the Chroma server ``url`` where one is given.

        ``identity`` and ``dimensions`` are the embedder's; with ``any_model``
        what is held is read whichever model made it. Raises
        :class:`index.errors.Unavailable` when the store does not answer, and
        :class:`index.errors.UserMistake` when ``url`` is not an address.
        """
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        folder = home / "vectors"
        place = url or str(folder)
        again: Callable[[], Any] | None = None
        with _answering(place):
            if url:
                client = _connect(url, settings)
            else:
                if not cannot_be_written(folder):
                    folder.mkdir(parents=True, exist_ok=True)
                again = partial(_open_folder, folder, settings)
                client = again()
        return cls(
            client,
            place=place,
            identity=identity,
            dimensions=dimensions,
            again=again,
            folder=None if url else folder,
            any_model=any_model,
        )

    @contextmanager
    def _busy(self) -> Iterator[None]:
        """The store's own errors turned into one kind, and no reopening meanwhile."""
        with self._lock, _answering(self._place):
            yield

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """The same for a change; from the first one until it is closed, the folder has no seal."""
        with self._busy():
            if self._folder is not None and not self._changed:
                unseal(self._folder)
                self._changed = True
            yield

    @property
    def stale(self) -> bool:
        """Whether the stored vectors were made by another model."""
        metadata = self._collection.metadata or {}
        return not self._any_model and any(metadata.get(key) != value for key, value in self._label.items())

    @property
    def llama_index(self) -> ChromaVectorStore:
        """The same collection as a LlamaIndex vector store."""
        return self._wrapper

    def add(self, entries: Sequence[VectorEntry], vectors: npt.NDArray[np.float32]) -> None:
        """Stores ``entries`` with ``vectors``, shape ``(len(entries), dimensions)``.

        An entry whose id is held already is replaced; of entries with one id the last one counts.
        """
        from llama_index.core.schema import TextNode

        self._refuse_stale()
        if vectors.shape != (len(entries), self._label["dimensions"]):
            raise ValueError(f"{len(entries)} entries, vectors of shape {vectors.shape}")
        numbers = list({entry.chunk_id: number for number, entry in enumerate(entries)}.values())
        for begin in range(0, len(numbers), BATCH):
            batch = numbers[begin : begin + BATCH]
            nodes = [
                TextNode(
                    id_=entries[number].chunk_id,
                    text=entries[number].text,
                    embedding=vectors[number].tolist(),
                    metadata=metadata_of(entries[number]),
                )
                for number in batch
            ]
            with self._changing():
                self._collection.delete(ids=[node.node_id for node in nodes])
                self._wrapper.add(list(nodes))

    def remove_report(self, report_id: str) -> None:
        """Takes out everything that was stored with ``report_id``."""
        self._refuse_stale()
        with self._changing():
            self._collection.delete(where={"report_id": report_id})

    def remove(self, chunk_ids: Sequence[str]) -> None:
        """Takes out the entries with these ids; ids that are not held do no harm."""
        self._refuse_stale()
        with self._changing():
            for begin in range(0, len(chunk_ids), BATCH):
                self._collection.delete(ids=list(chunk_ids[begin : begin + BATCH]))

    def query(
        self,
        vector: npt.NDArray[np.float32],
        *,
        limit: int,
        report_ids: Sequence[str] | None = None,
        kinds: Sequence[str] | None = None,
    ) -> list[Hit]:
        """The ``limit`` entries nearest to ``vector``, nearest first.

        ``report_ids`` and ``kinds`` restrict to entries stored with one of them;
        an empty sequence restricts to nothing, ``None`` does not restrict.
        """
        from llama_index.core.vector_stores.types import (
            FilterOperator,
            MetadataFilter,
            MetadataFilters,
            VectorStoreQuery,
        )

        self._refuse_stale()
        wanted = {"report_id": report_ids, "kind": kinds}
        if limit < 1 or any(values is not None and not values for values in wanted.values()):
            return []
        filters = [
            MetadataFilter(key=key, value=list(values), operator=FilterOperator.IN)
            for key, values in wanted.items()
            if values
        ]
        question = VectorStoreQuery(
            query_embedding=vector.tolist(),
            similarity_top_k=limit,
            filters=MetadataFilters(filters=list(filters)) if filters else None,
        )
        with self._busy():
            result = self._wrapper.query(question)
        hits = zip(result.ids or [], result.similarities or [], strict=True)
        return [Hit(chunk_id=chunk_id, similarity=1 + math.log(score)) for chunk_id, score in hits]

    def ids(self) -> set[str]:
        """The ids of all entries."""
        self._refuse_stale()
        with self._busy():
            return set(self._collection.get(include=[])["ids"])

    def count(self) -> int:
        """The number of entries."""
        self._refuse_stale()
        with self._busy():
            return int(self._collection.count())

    def everything(self) -> Iterator[tuple[list[VectorEntry], npt.NDArray[np.float32]]]:
        """All entries with their vectors, some at a time, by id."""
        import numpy as np

        self._refuse_stale()
        names = sorted(self.ids())
        for begin in range(0, len(names), BATCH):
            with self._busy():
                found = self._collection.get(
                    ids=names[begin : begin + BATCH], include=["embeddings", "documents", "metadatas"]
                )
            held = zip(found["ids"], found["documents"], found["metadatas"], strict=True)
            entries = [entry_of(name, text, metadata) for name, text, metadata in held]
            yield entries, np.asarray(found["embeddings"], dtype=np.float32)

    def rebuild(self) -> None:
        """Throws all vectors away and starts an empty collection for the present model."""
        with self._changing():
            self._client.delete_collection(COLLECTION)
            self._take(self._create())

    def reopen(self) -> None:
        """Opens the folder anew, so that another process's writes are seen; a server's are seen anyway."""
        if self._again is None:
            return
        with self._busy():
            self._close_client()
            self._client = self._again()
            self._take(self._find() or self._create())

    def close(self) -> None:
        """Lets go of the files or the connection. The store cannot be used afterwards."""
        self._close_client()
        for session in _sessions(self._client):
            session.close()

    def _close_client(self) -> None:
        self._client.close()
        if self._folder is not None and self._changed:
            # Where there is no room for it, the folder counts as one whose writer was stopped.
            with suppress(OSError):
                seal(self._folder)
            self._changed = False

    def _find(self) -> Any:
        from chromadb.errors import NotFoundError

        try:
            return self._client.get_collection(COLLECTION, embedding_function=None)
        except NotFoundError:
            return None

    def _create(self) -> Any:
        return self._client.get_or_create_collection(
            COLLECTION,
            metadata=self._label,
            configuration={"hnsw": {"space": "cosine", "ef_search": SEARCH_WIDTH}},
            embedding_function=None,
        )

    def _take(self, collection: Any) -> None:
        from llama_index.vector_stores.chroma import ChromaVectorStore

        self._collection = collection
        self._wrapper = ChromaVectorStore(chroma_collection=collection)

    def _refuse_stale(self) -> None:
        if self.stale:
            raise StaleVectors(
                "已存的向量由另一个向量模型生成，不能与现在的模型混用",
                remedy="请重新运行 nianbao ingest，或恢复原来的 NIANBAO_EMBED_MODEL",
                english="The stored vectors were made by another embedding model; run nianbao ingest "
                "again, or restore the earlier NIANBAO_EMBED_MODEL",
            )


def _open_folder(folder: Path, settings: Any) -> Any:
    """Chroma over ``folder``. Of a damaged one it says all kinds of things; here it is one."""
    import chromadb

    try:
        if broken(folder):
            raise RuntimeError("not as its writer left it")
        if not cannot_be_written(folder):
            return chromadb.PersistentClient(path=str(folder), settings=settings)
        # Chroma writes even when it is only asked; a folder that cannot be written is asked as a copy.
        copy = tempfile.mkdtemp(prefix="nianbao-")
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        client = chromadb.PersistentClient(path=copy, settings=settings)
        weakref.finalize(client, shutil.rmtree, copy, ignore_errors=True)
        return client
    except (ValueError, AttributeError, RuntimeError) as error:
        raise Damaged(
            f"向量库打不开，可能已损坏：{folder}",
            remedy="请运行 nianbao doctor，它会按数据库里的内容重新生成",
            english=f"the vectors in {folder} cannot be opened, they may be damaged; "
            "run nianbao doctor, which makes them again from the database",
        ) from error


def _connect(url: str, settings: Any) -> Any:
    from urllib.parse import urlsplit

    import chromadb

    try:
        address = urlsplit(url)
        port = address.port or (443 if address.scheme == "https" else 8000)
    except ValueError:
        address, port = urlsplit(""), 0
    if address.scheme not in ("http", "https") or not address.hostname:
        raise UserMistake(
            f"NIANBAO_CHROMA_URL 不是地址：{url}",
            remedy="应当形如 http://127.0.0.1:8000",
            english=f"NIANBAO_CHROMA_URL is not an address: {url}; it looks like http://127.0.0.1:8000",
        )
    try:
        client = chromadb.HttpClient(
            host=address.hostname, port=port, ssl=address.scheme == "https", settings=settings
        )
    except ValueError as error:  # the client reports a server that does not answer like this
        raise OSError(str(error)) from error
    for session in _sessions(client):
        session.timeout = SECONDS_TO_ANSWER
    return client


def _sessions(client: Any) -> Iterator[Any]:
    """The HTTP sessions of a client, of which it neither limits the time nor closes any itself."""
    for holder in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(holder, "_server", None), "_session", None)
        if session is not None:
            yield session
