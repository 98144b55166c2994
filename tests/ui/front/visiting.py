"""A site of several workers, started as on a server, and visitors that use the web's own endpoints."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.ui.turns import asking, turn
from ui.front.choice import COOKIE

REPOSITORY = Path(__file__).resolve().parents[3]
UP_WITHIN = 120.0
"""Seconds that workers may take to load on a busy machine."""


class Site:
    """A running ``nianbao serve --workers``."""

    def __init__(self, process: subprocess.Popen[bytes], address: str) -> None:
        self.process = process
        self.address = address

    def workers(self) -> list[int]:
        """The process ids of the workers that run."""
        found = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return [int(line) for line in found.stdout.split()]

    def names(self) -> dict[str, int]:
        """The process id of each worker by the name that its cookie holds."""
        names = {}
        for pid in self.workers():
            arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            names[Path(arguments[-3].decode()).name] = pid
        return names

    def wait_for(self, workers: int) -> None:
        """Returns once so many workers answer."""
        until = time.monotonic() + UP_WITHIN
        while time.monotonic() < until:
            try:
                answer = httpx.get(f"{self.address}/healthz", timeout=20, trust_env=False)
            except httpx.ConnectError:
                answer = None
            if answer is not None and answer.status_code == 200 and answer.json()["data"]["workers"] == workers:
                return
            assert self.process.poll() is None, "the front has ended"
            time.sleep(0.2)
        pytest.fail(f"there are no {workers} workers")


@contextmanager
def serving(home: Path, variables: Mapping[str, str], port: int, log: Path) -> Iterator[Site]:
    """A site of two workers over the index that ``home`` and ``variables`` name; not waited for."""
    command = [sys.executable, "-m", "ui.cli", "serve", "--workers", "2", "--port", str(port)]
    environment = os.environ | {"NIANBAO_HOME": str(home), "PYTHONPATH": str(REPOSITORY)} | variables
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=file, stderr=file)
    site = Site(process, f"http://127.0.0.1:{port}")
    try:
        yield site
    finally:
        process.terminate()
        process.wait(30)


class Visitor:
    """A browser: a page, its cookies, its conversation.

    ``address`` is told as by a proxy; with a ``worker`` the visitor has its cookie already.
    """

    def __init__(self, site: Site, address: str, worker: str = "") -> None:
        self.client = httpx.Client(
            base_url=site.address, headers={"X-Forwarded-For": address}, timeout=60, trust_env=False
        )
        if worker:
            self.client.cookies.set(COOKIE, worker, domain="127.0.0.1", path="/")
        self.session = uuid4().hex
        page = self.client.get("/", headers={"Accept": "text/html"})
        page.raise_for_status()
        self._asking = asking(self.client.get("/config").json())

    @property
    def worker(self) -> str:
        """The name of the worker that the visitor is with."""
        return str(self.client.cookies[COOKIE])

    def ask(self, question: str) -> str:
        """The conversation as it is drawn after the question, without its tags."""
        answer = self.client.post("/gradio_api/run/predict", json=turn(self._asking, question, self.session))
        answer.raise_for_status()
        return html.unescape(re.sub(r"<[^>]*>", "", str(answer.json()["data"][0])))
