"""What is refused before anything looks at it: bodies too large, addresses that lead nowhere good."""

from __future__ import annotations

from collections.abc import Mapping

LARGEST_BODY = 256 * 1024
"""Bytes of a request; uploads have a limit of their own."""
FILES_AT_ONCE = 8
"""Files of the largest size that one upload may hold."""
UPLOAD = "/manage/upload"

_CHAT = "/gradio_api/"
_CHAT_USES = ("run/predict", "queue/", "heartbeat/", "startup-events", "info", "theme.css", "cancel", "reset", "mcp")
"""What the chat's page and the agents call. Gradio offers more: uploads, files, a proxy, traces, recordings."""
_NOT_SERVED = ("/monitoring", "/run-history", "/dev/", "/custom_component", "/svelte/", "/runs", "/proxy=", "/file=")


def too_large(path: str, headers: Mapping[str, str], upload_bytes: int) -> bool:
    """Whether the body is larger than ``path`` takes, or does not say how large it is.

    ``upload_bytes`` is the largest file that may be uploaded.
    """
    most = upload_bytes * FILES_AT_ONCE if path == UPLOAD else LARGEST_BODY
    length = headers.get("content-length")
    if length is None:
        # Without a length the server would have to read on to find out.
        return "transfer-encoding" in headers
    return not (length.isascii() and length.isdecimal()) or len(length) > 18 or int(length) > most


def closed(path: str) -> bool:
    """Whether the address is one of the chat library's that nothing here uses."""
    if path.startswith(_CHAT):
        return not path[len(_CHAT) :].startswith(_CHAT_USES)
    return path.startswith(_NOT_SERVED)


def holds_nul(path: str, query: bytes) -> bool:
    """Whether the address holds a NUL sign, which no name of anything has and no database takes."""
    return "\x00" in path or b"%00" in query or b"\x00" in query
