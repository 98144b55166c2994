"""The index of the reports in data/, opened once, and someone to ask."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest

from qa.answer import Answer
from qa.assistant import Assistant, Turn
from qa.library import Library
from qa.settings import Settings
from tests.qa.built import built_home

Asking = Callable[..., Answer]


@pytest.fixture(scope="session")
def editions() -> Iterator[Library]:
    """The five reports of data/reports: 丽水 2019, 洪泽 and 宿迁 2023 and 2024."""
    library = Library.open(Settings(home=built_home()))
    yield library
    library.close()


@pytest.fixture(scope="session")
def assistant(editions: Library) -> Assistant:
    """An assistant over the five reports."""
    return Assistant(editions)


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Asking:
    """Asks the turns of a conversation, one after the other; the answer is the last turn's."""

    def asking(*turns: str) -> Answer:
        history: list[Turn] = []
        answer = assistant.ask(turns[0])
        for turn, following in itertools.pairwise(turns):
            history.append(Turn(question=turn, plan=answer.plan))
            answer = assistant.ask(following, history=history)
        return answer

    return asking
