"""Login, upload and removal: who may, and what becomes of good and bad files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.errors import UserMistake
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from ui import passwords
from ui.options import User, WebOptions, load_options
from ui.serve import build_app
from ui.web.sessions import PAUSE, TRIES, Sessions

PASSWORD = "a long enough secret"
REPORT = "青岚县人民政府2021年政府信息公开工作年度报告\n\n一、总体情况\n\n全县全年召开新闻发布会{}次。\n"


@pytest.fixture
def own(tmp_path: Path, options: WebOptions) -> Iterator[TestClient]:
    """An application over an empty library of its own."""
    library = Library.open(Settings(home=tmp_path / "own"))
    yield TestClient(build_app(library, Assistant(library), options))
    library.close()


def log_in(client: TestClient, name: str) -> str:
    """Logs in and gives the secret that forms carry."""
    page = client.post("/login", data={"name": name, "password": PASSWORD})
    assert page.status_code == 200
    return secret_in(page.text)


def secret_in(page: str) -> str:
    """The secret that the forms of a page carry."""
    found = re.search(r'name="form_secret" value="([^"]+)"', page)
    assert found
    return found[1]


def upload(client: TestClient, secret: str, *files: tuple[str, bytes]) -> str:
    parts = [("files", (name, content)) for name, content in files]
    return client.post("/manage/upload", data={"form_secret": secret}, files=parts).text


def test_files_are_taken_replaced_and_refused_one_by_one(own: TestClient) -> None:
    secret = log_in(own, "lin")
    page = upload(
        own,
        secret,
        ("report.txt", REPORT.format(8).encode()),
        ("<b>.txt", b"\x00\x01\x02"),
        ("empty.txt", b""),
        ("large.txt", b"x" * (1 << 21)),
    )
    assert "已收录 青岚县-2021" in page
    assert page.count('class="failed"') == 3
    assert "<b>.txt" not in page
    assert "没有变化" in upload(own, secret, ("again.txt", REPORT.format(8).encode()))
    assert "已更新" in upload(own, secret, ("new.txt", REPORT.format(9).encode()))
    assert [report["id"] for report in own.get("/api/reports").json()["data"]["items"]] == ["青岚县-2021"]


def test_only_an_administrator_removes(own: TestClient) -> None:
    secret = log_in(own, "lin")
    upload(own, secret, ("report.txt", REPORT.format(8).encode()))
    wanted = {"report": "青岚县-2021", "form_secret": secret}
    assert own.post("/manage/remove", data=wanted).status_code == 403
    wanted["form_secret"] = log_in(own, "wang")
    assert own.post("/manage/remove", data=wanted).status_code == 200
    assert own.get("/api/reports").json()["data"]["total"] == 0


def test_a_form_from_another_site_is_refused(own: TestClient) -> None:
    log_in(own, "wang")
    assert own.post("/manage/remove", data={"report": "x", "form_secret": "guess"}).status_code == 403
    assert own.post("/manage/upload", data={"form_secret": "guess"}).status_code == 403
    assert own.post("/manage/review", data={"number": 1, "form_secret": "guess"}).status_code == 403


def test_without_a_login_nothing_is_managed(own: TestClient) -> None:
    assert own.get("/manage").url.path == "/login"
    assert own.post("/manage/upload", files={"files": ("a.txt", b"a")}).status_code == 403
    assert own.post("/login", data={"name": "wang", "password": "wrong"}).status_code == 401
    assert own.post("/login", data={"name": "nobody", "password": PASSWORD}).status_code == 401


def test_after_logging_out_the_cookie_opens_nothing(own: TestClient) -> None:
    log_in(own, "lin")
    cookie = own.cookies["nianbao_session"]
    own.post("/logout")
    own.cookies.set("nianbao_session", cookie)
    assert own.get("/manage").url.path == "/login"


def test_without_users_the_page_is_off(tmp_path: Path) -> None:
    library = Library.open(Settings(home=tmp_path / "own"))
    client = TestClient(build_app(library, Assistant(library), WebOptions()))
    assert client.get("/manage").status_code == 404
    assert client.get("/login").status_code == 404
    assert client.post("/login", data={"name": "a", "password": "b"}).status_code == 404
    library.close()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_sessions_expire_and_wrong_passwords_pause() -> None:
    clock = Clock()
    users = {"lin": User(name="lin", role="staff", password=passwords.hashed(PASSWORD))}
    sessions = Sessions(WebOptions(users=users, session_hours=1), clock)
    secret = sessions.log_in("lin", PASSWORD, "192.0.2.1")
    assert sessions.session(secret) is not None
    clock.now = 3600
    assert sessions.session(secret) is None
    assert sessions.session(None) is None
    for _ in range(TRIES):
        assert sessions.log_in("lin", "wrong", "192.0.2.1") is None
    assert sessions.log_in("lin", PASSWORD, "192.0.2.1") is None
    assert sessions.log_in("lin", PASSWORD, "192.0.2.2") is not None
    clock.now += PAUSE + 1
    assert sessions.log_in("lin", PASSWORD, "192.0.2.1") is not None


def test_a_hash_tells_its_password_and_no_other() -> None:
    kept = passwords.hashed(PASSWORD)
    assert PASSWORD not in kept
    assert passwords.matches(PASSWORD, kept)
    assert not passwords.matches(PASSWORD + " ", kept)
    assert not passwords.matches(PASSWORD, "scrypt$broken")
    assert kept != passwords.hashed(PASSWORD)


def test_options_are_read_and_faults_are_told(tmp_path: Path) -> None:
    path = tmp_path / "web.toml"
    assert load_options(tmp_path) == WebOptions()
    kept = passwords.hashed(PASSWORD)
    path.write_text(
        f'[limits]\nburst = 5\n[users.lin]\nrole = "staff"\npassword = "{kept}"\n', encoding="utf-8"
    )
    options = load_options(tmp_path)
    assert options.burst == 5
    assert options.users["lin"].role == "staff"
    assert kept not in repr(options)
    for faulty in (
        "[limits]\nburst = 0",
        "[limits]\nbrust = 5",
        '[users.a]\nrole = "king"\npassword = "scrypt$"',
        "x",
    ):
        path.write_text(faulty, encoding="utf-8")
        with pytest.raises(UserMistake, match=r"web\.toml"):
            load_options(tmp_path)
