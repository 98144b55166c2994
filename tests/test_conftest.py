"""The guard that keeps tests off the network."""

from __future__ import annotations

import os
import socket
import threading

import pytest


def test_an_address_outside_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection,
        pytest.raises(RuntimeError, match=r"192\.0\.2\.1"),
    ):
        connection.connect(("192.0.2.1", 80))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(RuntimeError, match=r"example\.com"):
        socket.getaddrinfo("example.com", 80)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        accepted = threading.Thread(target=lambda: server.accept()[0].close())
        accepted.start()
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5).close()
        accepted.join(5)
    assert not accepted.is_alive()


def test_settings_of_the_machine_do_not_reach_a_test() -> None:
    assert [name for name in os.environ if name.startswith("NIANBAO_")] == ["NIANBAO_HOME"]
