"""Who is logged in: sessions kept in memory, named by a secret in a cookie, that expire."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from ui import passwords
from ui.api.limits import network
from ui.options import User, WebOptions
from ui.web.accounts import Accounts

COOKIE = "nianbao_session"
TRIES, PAUSE = 5, 300.0
"""Wrong passwords for a name from an address before it has to wait; and the seconds to wait."""
TRIES_OF_ADDRESS = 20
"""The same for an address over all names."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """A login; ``form_secret`` has to come back with every form, so that no other site can send one."""

    user: User
    form_secret: str
    until: float


class Sessions:
    """The open sessions of one server. Safe between threads."""

    def __init__(
        self, options: WebOptions, clock: Callable[[], float] = time.monotonic, accounts: Accounts | None = None
    ) -> None:
        self.options = options
        self.accounts = Accounts(options.users) if accounts is None else accounts
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[str, Session] = {}
        self._wrong: dict[tuple[str, str], tuple[int, float]] = {}

    @property
    def enabled(self) -> bool:
        """Whether anyone can log in at all."""
        return self.accounts.anybody()

    def log_in(self, name: str, password: str, address: str) -> str | None:
        """The secret of a new session; None where name and password do not match, or were wrong too often."""
        user = self.confirmed(name, password, address)
        return self.opened(user) if user else None

    def confirmed(self, name: str, password: str, address: str) -> User | None:
        """Whose name and password these are; None where they do not match, or were wrong too often."""
        place = network(address)
        keys = {(name, place): TRIES, ("", place): TRIES_OF_ADDRESS}
        with self._lock:
            now = self._clock()
            self._wrong = {k: v for k, v in self._wrong.items() if v[1] > now}
            if any(self._wrong.get(key, (0, 0.0))[0] >= most for key, most in keys.items()):
                return None
            # Counted before it is looked at, so that many at the same time gain no further tries.
            for key in keys:
                self._wrong[key] = (self._wrong.get(key, (0, 0.0))[0] + 1, now + PAUSE)
        user = self.accounts.find(name)
        right = passwords.matches(password, user.password if user else passwords.NOBODY)
        if user is None or not right:
            return None
        with self._lock:
            self._wrong.pop((name, place), None)
            count, until = self._wrong.get(("", place), (1, now))
            self._wrong["", place] = (count - 1, until)
        return user

    def opened(self, user: User) -> str:
        """The secret of a new session of a user who was confirmed."""
        with self._lock:
            now = self._clock()
            self._open = {k: s for k, s in self._open.items() if s.until > now}
            secret = secrets.token_urlsafe(32)
            self._open[_key(secret)] = Session(
                user=user,
                form_secret=secrets.token_urlsafe(16),
                until=now + self.options.session_hours * 3600,
            )
        return secret

    def session(self, secret: str | None) -> Session | None:
        """The session that the cookie names, None where there is none or it has expired.

        It ends too when its user is disabled, or has another role or password than at the login.
        """
        with self._lock:
            found = self._open.get(_key(secret)) if secret else None
        if found is None or found.until <= self._clock() or self.accounts.find(found.user.name) != found.user:
            return None
        return found

    def log_out(self, secret: str | None) -> None:
        """Ends a session."""
        if secret:
            with self._lock:
                self._open.pop(_key(secret), None)


def _key(secret: str) -> str:
    """Only a hash is kept: what stands in memory logs nobody in."""
    return hashlib.sha256(secret.encode()).hexdigest()
