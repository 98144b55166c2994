"""The endpoint slow, down or talking nonsense: every question is answered by the plain path, in time, and says so."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

import pytest

from qa.model.breaker import Breaker
from qa.model.counters import Counters
from qa.model.deadline import Deadline
from qa.model.endpoint import Endpoint
from qa.model.failures import REASONS, ModelFailed
from qa.model.options import ModelOptions
from qa.model.thinking import without_thinking
from tests.qa.model.conftest import KEY, Modelled
from tests.qa.model.scripted import Script

QUESTION = "2019年丽水市部分公开的申请有多少件"
ASKED = [{"role": "user", "content": "问"}]


@pytest.fixture
def endpoint(script: Script) -> Iterator[Endpoint]:
    options = ModelOptions(url=script.url, name="scripted", key=KEY, retries=2, seconds=5)
    opened = Endpoint(options, Counters(), Breaker(failures=100))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("manner", "reason"),
    [
        ("stall", "timeout"), ("drip", "timeout"), ("silent", "timeout"), ("cut", "cut_off"), ("length", "cut_off"),
        ("html", "cut_off"), ("garbage", "nonsense"), ("shapes", "nonsense"),
        (401, "refused"), (404, "refused"), (500, "unreachable"), (429, "busy"),
    ],
)  # fmt: skip
def test_whatever_the_endpoint_does_the_answer_comes_in_time(
    script: Script, modelled: Modelled, manner: str | int, reason: str
) -> None:
    assistant = modelled(llm_seconds="1.5", llm_plan="off")
    script.reply, script.manner = "2019年丽水市部分公开的申请共106件[1]。2019年丽水市", manner
    assistant.ask("2019年丽水市部分公开率是多少吗")
    started = time.monotonic()
    answer = assistant.ask(QUESTION)
    assert time.monotonic() - started < 1.5 + 1.5
    assert (answer.value, answer.wording) == ("106", "plain")
    assert answer.answer.startswith("2019年丽水市部分公开的申请共106件。")
    assert any(REASONS[reason] in note for note in answer.notes)
    assert "999" not in answer.answer


def test_a_model_that_goes_on_and_on_is_cut_short(script: Script, modelled: Modelled) -> None:
    script.manner = "endless"
    answer = modelled(llm_plan="off").ask(QUESTION)
    assert (answer.value, answer.wording) == ("106", "plain")
    assert "999" not in answer.answer


def test_an_address_where_nobody_answers(modelled: Modelled) -> None:
    answer = modelled(llm_url="http://127.0.0.1:9/v1", llm_seconds="5").ask(QUESTION)
    assert (answer.value, answer.wording) == ("106", "plain")
    assert any(REASONS["unreachable"] in note for note in answer.notes)


def test_after_three_failures_the_endpoint_is_left_alone(script: Script, modelled: Modelled) -> None:
    assistant = modelled(llm_plan="off")
    script.manner = 500
    answers = [assistant.ask(QUESTION) for _ in range(5)]
    assert len(script.seen) == 3
    assert REASONS["paused"] in answers[-1].answer


def test_the_breaker_lets_one_through_after_its_pause() -> None:
    now = [0.0]
    breaker = Breaker(failures=2, pause=10, clock=lambda: now[0])
    breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert (breaker.allows(), breaker.open) == (False, True)
    now[0] = 10.0
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.succeeded()
    assert (breaker.allows(), breaker.open) == (True, False)


def test_a_failure_is_tried_again_with_a_pause(script: Script, endpoint: Endpoint) -> None:
    script.reply, script.fail_first = "好", 2
    started = time.monotonic()
    assert endpoint.reply("plan", ASKED, Deadline(5)) == "好"
    assert len(script.seen) == 3
    assert time.monotonic() - started > 0.5


def test_retries_end_with_the_time(script: Script, endpoint: Endpoint) -> None:
    script.manner = 500
    started = time.monotonic()
    with pytest.raises(ModelFailed):
        endpoint.reply("plan", ASKED, Deadline(0.4))
    assert time.monotonic() - started < 1
    assert len(script.seen) < 3


def test_what_an_endpoint_does_not_know_is_left_out(script: Script, endpoint: Endpoint) -> None:
    def reply(request: dict[str, object]) -> str:
        return "好" if "stream_options" not in request else ""

    script.reply, script.manner = reply, 422
    with pytest.raises(ModelFailed):
        endpoint.reply("plan", ASKED, Deadline(5))
    script.manner = "good"
    assert endpoint.reply("plan", ASKED, Deadline(5)) == "好"
    assert "stream_options" in script.seen[0]
    assert "stream_options" not in script.seen[-1]


def test_tokens_and_outcomes_are_counted(script: Script, endpoint: Endpoint) -> None:
    script.reply = "好"
    endpoint.reply("plan", ASKED, Deadline(5))
    script.manner = "cut"
    script.reply = "好好好好"
    with pytest.raises(ModelFailed):
        endpoint.reply("wording", ASKED, Deadline(5))
    counted = endpoint.counters.now()
    assert counted.calls == {("plan", "ok"): 1, ("wording", "cut_off"): 1}
    assert counted.tokens == {"prompt": 100, "reply": 20}


def test_the_key_is_sent_and_shown_nowhere(
    script: Script, modelled: Modelled, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assistant = modelled(llm_retries="1")
    for manner in (401, 500, 429, "html", "garbage", "cut"):
        script.manner = manner
        answer = assistant.ask(QUESTION)
        assert KEY not in answer.model_dump_json()
    assert script.keys[0] == f"Bearer {KEY}"
    assert KEY not in caplog.text
    model = assistant.library.model()
    assert model is not None
    assert KEY not in repr((assistant.library.settings, model.options))


@pytest.mark.parametrize(
    ("pieces", "kept"),
    [
        (["<thi", "nk>想", "了</th", "ink>好", "。"], "好。"),
        (["好", "。"], "好。"),
        (["<", "b>"], "<b>"),
        (["<think>", "无尽"], ""),
        ([" ", "好"], " 好"),
    ],
)
def test_thinking_aloud_is_left_out(pieces: list[str], kept: str) -> None:
    assert "".join(without_thinking(pieces)) == kept
