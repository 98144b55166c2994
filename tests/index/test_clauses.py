"""Clauses with numbers: what is embedded of each, and that an index holds exactly the vectors that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.clauses import KIND, MOST_CLAUSES, clause_entries, clause_ids, clause_text
from index.database import ReportStore
from index.ingest import Stores, remove, take
from index.vectors import VectorStore
from index.wanted_vectors import ids_of, missing_entries, wanted_ids
from tests.index.made import HashedEmbedder, quantities_of
from tests.renderers import html
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of

PROSE = "全年受理热线来电42件，其中咨询17件。"


def page(sentence: str) -> bytes:
    whole = html.render(report_of(dict.fromkeys(keys_of("2021"), "0"), "2021")).decode()
    return whole.replace("<h2>二", f"<p>{sentence}</p><h2>二", 1).encode()


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    reports = ReportStore.open(tmp_path)
    vectors = VectorStore.open(tmp_path, url=None, identity="hashed", dimensions=16)
    embedder = HashedEmbedder()
    yield Stores(reports=reports, vectors=lambda: vectors, embedder=lambda: embedder)
    vectors.close()
    reports.close()


def kinds(stores: Stores) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entries, _ in stores.vectors().everything():
        for entry in entries:
            found.setdefault(entry.kind, []).append(entry.text)
    return found


def test_a_clause_is_embedded_with_what_it_inherits() -> None:
    first, second = quantities_of(PROSE)
    assert clause_text(first).endswith("全年受理热线来电42件")
    assert "热线来电" in clause_text(second)
    assert clause_text(second).endswith("其中咨询17件")


def test_ids_change_with_the_file_and_with_the_analysis() -> None:
    first = clause_ids("甲市-2021", "a" * 64, 7, 2)
    assert len(set(first)) == 2
    assert not set(first) & set(clause_ids("甲市-2021", "b" * 64, 7, 2))
    assert not set(first) & set(clause_ids("甲市-2021", "a" * 64, 8, 2))


def test_a_yearbook_does_not_fill_the_index() -> None:
    names = clause_ids("甲市-2021", "a" * 64, 7, 100_000)
    assert len(names) == MOST_CLAUSES
    entries = list(clause_entries(names, quantities_of(PROSE), report_id="甲市-2021", issuer="甲市", year=2021))
    assert [entry.kind for entry in entries] == [KIND, KIND]


def test_every_clause_of_a_report_has_a_vector_and_goes_with_it(stores: Stores) -> None:
    taken = take(page(PROSE), "page.html", stores)
    stated = kinds(stores)[KIND]
    assert [text for text in stated if "17件" in text]
    assert len(stated) == len(stores.reports.quantities([taken.report_id]))
    assert stores.vectors().ids() == wanted_ids(stores.reports)
    take(page(PROSE.replace("42", "43")), "page.html", stores)
    assert not [text for text in kinds(stores)[KIND] if "42件" in text]
    assert stores.vectors().ids() == wanted_ids(stores.reports)
    assert remove(taken.report_id, stores)
    assert KIND not in kinds(stores)


def test_a_lost_clause_is_among_what_is_missing(stores: Stores) -> None:
    taken = take(page(PROSE), "page.html", stores)
    lost = next(name for name in ids_of(stores.reports, taken.report_id) if "#q" in name)
    stores.vectors().remove([lost])
    assert [entry.chunk_id for entry in missing_entries(stores.reports, stores.vectors().ids())] == [lost]
