"""Addresses of this machine and of private networks in disguise, and other schemes: none is fetched."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from index.errors import NianbaoError
from index.readers.fetch import fetch

DISGUISES = (
    "http://2130706433/", "http://0x7f000001/", "http://017700000001/", "http://127.1/", "http://0/", "http://0x7f.1/",
    "http://127.0.0.1.:80/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:a00:1]/",
    "http://[0:0:0:0:0:ffff:169.254.169.254]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::]/",
    "http://localhost/", "http://LOCALHOST./", "http://127.0.0.1:22/", "http://10.0.0.1/", "http://172.31.255.255/",
    "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/", "http://100.100.100.200/", "http://[fd00::1]/",
    "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://private.example/", "https://private.example/",
)  # fmt: skip
SCHEMES = (
    "file:///etc/passwd", "FILE:///etc/passwd", "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/stat", "ftp://127.0.0.1/",
    "ldap://127.0.0.1/", "data:text/html,x", "jar:http://127.0.0.1!/", "netdoc:///etc/passwd", "unix:///run/docker.sock",
    "http:///etc/passwd", "http://127.0.0.1\\@example.org/", "http://example.org@127.0.0.1/", "http://a\r\nHost: b/", "//127.0.0.1/",
)  # fmt: skip


def resolver(host: str, port: int, *arguments: Any, **named: Any) -> list[Any]:
    """What the system's own look-up makes of such a host, without leaving this machine."""
    name = host.strip("[]").rstrip(".")
    if name.lower() == "localhost":
        name = "127.0.0.1"
    if name == "private.example":
        name = "192.168.1.7"
    if ":" in name:
        return [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", (name, port, 0, 0))]
    try:
        number = socket.inet_ntoa(socket.inet_aton(name))
    except OSError as error:
        raise socket.gaierror(-2, "unknown") from error
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Keeps every connection from being made; what was tried."""
    tried: list[Any] = []

    def refuse(self: socket.socket, address: Any) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return tried


@pytest.mark.parametrize("address", DISGUISES + SCHEMES)
def test_nothing_is_connected_to(address: str, no_connection: list[Any]) -> None:
    with pytest.raises(NianbaoError) as caught:
        fetch(address)
    assert no_connection == []
    assert "\n" not in caught.value.line()
