"""A disk that is full, and one that cannot be written: a line that says so, and nothing half there."""

from __future__ import annotations

import gc
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.upkeep import examine
from tests.faults.killing import opened
from tests.qa.built import built_home, nianbao
from tests.ui.cli.running import error, one_line_error, out

PARTIAL = "2019年丽水市部分公开的申请有多少件"
OPEN = "丽水市2019年的主要问题是什么"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, in memory; mounting one takes the machine's administrator."""
    place = tmp_path / "disk"
    place.mkdir()
    if _mount("-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)):
        pytest.skip("this machine does not let the tests mount a disk")
    yield place
    # On a busy machine the vector store's own threads let go of its files a moment after it is closed.
    until = time.monotonic() + 20
    while subprocess.run(["umount", str(place)], check=False, capture_output=True).returncode:
        assert time.monotonic() < until, "the disk is still in use"
        gc.collect()
        time.sleep(0.25)


def _mount(*arguments: str) -> int:
    if shutil.which("mount") is None:
        return 1
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode


@pytest.mark.slow
def test_a_full_disk_is_told_in_one_line_and_what_was_taken_is_whole(disk: Path) -> None:
    run = nianbao("ingest", home=disk / "home")
    assert run.returncode == 3
    assert len(error(run).strip().splitlines()) == 1
    assert "磁盘" in error(run)
    taken = sum("已导入" in line for line in out(run).splitlines())
    assert 0 < taken < 5
    assert not _mount("-o", "remount,size=60m", str(disk))
    with opened(disk / "home") as library:
        assert len(library.store.reports()) == taken
        faults = [finding for finding in examine(library.stores, mend=False) if finding.fault]
        # Vectors may be there that were written before their report found no room; nothing else.
        assert all(finding.subject == "vectors" and "多" in finding.fault for finding in faults)
    again = nianbao("ingest", home=disk / "home")
    assert again.returncode == 0, error(again)
    with opened(disk / "home") as library:
        assert len(library.store.reports()) == 5
        assert [finding for finding in examine(library.stores, mend=False) if finding.fault] == []


@pytest.mark.slow
def test_a_read_only_folder_answers_and_takes_nothing_in(disk: Path) -> None:
    assert not _mount("-o", "remount,size=60m", str(disk))
    home = disk / "home"
    shutil.copytree(built_home(), home)
    assert not _mount("-o", "remount,ro", str(disk))
    for question in (PARTIAL, OPEN):
        here, elsewhere = (nianbao("ask", question, home=place) for place in (home, built_home()))
        assert here.returncode == 0, error(here)
        assert out(here) == out(elsewhere)
    assert "Read-only" in one_line_error(nianbao("ingest", home=home), 3)
    assert "Read-only" in one_line_error(nianbao("remove", "丽水市-2019", "--lang", "en", home=home), 3)


def test_a_read_only_folder_whose_writer_was_stopped_shows_all_that_was_written(disk: Path) -> None:
    """What stands in the log beside SQLite's file only is read too."""
    assert not _mount("-o", "remount,size=60m", str(disk))
    home = disk / "home"
    with opened(built_home()) as library:
        library.store.reports()
        shutil.copytree(built_home(), home)
    with opened(home) as library:
        library.store.remove("丽水市-2019")
        shutil.copytree(home, disk / "stopped")
    assert (disk / "stopped" / "nianbao.sqlite3-wal").stat().st_size
    assert not _mount("-o", "remount,ro", str(disk))
    listed = nianbao("reports", home=disk / "stopped")
    assert listed.returncode == 0, error(listed)
    assert "丽水市-2019" not in out(listed)
    assert "宿迁市-2024" in out(listed)
