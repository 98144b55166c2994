"""What every test rests on: no network but loopback, no telemetry, the folders of the project."""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Before any library is imported that reads them at import.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
os.environ["ANONYMIZED_TELEMETRY"] = "False"
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import pytest

from tests.postgres import Server, binaries, running

REPOSITORY = Path(__file__).resolve().parent.parent


class NetworkReached(RuntimeError):
    """A test went beyond this machine."""


def _is_this_machine(host: Any) -> bool:
    if not host or host in ("localhost", b"localhost"):
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Sees every connection and every name look-up of this process, in all threads.

    A Unix socket's address is a path, not a pair, and passes.
    """
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple) and not _is_this_machine(address[0]):
            raise NetworkReached(f"{event} {address}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not _is_this_machine(arguments[0]):
        raise NetworkReached(f"{event} {arguments[0]}")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine, and no stored reports, reach a test."""
    for name in os.environ:
        if name.startswith("NIANBAO_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NIANBAO_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the project."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_reports(repository: Path) -> Path:
    """Published reports that stand beside the project on some machines; skips where they do not."""
    folder = repository.parent / "shared" / "reports"
    if not folder.is_dir():
        pytest.skip("no published reports at ../shared/reports")
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server on loopback. Where it is not installed the tests skip, but in CI they fail."""
    if binaries() is None:
        message = "PostgreSQL is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with running() as server:
        yield server
