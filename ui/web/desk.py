"""Where the chat asks: limits and failures become sentences for the visitor."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable, Iterator

from index.errors import NianbaoError
from qa.answer import Answer
from qa.assistant import Assistant
from qa.library import Library
from ui.web.conversation import Conversation
from ui.web.follow_ups import follow_ups
from ui.web.starters import Starters
from ui.web.texts import Language, Texts

LONGEST_QUESTION = 2000
"""Characters."""

log = logging.getLogger(__name__)


def language_asked(question: str, page: Language) -> Language:
    """The language to answer in: that of the question; the page's for a question without words of either."""
    if re.search(r"[\u4e00-\u9fff]", question):
        return "zh"
    return "en" if re.search(r"[A-Za-z]{2,}", question) else page


class Desk:
    """The assistant as the chat sees it. Safe to share between threads.

    ``wait`` takes a visitor's address and gives the seconds until the next
    question is taken, 0 for now; ``count`` is told of every answer given;
    ``managed`` says that staff can log in.
    """

    def __init__(
        self,
        assistant: Assistant,
        library: Library,
        wait: Callable[[str], float],
        count: Callable[[str, Answer], None],
        *,
        managed: bool = False,
    ) -> None:
        self.assistant = assistant
        self.library = library
        self.starters = Starters(assistant, library.store)
        self.managed = managed
        self._wait = wait
        self._count = count

    @property
    def count(self) -> int:
        """How many reports are indexed."""
        return len(self.library.store.reports())

    def held(self, texts: Texts) -> str:
        """What is indexed, in a sentence."""
        reports = self.library.store.reports()
        if not reports:
            return texts("chat.held_none")
        years = sorted({report.year for report in reports})
        span = f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
        return texts(
            "chat.held",
            count=len(reports),
            issuers=len({report.issuer for report in reports}),
            years=span + ("年" if texts.language == "zh" else ""),
        )

    def problem_with(self, question: str, conversation: Conversation, address: str, texts: Texts) -> str:
        """Why the question is not taken, "" where it is; ``address`` is the visitor's."""
        if len(question) > LONGEST_QUESTION:
            return texts("chat.too_long", length=len(question), limit=LONGEST_QUESTION)
        if conversation.full:
            return texts("chat.too_many")
        seconds = self._wait(address)
        return texts("chat.wait", seconds=max(1, round(seconds))) if seconds > 0 else ""

    def answer(self, conversation: Conversation, texts: Texts) -> Conversation:
        """The conversation with its waiting question answered, or with the reason why it is not."""
        *_, answered = self.answers(conversation, texts)
        return answered

    def answers(self, conversation: Conversation, texts: Texts) -> Iterator[Conversation]:
        """The same as it grows: with a language model the plain answer first; the last one counts."""
        language = language_asked(conversation.waiting, texts.language)
        try:
            answer = None
            for answer in self.assistant.stream(
                conversation.waiting,
                history=conversation.turns,
                language=language,
            ):
                yield conversation.answered(answer, follow_ups(answer, self.library.store.reports(), language))
        except NianbaoError as error:
            yield conversation.failed(error.line(texts.language))
        except Exception:
            # The visitor's page must not hang on a defect; the log keeps the whole of it.
            incident = secrets.token_hex(4)
            log.exception("question not answered, incident %s", incident)
            yield conversation.failed(texts("chat.defect", incident=incident))
        else:
            if answer is not None:
                self._count("chat", answer)
