"""A real ``nianbao serve`` in a process of its own, over the reports in ``data/``, for the load."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from qa.assistant import UNUSUAL, Assistant
from qa.library import Library
from qa.settings import Settings
from ui import passwords

USER, PASSWORD = "load", "only for the load on this machine"
START_SECONDS = 180
REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True, kw_only=True)
class Server:
    """Where the server is, and its process."""

    address: str
    process_id: int


@contextlib.contextmanager
def served(home: Path) -> Iterator[Server]:
    """Takes the reports in, serves them, and ends the server afterwards.

    All visitors of the load share one address, so that its limits are set for a hundred of them.
    """
    environment = {**os.environ, "NIANBAO_HOME": str(home), "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "ui.cli"]
    subprocess.run([*command, "ingest"], env=environment, check=True, capture_output=True)
    # What the first start after a new version makes once and keeps.
    library = Library.open(Settings(home=home))
    Assistant(library).warm()
    library.close()
    options = f'[limits]\nrequests_per_minute = 60000\nburst = 5000\n[users.{USER}]\nrole = "staff"\n'
    (home / "web.toml").write_text(f'{options}password = "{passwords.hashed(PASSWORD)}"\n', encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with (home / "serve.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "serve", "--host", "127.0.0.1", "--port", str(port)], env=environment, stderr=log, stdout=log
        )
    try:
        _wait(server, address, home / "serve.log")
        yield Server(address=address, process_id=server.pid)
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{address}/healthz", timeout=5, trust_env=False).status_code == 200:
                # The model and the dictionaries are loaded before the clock starts.
                for question in UNUSUAL:
                    httpx.get(f"{address}/api/ask", params={"q": question}, timeout=START_SECONDS, trust_env=False)
                return
        time.sleep(0.2)
    raise RuntimeError(f"the server did not start: {log.read_text(encoding='utf-8')[-2000:]}")


def memory(process_id: int) -> int:
    """MiB that the process holds in memory; 0 where it is gone or the system does not tell."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process_id}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) // 1024
    return 0
