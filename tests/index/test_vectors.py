"""The vector store, over a real Chroma: embedded, and behind its own server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.errors import Unavailable, UserMistake
from index.vectors import StaleVectors, VectorEntry, VectorStore

WIDTH = 16
REPOSITORY = Path(__file__).resolve().parents[2]
Opener = Callable[..., VectorStore]


def vectors_of(count: int, seed: int = 7) -> npt.NDArray[np.float32]:
    """Random directions, shape ``(count, WIDTH)``."""
    drawn = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def entries_of(count: int, report: str = "a-2023", kind: str = "prose") -> list[VectorEntry]:
    return [
        VectorEntry(
            chunk_id=f"{report}#{number}",
            text=f"第{number}段",
            report_id=report,
            issuer="某区",
            year=2023,
            kind=kind,
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server of its own."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = Path(sys.executable).parent / "chroma"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [str(command), "run", "--path", str(folder), "--host", "127.0.0.1", "--port", str(port)],
            stdout=log,
            stderr=log,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(f"{url}/api/v2/heartbeat", timeout=5).close()
                    break
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.1)
            else:
                pytest.fail((folder / "log").read_text(encoding="utf-8", errors="replace"))
            yield url
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(params=["embedded", "server"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens the same store again and again, and closes what was opened."""
    url = request.getfixturevalue("server") if request.param == "server" else None
    opened: list[VectorStore] = []

    def opens(identity: str = "model-a", dimensions: int = WIDTH) -> VectorStore:
        store = VectorStore.open(tmp_path, url=url, identity=identity, dimensions=dimensions)
        opened.append(store)
        return store

    yield opens
    if url:
        opens().rebuild()
    for store in opened:
        store.close()


