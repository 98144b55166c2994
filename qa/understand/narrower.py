"""A figure within the one that the known words name, which the whole wording points to.

Terms decide what figure is meant; where a clause holds more than they explain
(打官司，机关栽了跟头的有几件) the broader figure would be a false one. What is left
over is weighed by the fitted recogniser among the figures within: the results
of the remedy, the rows of the group, all rows where the word is a general one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.forms import REMEDIES, RESULTS
from qa.plan import Plan
from qa.understand.reading import Reading, without_fillers
from qa.understand.recogniser import recogniser
from qa.understand.terms import MASK, mask

OF_A_CELL = ("lookup", "share", "trend", "difference", "growth", "times")
"""Operations on one figure, which may be a broader one than is meant."""
GROUPS = ("requests.refused", "requests.unable", "requests.declined", "requests.other")
GENERAL = ("requests.total", "requests.new")
_REMEDIES = (*REMEDIES, "suit")
_WHOLE = re.compile(r"总[数计量]|合计|小计|总件数|案件数|大[类项]|加[起在总一]|各[项条类种]|[三五八]个?[小大]?[项种类条]|统统|都算|全算")
"""That the whole is meant, whatever is said beside it."""
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_SAID_OF = re.compile(r"的(?:那些|那种|案件|案子|官司|申请|一?共|总共|到底|又|都|占|是|有|了|呢|\s)*(?:多少|几)|的[比较跟和与同]\x01")
"""The number asked for, or the year it is set against, right after words that say of what."""
_BREAK = re.compile(r"[，,。；;：:？?！!（）()]")
LEAST_SAID = 3
"""Signs of the words before 的多少 from which they tell a result."""
LEAST_SIGNS, LEAST_IN_ALL = 2, 3
"""Signs of one word, or of all that are unread, from which they may tell a figure apart."""
CLEAR, CLEAR_LEAD = 0.45, 0.25
"""Least score of a figure within that is taken, and its lead over the broader one, the next and what is not held."""
LIKELY, LIKELY_LEAD = 0.3, 0.1
"""The same of a figure that is offered beside the broader one."""
MOST_OFFERED = 3
"""Rows of a group that are offered where nothing tells which of them is described."""
HINTED = 0.15
"""Score of a further row that is offered."""


@dataclass(frozen=True, kw_only=True)
class Narrower:
    """The concept that is meant, ``""`` where it is in doubt; then ``readings`` to choose from, the broader one first."""

    concept: str = ""
    readings: tuple[str, ...] = ()


def narrower(plan: Plan, reading: Reading) -> Narrower | None:
    """What figure within the one of ``plan`` the words that no term explains point to; None where they point to none."""
    if plan.operation not in OF_A_CELL or plan.readings or plan.operands or reading.restricted:
        return None
    concepts = {target.concept for target in plan.targets}
    if len(concepts) != 1 or not plan.reports or plan.claim or reading.asks("rank", "check", "explain", "average"):
        return None
    broad = concepts.pop()
    unread = _unread(reading)
    if _WHOLE.search(reading.body) or _glossed(broad, reading):
        return None
    group, _, result = broad.partition(".")
    if group in _REMEDIES and result == "total":
        said_of = _said_of(reading, unread, "groups", 1)
        return _result_of(group, reading, said_of=said_of) if said_of or _telling(unread) else None
    if _telling(unread) and (broad in GROUPS or broad in GENERAL):
        return _row_of(broad, reading, said_of=_said_of(reading, unread, "rows", LEAST_SIGNS))
    return None


def _glossed(broad: str, reading: Reading) -> bool:
    """Whether the figure's own label stands in brackets behind what describes it (压根没处理的（不予处理）)."""
    return any(term.id == broad and reading.body[: term.start].endswith(("（", "(", "“", "‘")) for term in reading.terms)


def _unread(reading: Reading) -> str:
    """The question with everything struck out that a term, an operation or an empty word explains, positions kept."""
    spans = [(term.start, term.end) for term in reading.terms]
    spans += [span for found in reading.operations.values() for span in found]
    return without_fillers(mask(reading.body, spans))


def _telling(unread: str) -> bool:
    """Whether enough is unread to tell one figure from another."""
    runs = [run.group() for run in _RUN.finditer(unread)]
    return any(len(run) >= LEAST_SIGNS for run in runs) or sum(map(len, runs)) >= LEAST_IN_ALL


def _said_of(reading: Reading, unread: str, kind: str, least: int) -> bool:
    """Whether words with ``least`` signs that no term explains stand before 的多少, after the remedy's or the group's own."""
    for asked in _SAID_OF.finditer(reading.body):
        ends = [term.end for term in reading.terms if term.kind == kind and term.end <= asked.start()]
        if not ends:
            continue
        ends += [found.end() for found in _BREAK.finditer(reading.body, 0, asked.start())]
        start = max(ends, default=0)
        signs = sum(len(run) for run in _RUN.findall(unread[start : asked.start()]))
        if asked.start() - start >= LEAST_SAID and signs >= least:
            return True
    return False


def _result_of(group: str, reading: Reading, *, said_of: bool) -> Narrower | None:
    """The result of a remedy that what stands beside the remedy's own words describes."""
    own = [(term.start, term.end) for term in reading.terms if term.kind == "groups"]
    beside = " ".join(mask(reading.body, own).replace(MASK, " ").split())
    found = {one.concept: one.score for one in recogniser().nearest(beside)}
    scores = {name: sum(found.get(f"{one}.{name}", 0.0) for one in _REMEDIES) for name in (*RESULTS, "total")}
    whole, absent = scores.pop("total"), found["absent."]
    first, second, *_ = sorted(scores, key=lambda name: -scores[name])
    rival = max(scores[second], whole, absent)
    if scores[first] >= CLEAR and scores[first] - rival >= CLEAR_LEAD:
        return Narrower(concept=f"{group}.{first}")
    if not said_of or whole >= max(LIKELY, scores[first]) or max(scores[first], absent) < whole + LIKELY_LEAD:
        return None
    likeliest = sorted(RESULTS, key=lambda name: -scores[name])
    return Narrower(readings=tuple(f"{group}.{name}" for name in ("total", *likeliest)))


def _row_of(broad: str, reading: Reading, *, said_of: bool) -> Narrower | None:
    """The row of table 三 that all words describe, within the group named or anywhere where its word is a weak one."""
    found = {one.concept: one.score for one in recogniser().nearest(reading.words)}
    said = max((len(term.text) for term in reading.terms if term.id == broad), default=0)
    weak = broad in GENERAL or said < len("不予处理")
    rows = [name for name in found if name.startswith("requests.") and name not in (*GENERAL, "requests.handled", broad)]
    rows = sorted((name for name in rows if weak or name.startswith(f"{broad}.")), key=lambda name: -found[name])
    first, second = rows[0], rows[1]
    rival = max(found[broad], found[second], found["absent."])
    if found[first] >= CLEAR and found[first] - rival >= CLEAR_LEAD:
        return Narrower(concept=first)
    inside = rows if broad in GENERAL else [name for name in rows if name.startswith(f"{broad}.")]
    doubtful = broad in GROUPS or found[first] >= HINTED
    if said_of and doubtful and not any(term.id in inside or term.kind == "applicants" for term in reading.terms):
        return Narrower(readings=(broad, *inside[:MOST_OFFERED]))
    if found[first] >= LIKELY and found[first] - max(found[broad], found["absent."]) >= LIKELY_LEAD:
        return Narrower(readings=(broad, *(name for name in (first, second) if found[name] >= HINTED)))
    return None
