"""Running an evaluation: every question asked, judged and measured."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from qa.answer import Answer
from qa.assistant import Assistant, Turn
from qa.evaluate.judge import judge
from qa.evaluate.metrics import Scored
from qa.evaluate.partial import Partial, fingerprint
from qa.evaluate.progress import NewBar, mute
from qa.evaluate.questions import Question
from qa.evaluate.retrieval import evidence, searched
from qa.evaluate.slots import ReportKey
from qa.library import Library


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a run gave: the scored questions in file order, and the milliseconds each answer took.

    ``resumed`` counts the answers that an earlier, interrupted run had left;
    ``finish`` forgets the kept answers, once everything made of them is written.
    """

    scored: tuple[Scored, ...]
    milliseconds: dict[str, float]
    reports: dict[str, ReportKey]
    resumed: int
    finish: Callable[[], None] = lambda: None


def evaluate(
    library: Library, questions: Sequence[Question], *, bars: NewBar = mute, label: str = "questions"
) -> Run:
    """Asks every question, one after the other, under a progress bar called ``label``.

    An interrupted run with the same program, index and questions goes on where
    it stopped, until ``finish`` of its result is called. Raises what asking raises.
    """
    assistant = Assistant(library)
    name = fingerprint(library, questions, ())
    partial = Partial(library.settings.home / "evaluation" / f"{name}.jsonl")
    resumed = len(partial.done)
    bar = bars(len(questions), f"{label} (+{resumed})" if resumed else label)
    for question in questions:
        if question.id not in partial.done:
            partial.add(_ask(assistant, question))
        bar.step()
    reports = {report.id: (report.issuer, report.year) for report in library.store.reports()}
    texts = {report_id: library.store.text(report_id) for report_id in reports}
    scored = []
    for question in questions:
        answer = Answer.model_validate(partial.done[question.id]["answer"])
        scored.append(
            Scored(
                question=question,
                answer=answer,
                judgement=judge(question, answer, reports, texts),
                evidence=evidence(question, answer),
                searched=searched(question, assistant.context),
            )
        )
    milliseconds = {question.id: float(partial.done[question.id]["milliseconds"]) for question in questions}
    return Run(
        scored=tuple(scored),
        milliseconds=milliseconds,
        reports=reports,
        resumed=resumed,
        finish=partial.clear,
    )


def _ask(assistant: Assistant, question: Question) -> dict[str, Any]:
    history: list[Turn] = []
    for earlier in question.asked[:-1]:
        history.append(Turn(question=earlier, plan=assistant.ask(earlier, history=tuple(history)).plan))
    started = time.perf_counter()
    answer = assistant.ask(question.asked[-1], history=tuple(history), identity=question.id)
    elapsed = (time.perf_counter() - started) * 1000
    return {"id": question.id, "answer": answer.model_dump(mode="json"), "milliseconds": round(elapsed, 2)}
