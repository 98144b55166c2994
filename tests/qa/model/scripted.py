"""An OpenAI-compatible endpoint on loopback that does as it is told: answers, lies, stalls, breaks off."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = str | Callable[[dict[str, Any]], str]


@dataclass(kw_only=True)
class Script:
    """What the endpoint does; may be changed between questions.

    ``manner``: ``good``, ``stall`` (headers, then silence), ``drip`` (a byte at a
    time without an end), ``cut`` (half of the reply, then the line drops),
    ``length`` (ends for want of tokens), ``html``, ``garbage``, ``endless``,
    ``shapes`` (JSON of the wrong shape), ``silent`` (takes the request, says nothing), or
    a status as a number.
    """

    reply: Reply = ""
    manner: str | int = "good"
    fail_first: int = 0
    piece: int = 7
    seen: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""
    over: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: Script

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keeps quiet."""

    def do_POST(self) -> None:
        script = self.script
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        script.seen.append(request)
        script.keys.append(self.headers.get("Authorization", ""))
        self.close_connection = True
        manner: str | int = script.manner
        if script.fail_first > 0:
            script.fail_first -= 1
            manner = 503
        if isinstance(manner, int):
            echo = json.dumps({"error": {"message": f"bad key {self.headers.get('Authorization')}"}}).encode()
            return self._send(manner, "application/json", echo)
        if manner == "html":
            return self._send(200, "text/html", b"<html><body>It works! 999</body></html>")
        if manner == "silent":
            script.over.wait(20)
            return None
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            self._body(script, request, str(manner))
        except (BrokenPipeError, ConnectionResetError):
            return None
        return None

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self, script: Script, request: dict[str, Any], manner: str) -> None:
        text = script.reply(request) if callable(script.reply) else script.reply
        if manner == "stall":
            script.over.wait(20)
        elif manner == "drip":
            for _ in range(400):
                self.wfile.write(b":")
                self.wfile.flush()
                if script.over.wait(0.05):
                    return
        elif manner == "garbage":
            self.wfile.write(b"data: {not json at all\n\ndata: \xff\xfe\n\n")
        elif manner == "shapes":
            for shape in ([1, 2], "text", {"choices": 5}, {"choices": [{"delta": {"content": 106}}]}):
                self.wfile.write(f"data: {json.dumps(shape)}\n\n".encode())
        elif manner == "endless":
            until = time.monotonic() + 10
            while time.monotonic() < until:
                self._chunk("999件。[1]" * 50)
        else:
            half = text[: len(text) // 2] if manner == "cut" else text
            for start in range(0, len(half), script.piece):
                self._chunk(half[start : start + script.piece])
            if manner == "cut":
                return
            self._chunk("", finish="length" if manner == "length" else "stop")
            usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
            self._event({"id": "1", "object": "chat.completion.chunk", "choices": [], "usage": usage})
            self.wfile.write(b"data: [DONE]\n\n")

    def _chunk(self, text: str, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
        self._event({"id": "1", "object": "chat.completion.chunk", "model": "scripted", "choices": [choice]})

    def _event(self, event: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()


@contextmanager
def scripted() -> Iterator[Script]:
    """An endpoint that runs until the block ends; ``url`` is its address."""
    script = Script()
    handler = type("Handler", (_Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield script
    finally:
        script.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def purpose(request: dict[str, Any]) -> str:
    """``plan`` or ``wording``, by what the request's prompt asks for."""
    return "plan" if "JSON" in request["messages"][0]["content"] else "wording"
