"""Whatever is asked, there is an answer or a refusal; nothing breaks and nothing takes long."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable

import pytest

from index.errors import NianbaoError
from qa.assistant import Assistant
from tests.fuzz.questions import LONGEST, WORDS, question

STATES = {"answered", "no_data", "out_of_scope", "ambiguous"}
SECONDS = 6.0
"""Longest time for any one question: of this process, since the machine may be busy with other things."""
SECONDS_OF_500 = 1.0
"""The same for a question of 500 characters."""
REPEATED = (
    "部分公开", "2019年", "（", "丽水市、", "多少件？", "丽水2019年部分公开多少件，", "1,", "1.", "和", "不是", "一二三四五六七八九十百千万亿",
    "除了部分公开之外", "比丽水市多", "a", "partial disclosure ", "%", "\"丽水\"", "2019-", "的", " ", "宿迁市2023年新收多少件；", "lishui",
)  # fmt: skip


def asked(assistant: Assistant, numbers: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """How many ended in which state, and a line for every question that broke something or took too long."""
    states: Counter[str] = Counter()
    faults: list[str] = []
    for number in numbers:
        text = question(number)
        started = time.process_time()
        try:
            answer = assistant.ask(text)
            answer.model_dump_json()
            states[answer.status] += 1
        except NianbaoError as error:
            states["explained"] += 1
            faults += [] if error.line().strip() else [f"question {number}: not explained"]
        except Exception as error:  # noqa: BLE001 - any at all is what is looked for
            faults.append(f"question {number}: {error!r} {text[:200]!r}")
        seconds = time.process_time() - started
        if seconds > SECONDS:
            faults.append(f"question {number}: {seconds:.1f} s {text[:200]!r}")
    return states, faults


def test_some_odd_questions(assistant: Assistant) -> None:
    assistant.warm()
    states, faults = asked(assistant, range(100))
    assert faults == []
    assert set(states) <= STATES
    assert states.total() == 100


@pytest.mark.slow
def test_ten_thousand_odd_questions(assistant: Assistant) -> None:
    assistant.warm()
    states, faults = asked(assistant, range(100, 10_100))
    print(dict(states))
    assert faults == []
    assert set(states) <= STATES
    assert states.total() == 10_000


@pytest.mark.parametrize("piece", REPEATED)
def test_no_pattern_runs_away(assistant: Assistant, piece: str) -> None:
    assistant.warm()
    assistant.ask(piece * 3)
    for length, most in ((500, SECONDS_OF_500), (LONGEST, SECONDS)):
        started = time.process_time()
        assistant.ask((piece * length)[:length])
        assert time.process_time() - started < most


def test_every_kind_of_question_is_drawn() -> None:
    drawn = [question(number) for number in range(300)]
    assert any(len(text) == LONGEST for text in drawn)
    assert any("\x00" in text for text in drawn)
    assert any(any(word in text for word in WORDS) for text in drawn)
    assert drawn == [question(number) for number in range(300)]
