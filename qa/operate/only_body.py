"""Questions that name only the place of the one body held there, about something of which its reports speak."""

from __future__ import annotations

import re

from qa.context import Context
from qa.report_words import cut
from qa.understand.normalise import normalise

LEAST_WORDS, LEAST_SHARE = 2, 0.5
"""Words of the question that the body's reports have to hold, and the share of them all."""
_SERVICE = re.compile(r"(?<!\d)\d{5}(?!\d)")
"""A service number (five digits), which stands for the service itself."""
_YEAR = re.compile(r"20\d\d年?(?:起|度|以来)?")


def of_the_only_body(question: str, context: Context) -> tuple[str, str, str]:
    """The question with the place replaced by the one body held there, the place, and the body; "" thrice where it is not that."""
    text = normalise(question)
    found = context.issuers().scan(text)
    if not found.alone or len(found.missing) != 1 or found.held:
        return "", "", ""
    place = found.missing[0]
    rest = _YEAR.sub(" ", text.replace(place, " ", 1))
    told = "\n".join(context.text(report.id) for report in context.reports() if report.issuer == found.alone)
    words = [word for word in cut(rest) if len(word) > 1 and re.fullmatch(r"[\u4e00-\u9fff]+", word)]
    held = [word for word in words if word in told]
    service = any(number in told for number in _SERVICE.findall(rest))
    if not service and (len(held) < LEAST_WORDS or len(held) < LEAST_SHARE * len(words)):
        return "", "", ""
    return text.replace(place, found.alone, 1), place, found.alone
