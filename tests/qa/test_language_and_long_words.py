"""Messages in English wherever it is asked for; long repeated words are searched for quickly."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from qa.library import Library
from qa.search import search
from ui.cli import main


@pytest.mark.parametrize("arguments", [["--lang=en", "remove", "x"], ["remove", "x", "--lang=en"]])
def test_english_mistakes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.strip().isascii()


def test_english_mistakes_by_the_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nianbao.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert main(["remove", "x"]) == 2
    assert capsys.readouterr().err.strip().isascii()


def test_a_word_repeated_many_times_is_searched_for_quickly(editions: Library) -> None:
    started = time.process_time()
    search(editions, "部分公开" * 1000)
    assert time.process_time() - started < 5
