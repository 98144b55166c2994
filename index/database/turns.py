"""One writer at a time: whoever else wants to change the index waits for its turn.

The mark of a turn is a lock that the system takes back when its process ends,
however it ends: on a file beside SQLite's, or in PostgreSQL on a connection.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from index.database.connection import answering
from index.database.read_only import is_read_only
from index.errors import Unavailable

PAUSE = 0.2
"""Seconds between two tries."""
_LOCK = 6_047_103
"""Number of PostgreSQL's advisory lock."""


@contextmanager
def turn(
    engine: Engine, *, waiting: Callable[[], None] | None = None, patience: float = float("inf")
) -> Iterator[None]:
    """Holds the turn to write; ``waiting`` is called once where another process has it.

    Raises :class:`Unavailable` where it is still taken after ``patience``
    seconds, and where the database cannot be written at all.
    """
    with ExitStack() as held:
        until = time.monotonic() + patience
        attempt = _on_file(engine, held) if engine.dialect.name == "sqlite" else _in_database(engine, held)
        told = False
        while not attempt():
            if time.monotonic() >= until:
                raise Unavailable(
                    "另一个程序正在写入索引",
                    remedy="请稍后再试",
                    english="another process is writing to the index; try again later",
                )
            if waiting is not None and not told:
                waiting()
                told = True
            time.sleep(PAUSE)
        yield


def _on_file(engine: Engine, held: ExitStack) -> Callable[[], bool]:
    path = Path(f"{engine.url.database}.turn".removeprefix("file:"))
    try:
        if is_read_only(engine):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        file = held.enter_context(path.open("ab"))
    except OSError as error:
        raise Unavailable(
            f"无法写入{path.parent}：{error.strerror}",
            remedy="请检查目录权限和磁盘，或用 NIANBAO_HOME 另指目录",
            english=f"cannot write to {path.parent}: {error.strerror}; check the folder's permissions "
            "and its disk, or set NIANBAO_HOME to another one",
        ) from error

    def attempt() -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    return attempt


def _in_database(engine: Engine, held: ExitStack) -> Callable[[], bool]:
    with answering(engine):
        # Outside any transaction: an idle one of hours would keep the database from tidying up.
        connection = held.enter_context(engine.connect()).execution_options(isolation_level="AUTOCOMMIT")

    def attempt() -> bool:
        with answering(engine):
            return bool(connection.scalar(text(f"SELECT pg_try_advisory_lock({_LOCK})")))

    # The connection goes back to a pool, and would keep the lock there.
    held.callback(lambda: connection.invalidate())
    return attempt
