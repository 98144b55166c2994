"""An answer as a card shows it: the sentence with its numbered sources, the figures, the badge."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from qa.answer import Answer, CheckView, Citation, Value
from qa.english import label_words
from qa.english_names import unit_word
from qa.english_remarks import with_english_remarks
from ui.web.texts import Texts

CHECKS_SHOWN = 12
"""Passing checks listed by name; of more than that, the count is given."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A run of the sentence and the numbers of the sources that stand behind it."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Row:
    """A figure of the table of values; ``numbers`` are those of its sources."""

    value: Value
    numbers: tuple[int, ...]


def badge_of(answer: Answer) -> str:
    """``verified``, ``conflict``, ``unverified``, ``quoted`` for words without a figure, "" for a refusal."""
    if answer.status != "answered":
        return ""
    if not answer.values and answer.value is None and answer.verification == "unverified":
        return "quoted"
    return answer.verification


def pieces(answer: Answer) -> list[Piece]:
    """The sentence cut where a quoted passage ends, so that its number stands right behind it.

    Sources whose quote does not stand in the sentence are numbered at its end.
    """
    text = answer.answer
    marks: dict[int, list[int]] = {}
    for number, citation in enumerate(answer.citations, start=1):
        quote = citation.quote.strip()
        found = text.find(quote) if citation.kind == "prose" and quote else -1
        place = found + len(quote) if found >= 0 else len(text)
        # Behind the closing quotation mark, not before it.
        place += len(text[place:]) - len(text[place:].lstrip("”」』"))
        marks.setdefault(place, []).append(number)
    parts: list[Piece] = []
    before = 0
    for place in sorted(marks | {len(text): []}):
        parts.append(Piece(text=text[before:place], numbers=tuple(marks.get(place, ()))))
        before = place
    return parts


def rows(answer: Answer) -> list[Row]:
    """The values, each with the numbers of the citations of its issuer and year."""
    return [
        Row(
            value=value,
            numbers=tuple(
                number
                for number, citation in enumerate(answer.citations, start=1)
                if citation.issuer == value.issuer and value.year in (None, citation.year)
            ),
        )
        for value in answer.values
    ]


def in_words_of(texts: Texts, answer: Answer) -> Answer:
    """The answer with its labels, units, checks and remarks in the page's language; the figures are left alone."""
    if texts.language == "zh":
        return answer
    answer = with_english_remarks(answer)
    values = [
        value.model_copy(update={"label": label_words(value), "unit": unit_word(value.unit)}) for value in answer.values
    ]
    return answer.model_copy(update={"values": values, "unit": unit_word(answer.unit or "")})


def headline(answer: Answer) -> str:
    """Whose number it is, for the line above it: issuer, year, what, of whom."""
    if len(answer.values) != 1:
        return ""
    value = answer.values[0]
    return " · ".join(part for part in (value.issuer, str(value.year or ""), value.label) if part)


def failing(answer: Answer) -> list[CheckView]:
    """The checks that do not hold; they are shown first and in full."""
    return [check for check in answer.checks if check.status == "fail"]


def agreeing(answer: Answer) -> list[CheckView]:
    """The other checks, those that hold before those that cannot be made."""
    others = [check for check in answer.checks if check.status != "fail"]
    return sorted(others, key=lambda check: check.status != "pass")[:CHECKS_SHOWN]


def source_address(citation: Citation, language: str) -> str:
    """Where the page fetches the source from, with everything that is to be marked in it."""
    places = {
        "report": citation.report_id,
        "start": citation.start,
        "end": citation.end,
        "table": citation.table,
        "row": citation.table_row,
        "cell_start": citation.cell_start,
        "cell_end": citation.cell_end,
        "lang": language,
    }
    return "/ui/source?" + urlencode({key: value for key, value in places.items() if value is not None})
