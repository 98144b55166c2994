"""A language model behind the server: its counters in /metrics, its words as they come in the chat."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.qa.built import built_home
from tests.qa.model.scripted import Script, scripted
from ui.serve import build_app
from ui.web.conversation import Conversation
from ui.web.desk import Desk
from ui.web.texts import texts

QUESTION = "2019年丽水市部分公开的申请有多少件"
KEY = "sk-very-secret-9876543210"


@pytest.fixture
def script() -> Iterator[Script]:
    with scripted() as script:
        script.reply = "丽水市2019年部分公开的申请为106件[1]。丽水市2019年部分公开107件[1]。"
        yield script


@pytest.fixture
def library(script: Script) -> Iterator[Library]:
    settings = Settings(
        home=built_home(), llm_url=script.url, llm_model="scripted", llm_key=KEY, llm_price="2/8", llm_plan="off"
    )
    opened = Library.open(settings)
    yield opened
    opened.close()


def test_the_counters_stand_in_the_metrics(script: Script, library: Library) -> None:
    client = TestClient(build_app(library, Assistant(library)))
    answer = client.get("/api/ask", params={"q": QUESTION}).json()["data"]
    assert (answer["value"], answer["wording"]) == ("106", "model")
    page = client.get("/metrics").text
    for line in (
        'nianbao_model_calls_total{outcome="ok",purpose="wording"} 1.0',
        'nianbao_model_tokens_total{kind="prompt"} 100.0',
        'nianbao_model_tokens_total{kind="reply"} 20.0',
        'nianbao_model_results_total{purpose="wording",result="kept"} 1.0',
        'nianbao_model_results_total{purpose="wording",result="struck: number"} 1.0',
        "nianbao_model_cost_total 0.00036",
        "nianbao_model_paused 0.0",
    ):
        assert line in page
    assert KEY not in page


def test_the_chat_shows_the_plain_answer_first(library: Library) -> None:
    counted: list[str] = []
    desk = Desk(Assistant(library), library, lambda address: 0.0, lambda channel, answer: counted.append(answer.wording))
    grown = list(desk.answers(Conversation().asking(QUESTION), texts("zh")))
    answers = [one.exchanges[-1].answer for one in grown]
    assert [answer.wording for answer in answers if answer] == ["plain", "model"]
    assert counted == ["model"]


def test_a_wrong_setting_is_a_sentence_for_the_visitor() -> None:
    library = Library.open(Settings(home=built_home(), llm_url="nonsense", llm_key=KEY))
    desk = Desk(Assistant(library), library, lambda address: 0.0, lambda channel, answer: None)
    answered = desk.answer(Conversation().asking(QUESTION), texts("zh"))
    library.close()
    assert "NIANBAO_LLM_URL" in answered.exchanges[-1].problem
    assert KEY not in answered.exchanges[-1].problem
