"""Who may log in: the users of the settings file, and those kept in the database, which can be changed here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, insert, select, update

from index.database import schema
from index.database.connection import answering
from index.errors import Unavailable, UserMistake
from ui import passwords
from ui.options import Role, User

_NAME = re.compile(r"[\w.@-]{1,60}")


@dataclass(frozen=True, kw_only=True)
class Account:
    """A user as the list shows it; ``fixed`` ones stand in the settings file. ``changed_at`` is in UTC."""

    name: str
    role: Role
    fixed: bool
    disabled: bool = False
    changed_at: str = ""


class Accounts:
    """The users of ``fixed`` (a settings file) and of the database behind ``engine``. Safe between threads.

    A name of the settings file counts as it stands there, whatever the database holds.
    """

    def __init__(self, fixed: Mapping[str, User], engine: Engine | None = None) -> None:
        self._fixed = fixed
        self._engine = engine

    def find(self, name: str) -> User | None:
        """Who logs in under ``name``; None where there is nobody, or the user is disabled."""
        if name in self._fixed:
            return self._fixed[name]
        rows = [row for row in self._rows(name) if not row.disabled]
        return User(name=rows[0].name, role=rows[0].role, password=rows[0].password) if rows else None

    def anybody(self) -> bool:
        """Whether anyone can log in at all."""
        return bool(self._fixed) or any(not row.disabled for row in self._rows())

    def listed(self) -> list[Account]:
        """Everyone, by name."""
        fixed = [Account(name=user.name, role=user.role, fixed=True) for user in self._fixed.values()]
        kept = [
            Account(name=row.name, role=row.role, fixed=False, disabled=row.disabled, changed_at=row.changed_at)
            for row in self._rows()
            if row.name not in self._fixed
        ]
        return sorted([*fixed, *kept], key=lambda account: account.name)

    def add(self, name: str, role: Role, password: str) -> None:
        """Keeps a new user. Raises :class:`UserMistake` for a name that is taken or none, or a short password."""
        if not _NAME.fullmatch(name):
            raise UserMistake(
                "用户名只能用文字、数字和 . _ - @，最多60个",
                remedy="请换一个用户名",
                english="a user's name is of letters, digits and . _ - @, 60 at most; choose another one",
            )
        taken = UserMistake(
            f"已有名为{name}的用户",
            remedy="请换一个用户名，或更改已有的用户",
            english=f"there is a user called {name}; choose another name, or change that user",
        )
        if name in self._fixed:
            raise taken
        kept = {"name": name, "role": role, "password": _hash(password), "disabled": False, "changed_at": _now()}
        with self._writing() as connection:
            if connection.execute(select(schema.users.c.name).where(schema.users.c.name == name)).first():
                raise taken
            connection.execute(insert(schema.users).values(**kept))

    def set_role(self, name: str, role: Role) -> None:
        """Gives a user of the database another role. Raises :class:`UserMistake` where there is none."""
        self._change(name, role=role)

    def set_password(self, name: str, password: str) -> None:
        """Gives a user of the database another password. Raises :class:`UserMistake` for a short one."""
        self._change(name, password=_hash(password))

    def set_disabled(self, name: str, disabled: bool) -> None:
        """Keeps a user of the database from logging in, or lets them again."""
        self._change(name, disabled=disabled)

    def _change(self, name: str, **values: Any) -> None:
        table = schema.users
        done = 0
        if name not in self._fixed:
            with self._writing() as connection:
                change = update(table).where(table.c.name == name).values(**values, changed_at=_now())
                done = connection.execute(change).rowcount
        if not done:
            raise UserMistake(
                f"数据库里没有名为{name}的用户",
                remedy="写在 web.toml 里的用户请在那里更改",
                english=f"the database holds no user called {name}; users of web.toml are changed there",
            )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._engine is None:
            raise Unavailable(
                "没有存放用户的数据库", remedy="请在 web.toml 里设置用户", english="no database keeps users; use web.toml"
            )
        with answering(self._engine), self._engine.begin() as connection:
            yield connection

    def _rows(self, name: str | None = None) -> Sequence[Row[Any]]:
        if self._engine is None:
            return []
        table = schema.users
        query = select(table) if name is None else select(table).where(table.c.name == name)
        with answering(self._engine), self._engine.connect() as connection:
            return connection.execute(query).all()


def _hash(password: str) -> str:
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        raise UserMistake(
            f"口令要有{passwords.SHORTEST}到{passwords.LONGEST}个字",
            remedy="请换一个口令",
            english=f"a password has {passwords.SHORTEST} to {passwords.LONGEST} characters; choose another one",
        )
    return passwords.hashed(password)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
