"""First questions, drawn from what is indexed; only those that the program answers are offered."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from itertools import islice

from index.database import ReportStore, StoredReport
from index.errors import NianbaoError
from qa.assistant import Assistant
from ui.web.texts import Language

log = logging.getLogger(__name__)

OFFERED = 4
TRIED = 24

_CELLS = {
    "zh": (
        "{issuer}{year}年部分公开的申请有多少件？",
        "{issuer}{year}年不予公开合计多少件？",
        "{issuer}{year}年新收政府信息公开申请多少件？",
    ),
    "en": (
        "How many requests were partially granted in {issuer} in {year}?",
        "How many requests were refused in total in {issuer} in {year}?",
        "How many new requests did {issuer} receive in {year}?",
    ),
}
_PAIRS = {
    "zh": "{issuer}{earlier}年和{year}年的新收申请相比有什么变化？",
    "en": "How did new requests in {issuer} change from {earlier} to {year}?",
}
_OPEN = {
    "zh": "{issuer}{year}年存在的主要问题是什么？",
    "en": "What were the main problems in {issuer} in {year}?",
}


class Starters:
    """The offer for each language, made anew when what is indexed changes. Safe between threads."""

    def __init__(self, assistant: Assistant, store: ReportStore) -> None:
        self._assistant = assistant
        self._store = store
        self._lock = threading.Lock()
        self._made: dict[Language, tuple[str, tuple[str, ...]]] = {}

    def offer(self, language: Language) -> tuple[str, ...]:
        """Up to four questions, the kinds mixed; none where nothing is indexed.

        Never waits: while they are being tried, which loads the model, the
        candidates are offered untried.
        """
        generation = self._store.generation()
        with self._lock:
            made = self._made.get(language)
            if made is not None and made[0] == generation:
                return made[1]
            untried = tuple(islice(dict.fromkeys(candidates(self._store.reports(), language)), OFFERED))
            self._made[language] = (generation, untried)
        threading.Thread(target=self._try, args=(generation, language), daemon=True).start()
        return untried

    def _try(self, generation: str, language: Language) -> None:
        made = self._make(language)
        with self._lock:
            self._made[language] = (generation, made)

    def _make(self, language: Language) -> tuple[str, ...]:
        tried = islice(dict.fromkeys(candidates(self._store.reports(), language)), TRIED)
        return tuple(islice((question for question in tried if self._answers(question, language)), OFFERED))

    def _answers(self, question: str, language: Language) -> bool:
        try:
            return self._assistant.ask(question, language=language).status == "answered"
        except NianbaoError:
            return False
        except Exception:
            # A question that trips a defect is not offered, and does not keep the page from opening.
            log.exception("first question %r not answered", question)
            return False


def candidates(reports: Sequence[StoredReport], language: Language) -> Iterator[str]:
    """Questions about the reports held, bodies and kinds in turn, the newest report of a body first."""
    by_issuer: dict[str, list[StoredReport]] = {}
    for report in sorted(reports, key=lambda report: -report.year):
        by_issuer.setdefault(report.issuer, []).append(report)
    bodies = list(by_issuer.values())
    cells = _CELLS[language]
    for turn in range(len(cells)):
        for number, body in enumerate(bodies):
            newest = body[0]
            kind = (turn + number) % len(cells)
            yield cells[kind].format(issuer=newest.issuer, year=newest.year)
            if kind == 0 and len(body) > 1:
                yield _PAIRS[language].format(issuer=newest.issuer, earlier=body[1].year, year=newest.year)
            elif kind == 1:
                yield _OPEN[language].format(issuer=newest.issuer, year=newest.year)
