"""Changing one's own password: the one in use is asked for, and every other login ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.ui.web.test_manage import log_in, secret_in
from ui.options import WebOptions
from ui.serve import build_app
from ui.web.accounts import Accounts

OLD, NEW = "li's first long password", "li's second long password"


@pytest.fixture
def site(tmp_path: Path, options: WebOptions) -> Iterator[FastAPI]:
    library = Library.open(Settings(home=tmp_path / "own"))
    Accounts({}, library.store.engine).add("li", "staff", OLD)
    yield build_app(library, Assistant(library), options)
    library.close()


def inside(site: FastAPI, name: str = "li", password: str = OLD) -> TestClient:
    client = TestClient(site)
    client.post("/login", data={"name": name, "password": password})
    return client


def is_in(client: TestClient) -> bool:
    return bool(client.get("/manage").url.path == "/manage")


def change(client: TestClient, current: str = OLD, password: str = NEW, again: str | None = None) -> tuple[int, str]:
    fields = {"current": current, "password": password, "again": password if again is None else again}
    page = client.post("/manage/password", data={"form_secret": secret_in(client.get("/manage").text), **fields})
    return page.status_code, page.text


def test_the_new_password_counts_and_other_logins_end(site: FastAPI) -> None:
    client, elsewhere = inside(site), inside(site)
    assert "/manage/password" in client.get("/manage").text
    assert change(client)[0] == 200
    assert is_in(client)
    assert not is_in(elsewhere)
    assert not is_in(inside(site))
    assert is_in(inside(site, password=NEW))


@pytest.mark.parametrize(
    ("current", "password", "again", "said"),
    [
        ("not the password", NEW, NEW, "现在的口令不对"),
        (OLD, NEW, NEW + "x", "两次输入的新口令不一样"),
        (OLD, "short", "short", "口令要有"),
    ],
)
def test_what_does_not_do_changes_nothing(site: FastAPI, current: str, password: str, again: str, said: str) -> None:
    client = inside(site)
    status, page = change(client, current, password, again)
    assert status == 422
    assert said in page
    assert is_in(inside(site))


def test_the_password_in_use_is_not_guessed_here(site: FastAPI) -> None:
    client = inside(site)
    for number in range(5):
        assert change(client, current=f"guess number {number}")[0] == 422
    assert "输错次数太多" in change(client)[1]
    assert is_in(client)


def test_a_form_of_another_site_and_nobody_are_refused(site: FastAPI) -> None:
    fields = {"current": OLD, "password": NEW, "again": NEW, "form_secret": "guessed"}
    assert inside(site).post("/manage/password", data=fields).status_code == 403
    nobody = TestClient(site)
    assert nobody.post("/manage/password", data=fields).status_code == 403
    assert nobody.get("/manage/password").url.path == "/login"
    assert is_in(inside(site))


def test_a_user_of_the_settings_file_is_told_where_to_change_it(site: FastAPI) -> None:
    client = TestClient(site)
    log_in(client, "wang")
    page = client.get("/manage/password").text
    assert "web.toml" in page
    assert "<form class=\"login\"" not in page
