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

__all__ = ["FOLDER", "REPORTS", "load"]


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of ``data/<name>.toml``, read once."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
