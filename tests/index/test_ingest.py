"""Taking reports in: idempotent, replacing, and clean after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from index.database import ReportStore
from index.errors import Unreadable, UserMistake
from index.ingest import Stores, files_under, read_file, remove, sweep, take
from index.readers import read_bytes
from index.vectors import VectorStore
from index.wanted_vectors import wanted_ids
from tests.index.made import HashedEmbedder
from tests.renderers import html, markdown
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of


def page(new: str = "7", *, form: str = "2021", abridged: bool = False) -> bytes:
    """A report whose cells are 0 but one: the natural persons' new requests."""
    printed = dict.fromkeys(keys_of(form), "0") | {("requests.new", "natural"): new}
    content = html.render(report_of(printed, form))
    mark = "<p>摘编说明：依据公布的数字另行撰写。</p><h2>一、".encode()
    return content.replace("<h2>一、".encode(), mark) if abridged else content


@contextmanager
def opened(home: Path) -> Iterator[Stores]:
    reports = ReportStore.open(home)
    vectors = VectorStore.open(home, url=None, identity="hashed", dimensions=16)
    embedder = HashedEmbedder()
    try:
        yield Stores(reports=reports, vectors=lambda: vectors, embedder=lambda: embedder)
    finally:
        vectors.close()
        reports.close()


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with opened(tmp_path) as made:
        yield made


def new_requests(stores: Stores) -> list[Decimal | None]:
    return [fact.value for fact in stores.reports.facts(indicators=["requests.new"], applicants=["natural"])]


def assert_consistent(stores: Stores) -> None:
    """Every chunk has its vector, and there are no others."""
    wanted = wanted_ids(stores.reports)
    assert stores.vectors().ids() == wanted


def test_taken(stores: Stores) -> None:
    outcome = take(page(), "青岚.html", stores)
    assert (outcome.state, outcome.report_id) == ("taken", "青岚市-2021")
    assert outcome.analysis is not None
    assert outcome.analysis.cells_mapped == 200
    assert set(outcome.seconds) == {"parse", "embed", "store"}
    assert new_requests(stores) == [7]
    assert_consistent(stores)


def test_the_same_file_changes_nothing(stores: Stores) -> None:
    take(page(), "青岚.html", stores)
    before = stores.reports.generation()
    assert take(page(), "另名.html", stores).state == "unchanged"
    assert stores.reports.generation() == before


def test_a_corrected_file_replaces_its_report_everywhere(stores: Stores) -> None:
    take(page(), "青岚.html", stores)
    assert take(page("9"), "青岚.html", stores).state == "replaced"
    assert [report.id for report in stores.reports.reports()] == ["青岚市-2021"]
    assert new_requests(stores) == [9]
    assert len(stores.reports.facts()) == 200
    assert_consistent(stores)


def test_a_file_with_far_fewer_cells_replaces_a_report_and_says_so(stores: Stores) -> None:
    assert take(page(), "青岚.html", stores).cells_before == 0
    head, _, rest = page().decode().partition("<h2>三、")
    outcome = take((head + "<h2>四、" + rest.partition("<h2>四、")[2]).encode(), "青岚.html", stores)
    assert outcome.state == "replaced"
    assert outcome.cells_before == 200
    assert take(page("9"), "青岚.html", stores).cells_before == 0


def test_another_format_of_the_same_report_replaces_it(stores: Stores) -> None:
    take(page(), "青岚.html", stores)
    printed = dict.fromkeys(keys_of("2021"), "0") | {("requests.new", "natural"): "7"}
    assert take(markdown.render(report_of(printed, "2021")), "青岚.md", stores).state == "replaced"
    assert_consistent(stores)


def test_an_abridged_edition_does_not_replace_the_original(stores: Stores) -> None:
    take(page(), "原文.html", stores)
    assert take(page("8", abridged=True), "摘编.html", stores).state == "kept"
    assert new_requests(stores) == [7]


def test_the_original_replaces_an_abridged_edition(stores: Stores) -> None:
    assert take(page("8", abridged=True), "摘编.html", stores).state == "taken"
    assert take(page(), "原文.html", stores).state == "replaced"
    assert new_requests(stores) == [7]
    assert not stores.reports.reports()[0].abridged


