"""Bringing a database to this program's version of the schema.

A new database is made whole. An older one is brought up step by step with
Alembic, in one transaction. One of a later version is refused.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, update

from index.database import schema
from index.errors import UserMistake

STEPS = Path(__file__).parent / "migrations"
_LOCK = 6_047_102
"""Number of PostgreSQL's advisory lock under which one process at a time changes the schema."""


def prepare(engine: Engine) -> None:
    """Makes the tables, or brings them up to :data:`schema.VERSION`.

    Raises :class:`UserMistake` where the database is of a later version.
    """
    with engine.connect() as connection:
        if _version(connection) == schema.VERSION:
            return
    with engine.begin() as connection:
        _alone(connection)
        version = _version(connection)
        if version is None:
            _make(connection)
        elif version > schema.VERSION:
            raise UserMistake(
                f"索引是第{version}版的，本程序用第{schema.VERSION}版",
                remedy="请升级程序，或另指一个 NIANBAO_HOME 并重新运行 nianbao ingest",
                english=f"the index is of version {version}, this program uses {schema.VERSION}; "
                "upgrade the program, or set another NIANBAO_HOME and run nianbao ingest again",
            )
        elif version < schema.VERSION:
            _bring_up(connection, version)


def _alone(connection: Connection) -> None:
    """Waits until no other process changes the schema; ends with the transaction."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    elif connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _version(connection: Connection) -> int | None:
    if not inspect(connection).has_table("meta"):
        return None
    row = connection.execute(select(schema.meta.c.value).where(schema.meta.c.name == "version")).first()
    return None if row is None else int(row.value)


def _make(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    for name, value in (("version", str(schema.VERSION)), ("generation", "0")):
        connection.execute(insert(schema.meta).values(name=name, value=value))


def _bring_up(connection: Connection, version: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS))
    config.attributes["connection"] = connection
    command.stamp(config, str(version))
    command.upgrade(config, str(schema.VERSION))
    connection.execute(
        update(schema.meta).where(schema.meta.c.name == "version").values(value=str(schema.VERSION))
    )
