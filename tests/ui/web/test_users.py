"""Users kept in the database: added, changed, disabled by an administrator; their sessions end with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from index.errors import UserMistake
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.ui.conftest import PASSWORD
from tests.ui.web.test_manage import log_in
from ui.options import WebOptions
from ui.serve import build_app
from ui.web.accounts import Accounts

OWN = "zhou's own long password"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(Settings(home=tmp_path / "own"))
    yield library
    library.close()


@pytest.fixture
def site(held: Library, options: WebOptions) -> FastAPI:
    return build_app(held, Assistant(held), options)


@pytest.fixture
def admin(site: FastAPI) -> tuple[TestClient, str]:
    """An administrator of the settings file, logged in, and the secret of the forms."""
    client = TestClient(site)
    return client, log_in(client, "wang")


def sent(admin: tuple[TestClient, str], what: str, **fields: str) -> tuple[int, str]:
    client, secret = admin
    page = client.post(f"/manage/users/{what}", data={"form_secret": secret, **fields})
    return page.status_code, page.text


def enters(site: FastAPI, name: str, password: str) -> TestClient:
    """A browser after an attempt to log in."""
    client = TestClient(site)
    client.post("/login", data={"name": name, "password": password})
    return client


def is_in(client: TestClient) -> bool:
    return bool(client.get("/manage").url.path == "/manage")


def test_an_added_user_logs_in_with_the_role_given(site: FastAPI, admin: tuple[TestClient, str], held: Library) -> None:
    status, page = sent(admin, "add", name="zhou", role="staff", password=OWN)
    assert status == 200
    assert "zhou" in page
    zhou = enters(site, "zhou", OWN)
    assert is_in(zhou)
    assert zhou.get("/manage/users").status_code == 403
    assert OWN not in str(held.store.engine.connect().exec_driver_sql("select * from users").all())


def test_a_changed_password_ends_the_open_sessions(site: FastAPI, admin: tuple[TestClient, str]) -> None:
    sent(admin, "add", name="zhou", role="staff", password=OWN)
    zhou = enters(site, "zhou", OWN)
    sent(admin, "password", name="zhou", password="another long password")
    assert not is_in(zhou)
    assert not is_in(enters(site, "zhou", OWN))
    assert is_in(enters(site, "zhou", "another long password"))


def test_a_changed_role_ends_the_open_sessions_and_counts_from_then_on(site: FastAPI, admin: tuple[TestClient, str]) -> None:
    sent(admin, "add", name="zhou", role="admin", password=OWN)
    zhou = enters(site, "zhou", OWN)
    assert zhou.get("/manage/users").status_code == 200
    sent(admin, "role", name="zhou", role="staff")
    assert not is_in(zhou)
    assert enters(site, "zhou", OWN).get("/manage/users").status_code == 403


def test_a_disabled_user_is_out_at_once_and_may_be_let_in_again(site: FastAPI, admin: tuple[TestClient, str]) -> None:
    sent(admin, "add", name="zhou", role="staff", password=OWN)
    zhou = enters(site, "zhou", OWN)
    sent(admin, "state", name="zhou", state="disabled")
    assert not is_in(zhou)
    assert not is_in(enters(site, "zhou", OWN))
    sent(admin, "state", name="zhou", state="enabled")
    assert is_in(enters(site, "zhou", OWN))


def test_only_administrators_change_users_and_only_from_their_own_page(site: FastAPI, admin: tuple[TestClient, str]) -> None:
    staff = TestClient(site)
    secret = log_in(staff, "lin")
    wanted = {"name": "zhou", "role": "admin", "password": OWN}
    assert staff.post("/manage/users/add", data={"form_secret": secret, **wanted}).status_code == 403
    assert staff.get("/manage/users").status_code == 403
    assert admin[0].post("/manage/users/add", data={"form_secret": "guess", **wanted}).status_code == 403
    assert TestClient(site).get("/manage/users").url.path == "/login"
    assert TestClient(site).post("/manage/users/add", data={"form_secret": secret, **wanted}).status_code == 403
    assert not is_in(enters(site, "zhou", OWN))


@pytest.mark.parametrize(
    ("what", "fields", "told"),
    [
        ("add", {"name": "wang", "role": "staff", "password": OWN}, "已有名为wang的用户"),
        ("add", {"name": "zhou lin", "role": "staff", "password": OWN}, "用户名只能用"),
        ("add", {"name": "<b>", "role": "staff", "password": OWN}, "用户名只能用"),
        ("add", {"name": "zhou", "role": "staff", "password": "short"}, "口令要有10到200个字"),
        ("password", {"name": "lin", "password": OWN}, "数据库里没有名为lin的用户"),
        ("state", {"name": "nobody", "state": "disabled"}, "数据库里没有名为nobody的用户"),
        ("state", {"name": "wang", "state": "disabled"}, "不能停用自己"),
        ("role", {"name": "wang", "role": "staff"}, "不能停用自己"),
    ],
)
def test_what_cannot_be_done_is_told(admin: tuple[TestClient, str], what: str, fields: dict[str, str], told: str) -> None:
    status, page = sent(admin, what, **fields)
    assert status == 422
    assert told in page


def test_a_role_that_does_not_exist_is_refused(admin: tuple[TestClient, str]) -> None:
    assert sent(admin, "add", name="zhou", role="king", password=OWN)[0] == 422


def test_a_name_is_taken_once(held: Library) -> None:
    accounts = Accounts({}, held.store.engine)
    assert not accounts.anybody()
    accounts.add("zhou", "staff", OWN)
    with pytest.raises(UserMistake, match="zhou"):
        accounts.add("zhou", "admin", OWN)
    assert accounts.anybody()
    assert [(one.name, one.role, one.fixed) for one in accounts.listed()] == [("zhou", "staff", False)]


def test_a_user_of_the_settings_file_counts_as_it_stands_there(held: Library, options: WebOptions) -> None:
    Accounts({}, held.store.engine).add("lin", "admin", OWN)
    both = Accounts(options.users, held.store.engine)
    found = both.find("lin")
    assert found is not None
    assert found.role == "staff"
    assert [one.fixed for one in both.listed()] == [True, True]


def test_users_of_the_database_alone_open_the_login(held: Library) -> None:
    Accounts({}, held.store.engine).add("zhou", "admin", OWN)
    site = build_app(held, Assistant(held), WebOptions())
    assert is_in(enters(site, "zhou", OWN))
    assert 'href="/manage' in TestClient(site).get("/data").text


def test_the_log_says_who_changed_whom_and_holds_no_password(
    admin: tuple[TestClient, str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="ui"):
        sent(admin, "add", name="zhou", role="staff", password=OWN)
        sent(admin, "password", name="zhou", password="another long password")
        sent(admin, "state", name="zhou", state="disabled")
    noted = [
        (record.getMessage(), record.__dict__["actor"], record.__dict__["target"])
        for record in caplog.records
        if record.getMessage().startswith("user:")
    ]
    assert noted == [("user: added", "wang", "zhou"), ("user: password changed", "wang", "zhou"), ("user: disabled", "wang", "zhou")]
    assert OWN not in caplog.text
    assert "another long password" not in caplog.text
    assert PASSWORD not in caplog.text
