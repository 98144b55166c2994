"""Logs as JSON lines, each with the id of the request that it belongs to.

Questions, form fields and addresses' query parts are never logged: they are
what visitors write. A line cannot be forged from outside: JSON escapes every
line break.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that is being answered, "" outside of one."""
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
_EXTRA = ("method", "path", "status", "milliseconds", "actor", "target")


def new_id(given: str = "") -> str:
    """An id for a request: the one that a proxy gave, where it is a sober one, else a fresh one."""
    return given if _GIVEN.fullmatch(given) else secrets.token_hex(8)


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line: time, level, logger, message, the request's id, and what else the record carries."""
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id.get():
            entry["request"] = request_id.get()
        entry |= {name: getattr(record, name) for name in _EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            entry["traceback"] = "".join(traceback.format_exception(*record.exc_info))
        return json.dumps(entry, ensure_ascii=False, default=str)


def to_stderr(level: int = logging.INFO) -> None:
    """Sends this project's logs to stderr as JSON lines; other libraries' warnings too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in ("ui", "qa", "index"):
        logging.getLogger(name).setLevel(level)


@contextmanager
def kept_in(path: Path, logger: logging.Logger) -> Iterator[None]:
    """Sends what ``logger`` says to ``path`` as JSON lines, not to stderr; the file is made with the first."""
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = True
        logger.removeHandler(handler)
        handler.close()
