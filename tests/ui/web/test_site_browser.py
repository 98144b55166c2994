"""The site as a reviewer goes through it: what was found missing or broken, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.ingest import take
from tests.renderers import pdf
from tests.renderers.form_tables import keys_of
from tests.renderers.report import report_of
from tests.ui.web.test_chat_browser import DESK, PHONE, ask

pytestmark = pytest.mark.browser
PASSWORD = "a long enough secret"
PAGES = [
    "/search?q=问题",
    "/data?issuer=宿迁市&year=2023&year=2024&indicator=requests.new",
    "/quality",
    "/quality/report?id=丽水市-2019",
    "/docs",
    "/login",
    "/nowhere",
]
Open = Callable[..., Any]


@pytest.fixture
def open_page(chromium: Any, served: str) -> Iterator[Open]:
    contexts: list[Any] = []

    def opened(path: str = "/", viewport: dict[str, int] = DESK, **more: Any) -> Any:
        contexts.append(chromium.new_context(viewport=viewport, locale="zh-CN", **more))
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.goto(served + path)
        if path == "/":
            page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESK), ("dark", DESK), ("dark", PHONE)])
def test_no_page_has_an_accessibility_fault(open_page: Open, served: str, scheme: str, viewport: dict[str, int]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(viewport=viewport, color_scheme=scheme)
    ask(page, "2023年洪泽公开了多少")
    ask(page, "宿迁市和洪泽区2023年2024年新收申请对比").locator("[data-do=why]").click()
    ask(page, "丽水市2019年平均办理天数")
    card = ask(page, "2019年丽水市自然人新收多少件？")
    card.locator(".badge summary").click()
    card.locator(".cite").first.click()
    page.wait_for_selector("#panel mark")
    found = {"chat": Axe().run(page).response["violations"]}
    for path in PAGES:
        page.goto(served + path)
        found[path] = Axe().run(page).response["violations"]
    told = [(path, fault["id"], fault["nodes"][0]["html"][:120]) for path, faults in found.items() for fault in faults]
    assert told == []


def test_a_reading_and_a_follow_up_are_tapped_from_the_keyboard(open_page: Open) -> None:
    page = open_page()
    card = ask(page, "2023年洪泽公开了多少")
    reading = card.locator(".chip").first
    reading.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.card:not(.looking)').length === 2")
    answered = page.locator(".card").nth(1)
    assert answered.locator(".figure .number").count() == 1
    assert page.evaluate("document.activeElement.className") == "chip"
    follow = answered.locator(".follow .chip").first
    asked = follow.inner_text()
    follow.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.card:not(.looking)').length === 3")
    assert page.locator(".asked").last.inner_text().endswith(asked)
    assert not answered.locator(".follow").is_visible()
    # What was tapped is gone: the keyboard goes on from the new question, not from the top of the page.
    page.wait_for_function("document.activeElement.className === 'asked'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') === document.querySelectorAll('.card')[2]")


def test_a_chart_fits_a_phone(open_page: Open) -> None:
    card = ask(open_page("/", PHONE), "宿迁市和洪泽区2023年2024年新收申请对比")
    chart = card.locator(".chart")
    assert chart.evaluate("box => box.scrollWidth <= box.clientWidth")
    drawn = chart.locator("svg").bounding_box()
    last_year = chart.locator("text", has_text=re.compile("^2024$")).bounding_box()
    assert last_year["x"] + last_year["width"] <= drawn["x"] + drawn["width"]
    assert chart.locator("text").first.evaluate("text => text.getBoundingClientRect().height") >= 9
    assert card.locator("table.values td.year").first.bounding_box()["height"] < 90


def test_the_pictured_page_of_a_pdf_opens_at_the_row(open_page: Open, library: Any) -> None:
    figures = {key: str(number) for number, key in enumerate(keys_of("2021"))}
    taken = take(pdf.render(report_of(figures, "2021")), "pictured.pdf", library.stores)
    report = library.store.report(taken.report_id)
    page = open_page("/", DESK)
    card = ask(page, f"{report.issuer}{report.year}年结转下年度多少件")
    card.locator(".cite").first.click()
    page.wait_for_selector("#panel td.marked-cell")
    page.locator("[data-view=page-picture]").click()
    page.wait_for_function("document.querySelector('.page-picture img').naturalWidth > 0")
    assert not page.locator("#panel .source-text").is_visible()
    share = float(page.locator(".page-picture").get_attribute("data-at"))
    picture, panel = page.locator(".page-picture img").bounding_box(), page.locator(".panel-body").bounding_box()
    row = picture["y"] + share * picture["height"]
    assert share > 0
    assert panel["y"] <= row <= panel["y"] + panel["height"]


def test_the_way_past_the_navigation_leads_to_the_content(open_page: Open) -> None:
    page = open_page("/quality")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-page"


def test_what_is_chosen_is_counted_and_stands_first(open_page: Open, served: str) -> None:
    page = open_page("/data?issuer=宿迁市&year=2024&indicator=suit_direct.upheld")
    group = page.locator("fieldset").nth(2)
    assert group.locator("input[type=checkbox]").first.is_checked()
    group.locator("input[type=search]").fill("部分公开")
    group.locator("[data-do=all][data-value='1']").click()
    shown = group.locator("label.option:visible").count()
    assert 0 < shown < 10
    assert group.locator("legend small").inner_text().startswith(f"{shown + 1}/")
    page.locator(".chooser .main-button").click()
    assert "部分公开" in page.locator("table.list").inner_text()


def test_an_address_is_copied_for_a_colleague(open_page: Open) -> None:
    page = open_page("/search?q=新闻发布会&year=2019")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("[data-do=address]")
    button.click()
    page.wait_for_function("document.querySelector('[data-do=address]').textContent === '已复制'")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_filters_without_words_are_explained(open_page: Open) -> None:
    assert "请写下要找的词" in open_page("/search?q=&year=2019").locator("main").inner_text()


def test_an_upload_after_the_session_ended_is_told_for_each_file(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/login")
    page.fill('input[name="name"]', "lin")
    page.fill('input[name="password"]', PASSWORD)
    page.click('.login button[type="submit"]')
    page.wait_for_selector("form[data-progress]")
    page.context.clear_cookies()
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    page.set_input_files('input[type="file"]', [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")])
    page.click("form[data-progress] button[type=submit]")
    page.wait_for_function("document.querySelectorAll('.outcomes li.failed').length === 2")
    assert "登录已过期" in page.locator(".outcomes").inner_text()
    assert page.locator("form[data-progress] button[type=submit]").is_enabled()


def test_a_file_that_is_too_large_is_told_beside_the_others(open_page: Open) -> None:
    page = open_page("/login")
    page.fill('input[name="name"]', "lin")
    page.fill('input[name="password"]', PASSWORD)
    page.click('.login button[type="submit"]')
    page.wait_for_selector("form[data-progress]")
    page.set_input_files(
        'input[type="file"]',
        [
            {"name": "huge.txt", "mimeType": "text/plain", "buffer": b"x" * (16 << 20)},
            {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 broken"},
        ],
    )
    page.click("form[data-progress] button[type=submit]")
    page.wait_for_function("document.querySelectorAll('.outcomes li.failed').length === 2")
    assert "没有传上去" in page.locator(".outcomes li").first.inner_text() or "MB" in page.locator(".outcomes li").first.inner_text()
    assert "PDF" in page.locator(".outcomes li").nth(1).inner_text()


def test_the_staffs_page_is_in_the_navigation(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("link", name="管理").click()
    page.wait_for_selector(".login")


@pytest.mark.parametrize("path", ["/quality", "/manage"])
def test_a_phone_shows_wide_tables_whole(open_page: Open, path: str) -> None:
    page = open_page("/login", PHONE)
    page.fill('input[name="name"]', "wang")
    page.fill('input[name="password"]', PASSWORD)
    page.click('.login button[type="submit"]')
    page.wait_for_selector(".manage-block")
    page.goto(page.url.rsplit("/", 1)[0] + path)
    for box in page.locator(".scroll").all():
        assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
