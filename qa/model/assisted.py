"""What a model may add to an answer that the rules have found: another reading, another wording."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.database import StoredReport
from qa.answer import Answer
from qa.draft import Draft
from qa.figures import label_of
from qa.model.counters import Counters
from qa.model.deadline import Deadline
from qa.model.endpoint import Endpoint
from qa.model.failures import ModelFailed
from qa.model.options import ModelOptions
from qa.model.proposed_plan import Asked, Discarded, is_absent, may_be_reread, messages_for, read_proposal
from qa.model.wording import NotStanding, worded
from qa.plan import Plan
from qa.understand.reading import Reading

WORDED = "文字由语言模型据已核对的内容改写，逐句核对过"
PLAIN = "未用语言模型"
NOT_STANDING = "语言模型的改写没有通过核对，未采用"
WORDED_OPERATIONS = (
    "lookup", "sum", "share", "difference", "growth", "times", "rank", "trend", "compare", "number", "passage", "overview",
)  # fmt: skip
log = logging.getLogger(__name__)
Run = Callable[[Draft, Reading], None]


class LanguageModel:
    """The model of the settings, with its counters. Safe to share between threads."""

    def __init__(self, options: ModelOptions) -> None:
        self.options = options
        self.counters = Counters(options.price)
        self.endpoint = Endpoint(options, self.counters)

    def close(self) -> None:
        """Closes the connections."""
        self.endpoint.close()

    def answers(self, draft: Draft, reading: Reading, question: str, run: Run, *, wording: bool) -> Iterator[Answer]:
        """The plain answer at once, then the worded one as it grows; the last is the answer.

        ``run`` carries out a plan. With the endpoint slow, down or talking
        nonsense the last answer is the plain one, and its notes say so.
        """
        deadline = Deadline(self.options.seconds)
        if self.options.proposes:
            draft = self._reread(draft, Asked(question=question, reading=reading, plan=draft.plan), run, deadline)
        yield draft.finish(question)
        if not (self.options.words and wording and _may_be_worded(draft)):
            return
        text = ""
        try:
            for text in worded(draft, question, self.endpoint, deadline):
                yield _with(draft, text).finish(question).model_copy(update={"wording": "model"})
        except ModelFailed as failure:
            # Sentences that were shown have passed the check; without an end the whole may mislead.
            yield _noted(draft, f"{failure.note}，{PLAIN}").finish(question)
        except NotStanding as reason:
            log.info("worded answer not used: %s", reason)
            self.counters.resulted("wording", "not used")
            yield _noted(draft, NOT_STANDING).finish(question)
        else:
            self.counters.resulted("wording", "used")

    def _reread(self, draft: Draft, asked: Asked, run: Run, deadline: Deadline) -> Draft:
        """The draft by the model's reading, where the rules were unsure and the model's holds."""
        if not may_be_reread(asked, draft.status):
            return draft
        reports = draft.context.reports()
        likenesses = draft.context.descriptions().nearest(asked.reading.words) if asked.reading.words else []
        if draft.status == "no_data" and is_absent(likenesses):
            return draft
        try:
            reply = self.endpoint.reply("plan", messages_for(asked, reports), deadline)
            plan = read_proposal(reply, asked, reports, likenesses)
        except ModelFailed as failure:
            return _noted(draft, f"{failure.note}，{PLAIN}")
        except Discarded as reason:
            self.counters.resulted("plan", f"discarded: {reason}")
            return _planned(draft, discarded=str(reason))
        if draft.status == "answered":
            return self._beside(draft, plan)
        other = Draft(plan=plan, context=draft.context)
        run(other, asked.reading)
        if other.status != "answered":
            self.counters.resulted("plan", "discarded: no_answer")
            return _planned(draft, other=plan.model_copy(update={"other": None}), discarded="no_answer")
        self.counters.resulted("plan", "taken")
        other.note(f"按语言模型对问题的理解“{_described(plan, reports)}”回答，数字由程序查得；若不是所问，请换个说法")
        return other

    def _beside(self, draft: Draft, plan: Plan) -> Draft:
        """An answer that was found stays; another reading is offered beside it."""
        own = draft.plan
        same = (plan.operation, set(plan.targets), plan.reports) == (own.operation, set(own.targets), own.reports)
        self.counters.resulted("plan", "agreed" if same else "offered")
        if not same and plan.targets:
            by_id = {report.id: report for report in draft.context.reports()}
            first = by_id[plan.reports[0]]
            draft.suggestions.append(f"{first.issuer}{first.year}年{label_of(plan.targets[0], first.form)}是多少？")
        return _planned(draft, other=plan.model_copy(update={"other": None}))


_ORDER = re.compile(r"指令|忽略|无视|系统提示|instruction|ignore|system prompt|你(?:必须|现在|要)|请(?:回答|输出)", re.IGNORECASE)


def _may_be_worded(draft: Draft) -> bool:
    """Whether there is something to word; explanations of the law, checks and lists stay as they are."""
    if any(_ORDER.search(citation.quote) for citation in draft.citations):
        return False  # Words of a report that give orders are quoted to the reader, and handed to no model.
    return draft.status == "answered" and bool(draft.citations) and draft.plan.operation in WORDED_OPERATIONS


def _described(plan: Plan, reports: Sequence[StoredReport]) -> str:
    """The reading in words: bodies, years, figures."""
    chosen = [report for report in reports if report.id in plan.reports]
    who = "、".join(dict.fromkeys(report.issuer for report in chosen[:3]))
    years = "、".join(f"{year}年" for year in sorted({report.year for report in chosen})[:4])
    what = "、".join(label_of(target) for target in plan.targets[:4])
    return f"{who} {years} {what}"


def _planned(draft: Draft, *, other: Plan | None = None, discarded: str = "") -> Draft:
    """The draft with the model's reading, or why there is none, kept in its plan."""
    return replace(draft, plan=draft.plan.model_copy(update={"other": other, "discarded": discarded}))


def _noted(draft: Draft, note: str) -> Draft:
    noted = replace(draft, notes=list(draft.notes))
    noted.note(note)
    return noted


def _with(draft: Draft, text: str) -> Draft:
    return replace(_noted(draft, WORDED), sentences=[text])
