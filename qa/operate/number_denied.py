"""A number asked for of what the report says there was none of (全年没有发生…的情形): the sentence that says so."""

from __future__ import annotations

import re

from qa.citations import cite_span
from qa.draft import Draft
from qa.everyday import as_reported
from qa.lexical import grams, shared_meaning
from qa.operate.asked import asking_clause, nouns_of, without_said_of_all
from qa.report_words import cut
from qa.understand.reading import Reading
from qa.wording import of_report

_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_NONE = re.compile(r"(?:尚?未|没有?|并?无|不存在)(?!来|必|论|障碍|线|偿|纸|人机|疑|关|法|须|需|效|故|正当|限|超期|一超|按)")
_COUNTED = re.compile(r"\d|[一二三四五六七八九十]+[个件条次项名]")
_FEWEST_ASKED = re.compile(r"多少|几(?!乎)|有没有|人数|次数|件数")
LEAST_HELD = 0.5
"""Share of the asking words that the clause has to hold."""


def told_as_none(draft: Draft, reading: Reading) -> bool:
    """Quotes the one clause that denies what is asked for; whether there is one."""
    if len(draft.plan.reports) != 1 or reading.restricted or not _FEWEST_ASKED.search(reading.body):
        return False
    report = draft.context.report(draft.plan.reports[0])
    text = draft.context.text(report.id)
    asked, groups = as_reported(nouns_of(asking_clause(reading.body)), text)
    words = _words(without_said_of_all(asked)) or _words(asked)
    if not words:
        return False
    best: tuple[float, int, int] | None = None
    for chunk in draft.context.chunks(report.id):
        if chunk.kind != "prose":
            continue
        for clause in _CLAUSE.finditer(text, chunk.start, chunk.end):
            said = "".join(clause.group().split())
            none = _NONE.search(said)
            if none is None or _COUNTED.search(said):
                continue
            denied = shared_meaning(said[none.end() :], groups)
            if not all(gram in denied for gram in grams(words[-1])):
                continue
            held = sum(any(gram in denied for gram in grams(word)) for word in words) / len(words)
            if held >= LEAST_HELD and (best is None or held > best[0]):
                start = clause.start() + len(clause.group()) - len(clause.group().lstrip())
                best = held, start, clause.end()
    if best is None:
        return False
    cited = cite_span(report, best[1], best[2], (), None, draft.context.text)
    draft.cite(cited)
    draft.say(f"{of_report(report)}的年报写明没有：“{' '.join(cited.quote.split())}”。")
    draft.verdicts.append("unverified")
    return True


def _words(text: str) -> list[str]:
    return [word for word in cut(text) if len(word) > 1 and word.strip()]
