"""Facts of the field that the program rests on: forms, terms, places, reports.

Nothing here imports from the other packages.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
REPORTS = FOLDER / "reports"

__all__ = ["FOLDER", "REPORTS", "load", "load_folder"]


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of ``data/<name>.toml``, read once."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def load_folder(name: str) -> dict[str, Any]:
    """The sections of all ``data/<name>/*.toml``, read once; raises ``ValueError`` where two files have one of the same name."""
    sections: dict[str, Any] = {}
    for path in sorted((FOLDER / name).glob("*.toml")):
        for section, content in load(f"{name}/{path.stem}").items():
            if section in sections:
                raise ValueError(f"{path} repeats section {section}")
            sections[section] = content
    return sections
