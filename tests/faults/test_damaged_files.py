"""A file of the index overwritten: noticed in one line, made again by ``nianbao doctor``."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.errors import Damaged
from index.salvage import damaged, set_database_aside
from index.upkeep import set_aside
from index.vector_seal import NAME, readable
from index.vectors import VectorEntry, VectorStore
from tests.faults.killing import opened
from tests.index.exported import exported
from tests.qa.built import built_home, nianbao
from tests.ui.cli.running import error, one_line_error, out

QUESTION = "丽水市2019年的主要问题是什么"
DATABASE = "nianbao.sqlite3"
MANY = 1500
"""More vectors than Chroma keeps in its log before it writes the graph's files."""


def overwritten(path: Path, begin: int, length: int) -> None:
    content = bytearray(path.read_bytes())
    content[begin : begin + length] = b"\xa5" * min(length, len(content) - begin)
    path.write_bytes(content)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy of the index of the five reports in data/."""
    with opened(built_home()) as library:
        library.store.reports()
    return Path(shutil.copytree(built_home(), tmp_path / "copy"))


@pytest.mark.slow
def test_a_database_without_its_header_is_made_again_from_the_files_in_it(home: Path) -> None:
    with opened(home) as library:
        before = exported(library.store)
    overwritten(home / DATABASE, 0, 100)
    assert "doctor" in one_line_error(nianbao("ask", QUESTION, home=home), 3)
    mended = nianbao("doctor", home=home)
    assert mended.returncode == 0, error(mended)
    assert "重建了5份" in out(mended)
    with opened(home) as library:
        assert exported(library.store) == before
    assert out(nianbao("ask", QUESTION, home=home)) == out(nianbao("ask", QUESTION, home=built_home()))


def test_what_a_damaged_database_has_lost_is_named(home: Path) -> None:
    size = (home / DATABASE).stat().st_size
    with opened(home) as library:
        reports = {report.id for report in library.store.reports()}
    overwritten(home / DATABASE, size // 3 // 4096 * 4096, 20 * 4096)
    assert damaged(home)
    salvaged = set_database_aside(home)
    assert salvaged.lost
    assert len(salvaged.lost) + len(salvaged.originals) == len(reports)
    assert set(salvaged.lost) < reports
    assert not damaged(home)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of vectors large enough to have the graph's files."""
    draw = np.random.default_rng(3)
    with closing(VectorStore.open(tmp_path, url=None, identity="x", dimensions=16)) as store:
        store.add(
            [
                VectorEntry(chunk_id=f"c{n}", text="t", report_id="r", issuer="i", year=2020, kind="prose")
                for n in range(MANY)
            ],
            draw.normal(size=(MANY, 16)).astype(np.float32),
        )
    return tmp_path


@pytest.mark.parametrize("name", ["header.bin", "data_level0.bin", "link_lists.bin", "length.bin"])
def test_a_damaged_graph_is_noticed_before_it_is_read(many: Path, name: str) -> None:
    """Read as it is, it gives wrong neighbours, or ends the process."""

    def opens() -> None:
        VectorStore.open(many, url=None, identity="x", dimensions=16).close()

    opens()
    (path,) = (many / "vectors").glob(f"*/{name}")
    overwritten(path, 0, 4096)
    with pytest.raises(Damaged, match="损坏"):
        opens()
    assert set_aside(many, opens)
    assert not set_aside(many, opens)


@pytest.mark.slow
def test_a_damaged_graph_whose_writer_was_stopped_is_found_in_a_process_of_its_own(many: Path) -> None:
    (many / "vectors" / NAME).unlink()
    assert readable(many)
    (path,) = (many / "vectors").glob("*/data_level0.bin")
    overwritten(path, 0, 4096)
    assert not readable(many)
    assert set_aside(many, lambda: None)
