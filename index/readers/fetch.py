"""Fetches a report from a web address without being led into the private network."""

from __future__ import annotations

import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from index.errors import Unreadable
from index.readers.fetch_address import checked, resolved

MAX_BYTES = 100 * 2**20
"""Larger answers are refused, in bytes after unpacking."""

CONNECT_SECONDS = 10.0
"""Longest wait for a connection."""

READ_SECONDS = 20.0
"""Longest wait for the next piece of the answer."""

TOTAL_SECONDS = 120.0
"""Longest time for all of it, redirects included."""

MAX_ADDRESSES = 3
"""So many addresses of a host are tried."""

MAX_REDIRECTS = 5
"""Longer chains of redirects are refused."""

_HEADERS = {
    "User-Agent": "nianbao (annual report reader)",
    "Accept": "text/html,application/pdf,application/*;q=0.8,text/*;q=0.8,image/*;q=0.7,*/*;q=0.5",
    # Only what is unpacked below under a limit.
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What an address gave: the bytes, the address after redirects, the media type ("" if not said)."""

    content: bytes
    final_url: str
    media_type: str


def fetch(url: str, *, allow_loopback: bool = False) -> Fetched:
    """The file at ``url`` (http or https).

    Every host, also after a redirect, is resolved once; its addresses must all be
    public, and the connection goes to the address that was checked.
    ``allow_loopback`` lets this machine itself be reached, for tests.

    Raises:
        UserMistake: no usable address, or one that leads into a private network.
        Unreadable: the server does not answer, refuses, or sends too much.
    """
    deadline = time.monotonic() + TOTAL_SECONDS
    outcome: list[Fetched | Exception] = []

    def work() -> None:
        try:
            outcome.append(_follow(url, deadline, allow_loopback=allow_loopback))
        except Exception as error:  # noqa: BLE001 - handed to the caller below
            outcome.append(error)

    # Resolving a name, and an answer that trickles in byte by byte, obey no time limit of
    # their own: the caller waits for a thread instead, and leaves it behind when time is up.
    worker = threading.Thread(target=work, name="fetch", daemon=True)
    worker.start()
    worker.join(TOTAL_SECONDS)
    if not outcome:
        raise _too_slow()
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]


def _follow(url: str, deadline: float, *, allow_loopback: bool) -> Fetched:
    """The answer at the end of the redirects."""
    limits = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    with httpx.Client(timeout=limits, trust_env=False, follow_redirects=False) as client:
        current = checked(url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = _one_request(client, current, deadline, allow_loopback=allow_loopback)
            if isinstance(answer, Fetched):
                return answer
            current = answer
    raise Unreadable("网址重定向次数过多", english="too many redirects")


def _one_request(
    client: httpx.Client, url: httpx.URL, deadline: float, *, allow_loopback: bool
) -> Fetched | httpx.URL:
    """The answer of one address, or where it redirects to."""
    try:
        response = _connected(client, url, resolved(url, allow_loopback=allow_loopback))
        try:
            if response.has_redirect_location:
                return checked(str(url.join(response.headers["location"])))
            if response.status_code != 200:
                raise Unreadable(
                    f"网站返回状态码 {response.status_code}，没有取到文件",
                    remedy="请检查网址，或下载后再导入",
                    english=f"the server answered {response.status_code}",
                )
            content = _content(response, deadline)
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise _too_slow() from error
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, zlib.error, UnicodeError) as error:
        raise Unreadable(
            f"无法从“{url.host}”取得文件",
            remedy="请检查网址和网络，或下载后再导入",
            english=f"cannot fetch from '{url.host}': {type(error).__name__}",
        ) from error
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(content=content, final_url=str(url), media_type=kind)


def _connected(client: httpx.Client, url: httpx.URL, addresses: list[str]) -> httpx.Response:
    """The beginning of the answer, from the first of ``addresses`` that can be reached."""
    failure: httpx.ConnectError | httpx.ConnectTimeout | None = None
    for address in addresses[:MAX_ADDRESSES]:
        literal = f"[{address}]" if ":" in address else address
        request = client.build_request(
            "GET",
            url.copy_with(host=literal),
            headers={**_HEADERS, "Host": url.netloc.decode("ascii")},
            # The certificate is checked against the name, though the connection goes to the number.
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            return client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failure = error
    raise failure or httpx.ConnectError("no address")


def _content(response: httpx.Response, deadline: float) -> bytes:
    """The body, unpacked, within the limits of size and time."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", "x-gzip", ""}:
        raise Unreadable(
            f"网站使用了不支持的压缩方式“{encoding[:20]}”", english="the server uses an unknown compression"
        )
    packed = "gzip" in encoding
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > MAX_BYTES:
        raise _too_large()
    parts: list[bytes] = []
    total = 0
    pieces = response.iter_raw()
    for piece in _unpacked(pieces) if packed else pieces:
        total += len(piece)
        if total > MAX_BYTES:
            raise _too_large()
        if time.monotonic() > deadline:
            raise _too_slow()
        parts.append(piece)
    return b"".join(parts)


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """gzip data, unpacked in pieces of a megabyte at most."""
    unfolder = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    for piece in pieces:
        pending = piece
        while pending and not unfolder.eof:
            yield unfolder.decompress(pending, 2**20)
            pending = unfolder.unconsumed_tail
    if not unfolder.eof:
        raise zlib.error("incomplete gzip data")


def _too_large() -> Unreadable:
    return Unreadable(
        f"网址上的文件超过 {MAX_BYTES // 2**20} MB",
        english=f"the file is larger than {MAX_BYTES // 2**20} MB",
    )


def _too_slow() -> Unreadable:
    return Unreadable(
        "网站响应过慢，已停止", remedy="请稍后再试，或下载后再导入", english="the server is too slow; stopped"
    )
