"""The index looked over: every fault that is put into one is found, mended, and then gone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from index.errors import Unavailable
from index.ingest import Stores, take
from index.upkeep import Finding, examine, set_aside
from index.vectors import VectorEntry, VectorStore
from tests.index.test_ingest import assert_consistent, opened, page


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with opened(tmp_path) as made:
        take(page("7"), "青岚.html", made)
        yield made


def faults(stores: Stores, *, mend: bool = True, deep: bool = False) -> list[Finding]:
    return [finding for finding in examine(stores, mend=mend, deep=deep) if finding.fault]


def execute(stores: Stores, statement: str) -> None:
    with stores.reports.engine.begin() as connection:
        connection.execute(text(statement))


def test_a_sound_index(stores: Stores) -> None:
    assert not faults(stores, deep=True)


def test_missing_vectors_are_made_again(stores: Stores) -> None:
    names = sorted(stores.vectors().ids())
    stores.vectors().remove(names[:3])
    seen = faults(stores, mend=False)
    assert [finding.well for finding in seen] == [False]
    assert [finding.well for finding in faults(stores)] == [True]
    assert_consistent(stores)
    assert not faults(stores)


def test_stray_vectors_are_dropped(stores: Stores) -> None:
    stray = VectorEntry(chunk_id="无@0", text="x", report_id="无", issuer="无", year=2020, kind="prose")
    stores.vectors().add([stray], np.ones((1, 16), dtype=np.float32))
    assert [finding.mended for finding in faults(stores)] == ["已清除"]
    assert_consistent(stores)


def test_a_changed_figure_is_noticed_by_the_deep_look_and_read_again(stores: Stores) -> None:
    execute(
        stores, "UPDATE facts SET value = '999' WHERE indicator = 'requests.new' AND applicant = 'natural'"
    )
    assert not faults(stores)
    assert len(faults(stores, deep=True)) == 1
    value = stores.reports.facts(indicators=["requests.new"], applicants=["natural"])[0].value
    assert value == 7
    assert not faults(stores, deep=True)


def test_a_report_without_its_passages_is_read_again(stores: Stores) -> None:
    before = stores.reports.chunks()
    execute(stores, "DELETE FROM chunks")
    assert any(not finding.well for finding in faults(stores, mend=False))
    assert all(finding.well for finding in faults(stores))
    assert stores.reports.chunks() == before
    assert_consistent(stores)


def test_a_damaged_original_is_told_and_nothing_is_overwritten(stores: Stores) -> None:
    execute(stores, "UPDATE originals SET content = X'789c030000000001'")
    facts = stores.reports.facts()
    assert [finding.well for finding in faults(stores, deep=True)] == [False]
    assert stores.reports.facts() == facts


def test_a_reading_by_an_earlier_version_is_renewed(stores: Stores) -> None:
    execute(stores, "UPDATE reports SET analysis_version = 0")
    assert [finding.well for finding in faults(stores)] == [True]
    assert not faults(stores)


def test_a_broken_folder_of_vectors_is_set_aside_and_made_again(tmp_path: Path) -> None:
    with opened(tmp_path) as stores:
        take(page("7"), "青岚.html", stores)
    (tmp_path / "vectors" / "chroma.sqlite3").write_bytes(b"this is no database " * 50)

    def open_vectors() -> VectorStore:
        return VectorStore.open(tmp_path, url=None, identity="hashed", dimensions=16)

    with pytest.raises(Unavailable):
        open_vectors()
    assert set_aside(tmp_path, open_vectors)
    with closing(open_vectors()):
        assert (tmp_path / "vectors-broken").is_dir()
    with opened(tmp_path) as stores:
        assert [finding.well for finding in faults(stores)] == [True]
        assert_consistent(stores)


def test_a_sound_folder_is_left_where_it_is(tmp_path: Path) -> None:
    with opened(tmp_path) as stores:
        assert not set_aside(tmp_path, stores.vectors)
