"""One visitor against another: guessed passwords, planted sessions, others' conversations."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.ui.conftest import PASSWORD
from tests.ui.turns import asking, turn
from ui import passwords
from ui.options import User, WebOptions
from ui.web.sessions import COOKIE, PAUSE, TRIES, TRIES_OF_ADDRESS, Sessions

CREDENTIALS = {"name": "lin", "password": PASSWORD}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock: Clock) -> Sessions:
    users = {name: User(name=name, role="staff", password=passwords.hashed(PASSWORD)) for name in ("lin", "wang")}
    return Sessions(WebOptions(users=users, session_hours=1), clock)


def test_guessing_over_the_web_is_stopped_even_for_the_right_password(own: TestClient) -> None:
    for number in range(TRIES):
        assert own.post("/login", data={"name": "lin", "password": str(number)}).status_code == 401
    assert own.post("/login", data=CREDENTIALS).status_code == 401
    assert own.get("/manage").url.path == "/login"


def test_guessing_one_password_for_many_names_is_stopped(sessions: Sessions, clock: Clock) -> None:
    for number in range(TRIES_OF_ADDRESS):
        assert sessions.log_in(f"name{number}", "123456", "192.0.2.1") is None
    assert sessions.log_in("lin", PASSWORD, "192.0.2.1") is None
    assert sessions.log_in("lin", PASSWORD, "192.0.2.9") is not None
    clock.now += PAUSE + 1
    assert sessions.log_in("lin", PASSWORD, "192.0.2.1") is not None


def test_neighbouring_ipv6_addresses_are_one_visitor(sessions: Sessions) -> None:
    for number in range(TRIES):
        sessions.log_in("lin", "wrong", f"2001:db8:1:2::{number:x}")
    assert sessions.log_in("lin", PASSWORD, "2001:db8:1:2::99") is None


def test_guesses_at_the_same_time_count_one_by_one(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    lock = threading.Lock()
    real = passwords.matches

    def counting(password: str, kept: str) -> bool:
        with lock:
            looked_at.append(password)
        return real(password, kept)

    monkeypatch.setattr(passwords, "matches", counting)
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda number: sessions.log_in("lin", str(number), "192.0.2.1"), range(40)))
    assert len(looked_at) == TRIES


def test_those_who_know_their_password_are_never_stopped(sessions: Sessions) -> None:
    for _ in range(TRIES_OF_ADDRESS * 2):
        assert sessions.log_in("lin", PASSWORD, "192.0.2.1") is not None


def test_a_session_planted_before_the_login_opens_nothing(own: TestClient) -> None:
    own.cookies.set(COOKIE, "planted-by-somebody-else")
    given = own.post("/login", data=CREDENTIALS, follow_redirects=False).cookies.get(COOKIE, domain="testserver.local")
    assert given not in (None, "planted-by-somebody-else")
    other = TestClient(own.app, cookies={COOKIE: "planted-by-somebody-else"})
    assert other.get("/manage").url.path == "/login"


def test_a_second_login_ends_the_session_before_it(own: TestClient) -> None:
    first = own.post("/login", data=CREDENTIALS, follow_redirects=False).cookies[COOKIE]
    second = own.post("/login", data=CREDENTIALS, follow_redirects=False).cookies[COOKIE]
    assert first != second
    assert TestClient(own.app, cookies={COOKIE: first}).get("/manage").url.path == "/login"
    assert TestClient(own.app, cookies={COOKIE: second}).get("/manage").url.path == "/manage"


def test_the_cookie_is_kept_from_scripts_and_other_sites(own: TestClient) -> None:
    said = own.post("/login", data=CREDENTIALS, follow_redirects=False).headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said
    assert "max-age=28800" in said


@pytest.mark.parametrize("cookie", ["", "x" * 5000, "' OR 1=1 --", "../../etc/passwd", "None", "null"])
def test_a_made_up_cookie_opens_nothing(own: TestClient, cookie: str) -> None:
    assert own.get("/manage", headers={"Cookie": f"{COOKIE}={cookie}"}).url.path == "/login"


@pytest.mark.parametrize("secret", ["口令", "\udcff", "", "x" * 100_000, "é"])
def test_a_made_up_form_secret_is_refused(own: TestClient, form_secret: str, secret: str) -> None:
    body = {"report": "x", "number": "1", "form_secret": secret.encode("utf-8", "replace").decode()}
    for path in ("/manage/remove", "/manage/again", "/manage/review"):
        assert own.post(path, data=body).status_code in (403, 422)


@pytest.mark.parametrize("number", ["99999999999999999999", "-1", "1e3", "x"])
def test_a_made_up_number_is_refused(own: TestClient, form_secret: str, number: str) -> None:
    assert own.post("/manage/review", data={"number": number, "form_secret": form_secret}).status_code == 422


def test_what_is_not_held_is_not_read_again(own: TestClient, form_secret: str) -> None:
    for name in ("none", "../../etc/passwd", "' OR 1=1 --"):
        answer = own.post("/manage/again", data={"report": name, "form_secret": form_secret})
        assert answer.status_code < 500


def test_pages_behind_the_login_are_kept_nowhere(own: TestClient, form_secret: str) -> None:
    assert own.get("/manage").headers["cache-control"] == "no-store"


def test_another_visitors_conversation_is_not_to_be_had(served: str) -> None:
    """The chat's events carry no conversation: it is kept at the server, under each browser's own session."""
    event = asking(httpx.get(f"{served}/config", timeout=60).json())

    def ask(question: str, session: str, kept: object) -> str:
        answer = httpx.post(f"{served}/gradio_api/run/predict", json=turn(event, question, session, kept), timeout=60)
        assert answer.status_code == 200
        return answer.text

    first = ask("2019年丽水市部分公开的申请有多少件", "visitor-one", None)
    assert re.search(r"(?<![\d.])106 ?(?:件|<)", first)
    for forged in (None, "visitor-one", {"session_hash": "visitor-one"}, {"exchanges": ["2019年丽水市部分公开的申请有多少件"]}):
        other = ask("其中自然人呢", f"visitor-two-{forged}", forged)
        assert "2019年丽水市部分公开的申请有多少件" not in other
        assert 'class=\\"card' in other
        assert not re.search(r"(?<![\d.])104 ?(?:件|<)", other)
