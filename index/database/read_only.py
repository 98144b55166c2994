"""SQLite in a folder that cannot be written: its write-ahead log needs a place of its own even for reading."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import weakref
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, create_engine


def cannot_be_written(folder: Path) -> bool:
    """Whether ``folder`` is there and nothing can be written into it."""
    return folder.is_dir() and not os.access(folder, os.W_OK)


def read_only_engine(path: Path) -> Engine:
    """An engine that reads the SQLite file at ``path`` and never writes.

    Where changes still stand in the log beside it, it reads a copy that has them.
    """
    copy = _whole_copy(path) if _has_log(path) else None
    engine = create_engine(f"sqlite:///file:{copy or path}?mode=ro&immutable=1&uri=true")
    if copy is not None:
        weakref.finalize(engine, shutil.rmtree, copy.parent, ignore_errors=True)
    return engine


def is_read_only(engine: Engine) -> bool:
    """Whether the engine is one of :func:`read_only_engine`."""
    return "immutable" in engine.url.query


def _has_log(path: Path) -> bool:
    log = Path(f"{path}-wal")
    return log.is_file() and log.stat().st_size > 0


def _whole_copy(path: Path) -> Path:
    copy = Path(tempfile.mkdtemp(prefix="nianbao-")) / path.name
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy
