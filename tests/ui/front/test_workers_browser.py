"""Two workers behind one port in a real browser, and what is left when the front is killed."""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chroma import Chroma
from tests.postgres import Server
from tests.qa.built import nianbao
from tests.ui.front.test_workers import free_port
from tests.ui.front.visiting import Site, serving
from tests.ui.web.browsing import ask
from ui import passwords
from ui.front.folder import PREFIX

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.browser]
PASSWORD = "a long enough secret"
UPLOADED = "青岚县人民政府2021年政府信息公开工作年度报告\n\n一、总体情况\n\n全县全年召开新闻发布会8次。\n"


@pytest.fixture(scope="module")
def index(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("browsed")
    chroma = Chroma(folder / "chroma")
    sockets = Path(tempfile.mkdtemp(prefix="nb-", dir="/tmp"))
    variables = {
        "NIANBAO_DATABASE_URL": postgres_server.database(),
        "NIANBAO_CHROMA_URL": chroma.url,
        "TMPDIR": str(sockets),
    }
    home = folder / "home"
    home.mkdir()
    (home / "web.toml").write_text(
        f'[users.wang]\nrole = "admin"\npassword = "{passwords.hashed(PASSWORD)}"\n', encoding="utf-8"
    )
    assert nianbao("ingest", home=home, **variables).returncode == 0
    yield home, variables
    chroma.stop()
    shutil.rmtree(sockets, ignore_errors=True)


@pytest.fixture(scope="module")
def site(index: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(*index, free_port(), tmp_path_factory.mktemp("site") / "log") as site:
        site.wait_for(2)
        yield site


def arrive(chromium: Any, site: Site) -> Any:
    page = chromium.new_context(locale="zh-CN").new_page()
    page.set_default_timeout(30_000)
    page.goto(site.address)
    page.wait_for_selector("html[data-ready]")
    return page


def answer(page: Any, question: str) -> str:
    return str(ask(page, question).inner_text())


def test_visitors_of_both_workers_talk_follow_up_and_open_sources(chromium: Any, site: Site) -> None:
    one, two = arrive(chromium, site), arrive(chromium, site)
    cookies = {page.context.cookies()[0]["value"] for page in (one, two)}
    assert cookies == set(site.names())
    assert "106" in answer(one, "2019年丽水市部分公开的申请有多少件？")
    assert "471" in answer(two, "宿迁市2024年部分公开多少件")
    assert "385" in answer(one, "那予以公开呢")
    assert "1431" in answer(two, "那予以公开呢")
    one.locator(".cite").first.click()
    one.wait_for_selector("#panel td.marked-cell")
    two.goto(f"{site.address}/search?q=新闻发布会")
    assert two.locator("mark").count() > 0


def test_what_staff_upload_is_answered_by_every_worker(chromium: Any, site: Site) -> None:
    visitors, staff = [arrive(chromium, site) for _ in range(3)], arrive(chromium, site)
    staff.get_by_role("link", name="管理").click()
    staff.fill('input[name="name"]', "wang")
    staff.fill('input[name="password"]', PASSWORD)
    staff.click('.login button[type="submit"]')
    staff.set_input_files(
        'input[type="file"]', [{"name": "青岚县.txt", "mimeType": "text/plain", "buffer": UPLOADED.encode()}]
    )
    staff.click("form[data-progress] button[type=submit]")
    staff.wait_for_selector(".outcomes li.taken")
    for visitor in visitors:
        assert "8次" in answer(visitor, "青岚县2021年新闻发布会多少次")
    staff.on("dialog", lambda dialog: dialog.accept())
    staff.locator("tr", has_text="青岚县").get_by_text("移除").click()
    staff.wait_for_function("!document.body.innerText.includes('青岚县')")
    for visitor in visitors:
        assert "8次" not in answer(visitor, "青岚县2021年新闻发布会多少次")


def test_a_killed_front_leaves_nothing_and_starts_again_at_the_same_port(
    index: tuple[Path, dict[str, str]], tmp_path: Path, chromium: Any
) -> None:
    port, place = free_port(), Path(index[1]["TMPDIR"])
    before = set(place.glob(PREFIX + "*"))
    with serving(*index, port, tmp_path / "log") as site:
        site.wait_for(2)
        workers = site.workers()
        site.process.send_signal(signal.SIGKILL)
        site.process.wait(30)
        until = time.monotonic() + 20
        while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < until:
            time.sleep(0.1)
        assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
        assert set(place.glob(PREFIX + "*")) == before
    with serving(*index, port, tmp_path / "again") as site:
        site.wait_for(2)
        assert "106" in answer(arrive(chromium, site), "2019年丽水市部分公开的申请有多少件？")
