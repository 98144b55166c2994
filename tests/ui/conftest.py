"""A library of the reports in data/ and a hostile one, an application over it, and a real browser."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from index.ingest import take
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from ui import passwords
from ui.options import User, WebOptions
from ui.serve import build_app, listening, place_of, server_of

PASSWORD = "a long enough secret"
HOSTILE = """青岚县人民政府2022年政府信息公开工作年度报告

一、总体情况

青岚县<script>window.harmed=1</script>全年召开新闻发布会8次，=HYPERLINK("http://x")。

五、存在的主要问题及改进情况

主要问题是<img src=x onerror="window.harmed=1">更新不够及时。
"""
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Iterator[Library]:
    """The five reports of data/reports and one that holds HTML, taken in."""
    opened = Library.open(Settings(home=tmp_path_factory.mktemp("home")))
    for path in sorted((repository / "data" / "reports").glob("*.md")):
        assert take(path.read_bytes(), path.name, opened.stores).state == "taken"
    assert take(HOSTILE.encode(), "<b>hostile</b>.txt", opened.stores).state == "taken"
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def options() -> WebOptions:
    """Two users: lin (staff) and wang (admin)."""
    kept = passwords.hashed(PASSWORD)
    users = {
        "lin": User(name="lin", role="staff", password=kept),
        "wang": User(name="wang", role="admin", password=kept),
    }
    return WebOptions(users=users, requests_per_minute=60_000, burst=5_000, upload_megabytes=1)


@pytest.fixture(scope="session")
def application(library: Library, options: WebOptions) -> FastAPI:
    """The whole application."""
    return build_app(library, Assistant(library), options)


@pytest.fixture
def client(application: FastAPI) -> TestClient:
    """Asks the application without a network."""
    return TestClient(application, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def served(application: FastAPI, options: WebOptions) -> Iterator[str]:
    """The application served on a port of this machine; its address."""
    listener = listening("127.0.0.1", 0)
    server = server_of(application, options)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert server.started
    yield place_of("127.0.0.1", listener)
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real browser; where there is none, the test is skipped, but for a run of the checks, where it fails.

    It ends with its module: while it runs, this thread has a running event loop.
    """
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
