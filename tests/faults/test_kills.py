"""kill -9 at any moment of an ingest: nothing is lost, doubled or half there, and the next one ends as if nothing had been."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.killing import BODIES, kill_often, staged


@pytest.mark.slow
def test_killed_a_few_times(tmp_path: Path) -> None:
    """One body's four reports: read in the process itself, so that this stays short."""
    came = kill_often(staged(tmp_path, BODIES[:1]), tmp_path, 2, seed=7)
    assert came.total() == 2


@pytest.mark.slow
def test_killed_two_hundred_times(tmp_path: Path) -> None:
    """Eight reports: they are read in processes of their own, which have to end too."""
    came = kill_often(staged(tmp_path), tmp_path, 200, seed=11)
    print(f"200 kills: {dict(came)}")
    assert came.total() == 200
    # Where they fall must be spread, or they show nothing of the middle.
    assert came["part"] >= 20
