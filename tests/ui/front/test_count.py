"""``--workers`` and its setting: several only where the index can be shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import UserMistake
from qa.settings import Settings
from ui.cli import main
from ui.front.count import worker_count

POSTGRES, CHROMA = "postgresql+psycopg://nianbao@127.0.0.1/nianbao", "http://127.0.0.1:8000"


def settings(**values: str) -> Settings:
    return Settings(home=Path("home"), **values)


@pytest.mark.parametrize(
    ("database", "chroma", "named"),
    [
        ("", "", "NIANBAO_DATABASE_URL、NIANBAO_CHROMA_URL"),
        ("sqlite:///facts.sqlite3", CHROMA, "NIANBAO_DATABASE_URL"),
        (POSTGRES, "", "NIANBAO_CHROMA_URL"),
    ],
)
def test_files_are_not_shared(database: str, chroma: str, named: str) -> None:
    shared = settings(database_url=database, chroma_url=chroma)
    with pytest.raises(UserMistake) as told:
        worker_count(2, shared)
    assert told.value.exit_code == 2
    assert f"请设好 {named}（" in told.value.line("zh")
    assert told.value.line("en").isascii()
    assert worker_count(1, shared) == worker_count(None, shared) == 1


def test_servers_are_shared() -> None:
    assert worker_count(3, settings(database_url=POSTGRES, chroma_url=CHROMA)) == 3


def test_the_command_line_goes_before_the_setting() -> None:
    both = settings(database_url=POSTGRES, chroma_url=CHROMA, workers="4")
    assert (worker_count(None, both), worker_count(2, both)) == (4, 2)


@pytest.mark.parametrize("wrong", ["0", "65", "-1", "two", "", "²", "1.5"])
def test_a_number_that_is_none(wrong: str) -> None:
    with pytest.raises(UserMistake):
        worker_count(None, settings(database_url=POSTGRES, chroma_url=CHROMA, workers=wrong))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_says_so_in_one_line(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--workers", "2", "--lang", language]) == 2
    printed = capsys.readouterr()
    assert len(printed.err.strip().splitlines()) == 1
    assert printed.err.isascii() == (language == "en")
    assert not printed.out
