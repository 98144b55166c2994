"""What the operations work on: the reports held, read once and kept while nothing changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

from index.checks.model import Check, FactKey
from index.chunks import Chunk
from index.clauses import KIND as CLAUSE
from index.clauses import clause_ids
from index.database import StoredReport
from index.facts import Fact
from index.quantities import Quantity
from qa.library import Library
from qa.understand.issuers import IssuerIndex
from qa.understand.similarity import Descriptions

T = TypeVar("T")
KEPT = 4096
"""Entries kept in memory: a report's facts, checks, quantities or text each."""
PASSAGES = 40
"""Passages of a report that a question's words are compared with."""


class Context:
    """Cached reading of the index; emptied whenever what is indexed changes."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._lock = threading.RLock()
        self._generation = ""
        self._kept: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._index: IssuerIndex | None = None
        self._descriptions: Descriptions | None = None

    def refresh(self) -> None:
        """Forgets what was kept if the index has changed since."""
        generation = self.library.store.generation()
        with self._lock:
            if generation != self._generation:
                if self._generation:
                    self.library.renew()
                self._kept.clear()
                self._index = None
                self._generation = generation

    def reports(self) -> tuple[StoredReport, ...]:
        """All reports, by issuer and year."""
        return self._keep("reports", "", self.library.store.reports)

    def report(self, report_id: str) -> StoredReport:
        """One report that is held."""
        by_id = self._keep("by_id", "", lambda: {report.id: report for report in self.reports()})
        return by_id[report_id]

    def issuers(self) -> IssuerIndex:
        """The spellings of all issuers held."""
        with self._lock:
            if self._index is None:
                self._index = IssuerIndex(self.reports())
            return self._index

    def descriptions(self) -> Descriptions:
        """What the indicators are like, embedded with the model in use."""
        with self._lock:
            if self._descriptions is None:
                self._descriptions = Descriptions(self.library.embedder, self.library.settings.home)
            return self._descriptions

    def facts(self, report_id: str) -> dict[FactKey, Fact]:
        """The facts of one report by indicator and applicant."""
        return self._keep(
            "facts", report_id, lambda: {f.key: f for f in self.library.store.facts([report_id])}
        )

    def checks(self, report_id: str) -> list[Check]:
        """The checks of one report."""
        return self._keep("checks", report_id, lambda: self.library.store.checks([report_id]))

    def quantities(self, report_id: str) -> list[Quantity]:
        """The numbers stated in the prose of one report."""
        return self._keep(
            "quantities", report_id, lambda: [q for _, q in self.library.store.quantities([report_id])]
        )

    def chunks(self, report_id: str) -> list[Chunk]:
        """The passages and table rows of one report."""
        return self._keep("chunks", report_id, lambda: [c for _, c in self.library.store.chunks([report_id])])

    def text(self, report_id: str) -> str:
        """The canonical text of one report."""
        return self._keep("text", report_id, lambda: self.library.store.text(report_id))

    def alike(self, report_id: str, words: str) -> dict[str, float]:
        """The cosine of ``words`` to each prose passage of one report, by vector id; embeds the words."""
        return self._keep("alike", f"{report_id}\n{words}", lambda: self._alike(report_id, words))

    def places_of_numbers(self, report_id: str) -> dict[int, int]:
        """The place in reading order of each number of one report, by where it starts in the text."""
        return self._keep("places", report_id, lambda: {q.start: place for place, q in enumerate(self.quantities(report_id))})

    def clauses_alike(self, report_id: str, words: str) -> dict[int, float]:
        """The cosine of ``words`` to the clause of each number of one report, by the number's place in reading order."""
        return self._keep("clauses", f"{report_id}\n{words}", lambda: self._clauses_alike(report_id, words))

    def _clauses_alike(self, report_id: str, words: str) -> dict[int, float]:
        report = self.report(report_id)
        count = len(self.quantities(report_id))
        names = clause_ids(report_id, report.content_hash, report.analysis_version, count)
        near = self._near(report_id, words, CLAUSE, limit=len(names)) if names else {}
        return {number: near[name] for number, name in enumerate(names) if name in near}

    def _alike(self, report_id: str, words: str) -> dict[str, float]:
        return self._near(report_id, words, "prose", limit=PASSAGES)

    def _near(self, report_id: str, words: str, kind: str, *, limit: int) -> dict[str, float]:
        vector = self._keep("vector", words, lambda: self.library.embedder().embed_query(words))
        hits = self.library.vectors().query(vector, limit=limit, report_ids=[report_id], kinds=[kind])
        return {hit.chunk_id: hit.similarity for hit in hits}

    def _keep(self, kind: str, name: str, make: Callable[[], T]) -> T:
        key = (kind, name)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[no-any-return]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made
