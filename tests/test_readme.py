"""What the README shows is what the program prints, and every setting stands in its table."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from qa.settings import SETTINGS
from tests.qa.built import built_home
from ui.cli import COMMANDS, main

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_the_readme_shows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block = next(part for part in re.findall(r"```\n(.*?)```", README, re.DOTALL) if "nianbao ask" in part)
    command, _, printed = block.partition("nianbao ask ")[2].partition("\n")
    monkeypatch.setenv("NIANBAO_HOME", str(built_home()))
    assert main(["ask", *shlex.split(command)]) == 0
    assert capsys.readouterr().out == printed


def test_every_setting_stands_in_the_table() -> None:
    for setting in SETTINGS:
        assert f"| `{setting.name}` |" in README


def test_every_command_stands_in_the_table() -> None:
    for name in COMMANDS:
        assert f"`nianbao {'eval' if name == 'evaluate' else name}" in README


def test_the_picture_is_there() -> None:
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (Path(__file__).resolve().parent.parent / path).is_file()
