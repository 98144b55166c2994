"""The assistant: a question in, an answer out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from index.text import encodable
from qa.answer import Answer
from qa.compound import one_after_the_other
from qa.context import Context
from qa.english import in_english, is_english
from qa.library import Library
from qa.operate.run import run
from qa.plan import Plan
from qa.routes import answer_one
from qa.understand.asks import asks_of
from qa.understand.normalise import normalise

Language = Literal["zh", "en"]
NOTHING_INDEXED = "还没有收录任何年报，请先运行 nianbao ingest。"
NOTHING_ASKED = "请输入问题，例如：2019年丽水市部分公开的申请有多少件？"

UNUSUAL = ("去年被驳回的有多少", "南海市2023年新收申清多少件", "主要问题是什么")
"""Questions that need everything there is: meaning, a mended word, passages. What they ask does not matter."""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """An earlier question of a conversation, with the ``plan`` of its answer."""

    question: str
    plan: dict[str, Any]


class Assistant:
    """Answers questions about the reports of a library. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.context = Context(library)

    def ask(
        self, question: str, *, history: Sequence[Turn] = (), identity: str = "", language: Language = "zh"
    ) -> Answer:
        """The answer to ``question`` in the light of the questions before it."""
        *_, answer = self.stream(question, history=history, identity=identity, language=language)
        return answer

    def stream(
        self, question: str, *, history: Sequence[Turn] = (), identity: str = "", language: Language = "zh"
    ) -> Iterator[Answer]:
        """The answer as it grows: with a language model the plain answer first, then the worded one; the last counts."""
        started = time.perf_counter()
        question = encodable(question)
        self.context.refresh()
        english = language == "en" or is_english(question)
        for answer in self._answers(question, history, wording=not english):
            elapsed = round((time.perf_counter() - started) * 1000)
            told = in_english(answer) if english else answer
            yield told.model_copy(update={"id": identity, "elapsed_ms": elapsed})

    def warm(self) -> None:
        """Makes ready what the first unusual question would wait for: the model, the descriptions, the dictionaries."""
        if self.library.store.reports():
            self.context.descriptions().prepare()
            self.library.vectors()
            for question in UNUSUAL:
                answer_one(question, (), self.context)

    def _answers(self, question: str, history: Sequence[Turn], *, wording: bool) -> Iterator[Answer]:
        if not question.strip():
            yield Answer(question=question, status="out_of_scope", answer=NOTHING_ASKED)
            return
        reports = self.context.reports()
        if not reports:
            yield Answer(question=question, status="no_data", answer=NOTHING_INDEXED)
            return
        plans = plans_of(history)
        asks = asks_of(normalise(question)) if plans else []
        model = self.library.model()
        if len(asks) > 1:
            yield one_after_the_other(asks, plans, self.context, answer_one).finish(question)
            return
        draft, reading = answer_one(asks[0] if asks and asks != [normalise(question)] else question, plans, self.context)
        if model is None:
            yield draft.finish(question)
        else:
            yield from model.answers(draft, reading, question, run, wording=wording)


def plans_of(history: Sequence[Turn]) -> tuple[Plan, ...]:
    """The plans of the turns that have one, oldest first."""
    plans: list[Plan] = []
    for turn in history:
        try:
            plans.append(Plan.model_validate(turn.plan))
        except ValidationError:
            continue
    return tuple(plans)
