"""Whether a number of the prose is what is asked for, though the words name a cell, a passage or nothing known."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.draft import Draft
from qa.figures import figure
from qa.lexical import grams
from qa.operate.asked import MONEY, PERCENT, PLAIN, UNIT, asks_change, core_of, kinds_of, undenied, words_of
from qa.operate.likeliest import chosen
from qa.operate.ranked_numbers import SURE, Found, ranked
from qa.plan import Plan
from qa.understand.cues import HOW, NUMBER_ASKED
from qa.understand.english_words import in_chinese
from qa.understand.reading import Reading
from qa.understand.terms import MASK

LEAST_REST = 0.5
"""Share of the words that the terms leave unexplained which the number's sentence has to hold."""
LEAST_CORE_WORDS = 3
"""Pairs of telling characters that a question must have which names no report and no word of the field."""
MOST_REPORTS = 30
"""Reports that are searched for a number when the question names none."""
_MEASURED = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:[用访查阅览问点录发播看运]量|金额|总额|次数|期数|场数|篇数|条数|人数|人次|户数|面积|里程|时长|用时|[一-龥]率)(?:是|为|呢)?(?=[，,。\s?？]|$)|"
    r"(?:粉丝数?|[名位]次)(?=[，,\s?？]|$)"
)
_REPORTED = re.compile(r"(?:是|都)?(?:怎么|如何|怎样|咋)(?:报|写|登|公布|公开|统计|记|列|交代|披露)(?:出来)?(?:的|了)?")
"""Asks for a named measure as it is printed (客运量是怎么报的), not how something is done."""
_SO_MANY = re.compile(rf"(?<![好这那哪没前后])几(?:{UNIT})")
LEAST_HELD = 2
"""Pairs of signs that a cell has to leave unexplained before a number of the prose may speak of them."""
_CLAIMED = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?(?:件|条|个|户|期|场|次|人次|元|万元|亿元|%)(?:还是|[吗么]|对不对|是不是)")


def prose_plan(draft: Draft, reading: Reading) -> Plan | None:
    """The draft's plan turned into the look-up of a prose number; None where its own operation stands."""
    plan = draft.plan
    out = plan.operation == "refuse" and plan.refusal == "out_of_scope"
    denied = undenied(reading.body) if plan.operation in ("passage", "number") else ""
    reading = replace(reading, body=denied, operations={}) if denied else reading
    named = bool(_MEASURED.search(reading.body.replace(MASK, " ").strip()))
    asked = bool(NUMBER_ASKED.search(reading.body)) or bool(_CLAIMED.search(reading.body)) or named or bool(_SO_MANY.search(reading.body))
    searched = ("lookup", "passage", "count", "overview") if named else ("lookup", "passage", "count")
    if plan.operation not in searched and not (out and asked):
        return None
    if plan.operation == "passage" and (not asked or HOW.search(_REPORTED.sub(" ", reading.body) if named else reading.body)):
        return None
    reports = plan.reports or (tuple(r.id for r in draft.context.reports()) if out else ())
    if out and len(core_of(words_of(reading))) < LEAST_CORE_WORDS:
        return None
    if not reports or len(reports) > MOST_REPORTS or plan.missing:
        return None
    if plan.operation == "lookup" and plan.targets and not reading.rest and kinds_of(reading.body)[0] not in (MONEY, PERCENT):
        return None  # Nothing is left that a number of the prose could speak of, and ranking them is slow.
    trial = Draft(plan=plan.model_copy(update={"reports": reports}), context=draft.context)
    words = words_of(reading)
    meant = chosen(draft.context, ranked(trial, words, reading.body), reading.body)
    if not meant or not _fits_better(draft, reading, meant[0], out=out):
        return None
    return plan.model_copy(
        update={"operation": "number", "reports": reports, "targets": (), "readings": (), "refusal": "", "ask": ""}
    )


def _fits_better(draft: Draft, reading: Reading, best: Found, *, out: bool) -> bool:
    plan = draft.plan
    kinds, unit = kinds_of(reading.body)
    if plan.operation == "overview" and not core_of(words_of(reading)):
        return False
    if out or plan.operation in ("passage", "count", "overview"):
        return best.score >= SURE or (out and best.score >= SURE - 0.1)
    counts = [t for t in (*plan.targets, *plan.readings) if not t.concept.endswith("amount")]
    measured = any(t.concept.startswith("rate.") for t in (*plan.targets, *plan.readings))
    if kinds == MONEY and best.quantity.unit in MONEY and len(counts) == len((*plan.targets, *plan.readings)):
        return best.score >= SURE
    if kinds == PERCENT and best.quantity.unit in PERCENT and plan.operation == "lookup":
        return best.score >= SURE and (asks_change(reading.body) or not measured or bool(reading.rest))
    if not plan.targets and plan.readings and unit not in PLAIN and best.quantity.unit == unit:
        return True
    return _holds_the_rest(draft, reading, best)


def _holds_the_rest(draft: Draft, reading: Reading, best: Found) -> bool:
    """Whether the number's sentence speaks of the words that the cell leaves unexplained, and states another number."""
    rest = {gram for word in reading.rest for gram in grams(in_chinese(word) or word) if len(gram) > 1}
    if len(rest) < LEAST_HELD or best.score < SURE - 0.1:
        return False
    held = sum(1 for gram in rest if gram in best.spoken) / len(rest)
    if held < LEAST_REST:
        return False
    values = {
        figure(target, best.report, draft.context.facts(best.report.id)).value for target in draft.plan.targets
    }
    return best.quantity.value not in values
