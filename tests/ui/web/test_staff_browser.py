"""What staff do, in a real browser: log in, upload, a refused upload, search, filter, export."""

from __future__ import annotations

import csv
import io
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from index.ingest import take
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from ui.options import WebOptions
from ui.serve import build_app

pytestmark = pytest.mark.browser
PASSWORD = "a long enough secret"
UPLOADED = "青岚县人民政府2021年政府信息公开工作年度报告\n\n一、总体情况\n\n全县全年召开新闻发布会8次。\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, repository: Path, options: WebOptions) -> Iterator[str]:
    """A site of its own, so that what is uploaded here is seen nowhere else."""
    library = Library.open(Settings(home=tmp_path_factory.mktemp("staff")))
    lishui = repository / "data" / "reports" / "lishui-2019.md"
    take(lishui.read_bytes(), lishui.name, library.stores)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = build_app(library, Assistant(library), options)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    library.close()


@pytest.fixture
def page(chromium: Any, own: str) -> Iterator[Any]:
    context = chromium.new_context(locale="zh-CN", accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    opened.goto(own + "/login")
    yield opened
    context.close()


def log_in(page: Any, name: str = "wang", password: str = PASSWORD) -> None:
    page.fill('input[name="name"]', name)
    page.fill('input[name="password"]', password)
    page.click('button[type="submit"]')


def test_a_wrong_password_is_told_and_lets_nobody_in(page: Any, own: str) -> None:
    log_in(page, password="wrong")
    assert page.locator('input[name="password"]').count() == 1
    assert page.locator("[role=alert], .problem").first.inner_text().strip()
    page.goto(own + "/manage")
    assert "/login" in page.url


def test_a_file_is_uploaded_read_again_and_removed(page: Any) -> None:
    log_in(page)
    files = [
        {"name": "青岚县.txt", "mimeType": "text/plain", "buffer": UPLOADED.encode()},
        {"name": "坏的.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 broken"},
    ]
    page.set_input_files('input[type="file"]', files)
    page.click("form[data-progress] button[type=submit]")
    page.wait_for_function("document.querySelector('.outcomes li') && !document.querySelector('.outcomes li.waiting')")
    told = page.locator(".outcomes li")
    assert told.count() == 2
    assert "青岚县-2021" in told.nth(0).inner_text()
    assert told.nth(1).get_attribute("class") == "failed"
    row = page.locator("tr", has_text="青岚县")
    row.get_by_text("重新识读").click()
    page.wait_for_selector(".outcomes li")
    assert "青岚县-2021" in page.locator(".outcomes li").first.inner_text()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("tr", has_text="青岚县").get_by_text("移除").click()
    page.wait_for_function("!document.body.innerText.includes('青岚县-2021')")
    assert page.locator("tr", has_text="青岚县").count() == 0


def test_an_administrator_adds_disables_and_lets_in_a_user(page: Any, own: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    log_in(page)
    page.get_by_role("link", name="用户").click()
    form = page.locator('form[action="/manage/users/add"]')
    form.locator('input[name="name"]').fill("zhou")
    form.locator('input[name="password"]').fill("zhou's own long password")
    form.locator("button").click()
    row = page.locator("tr", has_text="zhou")
    row.wait_for()
    assert "可登录" in row.inner_text()
    page.once("dialog", lambda dialog: dialog.accept())
    row.get_by_role("button", name="停用").click()
    page.wait_for_function("document.querySelector('tr.disabled')")
    assert "已停用" in page.locator("tr.disabled").inner_text()
    found = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(own + "/manage/users?lang=en")
    assert "Who may log in" in page.inner_text("main")


def test_search_filters_and_its_address_can_be_sent(page: Any, own: str) -> None:
    page.goto(own + "/search?q=新闻发布会&year=2019")
    assert page.locator("mark").count() > 0
    assert "丽水" in page.locator("main, body").first.inner_text()
    page.goto(own + "/search?q=新闻发布会&year=1999")
    assert page.locator("mark").count() == 0


def test_exports_open_as_csv_and_xlsx(page: Any, own: str) -> None:
    answer = page.request.get(own + "/data/export?issuer=丽水市&indicator=requests.partial&applicant=total&year=2019&format=csv")
    assert answer.ok
    rows = list(csv.reader(io.StringIO(answer.body().decode("utf-8-sig"))))
    assert any("106" in row for row in rows)
    answer = page.request.get(own + "/data/export?issuer=丽水市&indicator=requests.partial&applicant=total&year=2019&format=xlsx")
    assert zipfile.ZipFile(io.BytesIO(answer.body())).testzip() is None


def test_dark_mode_keeps_text_readable(chromium: Any, own: str) -> None:
    """Text and background of the answer's card differ enough in both schemes (WCAG 2.1, 1.4.3: 4.5 to 1)."""
    for scheme in ("light", "dark"):
        context = chromium.new_context(locale="zh-CN", color_scheme=scheme)
        page = context.new_page()
        page.goto(own + "/?q=丽水2019年部分公开多少件")
        page.wait_for_selector(".card:not(.looking)", timeout=30_000)
        ratio = page.evaluate(
            """() => {
              const parse = c => c.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => { const f = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
                return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
              const card = document.querySelector('.card:not(.looking)');
              const words = card.querySelector('.sentence, p') || card;
              let box = words, back = [0, 0, 0, 0];
              while (box && (back.length < 4 || back[3] !== 0) === false || (box && back[3] === 0)) {
                back = parse(getComputedStyle(box).backgroundColor); if (back.length === 3) back.push(1);
                if (back[3] > 0) break; box = box.parentElement; }
              if (!box) back = [255, 255, 255, 1];
              const [a, b] = [light(parse(getComputedStyle(words).color)), light(back)];
              return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); }"""
        )
        context.close()
        assert ratio >= 4.5, scheme
