"""Opening the database: SQLite in the home folder, or any other by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Integer, Text, cast, create_engine, event, update
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from index.database import schema
from index.database.migrate import prepare
from index.database.read_only import cannot_be_written, read_only_engine
from index.errors import Damaged, Unavailable, UserMistake

FILE_NAME = "nianbao.sqlite3"
_DAMAGED = ("not a database", "malformed")


def open_engine(home: Path, url: str | None) -> Engine:
    """The engine for ``url``, or for the SQLite file in ``home``, with the tables made.

    Raises :class:`UserMistake` for an address that is none, or for a database of
    another version; :class:`Unavailable` where the database does not answer.
    """
    try:
        if url:
            engine = create_engine(url, pool_pre_ping=True)
        elif cannot_be_written(home) and (home / FILE_NAME).is_file():
            engine = read_only_engine(home / FILE_NAME)
        else:
            home.mkdir(parents=True, exist_ok=True)
            engine = create_engine(f"sqlite:///{home / FILE_NAME}", connect_args={"timeout": 60})
            event.listen(engine, "connect", _prepare_sqlite)
    except (ArgumentError, NoSuchModuleError) as error:
        raise UserMistake(
            f"数据库地址无法使用：{error}",
            remedy="请检查 NIANBAO_DATABASE_URL，如 postgresql+psycopg://用户@主机/库名",
            english=f"the database address cannot be used: {error}; check NIANBAO_DATABASE_URL",
        ) from error
    except OSError as error:
        raise Unavailable(
            f"无法创建数据目录{home}：{error.strerror}",
            remedy="请检查权限和磁盘，或用 NIANBAO_HOME 另指目录",
            english=f"cannot create the data folder {home}: {error.strerror}; set NIANBAO_HOME to another one",
        ) from error
    try:
        with answering(engine):
            prepare(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


@contextmanager
def answering(engine: Engine) -> Iterator[None]:
    """Turns the database's own failures into :class:`Unavailable`."""
    try:
        yield
    except DBAPIError as error:
        place = engine.url.render_as_string(hide_password=True)
        reason = " ".join(str(error.orig).split())
        if engine.dialect.name == "sqlite" and any(words in reason for words in _DAMAGED):
            raise Damaged(
                f"数据库文件已损坏：{engine.url.database}（{reason}）",
                remedy="请运行 nianbao doctor，它会从还读得出的原文件重建",
                english=f"the database file {engine.url.database} is damaged ({reason}); "
                "run nianbao doctor, which makes it again from the report files that can still be read",
            ) from error
        raise Unavailable(
            f"数据库{place}没有应答或无法写入：{reason}",
            remedy="请检查数据库服务、磁盘空间和目录权限",
            english=f"the database {place} does not answer or cannot be written: {reason}",
        ) from error


def bump_generation(connection: Any) -> None:
    """Marks that what is indexed has changed, so that other processes notice."""
    table = schema.meta
    # Counted by the database: two that read the same number first would write the same next one.
    following = cast(cast(table.c.value, Integer) + 1, Text)
    connection.execute(update(table).where(table.c.name == "generation").values(value=following))
