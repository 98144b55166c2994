"""The index of the reports in data/, made once by the command itself, and how tests run that command."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

LONGEST_RUN = 180
"""Seconds that one command may take on a busy machine."""


def nianbao(
    *arguments: str, home: Path, folder: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs ``nianbao`` in a process of its own, with nothing set but what is given."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NIANBAO_")}
    environment |= {"NIANBAO_HOME": str(home), "PYTHONIOENCODING": "utf-8", **variables}
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *arguments],
        cwd=folder or Path(__file__).parents[2],
        env=environment | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        timeout=LONGEST_RUN,
        check=False,
    )


@cache
def built() -> tuple[tempfile.TemporaryDirectory[str], subprocess.CompletedProcess[bytes]]:
    """The home folder of an index of the reports in data/, and the run of ``nianbao ingest`` that made it."""
    folder = tempfile.TemporaryDirectory(prefix="nianbao-built-")
    return folder, nianbao("ingest", home=Path(folder.name) / "home")


def built_home() -> Path:
    """The folder for ``NIANBAO_HOME`` of that index; tests only read it."""
    folder, run = built()
    assert run.returncode == 0, run.stderr.decode()
    return Path(folder.name) / "home"
