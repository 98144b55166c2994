"""Logs as JSON lines: nothing that a visitor wrote, no forged line, an id that joins what belongs together."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from ui.logs import JsonLines, new_id, request_id


class Kept(logging.Handler):
    """Keeps formatted lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, logger = Kept(), logging.getLogger("ui")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(before)


def test_a_request_leaves_one_line_without_what_was_asked(client: TestClient, kept: Kept) -> None:
    answer = client.post("/api/ask", json={"question": "丽水2019年部分公开多少件"})
    entries = [json.loads(line) for line in kept.lines]
    assert [(e["method"], e["path"], e["status"]) for e in entries] == [("POST", "/api/ask", 200)]
    assert entries[0]["request"] == answer.headers["x-request-id"]
    assert "丽水" not in "".join(kept.lines)


def test_the_query_part_of_an_address_is_not_logged(client: TestClient, kept: Kept) -> None:
    client.get("/search", params={"words": "secret words"})
    assert kept.lines
    assert "secret" not in "".join(kept.lines)


@pytest.mark.parametrize("given", ["x", "a b c d e f g h", "line\nforged", "é" * 10, "a" * 65, ""])
def test_an_id_from_outside_is_taken_only_when_sober(given: str) -> None:
    assert new_id(given) != given
    assert len(new_id(given)) == 16


def test_a_proxys_id_is_kept(client: TestClient) -> None:
    answer = client.get("/healthz", headers={"x-request-id": "proxy-0123456789"})
    assert answer.headers["x-request-id"] == "proxy-0123456789"


def test_a_line_cannot_be_forged() -> None:
    record = logging.LogRecord("ui", logging.INFO, "f", 1, 'x\n{"level": "error"}', None, None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"].startswith("x\n")


def test_a_traceback_stays_in_its_line() -> None:
    mark = request_id.set("0123456789abcdef")
    try:
        raise ValueError("broken")
    except ValueError:
        import sys

        record = logging.LogRecord("ui", logging.ERROR, "f", 1, "failed", None, sys.exc_info())
        entry = json.loads(JsonLines().format(record))
    finally:
        request_id.reset(mark)
    assert "ValueError: broken" in entry["traceback"]
    assert entry["request"] == "0123456789abcdef"
