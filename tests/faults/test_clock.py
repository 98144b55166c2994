"""A clock that is set back or forward: logins, limits, pauses and seconds told do not follow it."""

from __future__ import annotations

import time

import pytest

from qa.assistant import Assistant
from qa.model.breaker import FAILURES, Breaker
from tests.faults.killing import opened
from tests.qa.built import built_home
from ui import passwords
from ui.api.limits import RateLimit
from ui.options import User, WebOptions
from ui.web.sessions import Sessions

DAY = 86_400.0
SECRET = "a long enough secret"


@pytest.mark.parametrize("jump", [-30 * DAY, 30 * DAY])
def test_the_clock_jumps(monkeypatch: pytest.MonkeyPatch, jump: float) -> None:
    user = User(name="lin", role="staff", password=passwords.hashed(SECRET))
    sessions = Sessions(WebOptions(users={"lin": user}))
    limit, breaker = RateLimit(60, 2), Breaker()
    cookie = sessions.log_in("lin", SECRET, "127.0.0.1")
    limit.wait("127.0.0.1")
    limit.wait("127.0.0.1")
    for _ in range(FAILURES):
        breaker.failed()
    shown = time.time() + jump
    monkeypatch.setattr(time, "time", lambda: shown)
    assert sessions.session(cookie) is not None
    assert 0 < limit.wait("127.0.0.1") <= 1
    assert breaker.open
    with opened(built_home()) as library:
        assert 0 <= Assistant(library).ask("2019年丽水市部分公开的申请有多少件").elapsed_ms < 60_000
