"""An assistant over the five reports of data/reports with a scripted language model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qa.answer import Answer
from qa.assistant import Assistant
from qa.library import Library
from qa.settings import Settings
from tests.qa.built import built_home
from tests.qa.model.scripted import Script, scripted

KEY = "sk-very-secret-0123456789"
Modelled = Callable[..., Assistant]


@pytest.fixture
def script() -> Iterator[Script]:
    """The endpoint."""
    with scripted() as script:
        yield script


@pytest.fixture
def modelled(script: Script) -> Iterator[Modelled]:
    """Makes assistants whose model is the endpoint; settings may be given by name."""
    opened: list[Library] = []

    def make(home: Path | None = None, **settings: str) -> Assistant:
        given = {"llm_url": script.url, "llm_model": "scripted", "llm_key": KEY, "llm_retries": "0"} | settings
        library = Library.open(Settings(home=home or built_home(), **given))
        opened.append(library)
        return Assistant(library)

    yield make
    for library in opened:
        library.close()


@pytest.fixture
def wording(script: Script, modelled: Modelled) -> Callable[[str, str], Answer]:
    """The answer to a question where the model words it so."""
    assistant = modelled(llm_plan="off")

    def answer(question: str, reply: str) -> Answer:
        script.reply = reply
        return assistant.ask(question)

    return answer
