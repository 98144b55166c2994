"""The claims that a model may put into words: what the plain answer says, and the passages it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.answer import Citation
from qa.draft import Draft
from qa.model.said import Said, numbers_said, plain
from qa.understand.issuers import IssuerIndex
from qa.understand.terms import terms_of

MOST_CLAIMS = 24
LONGEST_QUOTE = 600
"""Characters of a quoted passage that are handed over."""
MOST_MARKS = 6
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]+[”」』）)]*|[^。！？!?\n]+$")
_CLAUSE = re.compile(r"[，,；;：:。！？!?\n（）()]+(?!\d)|(?<!\d)[，,；;：:。！？!?\n（）()]+")

Term = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause with what it states; ``years`` and ``issuers`` are those in force where it names none itself."""

    text: str
    numbers: tuple[Said, ...]
    years: frozenset[int]
    issuers: frozenset[str]
    terms: frozenset[Term]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that may be said, with the numbers (from 1) of the citations that stand behind it.

    ``quoted`` says that it is a report's own text. ``terms`` are all the field's
    words in it and in the answer's label.
    """

    text: str
    clauses: tuple[Clause, ...]
    citations: tuple[int, ...]
    years: frozenset[int]
    issuers: frozenset[str]
    terms: frozenset[Term]
    quoted: bool = False


@dataclass(frozen=True, kw_only=True)
class Claims:
    """All that one answer may say. ``names`` finds the bodies and places that a text names."""

    held: tuple[Claim, ...]
    names: IssuerIndex
    question: str

    def numbered(self, quoted: bool) -> str:
        """The claims with their marks, one a line; the reports' own passages, or the others."""
        lines = [
            f"[{number}] {' '.join(claim.text.split())}"
            for number, claim in enumerate(self.held, start=1)
            if claim.quoted == quoted
        ]
        return "\n".join(lines) or "（无）"


def claims_of(draft: Draft, question: str) -> Claims:
    """The claims of an answer in the making; none where it cites nothing."""
    names = draft.context.issuers()
    labels = "，".join(dict.fromkeys(value.label for value in draft.values))
    common = terms_in(labels)
    held: list[Claim] = []
    carried: tuple[frozenset[int], frozenset[str]] = (frozenset(), frozenset())
    for sentence in sentences("".join(draft.sentences)):
        claim = _claim(sentence, draft.citations, names, common, carried)
        held.append(claim)
        carried = claim.clauses[-1].years, claim.clauses[-1].issuers
    for citation in draft.citations:
        if citation.kind == "prose":
            held.append(_passage(citation, draft.citations, names))
    return Claims(held=tuple(held[:MOST_CLAIMS]) if draft.citations else (), names=names, question=question)


def sentences(text: str) -> list[str]:
    """The sentences of a text, with their ends; a quotation with its sentences stays in one piece."""
    found: list[str] = []
    for part in _SENTENCE.findall(text):
        if found and found[-1].count("“") > found[-1].count("”"):
            found[-1] += part
        elif part.strip():
            found.append(part)
    return found


def clauses(text: str) -> Iterator[str]:
    """The clauses of a sentence."""
    before = 0
    for match in _CLAUSE.finditer(text):
        if text[before : match.start()].strip():
            yield text[before : match.start()]
        before = match.end()
    if text[before:].strip():
        yield text[before:]


def terms_in(text: str) -> frozenset[Term]:
    """The field's words in a text (rows, applicants, subjects …) by kind and id."""
    return frozenset((term.kind, term.id) for term in terms_of(text.lower()))


def issuers_in(text: str, names: IssuerIndex) -> frozenset[str]:
    """The bodies and places that a text names, those not held among them."""
    found = names.scan(text.lower())
    return frozenset((*found.held, *found.missing))


def years_in(numbers: Sequence[Said]) -> frozenset[int]:
    """The years among the numbers of a text; one that cannot be read is 0."""
    return frozenset(int(said.value or 0) for said in numbers if said.kind == "year")


def squeezed(text: str) -> str:
    """``text`` without white space."""
    return re.sub(r"\s+", "", text)


def _claim(
    sentence: str,
    citations: Sequence[Citation],
    names: IssuerIndex,
    common: frozenset[Term],
    carried: tuple[frozenset[int], frozenset[str]],
) -> Claim:
    text = plain(sentence.strip())
    years, issuers = carried
    parts: list[Clause] = []
    for part in clauses(text):
        numbers = tuple(numbers_said(part))
        years = years_in(numbers) or years
        issuers = issuers_in(part, names) or issuers
        parts.append(Clause(text=part, numbers=numbers, years=years, issuers=issuers, terms=terms_in(part)))
    all_years = frozenset(year for part in parts for year in part.years)
    all_issuers = frozenset(issuer for part in parts for issuer in part.issuers)
    fitting = [
        number
        for number, one in enumerate(citations, start=1)
        if (not all_years or one.year in all_years) and (not all_issuers or one.issuer in all_issuers)
    ]
    return Claim(
        text=text,
        clauses=tuple(parts) or (Clause(text=text, numbers=(), years=years, issuers=issuers, terms=frozenset()),),
        citations=tuple(fitting or range(1, len(citations) + 1))[:MOST_MARKS],
        years=all_years,
        issuers=all_issuers,
        terms=common | terms_in(text),
    )


def _passage(citation: Citation, citations: Sequence[Citation], names: IssuerIndex) -> Claim:
    text = plain(" ".join(citation.quote.split()))[:LONGEST_QUOTE]
    years, issuers = frozenset({citation.year}), frozenset({citation.issuer})
    parts = []
    for part in clauses(text):
        numbers = tuple(numbers_said(part))
        own = issuers_in(part, names)
        parts.append(
            Clause(
                text=part, numbers=numbers, years=years_in(numbers) or years, issuers=own or issuers, terms=terms_in(part)
            )
        )
    return Claim(
        text=f"{citation.year}年{citation.issuer}的年报写道：“{text}”",
        clauses=tuple(parts),
        citations=(list(citations).index(citation) + 1,),
        years=years.union(*(part.years for part in parts)),
        issuers=issuers.union(*(part.issuers for part in parts)),
        terms=terms_in(text),
        quoted=True,
    )
