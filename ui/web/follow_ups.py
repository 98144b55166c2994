"""What a visitor may want to ask next: questions made from an answer's own figures and the reports held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from index.database import StoredReport
from index.forms import Indicator, indicators
from qa.answer import Answer
from ui.web.texts import Language

OFFERED = 3
_TEXTS = {
    "zh": {
        "change": "{issuer}{earlier}年和{later}年的{item}相比有什么变化？",
        "natural": "{issuer}{year}年自然人的{item}有多少件？",
        "rank": "{year}年各机关{item}的排名",
        "agree": "{issuer}{year}年的数字对得上吗？",
        "overview": "介绍一下{issuer}{year}年的年报",
        "new": "{issuer}{year}年新收政府信息公开申请多少件？",
    },
    "en": {
        "change": "Compare {item} in {issuer} in {earlier} and {later}",
        "natural": "{item} from natural persons in {issuer} in {year}",
        "rank": "Rank the bodies by {item} in {year}",
        "agree": "Do the figures of {issuer} in {year} add up?",
        "overview": "Give an overview of the report of {issuer} for {year}",
        "new": "How many new requests did {issuer} receive in {year}?",
    },
}


def follow_ups(answer: Answer, reports: Sequence[StoredReport], language: Language) -> tuple[str, ...]:
    """Up to three questions; none after a refusal, which names others itself."""
    if answer.status != "answered":
        return ()
    said = (
        question[0].upper() + question[1:]
        for question in _questions(answer, reports, language)
        if _bare(question) != _bare(answer.question)
    )
    return tuple(islice(dict.fromkeys(said), OFFERED))


def _bare(question: str) -> str:
    return question.rstrip("？?。. ").casefold()


def _questions(answer: Answer, reports: Sequence[StoredReport], language: Language) -> Iterator[str]:
    texts = _TEXTS[language]
    subject = _subject(answer)
    if subject is None:
        return
    issuer, year = subject
    entry = _entry(answer)
    operation = str(answer.plan.get("operation", ""))
    if entry is not None:
        item = entry.english if language == "en" else entry.short
        fitting = [report for report in reports if report.form in entry.forms]
        years = sorted({report.year for report in fitting if report.issuer == issuer})
        near = next((other for other in (year - 1, year + 1) if other in years), None)
        if near is not None and len({value.year for value in answer.values}) == 1:
            yield texts["change"].format(
                issuer=issuer, item=item, earlier=min(year, near), later=max(year, near)
            )
        if entry.by_applicant and not entry.parts and all(v.applicant == "total" for v in answer.values):
            yield texts["natural"].format(issuer=issuer, year=year, item=item)
        if operation != "rank" and len({report.issuer for report in fitting if report.year == year}) > 1:
            yield texts["rank"].format(year=year, item=item)
    else:
        yield texts["new"].format(issuer=issuer, year=year)
    if operation != "check":
        yield texts["agree"].format(issuer=issuer, year=year)
    if operation != "overview":
        yield texts["overview"].format(issuer=issuer, year=year)


def _subject(answer: Answer) -> tuple[str, int] | None:
    """Whose report the answer rests on first."""
    for value in answer.values:
        if value.year is not None:
            return value.issuer, value.year
    for citation in answer.citations:
        return citation.issuer, citation.year
    return None


def _entry(answer: Answer) -> Indicator | None:
    """The indicator asked about, where the answer is about one of the forms'."""
    names = {value.indicator for value in answer.values}
    return indicators().get(names.pop()) if len(names) == 1 else None
