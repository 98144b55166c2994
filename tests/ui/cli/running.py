"""What a run of the command printed."""

from __future__ import annotations

import json
import subprocess
from typing import Any

Run = subprocess.CompletedProcess[bytes]


def out(run: Run) -> str:
    """Standard output."""
    return run.stdout.decode("utf-8")


def error(run: Run) -> str:
    """Standard error."""
    return run.stderr.decode("utf-8")


def parsed(run: Run) -> Any:
    """Standard output as JSON."""
    assert run.returncode == 0, error(run)
    return json.loads(out(run))


def one_line_error(run: Run, code: int) -> str:
    """The one line on standard error of a run that failed with ``code``; there is no traceback."""
    assert run.returncode == code, (run.returncode, error(run))
    lines = error(run).strip().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    assert not run.stdout.strip()
    return lines[0]
