"""Options of the web server: an optional ``web.toml`` in the home folder.

    trusted_proxy = "127.0.0.1"   # whose X-Forwarded-For is believed
    [limits]
    requests_per_minute = 1200    # by address
    burst = 300                   # at once, by address
    at_once = 400                 # requests under way or waiting, of all visitors together
    upload_megabytes = 64
    [session]
    hours = 8
    secure_cookie = false         # true where the site is reached over https
    [users.lin]
    role = "staff"                # or "admin"
    password = "scrypt$…"         # printed by: python -m ui.passwords

Without a user there is no login, and the pages behind it are off. An
administrator named here can keep further users in the database.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from index.errors import UserMistake

FILE_NAME = "web.toml"
Role = Literal["staff", "admin"]


@dataclass(frozen=True, kw_only=True)
class User:
    """Who may log in; ``password`` is the hash that :mod:`ui.passwords` makes."""

    name: str
    role: Role
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class WebOptions:
    """The options in force."""

    requests_per_minute: int = 1200
    burst: int = 300
    at_once: int = 400
    upload_megabytes: int = 64
    session_hours: float = 8
    secure_cookie: bool = False
    trusted_proxy: str = "127.0.0.1"
    users: Mapping[str, User] = field(default_factory=dict)


def load_options(home: Path) -> WebOptions:
    """The options in ``home/web.toml``, or the defaults. Raises :class:`UserMistake` for a faulty file."""
    path = home / FILE_NAME
    if not path.is_file():
        return WebOptions()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return _options(content)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserMistake(
            f"{FILE_NAME}有误：{error}",
            remedy="请对照 ui/options.py 开头的样例改正",
            english=f"{FILE_NAME} is faulty: {error}; compare it with the sample at the top of ui/options.py",
        ) from error


def _options(content: dict[str, Any]) -> WebOptions:
    limits, session = content.pop("limits", {}), content.pop("session", {})
    users = {name: _user(name, entry) for name, entry in content.pop("users", {}).items()}
    default = WebOptions()
    options = WebOptions(
        requests_per_minute=int(limits.pop("requests_per_minute", default.requests_per_minute)),
        burst=int(limits.pop("burst", default.burst)),
        at_once=int(limits.pop("at_once", default.at_once)),
        upload_megabytes=int(limits.pop("upload_megabytes", default.upload_megabytes)),
        session_hours=float(session.pop("hours", default.session_hours)),
        secure_cookie=bool(session.pop("secure_cookie", default.secure_cookie)),
        trusted_proxy=str(content.pop("trusted_proxy", default.trusted_proxy)),
        users=users,
    )
    unknown = [*content, *limits, *session]
    if unknown:
        raise ValueError(f"{'、'.join(unknown)}?")
    numbers = options.requests_per_minute, options.burst, options.at_once, options.upload_megabytes
    if min(*numbers, options.session_hours) <= 0:
        raise ValueError("limits, session > 0")
    return options


def _user(name: str, entry: dict[str, Any]) -> User:
    if entry["role"] not in ("staff", "admin") or not str(entry["password"]).startswith("scrypt$"):
        raise ValueError(f"users.{name}")
    return User(name=name, role=entry["role"], password=entry["password"])
