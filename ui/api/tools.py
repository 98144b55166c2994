"""The same as tools for agents: functions whose signatures and docstrings an agent reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from index.errors import NianbaoError, UserMistake
from qa.search import Filters
from ui.api.services import LARGEST_PAGE, Services


def tools(services: Services) -> Sequence[Callable[..., Any]]:
    """``ask``, ``search`` and ``facts``, to be offered over MCP."""

    def ask(question: str, language: str = "zh") -> str:
        """Answers a question about Chinese annual reports on open government information.

        The reports are 政府信息公开工作年度报告. Every number comes from a parsed table cell or a quoted
        sentence and is cited and cross-checked; what the reports do not hold is refused (status no_data or
        out_of_scope).

        Args:
            question: The question in Chinese or English, naming issuer and year, at most 2000 characters.
            language: Language of the answer, zh or en.
        """
        return _safely(lambda: services.ask(question, (), "en" if language == "en" else "zh", "mcp"))

    def search(words: str, issuer: str = "", year: int = 0, limit: int = 10) -> str:
        """Finds passages and table rows of the reports, best first, each quoted verbatim with its place.

        Args:
            words: What to look for.
            issuer: Only reports of this issuer; empty for all.
            year: Only reports for this year; 0 for all.
            limit: How many at most, up to 100.
        """
        most = max(1, min(int(limit), 100))
        filters = Filters(issuer=issuer, year=int(year) or None)
        return _safely(lambda: services.search(words, filters, limit=most))

    def facts(issuer: str = "", year: int = 0, indicator: str = "", applicant: str = "") -> str:
        """Gives parsed table figures, one a cell, with the form's labels and where each is printed.

        Args:
            issuer: Only this issuer; empty for all.
            year: Only this year; 0 for all.
            indicator: Only this indicator, for example requests.partial; empty for all.
            applicant: Only this applicant type: natural, business, research, welfare, legal, other or total.
        """
        return _safely(
            lambda: services.facts(
                issuer=issuer or None,
                year=int(year) or None,
                indicator=indicator or None,
                applicant=applicant or None,
                limit=LARGEST_PAGE,
            )
        )

    return ask, search, facts


def _safely(work: Callable[[], dict[str, Any]]) -> str:
    """The result as JSON text: of a dictionary an agent would be given Python's own writing.

    What cannot be done is said in the result; an agent reads that better than a failed call.
    """
    try:
        result = work()
    except NianbaoError as error:
        code = "bad_request" if isinstance(error, UserMistake) else "unavailable"
        result = {"error": {"code": code, "message": error.line("en")}}
    return json.dumps(result, ensure_ascii=False, default=str)