def test_finds_the_nearest_with_its_cosine(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(50)
    store.add(entries_of(50), vectors)
    question = vectors_of(1, seed=8)[0]
    cosines = vectors @ question
    expected = [f"a-2023#{number}" for number in np.argsort(-cosines)[:5]]
    hits = store.query(question, limit=5)
    assert [hit.chunk_id for hit in hits] == expected
    assert [hit.similarity for hit in hits] == pytest.approx(sorted(cosines, reverse=True)[:5], abs=1e-5)


def test_opposite_vectors_have_cosine_minus_one(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(1)
    store.add(entries_of(1), vectors)
    assert store.query(-vectors[0], limit=1)[0].similarity == pytest.approx(-1, abs=1e-5)


def test_adding_an_id_again_replaces_it(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(3)
    store.add(entries_of(3), vectors)
    again = VectorEntry(
        chunk_id="a-2023#0", text="改正后", report_id="b-2024", issuer="某县", year=2024, kind="table_row"
    )
    store.add([again], -vectors[:1])
    assert store.count() == 3
    assert store.query(-vectors[0], limit=1)[0].similarity == pytest.approx(1, abs=1e-5)
    assert [hit.chunk_id for hit in store.query(vectors[0], limit=9, report_ids=["b-2024"])] == ["a-2023#0"]
    nodes = store.llama_index.get_nodes(["a-2023#0"])
    assert [(node.get_content(), node.metadata) for node in nodes] == [
        ("改正后", {"report_id": "b-2024", "issuer": "某县", "year": 2024, "kind": "table_row"})
    ]


def test_the_last_of_two_entries_with_one_id_counts(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(2)
    entry = entries_of(1)[0]
    store.add([entry, entry], vectors)
    assert store.count() == 1
    assert store.query(vectors[1], limit=1)[0].similarity == pytest.approx(1, abs=1e-5)


def test_filters_by_report_and_kind(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(30)
    store.add(entries_of(10, "a-2023"), vectors[:10])
    store.add(entries_of(10, "b-2023"), vectors[10:20])
    store.add(entries_of(10, "form-2021", "table_row"), vectors[20:])
    ask = vectors[0]

    def found(**limits: list[str]) -> set[str]:
        return {hit.chunk_id.split("#")[0] for hit in store.query(ask, limit=100, **limits)}

    assert found() == {"a-2023", "b-2023", "form-2021"}
    assert found(report_ids=["b-2023"]) == {"b-2023"}
    assert found(report_ids=["b-2023", "a-2023"], kinds=["prose"]) == {"a-2023", "b-2023"}
    assert found(kinds=["table_row"]) == {"form-2021"}
    assert found(report_ids=["a-2023"], kinds=["table_row"]) == set()
    assert found(report_ids=[]) == set()
    assert len(store.query(ask, limit=100, report_ids=["b-2023"])) == 10


def test_a_filter_finds_everything_among_many(opener: Opener) -> None:
    """An approximate index may stop before it meets the few records that a filter lets through."""
    store, vectors = opener(), vectors_of(3000)
    store.add(entries_of(2990, "many"), vectors[:2990])
    store.add(entries_of(10, "few"), vectors[2990:])
    hits = store.query(vectors[0], limit=10, report_ids=["few"])
    expected = sorted(vectors[2990:] @ vectors[0], reverse=True)
    assert [hit.similarity for hit in hits] == pytest.approx(expected, abs=1e-5)


def test_removing_a_report_leaves_nothing_of_it(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(20)
    store.add(entries_of(10, "a-2023"), vectors[:10])
    store.add(entries_of(10, "b-2023"), vectors[10:])
    store.remove_report("a-2023")
    assert store.ids() == {f"b-2023#{number}" for number in range(10)}
    assert len(store.query(vectors[0], limit=50)) == 10
    store.remove_report("a-2023")
    assert store.count() == 10


def test_what_was_stored_is_there_after_reopening(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(20)
    store.add(entries_of(20), vectors)
    before = store.query(vectors[3], limit=5)
    store.close()
    again = opener()
    assert not again.stale
    assert again.count() == 20
    assert again.query(vectors[3], limit=5) == pytest.approx(before)


@pytest.mark.parametrize("other", [{"identity": "model-b"}, {"dimensions": 8}])
def test_another_models_vectors_are_stale(opener: Opener, other: dict[str, int]) -> None:
    first = opener()
    first.add(entries_of(2), vectors_of(2))
    first.close()
    store = opener(**other)
    assert store.stale
    with pytest.raises(StaleVectors, match="另一个向量模型"):
        store.query(vectors_of(1)[0], limit=1)
    with pytest.raises(StaleVectors):
        store.count()
    store.rebuild()
    assert not store.stale
    assert store.count() == 0
    assert store.query(vectors_of(1)[0][: other.get("dimensions", WIDTH)], limit=1) == []


def test_many_entries_go_in_batches(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(6000)
    store.add(entries_of(6000), vectors)
    assert store.count() == 6000
    assert store.query(vectors[5999], limit=1)[0].chunk_id == "a-2023#5999"


def test_several_threads_may_ask(opener: Opener) -> None:
    store, vectors = opener(), vectors_of(200)
    store.add(entries_of(200), vectors)
    with ThreadPoolExecutor(8) as pool:
        firsts = list(pool.map(lambda vector: store.query(vector, limit=1)[0].chunk_id, vectors))
    assert firsts == [f"a-2023#{number}" for number in range(200)]


def test_a_llama_index_retriever_over_the_store(opener: Opener) -> None:
    from llama_index.core import VectorStoreIndex
    from llama_index.core.embeddings import BaseEmbedding

    vectors = vectors_of(10)

    class Fixed(BaseEmbedding):
        """Gives every text the first vector."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return [float(number) for number in vectors[0]]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_query_embedding(text)

    store = opener()
    store.add(entries_of(10), vectors)
    index = VectorStoreIndex.from_vector_store(store.llama_index, embed_model=Fixed())
    nodes = index.as_retriever(similarity_top_k=2).retrieve("任何问题")
    assert nodes[0].node.node_id == "a-2023#0"
    assert nodes[0].node.get_content() == "第0段"
    assert nodes[0].node.metadata["year"] == 2023


def test_vectors_of_the_wrong_shape_are_refused(opener: Opener) -> None:
    with pytest.raises(ValueError, match="2 entries"):
        opener().add(entries_of(2), vectors_of(3))


def test_the_server_and_the_embedded_store_give_the_same(server: str, tmp_path: Path) -> None:
    vectors = vectors_of(500)
    found = []
    for url in (None, server):
        store = VectorStore.open(tmp_path, url=url, identity="model-a", dimensions=WIDTH)
        store.add(entries_of(500), vectors)
        found.append([hit for vector in vectors_of(20, seed=9) for hit in store.query(vector, limit=10)])
        store.rebuild()
        store.close()
    embedded, served = found
    assert [hit.chunk_id for hit in embedded] == [hit.chunk_id for hit in served]
    assert [hit.similarity for hit in embedded] == pytest.approx([hit.similarity for hit in served], abs=1e-5)


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(Unavailable, match=f"没有应答：http://127.0.0.1:{port}"):
        VectorStore.open(tmp_path, url=f"http://127.0.0.1:{port}", identity="model-a", dimensions=WIDTH)


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "ftp://127.0.0.1", "http://", "http://a:port"])
def test_what_is_not_an_address_is_the_users_mistake(tmp_path: Path, url: str) -> None:
    with pytest.raises(UserMistake, match="NIANBAO_CHROMA_URL"):
        VectorStore.open(tmp_path, url=url, identity="model-a", dimensions=WIDTH)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(Unavailable, match="home"):
        VectorStore.open(tmp_path / "home", url=None, identity="model-a", dimensions=WIDTH)


def test_importing_the_file_imports_no_store(repository: Path) -> None:
    program = "import sys, index.vectors; print([m for m in ('chromadb', 'llama_index') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repository, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_another_process_wrote_is_seen_after_reopening(tmp_path: Path) -> None:
    """An open folder shows its own state only; a process that serves must not answer from yesterday's."""
    writer = (
        "import sys, numpy as np\n"
        "from pathlib import Path\n"
        "from index.vectors import VectorEntry, VectorStore\n"
        "store = VectorStore.open(Path(sys.argv[1]), url=None, identity='x', dimensions=4)\n"
        "entry = VectorEntry(chunk_id='later', text='t', report_id='r', issuer='i', year=2020, kind='prose')\n"
        "store.add([entry], np.array([[0, 1, 0, 0]], dtype=np.float32))\n"
        "store.close()\n"
    )
    store = VectorStore.open(tmp_path, url=None, identity="x", dimensions=4)
    question = np.array([0, 1, 0, 0], dtype=np.float32)
    first = VectorEntry(chunk_id="first", text="t", report_id="r", issuer="i", year=2020, kind="prose")
    store.add([first], np.array([[1, 0, 0, 0]], dtype=np.float32))
    assert [hit.chunk_id for hit in store.query(question, limit=5)] == ["first"]
    subprocess.run([sys.executable, "-c", writer, str(tmp_path)], check=True, cwd=REPOSITORY)
    store.reopen()
    assert [hit.chunk_id for hit in store.query(question, limit=5)] == ["later", "first"]
    store.close()
