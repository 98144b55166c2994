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
from qa.operate.trend import trend
from qa.plan import Plan
from qa.understand.certainty import wants_a_figure
from qa.understand.cues import HOW
from qa.understand.likely import agreed, bare_words, in_doubt, not_understood, row_inside
from qa.understand.planner import plan_of
from qa.understand.reading import Reading
from qa.understand.similarity import choose

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
        earlier = earlier_plan(history)
        plan, reading = plan_of(question, self.context.issuers(), reports, earlier)
        draft = Draft(plan=plan, context=self.context)
        opened = open_plan(plan, reading)
        if opened is not None:
            quoted = Draft(plan=opened, context=self.context)
            run(quoted, reading)
            if quoted.status == "answered":
                return quoted.finish(question)
        no_reports = _no_count_of_reports(plan, reading)
        stated = prose_plan(draft, reading) if plan.operation != "count" or no_reports else None
        if stated is not None:
            plan = stated
            draft = Draft(plan=plan, context=self.context)
        elif in_doubt(plan, reading) or no_reports:
            row = self._row_described(plan, reading)
            if row:
                return (self._assumed(question, (row,), earlier) or draft).finish(question)
            if plan.operation == "count" or (plan.targets and not_understood(plan, reading)):
                draft = Draft(plan=plan.model_copy(update={"operation": "number", "targets": ()}), context=self.context)
                plan = draft.plan
        parts = parts_of(reading) if plan.operation == "number" else []
        if len(parts) > 1:
            self._each(draft, parts, reports)
        else:
            named = plan.operation == "passage" and bool(re.search(r"的[?？。]?$", reading.text))
            if named and not HOW.search(reading.body):
                likely = self._by_likeness(question, reading, earlier)
                if likely is not None and likely.status == "answered":
                    return likely.finish(question)
            run(draft, reading)
            if draft.status == "no_data" and falls_back(plan, reading):
                quoted = Draft(plan=plan.model_copy(update={"operation": "passage"}), context=self.context)
                run(quoted, reading)
                draft = quoted if quoted.status == "answered" else draft
            if draft.status == "no_data" and plan.operation == "number" and plan.targets and plan.reports:
                row = agreed(plan, reading, self.context.descriptions().nearest(bare_words(reading)))
                draft = (self._assumed(question, (row,), earlier) if row else None) or draft
            if draft.status == "no_data" and wants_a_figure(plan, reading):
                draft = self._by_likeness(question, reading, earlier) or draft
        return draft.finish(question)

    def _row_described(self, plan: Plan, reading: Reading) -> str:
        """The row of table 三 that the question's unread words describe; "" where none is clearly the nearest."""
        words = bare_words(reading)
        concept = plan.targets[0].concept if plan.targets else "requests.new"
        return row_inside(concept, reading.body, self.context.descriptions().nearest(words)) if words else ""

    def _by_likeness(self, question: str, reading: Reading, earlier: Plan | None) -> Draft | None:
        """The answer by the indicator whose descriptions are nearest in meaning; None where none is near."""
        words = bare_words(reading)
        concepts = choose(self.context.descriptions().nearest(words)) if words else ()
        if any(term.kind == "applicants" for term in reading.terms):
            concepts = concepts if all(name.startswith("requests.") for name in concepts) else ()
        return self._assumed(question, concepts, earlier) if concepts else None

    def _assumed(self, question: str, concepts: tuple[str, ...], earlier: Plan | None) -> Draft | None:
        """The answer for figures that the question is taken to mean, which it then says."""
        reports = self.context.reports()
        plan, reading = plan_of(question, self.context.issuers(), reports, earlier, assumed=concepts)
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


def earlier_plan(history: Sequence[Turn]) -> Plan | None:
    """The plan of the last turn that had one."""
    for turn in reversed(history):
        try:
            plan = Plan.model_validate(turn.plan)
        except ValidationError:
            continue
        if plan.issuers or plan.targets or plan.years:
            return plan
    return None


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
    elif operation == "number":
        number(draft, reading)
    elif operation == "passage":
        passage(draft, reading)
    else:
        refuse(draft)
