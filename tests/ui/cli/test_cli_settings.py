"""``nianbao.toml``, ``NIANBAO_HOME`` and the language of messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.qa.built import built_home
from ui.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, with no variable set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NIANBAO_HOME")
    return tmp_path


def test_the_state_is_in_the_working_folder(folder: Path) -> None:
    assert main(["reports"]) == 0
    assert (folder / ".nianbao").is_dir()


def test_the_folder_that_the_file_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "nianbao.toml").write_text(f'home = "{built_home()}"\n', encoding="utf-8")
    assert main(["reports"]) == 0
    assert "丽水市-2019" in capsys.readouterr().out
    assert not (folder / ".nianbao").exists()


def test_the_variable_goes_first(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "nianbao.toml").write_text('home = "elsewhere"\n', encoding="utf-8")
    monkeypatch.setenv("NIANBAO_HOME", str(built_home()))
    assert main(["reports"]) == 0
    assert "丽水市-2019" in capsys.readouterr().out


@pytest.mark.parametrize("content", ['colour = "red"\n', "[[[\n", 'lang = "fr"\n'])
def test_a_wrong_file(folder: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "nianbao.toml").write_text(content, encoding="utf-8")
    assert main(["reports"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--lang", "en", "reports"], ["reports", "--lang", "en"], ["reports", "--lang=en"]])
def test_english_messages(folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out.strip().isascii()


@pytest.mark.parametrize("arguments", [["--lang", "en", "remove", "x"], ["remove", "x", "--lang", "en"]])
def test_english_mistakes(folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.strip().isascii()


def test_english_by_setting(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_LANG", "en")
    assert main(["remove", "x"]) == 2
    assert capsys.readouterr().err.strip().isascii()


def test_no_command_shows_the_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("ingest", "ask", "search", "facts", "check", "reports", "remove", "eval", "serve"))
