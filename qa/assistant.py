"""The assistant: a question in, an answer out."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from index.database import StoredReport
from index.text import encodable
from qa.answer import Answer
from qa.compound import covers, plan_together, put_together, separately
from qa.context import Context
from qa.draft import Draft
from qa.english import in_english, is_english
from qa.figures import label_of
from qa.library import Library
from qa.operate.checking import checking
from qa.operate.claim import confirm
from qa.operate.compute import compare, part_of_whole, total
from qa.operate.continued import continued_number
from qa.operate.explain import explaining
from qa.operate.holdings import holdings
from qa.operate.lookup import lookup
from qa.operate.number import number
from qa.operate.open_first import falls_back, open_plan
from qa.operate.overview import overview
from qa.operate.passage import passage
from qa.operate.prose_first import prose_plan
from qa.operate.rank import rank
from qa.operate.refuse import refuse
from qa.operate.remainder import remainder
from qa.operate.source import source
from qa.operate.trend import trend
from qa.plan import Plan
from qa.understand.agreement import doubted
from qa.understand.asks import asks_of
from qa.understand.certainty import wants_a_figure
from qa.understand.clauses import clauses_of
from qa.understand.cues import HOW
from qa.understand.dialogue import understood
from qa.understand.likely import agreed, bare_words, in_doubt, not_understood, row_inside
from qa.understand.normalise import normalise
from qa.understand.planner import plan_of
from qa.understand.reading import Reading
from qa.understand.similarity import choose

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
                self._one(question, ())

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
            yield self._one_after_the_other(asks, plans).finish(question)
            return
        draft, reading = self._one(question, plans)
        if model is None:
            yield draft.finish(question)
        else:
            yield from model.answers(draft, reading, question, run, wording=wording)

    def _one(self, question: str, plans: Sequence[Plan]) -> tuple[Draft, Reading]:
        """The answer to one ask after the plans of the turns before it, and how the question was read."""
        reports = self.context.reports()
        plan, reading = understood(question, self.context.issuers(), reports, plans)
        draft = Draft(plan=plan, context=self.context)
        if not plan.operands and (plan.operation != "refuse" or plan.refusal != "out_of_scope"):
            several = self._several(question, plan, plans[-1] if plans else None)
            if several is not None:
                return several, reading
        opened = None if plan.operands else open_plan(plan, reading)
        if opened is not None:
            quoted = Draft(plan=opened, context=self.context)
            run(quoted, reading)
            if quoted.status == "answered":
                return quoted, reading
        no_reports = _no_count_of_reports(plan, reading)
        numeric = not plan.operands and (plan.operation != "count" or no_reports)
        stated = prose_plan(draft, reading) if numeric else None
        if stated is not None:
            plan = stated
            draft = Draft(plan=plan, context=self.context)
        elif not plan.operands and (in_doubt(plan, reading) or no_reports):
            row = self._row_described(plan, reading)
            if row:
                return self._assumed(question, (row,), plans) or draft, reading
            if plan.operation == "count" or (plan.targets and not_understood(plan, reading)):
                draft = Draft(plan=plan.model_copy(update={"operation": "number", "targets": ()}), context=self.context)
                plan = draft.plan
        readings = () if plan.operands else doubted(plan, reading, self.context.descriptions().nearest)
        if readings:
            draft = Draft(plan=plan.model_copy(update={"targets": (), "readings": readings}), context=self.context)
            run(draft, reading)
            return draft, reading
        parts = parts_of(reading) if plan.operation == "number" and not plan.operands else []
        if len(parts) > 1:
            self._each(draft, parts, reports)
        else:
            named = plan.operation == "passage" and not plan.operands and bool(re.search(r"的[?？。]?$", reading.text))
            if named and not HOW.search(reading.body):
                likely = self._by_likeness(question, reading, plans)
                if likely is not None and likely.status == "answered":
                    return likely, reading
            run(draft, reading)
            if draft.status == "no_data" and falls_back(plan, reading):
                quoted = Draft(plan=plan.model_copy(update={"operation": "passage"}), context=self.context)
                run(quoted, reading)
                draft = quoted if quoted.status == "answered" else draft
            if draft.status == "no_data" and plan.operation == "number" and plan.targets and plan.reports:
                row = agreed(plan, reading, self.context.descriptions().nearest(bare_words(reading)))
                draft = (self._assumed(question, (row,), plans) if row else None) or draft
            if draft.status == "no_data" and wants_a_figure(plan, reading):
                draft = self._by_likeness(question, reading, plans) or draft
        confirm(draft)
        return draft, reading

    def _several(self, question: str, plan: Plan, earlier: Plan | None) -> Draft | None:
        """The answer to a question with several asks; None where there is one, or ``plan`` holds all of them."""
        clauses = clauses_of(question, self.context.issuers())
        if len(clauses) < 2:
            return None
        drafts = separately(clauses, self.context, earlier, run)
        answered = sum(own.status == "answered" for own in drafts)
        whole_too = plan.operation == "lookup" and not plan.readings and len(plan.targets) >= len(drafts)
        if not answered or covers(plan, drafts) or (answered < len(drafts) and whole_too):
            return None
        whole = Draft(plan=plan_together(plan, drafts), context=self.context)
        put_together(whole, drafts)
        return whole

    def _one_after_the_other(self, asks: Sequence[str], plans: Sequence[Plan]) -> Draft:
        """A follow-up of several asks: each goes on from the one before; one that is not understood is said so."""
        drafts: list[Draft] = []
        before = list(plans)
        for ask in asks:
            drafts.append(self._one(ask, before)[0])
            before.append(Plan.model_validate(drafts[-1].finish(ask).plan))
        whole = drafts[-1]
        if any(draft.status != "answered" for draft in drafts):
            return next(draft for draft in drafts if draft.status != "answered")
        for draft in reversed(drafts[:-1]):
            whole.before(draft)
        return whole

    def _row_described(self, plan: Plan, reading: Reading) -> str:
        """The row of table 三 that the question's unread words describe; "" where none is clearly the nearest."""
        words = bare_words(reading)
        concept = plan.targets[0].concept if plan.targets else "requests.new"
        return row_inside(concept, reading.body, self.context.descriptions().nearest(words)) if words else ""

    def _by_likeness(self, question: str, reading: Reading, plans: Sequence[Plan]) -> Draft | None:
        """The answer by the indicator whose descriptions are nearest in meaning; None where none is near."""
        words = bare_words(reading)
        concepts = choose(self.context.descriptions().nearest(words)) if words else ()
        if any(term.kind == "applicants" for term in reading.terms):
            concepts = concepts if all(name.startswith("requests.") for name in concepts) else ()
        return self._assumed(question, concepts, plans) if concepts else None

    def _assumed(self, question: str, concepts: tuple[str, ...], plans: Sequence[Plan]) -> Draft | None:
        """The answer for figures that the question is taken to mean, which it then says."""
        reports = self.context.reports()
        plan, reading = understood(question, self.context.issuers(), reports, plans, assumed=concepts)
        draft = Draft(plan=plan.model_copy(update={"source": "similarity"}), context=self.context)
        if plan.operation in ("count", "list"):
            return None
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


def _no_count_of_reports(plan: Plan, reading: Reading) -> bool:
    """Whether what is counted in one named report (这样的有几份) cannot be reports."""
    one = plan.operation == "count" and bool(plan.issuers) and len(plan.reports) == 1
    return one and not re.search(r"年报|报告|单位|机关|地方|report", reading.body)


def parts_of(reading: Reading) -> list[str]:
    """The parts of a question that asks for several numbers (公示了多少个环评、发了几张排污许可证)."""
    parts = [part for part in re.split(r"[，,、；;。？?]|以及|还有", reading.text) if part.strip()]
    asking = [part for part in parts if re.search(r"多少|几[^乎年]|how many|[场篇期条件户份家]数|次数", part)]
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
    elif operation == "sum" and draft.plan.ask == "rest":
        remainder(draft)
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
