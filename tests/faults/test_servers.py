"""PostgreSQL or Chroma gone for a while: one plain line meanwhile, answers again afterwards without a restart."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import data
from index.errors import Unavailable
from index.ingest import take
from index.upkeep import examine
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.chroma import Chroma
from tests.postgres import Server, running
from tests.qa.built import nianbao
from tests.ui.cli.running import error

PARTIAL = "2019年丽水市部分公开的申请有多少件"
OPEN = "丽水市2019年的主要问题是什么"
pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this file's own: it is stopped while the others' tests need theirs."""
    try:
        with running() as server:
            yield server
    except FileNotFoundError:
        pytest.skip("PostgreSQL is not installed")


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[Chroma]:
    server = Chroma(tmp_path / "chroma")
    yield server
    server.stop()


@contextmanager
def library_on(home: Path, database: str, chroma: str) -> Iterator[Library]:
    library = Library.open(Settings(home=home, database_url=database, chroma_url=chroma))
    try:
        yield library
    finally:
        library.close()


@pytest.mark.slow
def test_each_server_may_go_and_come_back(postgres: Server, chroma: Chroma, tmp_path: Path) -> None:
    with library_on(tmp_path / "home", postgres.database(), chroma.url) as library:
        for path in sorted(data.REPORTS.glob("*.md")):
            assert take(path.read_bytes(), path.name, library.stores).state == "taken"
        assistant = Assistant(library)
        figure, prose = assistant.ask(PARTIAL).answer, assistant.ask(OPEN).answer
        assert "106" in figure
        assert "年报写道" in prose
        for server, question, words in ((postgres, PARTIAL, "数据库"), (chroma, OPEN, "向量库")):
            server.stop()
            for _ in range(2):
                with pytest.raises(Unavailable) as told:
                    assistant.ask(question)
                assert words in told.value.line()
                assert "\n" not in told.value.line()
            server.start()
            assert (assistant.ask(PARTIAL).answer, assistant.ask(OPEN).answer) == (figure, prose)


@pytest.mark.slow
@pytest.mark.parametrize("servers", [False, True], ids=["folder", "servers"])
def test_two_ingests_at_once_both_end_well(
    request: pytest.FixtureRequest, tmp_path: Path, servers: bool
) -> None:
    home, variables = tmp_path / "home", {}
    if servers:
        variables = {
            "NIANBAO_DATABASE_URL": request.getfixturevalue("postgres").database(),
            "NIANBAO_CHROMA_URL": request.getfixturevalue("chroma").url,
        }
    settings = Settings(
        home=home,
        database_url=variables.get("NIANBAO_DATABASE_URL", ""),
        chroma_url=variables.get("NIANBAO_CHROMA_URL", ""),
    )
    library = Library.open(settings)
    with library.turn():
        second = subprocess.Popen(
            [sys.executable, "-m", "ui.cli", "ingest"],
            cwd=Path(__file__).parents[2],
            env=_environment(home, variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert second.stderr is not None
        assert "等它完成" in second.stderr.readline().decode()
        path = min(data.REPORTS.glob("*.md"))
        take(path.read_bytes(), path.name, library.stores)
    library.close()
    third = nianbao("ingest", home=home, **variables)
    printed, _ = second.communicate(timeout=120)
    assert (second.returncode, third.returncode) == (0, 0), error(third)
    assert printed.decode().count("没有变化") + third.stdout.decode().count("没有变化") == 6
    library = Library.open(settings)
    assert len(library.store.reports()) == 5
    assert [finding for finding in examine(library.stores, mend=False, deep=True) if finding.fault] == []
    library.close()


def _environment(home: Path, variables: dict[str, str]) -> dict[str, str]:
    repository = str(Path(__file__).parents[2])
    return os.environ | {"NIANBAO_HOME": str(home), "PYTHONPATH": repository, "PYTHONIOENCODING": "utf-8"} | variables
