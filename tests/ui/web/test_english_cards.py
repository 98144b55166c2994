"""The English page: labels, units, rules and suggestions in English over Chinese reports."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from qa.assistant import Assistant
from qa.library import Library
from ui.web.conversation import Conversation
from ui.web.texts import texts
from ui.web.thread import header, thread


def drawn(library: Library, question: str) -> str:
    answer = Assistant(library).ask(question, language="en")
    return str(thread(Conversation().asking(question).answered(answer), texts("en"), held="5 reports are held."))


def test_a_number_is_labelled_in_english(library: Library) -> None:
    card = drawn(library, "How many new requests did natural persons make in Lishui in 2019?")
    assert "丽水市 · 2019 · new requests received, natural persons" in card
    assert '<span class="unit"></span>' in card
    assert "a row against its total" in card
    assert "三-row" not in card


def test_a_table_names_its_items_in_english(library: Library) -> None:
    card = drawn(library, "Compare new requests of Suqian and Hongze in 2023 and 2024")
    table = card.split('<table class="values">')[1].split("</table>")[0]
    assert table.count("new requests received") == 4
    assert "本年新收" not in re.sub(r"<[^>]*>", "", table)


def test_a_refusal_says_what_is_held_and_suggests_in_english(library: Library) -> None:
    card = drawn(library, "How many requests were partially granted in Lishui in 2022?")
    assert "5 reports are held. They hold:" in card
    suggested = re.findall(r'data-question="([^"]+)"', card)
    assert suggested == ["How many requests were partially granted in 丽水市 in 2019?"]


def test_a_refusal_says_what_is_held(library: Library) -> None:
    answer = Assistant(library).ask("丽水市2019年平均办理天数")
    card = thread(Conversation().asking("问").answered(answer), texts("zh"), held="已收录 5 份年报。")
    assert "已收录 5 份年报。能问的有" in card


def test_data_has_english_units_and_reasons(client: TestClient) -> None:
    chosen = "issuer=丽水市&issuer=宿迁市&year=2019&year=2024&indicator=requests.new&indicator=disclosure.fees.amount"
    page = client.get(f"/data?{chosen}&lang=en").text
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    assert "件" not in body


def test_the_staffs_page_is_named_only_where_staff_can_log_in() -> None:
    assert 'href="/manage?lang=zh"' in header("chat", texts("zh"), managed=True)
    assert "/manage" not in header("chat", texts("zh"))
