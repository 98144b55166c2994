"""The field's words in a question: rows, applicants, subjects, columns, groups, results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import data
from index.forms import indicators

MASK = "\x01"


@dataclass(frozen=True, kw_only=True)
class Term:
    """A stretch of the question that names something: ``kind`` and ``id`` as in ``data/terms.toml``."""

    kind: str
    id: str
    start: int
    end: int
    text: str


_NUMERALS = {"requests.refused": "三", "requests.unable": "四", "requests.declined": "五", "requests.other": "六"}


def _numbered() -> list[tuple[str, str, re.Pattern[str]]]:
    """Rows of table 三 by their numbers in the form: （六）3, 表三（三）第1项."""
    found = []
    for group, numeral in _NUMERALS.items():
        rows = [name for name in indicators() if name.startswith(group + ".")]
        for number, name in enumerate(rows, start=1):
            pattern = rf"(?:表三)?(?:的)?[（(]{numeral}[）)](?:的)?(?:第)?{number}(?:小)?(?:项|条|行)?[.、]?(?:其他)?(?!\d)"
            found.append(("rows", name, re.compile(pattern)))
    return found


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    written = [
        (kind, identity, re.compile(expression))
        for kind, entries in data.load("terms").items()
        for identity, expressions in entries.items()
        for expression in expressions
    ]
    return (*written, *_numbered())


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """``text`` with the spans struck out, every position kept."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = MASK * (min(end, len(characters)) - start)
    return "".join(characters)


def terms_of(text: str) -> list[Term]:
    """The terms in ``text``, left to right, none overlapping; the longer wins."""
    found: list[tuple[int, int, Term]] = []
    for order, (kind, identity, pattern) in enumerate(_patterns()):
        for match in pattern.finditer(text):
            if match.end() > match.start():
                term = Term(kind=kind, id=identity, start=match.start(), end=match.end(), text=match.group())
                found.append((match.start() - match.end(), order, term))
    taken: list[Term] = []
    for _, _, term in sorted(found, key=lambda entry: entry[:2]):
        if all(term.end <= other.start or term.start >= other.end for other in taken):
            if not _inside_a_word(text, term):
                taken.append(term)
    return sorted(taken, key=lambda term: term.start)


def beside_letter(text: str, start: int, end: int) -> bool:
    """Whether a Latin letter stands right before or after ``start``…``end``."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return bool((before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()))


_DOCUMENTS = re.compile(r"(?<!采购)(?<!招标)文件(?!夹|柜|资料)")


def with_documents(text: str, terms: Sequence[Term]) -> Sequence[Term]:
    """``terms`` with mere "文件" as 规范性文件, where documents in force or repealed are spoken of and no subject is named."""
    kinds = {term.kind for term in terms}
    subjects = [term for term in terms if term.kind == "subjects"]
    beside_rules = [term.id for term in subjects] == ["rules"] and re.match(r"[和与及、]", text[subjects[0].end :]) is not None
    stock = any(term.kind == "columns" and term.id in ("in_force", "repealed") for term in terms)
    free = mask(text, [(term.start, term.end) for term in terms])
    named = _DOCUMENTS.search(free)
    if not stock or named is None or kinds & {"rows", "groups"} or (subjects and not beside_rules):
        return terms
    document = Term(kind="subjects", id="normative", start=named.start(), end=named.end(), text=named.group())
    return sorted((*terms, document), key=lambda term: term.start)


def _inside_a_word(text: str, term: Term) -> bool:
    """Whether an English term begins or ends inside a longer English word."""
    before, after = text[term.start - 1 : term.start], text[term.end : term.end + 1]
    starts = term.text[:1].isascii() and term.text[:1].isalpha() and before.isascii() and before.isalpha()
    ends = term.text[-1:].isascii() and term.text[-1:].isalpha() and after.isascii() and after.isalpha()
    return bool(starts or ends)
