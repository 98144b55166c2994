"""Another embedding model: noticed, and every vector made anew from what is stored, never mixed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.database import ReportStore
from index.ingest import Stores, take
from index.reembed import complete
from index.sentence_model import SentenceModelEmbedder
from index.vectors import StaleVectors, VectorStore
from index.wanted_vectors import wanted_ids
from tests.index.made import HashedEmbedder
from tests.qa.built import nianbao
from tests.renderers import html
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of

PAGE = html.render(report_of(dict.fromkeys(keys_of("2021"), "0"), "2021"))


@contextmanager
def opened(home: Path, identity: str) -> Iterator[Stores]:
    reports = ReportStore.open(home)
    vectors = VectorStore.open(home, url=None, identity=identity, dimensions=16)
    embedder = HashedEmbedder()
    try:
        yield Stores(reports=reports, vectors=lambda: vectors, embedder=lambda: embedder)
    finally:
        vectors.close()
        reports.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An index whose vectors the model "first" made."""
    with opened(tmp_path, "first") as stores:
        assert take(PAGE, "page.html", stores).state == "taken"
    return tmp_path


def test_another_models_vectors_are_not_mixed(home: Path) -> None:
    with opened(home, "second") as stores:
        assert stores.vectors().stale
        with pytest.raises(StaleVectors) as caught:
            take(PAGE.replace(b"<h2>", b"<h2> ", 1), "page.html", stores)
        assert "nianbao ingest" in caught.value.line()


def test_all_vectors_are_made_anew(home: Path) -> None:
    with opened(home, "first") as stores:
        before = stores.vectors().ids()
        assert complete(stores) == 0
    seen: list[tuple[int, int]] = []
    with opened(home, "second") as stores:
        assert complete(stores, lambda done, total: seen.append((done, total))) == len(before)
        assert stores.vectors().ids() == before
        assert not stores.vectors().stale
        assert complete(stores) == 0
    assert seen[-1] == (len(before), len(before))
    with opened(home, "first") as stores:
        assert stores.vectors().stale


def test_an_interrupted_rebuild_is_gone_on_with(home: Path) -> None:
    with opened(home, "second") as stores:
        stores.vectors().rebuild()
        wanted = wanted_ids(stores.reports)
        assert complete(stores) == len(wanted)
        stores.vectors().remove(sorted(wanted)[:5])
        assert complete(stores) == 5
        vector = stores.embedder().embed_query("不予公开")
        assert stores.vectors().query(vector, limit=3)


def test_a_model_changed_in_its_folder_is_another_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"first")
    first = SentenceModelEmbedder(str(tmp_path)).identity
    assert SentenceModelEmbedder(str(tmp_path)).identity == first
    (tmp_path / "model.safetensors").write_bytes(b"other")
    assert SentenceModelEmbedder(str(tmp_path)).identity != first


def test_ingest_makes_missing_vectors(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_bytes(PAGE)
    home = tmp_path / "home"
    assert nianbao("ingest", str(source), home=home).returncode == 0
    store = VectorStore.open(home, url=None, identity="another", dimensions=8)
    assert store.stale
    store.rebuild()
    store.close()
    run = nianbao("ingest", str(source), home=home)
    assert run.returncode == 0, run.stderr.decode()
    assert "重建" in run.stdout.decode()
    assert nianbao("search", "申请", home=home).returncode == 0
