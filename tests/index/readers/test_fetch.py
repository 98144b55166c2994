"""Fetching of addresses, from a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from index.errors import NianbaoError, Unreadable, UserMistake
from index.readers import fetch as fetching
from index.readers.fetch import fetch
from index.readers.fetch_address import is_allowed


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        path = self.path
        if path == "/report":
            self._answer(b"report", "text/html; charset=utf-8")
        elif path == "/host":
            self._answer(self.headers["Host"].encode(), "text/plain")
        elif path == "/packed":
            self._answer(gzip.compress(b"packed " * 1000), "text/plain", encoding="gzip")
        elif path == "/bomb":
            self._answer(gzip.compress(bytes(3_000_000)), "text/plain", encoding="gzip")
        elif path == "/cut":
            self._answer(gzip.compress(b"x" * 100_000)[:-50], "text/plain", encoding="gzip")
        elif path == "/strange":
            self._answer(b"x", "text/plain", encoding="br")
        elif path == "/large":
            self._answer(bytes(3_000_000), "text/plain")
        elif path == "/missing":
            self.send_error(404)
        elif path == "/drip":
            self._drip()
        elif path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", path[4:])
            self.end_headers()
        elif path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()

    def _answer(self, content: bytes, kind: str, *, encoding: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(content)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                threading.Event().wait(0.1)
        except OSError:
            self.close_connection = True  # the reader has gone

    def log_message(self, *arguments: Any) -> None:
        """Says nothing."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that goes away early is no fault."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class TestAnswers:
    def test_content_address_and_media_type(self, base: str) -> None:
        found = fetch(f"{base}/report", allow_loopback=True)
        assert (found.content, found.final_url, found.media_type) == (
            b"report",
            f"{base}/report",
            "text/html",
        )

    def test_packed(self, base: str) -> None:
        assert fetch(f"{base}/packed", allow_loopback=True).content == b"packed " * 1000

    def test_redirect(self, base: str) -> None:
        assert fetch(f"{base}/to//report", allow_loopback=True).final_url == f"{base}/report"

    def test_the_name_goes_to_the_server(self, base: str) -> None:
        port = base.rpartition(":")[2]
        found = fetch(f"http://localhost:{port}/host", allow_loopback=True)
        assert found.content.decode() == f"localhost:{port}"

    @pytest.mark.parametrize("path", ["/missing", "/loop", "/cut", "/strange"])
    def test_failures(self, base: str, path: str) -> None:
        with pytest.raises(Unreadable) as caught:
            fetch(base + path, allow_loopback=True)
        assert "\n" not in caught.value.line()

    @pytest.mark.parametrize("path", ["/large", "/bomb"])
    def test_size(self, base: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetching, "MAX_BYTES", 1_000_000)
        with pytest.raises(Unreadable, match="超过"):
            fetch(base + path, allow_loopback=True)

    def test_an_answer_that_trickles_in(self, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.5)
        with pytest.raises(Unreadable, match="过慢"):
            fetch(f"{base}/drip", allow_loopback=True)

    def test_nobody_answers(self) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
            with pytest.raises(Unreadable):
                fetch(f"http://127.0.0.1:{port}/", allow_loopback=True)


class TestRefusals:
    @pytest.mark.parametrize(
        "address",
        [
            "file:///etc/passwd",
            "ftp://example.org/a",
            "example.org/a",
            "http://",
            "",
            "http://user:word@example.org/",
            "http://example.org:99999/",
            "http://exa mple.org/",
            "javascript:alert(1)",
        ],
    )
    def test_addresses(self, address: str) -> None:
        with pytest.raises(UserMistake):
            fetch(address)

    @pytest.mark.parametrize("path", ["/report", "/to/http://127.0.0.1:1/"])
    def test_loopback_unless_allowed(self, base: str, path: str) -> None:
        with pytest.raises(UserMistake, match="内部网络"):
            fetch(base + path)

    @pytest.mark.parametrize(
        "target",
        ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[fe80::1]/", "http://192.168.1.1/"],
    )
    def test_a_redirect_into_the_private_network(
        self, base: str, target: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = socket.getaddrinfo

        def numeric(host: str, *arguments: Any, **settings: Any) -> Any:
            # Numbers resolve to themselves; the look-up itself is kept from leaving this machine.
            if host == "127.0.0.1":
                return real(host, *arguments, **settings)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host.strip("[]"), 80))]

        monkeypatch.setattr(socket, "getaddrinfo", numeric)
        with pytest.raises(UserMistake, match="内部网络"):
            fetch(f"{base}/to/{target}", allow_loopback=True)

    def test_a_name_with_one_private_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        answers = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
            for address in ("93.184.216.34", "10.1.2.3")
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **settings: answers)
        with pytest.raises(UserMistake, match="内部网络"):
            fetch("http://example.org/")

    def test_the_checked_address_is_the_one_connected_to(
        self, base: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A name that resolves differently the second time gains nothing."""
        port = int(base.rpartition(":")[2])
        asked: list[str] = []

        def once(host: str, *arguments: Any, **settings: Any) -> Any:
            asked.append(host)
            address = "127.0.0.1" if host == "127.0.0.1" or len(asked) == 1 else "10.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        monkeypatch.setattr(socket, "getaddrinfo", once)
        found = fetch(f"http://rebind.example:{port}/host", allow_loopback=True)
        assert found.content.decode() == f"rebind.example:{port}"
        assert asked.count("rebind.example") == 1

    def test_a_name_without_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def nothing(*arguments: Any, **settings: Any) -> Any:
            raise socket.gaierror(-2, "unknown")

        monkeypatch.setattr(socket, "getaddrinfo", nothing)
        with pytest.raises(NianbaoError, match="找不到"):
            fetch("http://nowhere.example/")


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("nonsense", False),
    ],
)
def test_public_addresses(address: str, *, allowed: bool) -> None:
    assert is_allowed(address, allow_loopback=False) is allowed
