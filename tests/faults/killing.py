"""``nianbao ingest`` killed at a random moment, and what is then in the index."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.synthetic.reports import report
from index.database import ReportStore
from index.links import relink
from index.upkeep import examine
from index.wanted_vectors import wanted_ids
from qa.library import Library
from qa.settings import Settings
from tests.index.exported import exported
from tests.qa.built import nianbao

REPOSITORY = Path(__file__).resolve().parents[2]
BODIES, YEARS = ("云川市", "岚溪县财政局"), range(2020, 2024)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """An index of earlier editions, the folder of the corrected ones, and what is held before and after.

    ``seconds`` is how long the command takes undisturbed.
    """

    earlier: Path
    folder: Path
    before: dict[str, str]
    after: dict[str, str]
    seconds: float


def staged(folder: Path, bodies: Sequence[str] = BODIES) -> Stage:
    """Half of the reports are held in an earlier edition, half are new; all are then taken in."""
    for name, seed in (("earlier", 1), ("corrected", 2)):
        (folder / name).mkdir()
        for body in bodies:
            for year in YEARS if name == "corrected" else YEARS[::2]:
                made = report(body, year, seed=seed * year + len(body))
                path = folder / name / f"{body}-{year}{Path(made.name).suffix}"
                path.write_bytes(made.content)
    home, whole = folder / "home", folder / "whole"
    assert nianbao("ingest", str(folder / "earlier"), home=home).returncode == 0
    shutil.copytree(home, whole)
    began = time.monotonic()
    assert nianbao("ingest", str(folder / "corrected"), home=whole).returncode == 0
    seconds = time.monotonic() - began
    return Stage(
        earlier=home, folder=folder / "corrected", before=_held(home), after=_held(whole), seconds=seconds
    )


def kill_once(stage: Stage, home: Path, moment: float) -> str:
    """One ingest killed after ``moment`` seconds, looked at, and finished by another.

    Gives how far it had come: ``nothing``, ``part`` or ``all``, or ``ended``
    where it was through before. Raises AssertionError where anything is lost,
    doubled or half there.
    """
    shutil.copytree(stage.earlier, home)
    process = subprocess.Popen(
        [sys.executable, "-m", "ui.cli", "ingest", str(stage.folder)],
        cwd=REPOSITORY,
        env=os.environ | {"NIANBAO_HOME": str(home), "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    killed = process.wait() == -signal.SIGKILL
    held = _held(home)
    for report_id, rows in held.items():
        editions = [_without_links(edition.get(report_id, "")) for edition in (stage.before, stage.after)]
        assert _without_links(rows) in editions, f"{report_id} is half there"
    assert set(stage.before) <= set(held) <= set(stage.after), "a report is lost"
    _links_are_whole(home)
    with opened(home) as library:
        wanted = wanted_ids(library.store)
        assert wanted <= library.vectors().ids(), "a vector is lost"
    again = nianbao("ingest", str(stage.folder), home=home)
    assert again.returncode == 0, again.stderr.decode()
    assert _held(home) == stage.after
    with opened(home) as library:
        assert [finding for finding in examine(library.stores, mend=False) if finding.fault] == []
        entries = [entry.chunk_id for some, _ in library.vectors().everything() for entry in some]
        wanted = wanted_ids(library.store)
        assert sorted(entries) == sorted(wanted)
        assert library.vectors().count() == len(wanted)
    shutil.rmtree(home)
    if not killed:
        return "ended"
    return "all" if held == stage.after else "nothing" if held == stage.before else "part"


def kill_often(stage: Stage, folder: Path, times: int, seed: int) -> Counter[str]:
    """Kills ``times`` ingests, at moments drawn evenly over the time that one takes; gives how far they came."""
    draw = random.Random(seed)
    return Counter(
        kill_once(stage, folder / f"{number:03}", draw.uniform(0, stage.seconds)) for number in range(times)
    )


@contextmanager
def opened(home: Path) -> Iterator[Library]:
    """The index at ``home``, opened anew."""
    library = Library.open(Settings(home=home))
    try:
        yield library
    finally:
        library.close()


def _held(home: Path) -> dict[str, str]:
    store = ReportStore.open(home)
    try:
        return exported(store)
    finally:
        store.close()


def _without_links(rows: str) -> str:
    return "\n".join(line for line in rows.splitlines() if '"id": "year-link"' not in line)


def _links_are_whole(home: Path) -> None:
    """The checks between years are those of the reports that are held: made anew they are the same."""
    store = ReportStore.open(home)
    try:
        held = exported(store)
        for issuer in sorted({report.issuer for report in store.reports()}):
            relink(store, issuer)
        assert exported(store) == held, "a check between years is lost"
    finally:
        store.close()
