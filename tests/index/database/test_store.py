"""Reports in SQL: what goes in comes out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import update

from index.analysis import Analysis
from index.database import ReportStore, schema
from index.errors import Unavailable, UserMistake


def test_facts_come_back_exactly(store: ReportStore, analysis: Analysis) -> None:
    store.replace(analysis)
    assert {fact.key: fact for fact in store.facts()} == analysis.facts


def test_checks_quantities_and_chunks_come_back_exactly(store: ReportStore, analysis: Analysis) -> None:
    store.replace(analysis)
    report_id = analysis.report.id
    assert tuple(store.checks()) == analysis.checks
    assert store.quantities() == [(report_id, quantity) for quantity in analysis.quantities]
    assert store.chunks() == [(report_id, chunk) for chunk in analysis.chunks]
    assert len(analysis.quantities) == 1


def test_the_report_and_its_text(store: ReportStore, analysis: Analysis) -> None:
    store.replace(analysis)
    report = store.report(analysis.report.id)
    assert report is not None
    for name in (
        "title",
        "issuer",
        "year",
        "form",
        "scope",
        "region",
        "aliases",
        "period",
        "source",
        "abridged",
    ):
        assert getattr(report, name) == getattr(analysis.report, name)
    assert (report.cells_mapped, report.cells_expected) == (200, 200)
    assert store.text(report.id) == analysis.document.text
    grids, sections = store.layout(report.id)
    assert len(grids) == 3
    assert len(sections) == len(analysis.placed)


def test_what_is_not_held(store: ReportStore) -> None:
    assert store.report("无") is None
    assert store.text("无") == ""
    assert store.layout("无") == ([], [])
    assert store.facts(["无"]) == []
    assert not store.remove("无")


def test_narrowing(store: ReportStore, analysis: Analysis) -> None:
    store.replace(analysis)
    assert len(store.facts(indicators=["requests.total"])) == 7
    assert len(store.facts(indicators=["requests.total"], applicants=["total"])) == 1
    assert store.facts([]) == []
    assert {check.status for check in store.checks(status="fail")} <= {"fail"}
    assert all(chunk.kind == "prose" for _, chunk in store.chunks(kind="prose"))
    many = [analysis.report.id, *(f"无{number}" for number in range(1000))]
    assert len(store.facts(many)) == 200


def test_replacing_leaves_nothing_behind(store: ReportStore, analysis: Analysis) -> None:
    store.replace(analysis)
    store.replace(analysis)
    assert len(store.reports()) == 1
    assert len(store.facts()) == 200
    assert len(store.chunks()) == len(analysis.chunks)


def test_the_generation_tells_of_changes(store: ReportStore, analysis: Analysis) -> None:
    seen = [store.generation()]
    store.replace(analysis)
    seen.append(store.generation())
    store.remove(analysis.report.id)
    seen.append(store.generation())
    assert len(set(seen)) == 3


def test_another_handle_sees_the_change(
    store: ReportStore, analysis: Analysis, tmp_path: Path, url: str | None
) -> None:
    other = ReportStore.open(tmp_path, url)
    assert other.reports() == ()
    store.replace(analysis)
    assert [report.id for report in other.reports()] == [analysis.report.id]
    other.close()


def test_a_database_of_a_later_version(store: ReportStore, tmp_path: Path, url: str | None) -> None:
    with store.engine.begin() as connection:
        connection.execute(update(schema.meta).where(schema.meta.c.name == "version").values(value="99"))
    with pytest.raises(UserMistake, match="99"):
        ReportStore.open(tmp_path, url)


@pytest.mark.parametrize("address", ["nonsense", "unknown://x/y", "sqlite:////"])
def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    with pytest.raises((UserMistake, Unavailable)):
        ReportStore.open(tmp_path, address)


def test_a_database_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as raised:
        ReportStore.open(tmp_path, "postgresql+psycopg://user:secret@127.0.0.1:1/none?connect_timeout=2")
    assert "secret" not in raised.value.line()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "nianbao.sqlite3").write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with pytest.raises(Unavailable):
        ReportStore.open(tmp_path)


def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Unavailable):
        ReportStore.open(tmp_path / "file" / "home")


def test_a_locked_database_is_reported(tmp_path: Path, analysis: Analysis) -> None:
    """The wait is the driver's; here it is cut short."""
    store = ReportStore.open(tmp_path, f"sqlite:///{tmp_path / 'own.sqlite3'}?timeout=0.1")
    blocker = sqlite3.connect(tmp_path / "own.sqlite3", isolation_level=None)
    blocker.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unavailable):
        store.replace(analysis)
    blocker.execute("ROLLBACK")
    blocker.close()
    store.replace(analysis)
    store.close()
