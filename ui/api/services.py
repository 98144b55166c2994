"""What the API and the tools for agents do; both hand out the same values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from index.checks.model import Status
from index.database import StoredReport
from index.errors import NotFound, UserMistake
from index.forms import applicants, indicators
from qa.assistant import Assistant, Turn
from qa.library import Library
from qa.search import Filters, search
from ui.api.metrics import Metrics
from ui.api.records import check_record, fact_record, found_record, report_record

LONGEST_QUESTION = 2000
MOST_TURNS = 20
LARGEST_PAGE = 1000
_FAILURES_FIRST = {"fail": 0, "not_assessable": 1, "pass": 2}

Language = Literal["zh", "en"]


class Services:
    """Questions, passages, facts, reports and checks. Safe to share between threads."""

    def __init__(self, library: Library, assistant: Assistant, metrics: Metrics) -> None:
        self.library = library
        self.assistant = assistant
        self.metrics = metrics

    def ask(self, question: str, turns: Sequence[str], language: Language, channel: str) -> dict[str, Any]:
        """The answer to ``question``; ``turns`` are the earlier questions of its conversation, oldest first.

        Raises :class:`UserMistake` for a question that is empty or too long.
        """
        history: list[Turn] = []
        for earlier in turns[:MOST_TURNS]:
            plan = self.assistant.ask(_checked(earlier), history=history, language=language).plan
            history.append(Turn(question=earlier, plan=plan))
        answer = self.assistant.ask(_checked(question), history=history, language=language)
        self.metrics.answered(channel, answer)
        return answer.model_dump(mode="json")

    def search(self, words: str, filters: Filters, *, limit: int = 20, offset: int = 0) -> dict[str, Any]:
        """Passages and rows, best first."""
        found = search(
            self.library, _checked(words), filters, limit=limit, offset=offset, context=self.assistant.context
        )
        items = [found_record(one) for one in found.found]
        return {"items": items, "total": found.total, "limit": limit, "offset": offset}

    def facts(
        self,
        *,
        issuer: str | None = None,
        year: int | None = None,
        indicator: str | None = None,
        applicant: str | None = None,
        limit: int = LARGEST_PAGE,
        offset: int = 0,
    ) -> dict[str, Any]:
        """Parsed figures, narrowed where asked. Raises :class:`NotFound` for an unknown indicator."""
        _known(indicator, indicators(), "指标", "indicator")
        _known(applicant, applicants(), "申请人类型", "applicant type")
        reports = {report.id: report for report in self._reports(issuer, year)}
        facts = self.library.store.facts(
            list(reports), [indicator] if indicator else None, [applicant] if applicant else None
        )
        records = [fact_record(fact, reports[fact.provenance.report_id]) for fact in facts]
        return _page(records, limit, offset)

    def reports(
        self,
        *,
        issuer: str | None = None,
        year: int | None = None,
        limit: int = LARGEST_PAGE,
        offset: int = 0,
    ) -> dict[str, Any]:
        """What is indexed."""
        return _page([report_record(report) for report in self._reports(issuer, year)], limit, offset)

    def checks(
        self,
        *,
        issuer: str | None = None,
        year: int | None = None,
        report: str | None = None,
        status: Status | None = None,
        limit: int = LARGEST_PAGE,
        offset: int = 0,
    ) -> dict[str, Any]:
        """Every check, failures first."""
        reports = {held.id: held for held in self._reports(issuer, year) if report in (None, held.id)}
        found = self.library.store.checks(list(reports), status)
        found = sorted(found, key=lambda check: _FAILURES_FIRST[check.status])
        return _page([check_record(check, reports) for check in found], limit, offset)

    def _reports(self, issuer: str | None, year: int | None) -> list[StoredReport]:
        return [
            report
            for report in self.library.store.reports()
            if (not issuer or issuer in (report.issuer, report.id) or issuer in report.aliases)
            and (not year or report.year == year)
        ]


def _checked(question: str) -> str:
    text = question.strip()
    if not text:
        raise UserMistake("问题是空的", remedy="请写出要问的内容", english="the question is empty")
    if len(text) > LONGEST_QUESTION:
        raise UserMistake(
            f"问题太长（{len(text)}字）",
            remedy=f"请缩短到{LONGEST_QUESTION}字以内",
            english=f"the question is too long ({len(text)} characters; at most {LONGEST_QUESTION})",
        )
    return text


def _known(name: str | None, known: dict[str, Any], chinese: str, english: str) -> None:
    if name and name not in known:
        raise NotFound(
            f"没有这个{chinese}：{name[:60]}",
            remedy="可用的名称见 /docs",
            english=f"no such {english}: {name[:60]}",
        )


def _page(records: list[dict[str, Any]], limit: int, offset: int) -> dict[str, Any]:
    return {
        "items": records[offset : offset + limit],
        "total": len(records),
        "limit": limit,
        "offset": offset,
    }
