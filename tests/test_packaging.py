"""What is installed, and that what is needed goes with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

NAME = re.compile(r"[A-Za-z0-9._-]+")


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pins(repository: Path) -> dict[str, str]:
    """Package to version, as pinned."""
    lines = (repository / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    assert all(len(pair) == 2 for pair in pairs)
    return {normal(name): version for name, version in pairs}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_asked_for_is_pinned(project: dict[str, Any], pins: dict[str, str]) -> None:
    asked = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["test"]]
    names = {normal(match.group()) for text in asked if (match := NAME.match(text))}
    assert len(names) == len(asked)
    assert names <= set(pins)


def test_pins_can_be_had_on_any_machine(pins: dict[str, str]) -> None:
    """A local version, such as one ending in +cpu, exists on one index only."""
    assert [name for name, version in pins.items() if "+" in version] == []
    assert int(pins["kubernetes"].split(".")[0]) < 37


def test_every_file_of_the_packages_is_shipped(project: dict[str, Any], repository: Path) -> None:
    patterns = project["tool"]["setuptools"]["package-data"]["*"]
    shipped = {".py", *(pattern.removeprefix("**/*") for pattern in patterns)}
    left_out = [
        path.relative_to(repository).as_posix()
        for package in ("data", "index", "qa", "ui")
        for path in (repository / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in shipped
    ]
    assert left_out == []