def test_a_bad_file_changes_nothing(stores: Stores) -> None:
    take(page(), "青岚.html", stores)
    before = stores.reports.generation()
    for content in (b"", b"\x00\x01\x02\xff" * 100, "没有年度的一页".encode(), b"<html></html>"):
        outcome = take(content, "坏.txt", stores)
        assert outcome.state == "failed"
        assert outcome.error is not None
        assert outcome.error.exit_code == 1
        assert "\n" not in outcome.error.line()
    assert stores.reports.generation() == before
    assert_consistent(stores)


def test_two_years_are_linked_whichever_comes_first(stores: Stores) -> None:
    year = b"2021"
    take(page().replace(year, b"2022"), "后.html", stores)
    assert [check for check in stores.reports.checks() if check.id == "year-link"] == []
    take(page(), "前.html", stores)
    links = [check for check in stores.reports.checks() if check.id == "year-link"]
    assert {check.report_id for check in links} == {"青岚市-2022"}
    assert len(links) == 9
    remove("青岚市-2021", stores)
    assert [check for check in stores.reports.checks() if check.id == "year-link"] == []
    assert_consistent(stores)


def test_removed(stores: Stores) -> None:
    take(page(), "青岚.html", stores)
    assert remove("青岚市-2021", stores)
    assert not remove("青岚市-2021", stores)
    assert stores.reports.reports() == ()
    assert stores.reports.facts() == []
    assert stores.reports.chunks() == []
    sweep(stores)
    assert_consistent(stores)


@pytest.mark.parametrize("point", ["embedding", "storing", "clearing"])
def test_killed_half_way_the_next_run_finishes(tmp_path: Path, point: str) -> None:
    home = tmp_path / "home"
    with opened(home) as stores:
        take(page(), "青岚.html", stores)
    changed = tmp_path / "青岚.html"
    changed.write_bytes(page("9").replace("逐步完善".encode(), "更加完善".encode()))
    script = Path(__file__).parent / "interrupted.py"
    process = subprocess.Popen(
        [sys.executable, str(script), str(home), str(changed), point], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as printed:
        assert printed.readline() == "here\n"
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait(20) == -signal.SIGKILL
    with opened(home) as stores:
        held = new_requests(stores)
        assert held == [9 if point == "clearing" else 7]
        assert len(stores.reports.facts()) == 200
        assert take(changed.read_bytes(), "青岚.html", stores).state == (
            "unchanged" if point == "clearing" else "replaced"
        )
        sweep(stores)
        assert new_requests(stores) == [9]
        assert_consistent(stores)


def test_files_of_a_folder(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "README.md", ".hidden.txt", "c.exe", "sub/d.PDF", ".git/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.name for file in files_under([tmp_path])] == ["a.txt", "b.html", "d.PDF"]
    assert [file.name for file in files_under([tmp_path / "c.exe"])] == ["c.exe"]


def test_a_folder_leaves_no_document_out_in_silence(tmp_path: Path) -> None:
    saved = "<html><head><title>年报</title></head><body><p>青岚市2022年政府信息公开工作年度报告</p></body></html>"
    for name in ("a.doc", "b.rtf", "c.wps", "d.xls", "e.ofd", "f.css", "g.js", "h.html", "~$a.doc", "h_files/i.gif", "h_files/j.png", "k_files/l.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{\\rtf1 x}" if name == "b.rtf" else saved, encoding="utf-8")
    named = [file.name for file in files_under([tmp_path])]
    assert named == ["a.doc", "b.rtf", "c.wps", "d.xls", "e.ofd", "h.html", "l.png"]
    assert read_bytes((tmp_path / "a.doc").read_bytes(), "a.doc").media == "html"
    with pytest.raises(Unreadable, match="RTF"):
        read_bytes((tmp_path / "b.rtf").read_bytes(), "b.rtf")


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="没有这个文件"):
        list(files_under([tmp_path / "none"]))


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(65 * 2**20)
    with pytest.raises(Unreadable, match="过大"):
        read_file(file)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="无法读取"):
        read_file(tmp_path)


def test_the_folder_of_a_saved_page_that_was_renamed(tmp_path: Path) -> None:
    (tmp_path / "公开年报_files").mkdir()
    (tmp_path / "扫描_files").mkdir()
    for name in ("公开年报_files/frame.html", "扫描_files/report.html"):
        (tmp_path / name).write_text("<p>页</p>", encoding="utf-8")
    (tmp_path / "2023.html").write_text('<iframe src="./公开年报_files/frame.html"></iframe>', encoding="utf-8")
    found = [str(file.relative_to(tmp_path)) for file in files_under([tmp_path])]
    assert found == ["2023.html", "扫描_files/report.html"]
