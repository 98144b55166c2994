"""The bundled reports of 洪泽区 with sentences written for a test, to be asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import data
from index.ingest import take
from qa.answer import Answer
from qa.assistant import Assistant, Turn
from qa.library import Library
from qa.settings import Settings

Told = Callable[..., Answer]


@contextmanager
def told_by(folder: Path, sentences: Mapping[int, str]) -> Iterator[Told]:
    """Asks, turn by turn, about the reports of these years, which hold the ``sentences`` before their second section."""
    library = Library.open(Settings(home=folder))
    for year, own in sentences.items():
        name = f"hongze-{year}.md"
        text = (data.REPORTS / name).read_text(encoding="utf-8")
        place = text.index("## 二、")
        assert take((text[:place] + own + text[place:]).encode(), name, library.stores).state == "taken"
    assistant = Assistant(library)

    def asking(*turns: str) -> Answer:
        history: list[Turn] = []
        for turn in turns[:-1]:
            history.append(Turn(question=turn, plan=assistant.ask(turn, history=history).plan))
        return assistant.ask(turns[-1], history=history)

    try:
        yield asking
    finally:
        library.close()
