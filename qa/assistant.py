"""The assistant: a question in, an answer out."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from index.database import StoredReport
from qa.answer import Answer
from qa.context import Context
from qa.draft import Draft
from qa.english import in_english, is_english
from qa.figures import label_of
from qa.library import Library
from qa.operate.checking import checking
from qa.operate.compute import compare, part_of_whole, total
from qa.operate.continued import continued_number
from qa.operate.explain import explaining
from qa.operate.holdings import holdings
from qa.operate.lookup import lookup
from qa.operate.number import number
from qa.operate.overview import overview
from qa.operate.passage import passage
from qa.operate.rank import rank
from qa.operate.refuse import refuse
from qa.operate.source import source
from qa.operate.trend import trend
from qa.plan import Plan
from qa.understand.asks import asks_of
from qa.understand.certainty import wants_a_figure
from qa.understand.dialogue import understood
from qa.understand.normalise import normalise
from qa.understand.planner import plan_of
from qa.understand.reading import Reading
from qa.understand.similarity import choose
from qa.understand.terms import MASK

Language = Literal["zh", "en"]
NOTHING_INDEXED = "还没有收录任何年报，请先运行 nianbao ingest。"
NOTHING_ASKED = "请输入问题，例如：2019年丽水市部分公开的申请有多少件？"


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
        started = time.perf_counter()
        self.context.refresh()
        answer = self._answer(question, history)
        if language == "en" or is_english(question):
            answer = in_english(answer)
        elapsed = round((time.perf_counter() - started) * 1000)
        return answer.model_copy(update={"id": identity, "elapsed_ms": elapsed})

    def _answer(self, question: str, history: Sequence[Turn]) -> Answer:
        if not question.strip():
            return Answer(question=question, status="out_of_scope", answer=NOTHING_ASKED)
        reports = self.context.reports()
        if not reports:
            return Answer(question=question, status="no_data", answer=NOTHING_INDEXED)
        plans = plans_of(history)
        asks = asks_of(normalise(question)) if plans else []
        if len(asks) < 2:
            return self._one(question, plans).finish(question)
        return self._one_after_the_other(asks, plans).finish(question)

    def _one(self, question: str, plans: Sequence[Plan]) -> Draft:
        """The answer to one ask after the plans of the turns before it."""
        reports = self.context.reports()
        plan, reading = understood(question, self.context.issuers(), reports, plans)
        draft = Draft(plan=plan, context=self.context)
        parts = parts_of(reading) if plan.operation == "number" and not plan.operands else []
        if len(parts) > 1:
            self._each(draft, parts, reports)
        else:
            run(draft, reading)
            if draft.status == "no_data" and wants_a_figure(plan, reading):
                draft = self._by_likeness(question, reading, plans) or draft
        return draft

    def _one_after_the_other(self, asks: Sequence[str], plans: Sequence[Plan]) -> Draft:
        """A follow-up of several asks: each goes on from the one before; one that is not understood is said so."""
        drafts: list[Draft] = []
        before = list(plans)
        for ask in asks:
            drafts.append(self._one(ask, before))
            before.append(Plan.model_validate(drafts[-1].finish(ask).plan))
        whole = drafts[-1]
        if any(draft.status != "answered" for draft in drafts):
            return next(draft for draft in drafts if draft.status != "answered")
        for draft in reversed(drafts[:-1]):
            whole.before(draft)
        return whole

    def _by_likeness(self, question: str, reading: Reading, plans: Sequence[Plan]) -> Draft | None:
        """The answer by the indicator whose descriptions are nearest in meaning; None where none is near."""
        words = " ".join(reading.body.replace(MASK, " ").split())
        concepts = choose(self.context.descriptions().nearest(words)) if words else ()
        if not concepts:
            return None
        reports = self.context.reports()
        plan, reading = understood(question, self.context.issuers(), reports, plans, assumed=concepts)
        draft = Draft(plan=plan.model_copy(update={"source": "similarity"}), context=self.context)
        run(draft, reading)
        if draft.status == "no_data":
            return None
        if draft.status == "answered":
            draft.note(f"按“{label_of(plan.targets[0])}”理解" if plan.targets else "")
        return draft

    def _each(self, draft: Draft, parts: list[str], reports: Sequence[StoredReport]) -> None:
        """Answers the parts of a question that asks for several numbers, one after the other."""
        answered = 0
        for part in parts:
            plan, reading = plan_of(part, self.context.issuers(), reports, draft.plan)
            own = Draft(plan=plan, context=self.context)
            run(own, reading)
            answered += own.status == "answered"
            draft.say(*own.sentences)
            draft.values += own.values if own.status == "answered" else []
            draft.steps += own.steps
            draft.verdicts += own.verdicts
            draft.check(own.checks)
            draft.note(*own.notes)
            for citation in own.citations:
                draft.cite(citation)
        if not answered:
            draft.status = "no_data"


def parts_of(reading: Reading) -> list[str]:
    """The parts of a question that asks for several numbers (公示了多少个环评、发了几张排污许可证)."""
    parts = [part for part in re.split(r"[，,、；;。？?]|以及|还有", reading.text) if part.strip()]
    asking = [part for part in parts if re.search(r"多少|几[^乎年]|how many", part)]
    return asking if len(asking) > 1 and len(asking) >= len(parts) - 1 else []


def plans_of(history: Sequence[Turn]) -> tuple[Plan, ...]:
    """The plans of the turns that have one, oldest first."""
    plans: list[Plan] = []
    for turn in history:
        try:
            plans.append(Plan.model_validate(turn.plan))
        except ValidationError:
            continue
    return tuple(plans)


def run(draft: Draft, reading: Reading) -> None:
    """Carries out the draft's plan."""
    operation = draft.plan.operation
    if operation == "lookup":
        lookup(draft)
    elif operation == "sum":
        total(draft)
    elif operation == "share":
        part_of_whole(draft)
    elif operation in ("difference", "growth", "times", "compare"):
        compare(draft)
    elif operation == "rank":
        rank(draft)
    elif operation == "trend":
        trend(draft)
    elif operation in ("list", "count"):
        holdings(draft)
    elif operation == "check":
        checking(draft)
    elif operation == "explain":
        explaining(draft, reading)
    elif operation == "overview":
        overview(draft)
    elif operation == "number" and draft.plan.operands:
        continued_number(draft)
    elif operation == "number":
        number(draft, reading)
    elif operation == "passage" and draft.plan.ask == "source":
        source(draft)
    elif operation == "passage":
        passage(draft, reading)
    else:
        refuse(draft)
