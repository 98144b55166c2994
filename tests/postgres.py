"""A PostgreSQL server of the tests' own, on loopback, in a folder that goes away with them."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

OWNER = "postgres"


def binaries() -> Path | None:
    """The folder of the newest PostgreSQL on this machine, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    return found[-1].parent if found else None


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running server: :meth:`database` makes an empty database and gives its address."""

    bin: Path
    folder: Path
    port: int

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"nianbao_{uuid4().hex[:12]}"
        address = ["-h", "127.0.0.1", "-p", str(self.port), "-U", OWNER]
        subprocess.run([str(self.bin / "createdb"), *address, name], check=True, capture_output=True)
        return f"postgresql+psycopg://{OWNER}@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        """Stops the server at once, as a failing machine would."""
        _as_owner([str(self.bin / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "stop"])

    def start(self) -> None:
        """Starts the server; returns when it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        log = str(self.folder / "log")
        _as_owner(
            [
                str(self.bin / "pg_ctl"),
                "-D",
                str(self.folder / "data"),
                "-l",
                log,
                "-o",
                options,
                "-w",
                "start",
            ]
        )


@contextmanager
def running() -> Iterator[Server]:
    """A server, stopped and cleared away afterwards. PostgreSQL does not run as root, so root lends it a user."""
    bin_folder = binaries()
    if bin_folder is None:
        raise FileNotFoundError("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="nianbao-postgres-"))
    try:
        if os.getuid() == 0:
            owner = pwd.getpwnam(OWNER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        _as_owner(
            [
                str(bin_folder / "initdb"),
                "-D",
                str(folder / "data"),
                "-U",
                OWNER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ]
        )
        server = Server(bin=bin_folder, folder=folder, port=_free_port())
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(command: list[str]) -> None:
    lent = ["runuser", "-u", OWNER, "--"] if os.getuid() == 0 else []
    subprocess.run(
        [*lent, *command], check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
