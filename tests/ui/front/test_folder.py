"""The sockets of a front that was killed are cleared away; those of one that lives are not."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from ui.front import folder
from ui.front.folder import ALLOWANCE, leave, make_folder


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path_factory.mktemp("p")
    monkeypatch.setattr(folder, "_short_place", lambda: str(place))
    return place


def listen(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    return listener


def test_a_dead_fronts_folder_goes_when_the_next_one_starts() -> None:
    dead, alive, young = make_folder(), make_folder(), make_folder()
    listen(dead / ALLOWANCE).close()
    (dead / "worker").touch()
    with listen(alive / ALLOWANCE):
        new = make_folder()
        assert not dead.exists()
        assert alive.exists()
        assert young.exists(), "its socket is about to be made"
    assert new.stat().st_mode & 0o777 == 0o700


def test_the_last_worker_of_a_dead_front_takes_the_folder_with_it() -> None:
    here = make_folder()
    for name in (ALLOWANCE, "one", "two"):
        (here / name).touch()
    leave(here / "one", front=0)
    assert sorted(path.name for path in here.iterdir()) == ["two"]
    leave(here / "two", front=0)
    assert not here.exists()


def test_a_worker_whose_front_lives_leaves_the_folder_alone() -> None:
    here = make_folder()
    for name in (ALLOWANCE, "one"):
        (here / name).touch()
    leave(here / "one", front=os.getppid())
    assert [path.name for path in here.iterdir()] == [ALLOWANCE]
