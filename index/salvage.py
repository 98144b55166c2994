"""A damaged SQLite file set aside, and a new one made from the report files that can still be read out of it."""

from __future__ import annotations

import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.database import Original, ReportStore
from index.database.connection import FILE_NAME

BESIDE = ("", "-wal", "-shm")
"""SQLite's file and those that belong to it."""
_MISSES = 2000
"""Rows tried one after the other past the last that could be read."""
_HEADER = 100
"""Bytes of the file's header, see https://www.sqlite.org/fileformat.html."""


@dataclass(frozen=True, kw_only=True)
class Salvaged:
    """What could be read: the report files, and the ids of the reports whose file could not."""

    originals: tuple[Original, ...]
    lost: tuple[str, ...]


def damaged(home: Path) -> bool:
    """Whether the database in ``home`` is one that SQLite itself finds fault with."""
    path = home / FILE_NAME
    if not path.is_file() or not path.stat().st_size:
        return False
    try:
        with closing(sqlite3.connect(path)) as connection:
            return [row[0] for row in connection.execute("PRAGMA integrity_check")] != ["ok"]
    except sqlite3.OperationalError:  # locked, or not to be written: that is no damage
        return False
    except sqlite3.DatabaseError:
        return True


def set_database_aside(home: Path) -> Salvaged:
    """Moves the database's files to ``…-broken`` and reads what is left in them."""
    aside = home / f"{FILE_NAME}-broken"
    for ending in BESIDE:
        (home / f"{aside.name}{ending}").unlink(missing_ok=True)
        source = home / f"{FILE_NAME}{ending}"
        if source.exists():
            source.rename(home / f"{aside.name}{ending}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / FILE_NAME
        for ending in BESIDE[:2]:
            source = home / f"{aside.name}{ending}"
            if source.exists():
                Path(f"{copy}{ending}").write_bytes(source.read_bytes())
        _with_sound_header(copy)
        with closing(sqlite3.connect(copy)) as connection:
            connection.text_factory = lambda content: content.decode("utf-8", "replace")
            found = dict(_originals(connection))
            held = _ids(connection)
    return Salvaged(originals=tuple(found.values()), lost=tuple(sorted(held - set(found))))


def _with_sound_header(path: Path) -> None:
    """Puts the header of a new database of this program on ``path`` where its own is gone."""
    with tempfile.TemporaryDirectory() as folder:
        ReportStore.open(Path(folder)).close()
        fresh = bytearray((Path(folder) / FILE_NAME).read_bytes()[:_HEADER])
    size = int.from_bytes(fresh[16:18], "big")
    with path.open("r+b") as file:
        own = file.read(_HEADER)
        if own[:24] == bytes(fresh[:24]):
            return
        fresh[28:32] = (path.stat().st_size // size).to_bytes(4, "big")  # pages of the file
        fresh[32:40] = bytes(8)  # no free pages: none is going to be written
        fresh[92:96] = fresh[24:28]  # the page count counts only where these two agree
        file.seek(0)
        file.write(fresh)


def _originals(connection: sqlite3.Connection) -> Iterator[tuple[str, Original]]:
    """Report id and file, row by row, past those that cannot be read."""
    row_id = misses = 0
    query = "SELECT rowid, report_id, source, content FROM originals WHERE rowid > ? ORDER BY rowid LIMIT 1"
    while misses < _MISSES:
        try:
            row = connection.execute(query, (row_id,)).fetchone()
            if row is None:
                return
            row_id = row[0]
            yield row[1], Original(source=row[2], content=zlib.decompress(row[3]))
            misses = 0
        except (sqlite3.DatabaseError, zlib.error, TypeError):
            row_id += 1
            misses += 1


def _ids(connection: sqlite3.Connection) -> set[str]:
    found: set[str] = set()
    for table, column in (("reports", "id"), ("facts", "report_id"), ("chunks", "report_id")):
        try:
            found.update(
                str(row[0])
                for row in connection.execute(f"SELECT DISTINCT {column} FROM {table}")  # noqa: S608 - own names
            )
        except sqlite3.DatabaseError:
            continue
    return {name for name in found if name.rpartition("-")[2].isdigit()}
