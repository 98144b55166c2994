"""The chat in a real browser, as visitors use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image

from tests.ui.web.browsing import ask

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 820}
PHONE = {"width": 390, "height": 844}

Open = Callable[..., Any]


@pytest.fixture
def open_page(chromium: Any, served: str) -> Iterator[Open]:
    """Opens a page of the site in a browser session of its own; errors on the page fail the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def opened(path: str = "/", viewport: dict[str, int] = DESK, **more: Any) -> Any:
        context = chromium.new_context(viewport=viewport, locale="zh-CN", **more)
        contexts.append(context)
        page = context.new_page()
        page.asked_for = []
        page.on("request", lambda request: page.asked_for.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.set_default_timeout(20_000)
        page.goto(served + path)
        if path.split("?")[0] == "/":
            page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def test_a_question_is_answered_with_number_badge_and_source(open_page: Open) -> None:
    page = open_page()
    card = ask(page, "2019年丽水市部分公开的申请有多少件？")
    assert card.locator(".figure .number").inner_text() == "106"
    assert card.locator(".figure .unit").inner_text() == "件"
    assert card.locator("details.badge.verified").count() == 1
    card.locator(".cite").first.click()
    page.wait_for_selector("#panel td.marked-cell")
    assert page.locator("#panel td.marked-cell").inner_text().strip() == "106"
    assert "部分公开" in " ".join(page.locator("#panel td.marked-row").all_inner_texts())
    assert page.locator("#panel td.marked-cell").bounding_box()["y"] < DESK["height"]
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()


def test_a_contradiction_shows_both_values(open_page: Open) -> None:
    page = open_page()
    card = ask(page, "2019年丽水市自然人新收多少件？")
    assert card.locator(".figure .number").inner_text() == "670"
    badge = card.locator("details.badge.conflict")
    badge.locator("summary").click()
    text = badge.inner_text()
    for figure in ("712", "687", "680", "655", "645"):
        assert figure in text


def test_prose_opens_with_the_quoted_words_marked(open_page: Open) -> None:
    page = open_page()
    card = ask(page, "丽水市2019年召开了多少次新闻发布会？")
    card.locator(".citation").first.click()
    page.wait_for_selector("#panel mark")
    assert "42" in page.locator("#panel mark").inner_text()


def test_a_follow_up_keeps_the_conversation(open_page: Open) -> None:
    page = open_page()
    ask(page, "2019年丽水市部分公开的申请有多少件？")
    assert ask(page, "其中自然人呢？").locator(".figure .number").inner_text() == "104"


def test_first_questions_can_be_tapped(open_page: Open) -> None:
    page = open_page()
    starter = page.locator(".starter").first
    question = starter.inner_text()
    starter.click()
    page.wait_for_selector(".card:not(.looking)")
    assert page.locator(".asked").inner_text().endswith(question)


def test_a_question_on_its_way_shows_what_is_looked_at_and_takes_no_second_one(open_page: Open) -> None:
    page = open_page()
    page.wait_for_selector(".starter")
    held: list[Any] = []
    page.route("**/gradio_api/run/predict*", lambda route: held.append(route))
    field = page.locator("#question textarea")
    field.fill("2019年丽水市部分公开的申请有多少件？")
    field.press("Enter")
    page.wait_for_selector(".card.looking")
    assert page.locator(".asked").inner_text().endswith("2019年丽水市部分公开的申请有多少件？")
    assert "份年报" in page.locator(".card.looking").inner_text()
    assert not page.locator(".welcome").is_visible()
    assert field.input_value() == ""
    field.fill("那予以公开呢")
    field.press("Enter")
    page.wait_for_timeout(200)
    assert field.input_value() == "那予以公开呢"
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_selector(".card .number")
    assert page.locator(".asked, .card").count() == 2
    assert page.locator(".card .number").inner_text() == "106"
    assert field.input_value() == "那予以公开呢"


def test_a_question_that_does_not_get_through_says_so_and_can_be_asked_again(open_page: Open) -> None:
    page = open_page()
    page.wait_for_selector(".starter")
    page.route("**/gradio_api/run/predict*", lambda route: route.abort())
    field = page.locator("#question textarea")
    field.fill("2019年丽水市部分公开的申请有多少件？")
    field.press("Enter")
    page.wait_for_selector(".card.problem")
    assert "没有送到" in page.locator(".card.problem").inner_text()
    page.unroute("**/gradio_api/run/predict*")
    assert ask_again(page).locator(".number").inner_text() == "106"
    assert page.locator(".card").count() == 1


def ask_again(page: Any) -> Any:
    field = page.locator("#question textarea")
    field.fill("2019年丽水市部分公开的申请有多少件？")
    field.press("Enter")
    page.wait_for_selector(".card .number")
    return page.locator(".card")


def test_a_question_in_the_address_is_asked(open_page: Open) -> None:
    page = open_page("/?q=2019年丽水市部分公开的申请有多少件？&lang=en")
    page.wait_for_selector(".card .number")
    assert page.locator(".asked").count() == 1
    assert not page.locator(".welcome").is_visible()


def test_a_trend_has_a_chart_and_a_table_to_save(open_page: Open) -> None:
    page = open_page()
    card = ask(page, "洪泽区2023年和2024年新收申请的趋势")
    assert card.locator(".chart svg").count() == 1
    assert card.locator("table.values tbody tr").count() == 2
    with page.expect_download() as csv:
        card.locator("a[download]").click()
    assert csv.value.suggested_filename == "nianbao.csv"
    assert csv.value.path().read_bytes().startswith(b"\xef\xbb\xbf")
    with page.expect_download() as picture:
        card.locator("[data-do=png]").click()
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")
    assert "洪泽区" in card.locator(".chart figcaption").inner_text()
    with Image.open(picture.value.path()) as saved:
        drawn = card.locator(".chart svg").evaluate("drawing => drawing.viewBox.baseVal.height") * 2
        heading = saved.convert("L").crop((0, 0, saved.width, saved.height - int(drawn)))
    assert heading.height > 30
    assert heading.getextrema()[0] < 100


def test_html_shows_as_text(open_page: Open) -> None:
    page = open_page()
    hostile = "<img src=x onerror=window.harmed=1>{{value}}${1+1}青岚县2022年新闻发布会多少次？"
    ask(page, hostile)
    assert page.locator(".asked").inner_text().endswith(hostile)
    card = ask(page, "青岚县2022年的主要问题是什么？")
    assert page.evaluate("window.harmed") is None
    if card.locator(".citation").count():
        card.locator(".citation").first.click()
        page.wait_for_selector("#panel .source-text")
        assert page.locator("#panel img, #panel script").count() == 0
    assert page.evaluate("window.harmed") is None


def test_nothing_is_asked_of_another_host(open_page: Open, served: str) -> None:
    page = open_page()
    card = ask(page, "2019年丽水市部分公开的申请有多少件？")
    card.locator(".cite").first.click()
    page.wait_for_selector("#panel mark")
    strangers = [url for url in page.asked_for if not url.startswith((served, "data:", "blob:"))]
    assert strangers == []


def test_the_language_switches_and_the_conversation_stays(open_page: Open) -> None:
    page = open_page()
    ask(page, "2019年丽水市部分公开的申请有多少件？")
    page.locator(".language").click()
    page.wait_for_selector("header.top[data-language=en]")
    assert page.locator("#send").inner_text() == "Ask"
    assert page.locator(".card .number").inner_text() == "106"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.reload()
    page.wait_for_selector("header.top[data-language=en]")


def test_visitors_do_not_see_each_other(open_page: Open) -> None:
    ask(open_page(), "2019年丽水市部分公开的申请有多少件？")
    other = open_page()
    assert other.locator(".asked").count() == 0


def test_a_new_conversation_starts_empty(open_page: Open) -> None:
    page = open_page()
    ask(page, "2019年丽水市部分公开的申请有多少件？")
    page.locator("#new").click()
    page.locator(".welcome").wait_for()
    assert page.locator(".card").count() == 0


def test_a_conversation_is_exported(open_page: Open) -> None:
    page = open_page()
    ask(page, "2019年丽水市部分公开的申请有多少件？")
    with page.expect_download() as saved:
        page.locator("#export").click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "106" in text


@pytest.mark.parametrize("path", ["/", "/search?q=问题", "/data", "/quality", "/docs", "/login"])
def test_a_phone_shows_everything_without_scrolling_sideways(open_page: Open, path: str) -> None:
    page = open_page(path, PHONE)
    if path == "/":
        card = ask(page, "2019年丽水市自然人新收多少件？")
        card.locator(".cite").first.click()
        page.wait_for_selector("#panel mark")
        box = page.locator("#panel").bounding_box()
        assert box["x"] >= 0
        assert box["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_keyboard_is_enough(open_page: Open) -> None:
    page = open_page()
    page.locator("#question textarea").focus()
    page.keyboard.type("2019年丽水市部分公开的申请有多少件？")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card .cite")
    page.locator(".card .badge summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".card details.badge[open]").count() == 1
    page.locator(".card .cite").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel mark")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className").startswith("cite")


def test_a_verdict_is_kept_with_its_reason(open_page: Open, library: Any) -> None:
    from ui.web.feedback import kept

    page = open_page()
    card = ask(page, "2019年丽水市不予公开合计多少件？")
    complain = card.locator("[data-do=why]")
    assert not card.locator(".why").is_visible()
    complain.click()
    assert complain.get_attribute("aria-expanded") == "true"
    card.locator(".why textarea").fill("<b>不对</b>")
    card.locator("[data-act=bad]").click()
    page.wait_for_selector(".thanks")
    newest = max(kept(library.store.engine), key=lambda entry: entry.id)
    assert (newest.verdict, newest.reason) == ("bad", "<b>不对</b>")
    assert newest.question == "2019年丽水市不予公开合计多少件？"


@pytest.mark.parametrize("path", ["/", "/search?q=问题", "/data", "/quality", "/docs", "/login"])
def test_no_serious_accessibility_fault(open_page: Open, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path)
    if path == "/":
        card = ask(page, "2019年丽水市自然人新收多少件？")
        card.locator(".badge summary").click()
        card.locator(".cite").first.click()
        page.wait_for_selector("#panel mark")
    found = Axe().run(page).response["violations"]
    serious = [
        (fault["id"], [node["html"][:160] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []
