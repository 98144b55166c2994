"""A backup restored holds exactly what was backed up, whatever database it goes to."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import select

from index.backup import backup, restore
from index.database import ReportStore, schema
from index.errors import Unreadable, UserMistake
from index.ingest import Stores, take
from index.vectors import VectorStore
from tests.index.made import HashedEmbedder
from tests.index.test_ingest import opened, page


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Stores]:
    with opened(tmp_path / "first") as made:
        take(page("7"), "青岚.html", made)
        yield made


def everything(stores: Stores) -> dict[str, list[tuple[object, ...]]]:
    tables = (table for table in schema.metadata.sorted_tables if table.name != "meta")
    with stores.reports.engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in tables
        }


def nearly(found: dict[str, list[float]]) -> dict[str, object]:
    """Chroma makes every vector's length 1 again as it takes it in, which moves the last digit."""
    return {name: pytest.approx(vector, abs=1e-6) for name, vector in found.items()}


def vectors(stores: Stores) -> dict[str, list[float]]:
    return {
        entry.chunk_id: vector.tolist()
        for entries, found in stores.vectors().everything()
        for entry, vector in zip(entries, found, strict=True)
    }


def test_everything_comes_back(held: Stores, tmp_path: Path) -> None:
    counts = backup(held, tmp_path / "all.zip")
    assert (counts["reports"], counts["facts"], counts["originals"]) == (1, 200, 1)
    with opened(tmp_path / "second") as other:
        assert restore(other, tmp_path / "all.zip") == counts
        assert everything(other) == everything(held)
        assert vectors(other) == nearly(vectors(held))


@pytest.mark.postgres
def test_from_sqlite_into_postgresql(held: Stores, tmp_path: Path, postgres_server: object) -> None:
    backup(held, tmp_path / "all.zip")
    reports = ReportStore.open(tmp_path, postgres_server.database())  # type: ignore[attr-defined]
    own = VectorStore.open(tmp_path / "third", url=None, identity="hashed", dimensions=16)
    embedder = HashedEmbedder()
    stores = Stores(reports=reports, vectors=lambda: own, embedder=lambda: embedder)
    restore(stores, tmp_path / "all.zip")
    assert reports.facts()
    assert sorted(map(repr, reports.facts())) == sorted(map(repr, held.reports.facts()))
    assert vectors(stores) == nearly(vectors(held))
    own.close()
    reports.close()


def test_an_index_that_holds_reports_is_not_overwritten(held: Stores, tmp_path: Path) -> None:
    backup(held, tmp_path / "all.zip")
    with pytest.raises(UserMistake):
        restore(held, tmp_path / "all.zip")


@pytest.mark.parametrize("cut", [0, 100, -40])
def test_what_is_no_backup_is_refused_and_leaves_nothing(held: Stores, tmp_path: Path, cut: int) -> None:
    backup(held, tmp_path / "all.zip")
    whole = (tmp_path / "all.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:cut] if cut else b"")
    with opened(tmp_path / "second") as other:
        with pytest.raises(Unreadable):
            restore(other, tmp_path / "cut.zip")
        assert other.reports.reports() == ()


def test_a_backup_of_another_version_is_refused(held: Stores, tmp_path: Path) -> None:
    backup(held, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        manifest = archive.read("manifest.json").replace(f'"schema": {schema.VERSION}'.encode(), b'"schema": 99')
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("manifest.json", manifest)
    with opened(tmp_path / "second") as other, pytest.raises(UserMistake, match="99"):
        restore(other, tmp_path / "other.zip")


def test_an_interrupted_backup_leaves_no_file(
    held: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(OSError, match="No space"):
        backup(held, tmp_path / "all.zip")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
