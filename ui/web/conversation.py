"""A visitor's conversation: what was asked, what was answered. Unchangeable; every step gives a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from qa.answer import Answer
from qa.assistant import Turn

LONGEST_CONVERSATION = 60
"""Questions of one conversation; each is drawn again with the page, and read again for a follow-up."""

Verdict = Literal["", "good", "bad"]


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """One question with its answer, or with the sentence that says why there is none."""

    question: str
    answer: Answer | None = None
    problem: str = ""
    verdict: Verdict = ""
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """The exchanges so far; ``waiting`` is the question that is being looked into."""

    exchanges: tuple[Exchange, ...] = ()
    waiting: str = ""

    def asking(self, question: str) -> Conversation:
        """With ``question`` being looked into."""
        return replace(self, waiting=question)

    def answered(self, answer: Answer, follow_ups: tuple[str, ...] = ()) -> Conversation:
        """With the answer to the waiting question, and what may be asked after it."""
        return self._with(Exchange(question=self.waiting, answer=answer, follow_ups=follow_ups))

    def failed(self, problem: str) -> Conversation:
        """With a sentence that says why the waiting question has no answer."""
        return self._with(Exchange(question=self.waiting, problem=problem))

    def judged(self, number: int, verdict: Verdict) -> Conversation:
        """With the visitor's verdict on exchange ``number`` (from 0). Raises IndexError."""
        changed = list(self.exchanges)
        changed[number] = replace(changed[number], verdict=verdict)
        return replace(self, exchanges=tuple(changed))

    def _with(self, exchange: Exchange) -> Conversation:
        return Conversation(exchanges=(*self.exchanges, exchange))

    @property
    def full(self) -> bool:
        """Whether no further question is taken."""
        return len(self.exchanges) >= LONGEST_CONVERSATION

    @property
    def turns(self) -> list[Turn]:
        """The answered questions, as the next one's history."""
        return [
            Turn(question=exchange.question, plan=exchange.answer.plan)
            for exchange in self.exchanges
            if exchange.answer is not None
        ]
