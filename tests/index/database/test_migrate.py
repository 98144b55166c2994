"""A database of an earlier version is brought up, and nothing in it is lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, update

from index.analysis import Analysis
from index.database import ReportStore, schema


def _make_it_version_1(store: ReportStore) -> None:
    schema.users.drop(store.engine)
    schema.originals.drop(store.engine)
    with store.engine.begin() as connection:
        connection.execute(update(schema.meta).where(schema.meta.c.name == "version").values(value="1"))
    store.close()


def test_version_1_is_brought_up(
    store: ReportStore, analysis: Analysis, tmp_path: Path, url: str | None
) -> None:
    store.replace(analysis)
    before = store.facts()
    _make_it_version_1(store)
    later = ReportStore.open(tmp_path, url)
    assert inspect(later.engine).has_table("originals")
    with later.engine.connect() as connection:
        row = connection.execute(select(schema.meta.c.value).where(schema.meta.c.name == "version")).first()
    assert row is not None
    assert row.value == str(schema.VERSION)
    assert later.facts() == before
    later.close()


def test_a_new_database_and_a_migrated_one_are_the_same(
    store: ReportStore, tmp_path: Path, url: str | None
) -> None:
    def described(engine: object) -> dict[str, list[tuple[str, str, bool]]]:
        seen = inspect(engine)
        return {
            table: sorted((c["name"], str(c["type"]), bool(c["nullable"])) for c in seen.get_columns(table))  # type: ignore[union-attr]
            for table in schema.metadata.tables
        }

    fresh = described(store.engine)
    _make_it_version_1(store)
    migrated = ReportStore.open(tmp_path, url)
    assert described(migrated.engine) == fresh
    migrated.close()


@pytest.mark.postgres
def test_two_processes_bring_it_up_at_once(postgres_server: object, tmp_path: Path) -> None:
    """The second waits and finds it done."""
    address = postgres_server.database()  # type: ignore[attr-defined]
    _make_it_version_1(ReportStore.open(tmp_path, address))
    opened: list[ReportStore] = []
    threads = [
        threading.Thread(target=lambda: opened.append(ReportStore.open(tmp_path, address))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    for one in opened:
        one.close()
