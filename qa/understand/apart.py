"""Words that set some cases apart from those that a cell counts (予以公开的申请里讲环评的有几件), and that no term explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.plan import Target
from qa.understand.kinds import noun_of
from qa.understand.reading import Reading, without_fillers
from qa.understand.recogniser import recogniser
from qa.understand.similarity import ABSENT
from qa.understand.terms import MASK, Term, mask

_OUT_OF = re.compile(r"[^，,。;；：:多少几\x01]{0,5}?(?:里头|里面|里边|当中|其中|之中|里|中)[，,]?")
"""What is counted, as the whole that some are taken out of."""
_NUMBER = re.compile(r"的?(?:那些|那种|案件|案子|官司|申请|一?共|总共|到底|又|都|占|是|有|了|呢|被|\s)*(?:多少|几(?!乎))|的[比较跟和与同]\x01")
_BREAK = re.compile(f"[，,。;；:：?？!！{MASK}]")
_SIGNS = re.compile(r"[\u4e00-\u9fff]+")
_ACTED_ON = ("licence", "penalty", "coercion")
LEAST = 2
"""Unexplained signs that set cases apart."""
NOT_OF_THE_WHOLE = 0.3
"""Score for what is not held from which words before a noun set some of it apart."""


def set_apart(reading: Reading, targets: Sequence[Target]) -> str:
    """The words that set some cases of ``targets`` apart, as they stand in the question; "" where there are none."""
    spans = [(term.start, term.end) for term in reading.terms]
    spans += [span for found in reading.operations.values() for span in found]
    unread = without_fillers(mask(reading.body, spans))
    named = {part for target in targets for part in (target.concept, *target.concept.split("."))}
    heads = [term for term in reading.terms if term.id in named and term.kind in ("rows", "groups", "subjects") and not term.text.isascii()]
    for start, end in (*_taken_out(reading, heads), *_said_before(reading, heads)):
        if sum(len(run) for run in _SIGNS.findall(unread[start:end])) >= LEAST:
            return reading.body[start:end].strip("，,的 ")
    return _done_to(reading, unread)


def _taken_out(reading: Reading, heads: list[Term]) -> Iterator[tuple[int, int]]:
    """Stretches between a whole (…里) and the number asked for that hold no term."""
    body = reading.body
    for head in heads:
        inside = _OUT_OF.match(body, head.end)
        start = inside.end() if inside else head.end if head.text.endswith(("里", "里面", "中", "当中")) else -1
        asked = _NUMBER.search(body, start) if start >= 0 else None
        if asked and MASK not in body[start : asked.start()] and not _terms_in(reading, head, start, asked.start()):
            yield start, asked.start()


def _said_before(reading: Reading, heads: list[Term]) -> Iterator[tuple[int, int]]:
    """Stretches before …的 and a noun of the form, where all words together point to what is not held."""
    for head in heads:
        if not reading.body[: head.start].endswith("的"):
            continue
        start = max((found.end() for found in _BREAK.finditer(reading.body, 0, head.start)), default=0)
        scores = {one.concept: one.score for one in recogniser().nearest(reading.words)}
        if not _terms_in(reading, head, start, head.start) and scores[ABSENT] >= NOT_OF_THE_WHOLE:
            yield start, head.start - 1


def _done_to(reading: Reading, unread: str) -> str:
    """What is done to a licence, a penalty or a measure beside its being given (行政处罚听证了几件)."""
    subjects = [term for term in reading.terms if term.kind == "subjects"]
    if len(subjects) != 1 or subjects[0].id not in _ACTED_ON:
        return ""
    run = _SIGNS.match(unread, subjects[0].end)
    asked = _NUMBER.match(reading.body, run.end()) if run else None
    return noun_of(run.group()) if run and asked else ""


def _terms_in(reading: Reading, head: Term, start: int, end: int) -> bool:
    """Whether a term other than the head's own stands between ``start`` and ``end``."""
    return any(term.start < end and term.end > start and term.id != head.id for term in reading.terms)
