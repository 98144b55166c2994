"""The folder of the sockets between the front and its workers, and what becomes of it when they are killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import tempfile
from pathlib import Path

PREFIX = "nianbao-front-"
ALLOWANCE = "allowance"
"""The front's own socket in it."""
LONGEST_FOLDER = 60
"""A Unix socket's whole path may be about a hundred characters long."""


def make_folder() -> Path:
    """A new folder that only its owner may enter; those of fronts that were killed are cleared away first."""
    place = Path(_short_place())
    for left in place.glob(PREFIX + "*"):
        if _is_dead(left / ALLOWANCE):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))


def leave(own_socket: Path, front: int) -> None:
    """What a worker does last: without its ``front``, a process id, nobody else clears the folder.

    The last of the workers takes the folder with it.
    """
    own_socket.unlink(missing_ok=True)
    if os.getppid() == front:
        return
    (own_socket.parent / ALLOWANCE).unlink(missing_ok=True)
    # Not empty while another worker is still ending.
    with contextlib.suppress(OSError):
        own_socket.parent.rmdir()


def _is_dead(path: Path) -> bool:
    """Whether the socket is there, ours, and nobody listens at it any more."""
    try:
        if path.stat().st_uid != os.getuid():
            return False
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            line.connect(str(path))
    except ConnectionRefusedError:
        return True
    except OSError:
        return False
    return False


def _short_place() -> str:
    place = tempfile.gettempdir()
    return place if len(place) <= LONGEST_FOLDER else "/tmp"  # noqa: S108 - a folder of our own is made in it
