"""Short questions that go on from the prose: the number they ask for stands in the same sentence, or beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.numbers import plain_number
from index.quantities import Quantity
from qa.context import Context
from qa.draft import Draft
from qa.figures import label_of
from qa.lexical import grams, one_wording, shared_meaning
from qa.operate.asked import PERCENT, kinds_of, words_of
from qa.operate.number import answer_with
from qa.operate.number_told import clause_of, use_number
from qa.operate.ranked_numbers import POSSIBLE, Found, former, own_segment, ranked, unit_fit
from qa.operate.refuse import not_held
from qa.plan import Plan, Target
from qa.understand.onward_words import Onward, onward_of, report_before
from qa.understand.reading import Reading, read
from qa.wording import of_report

LEAST_HELD, LEAST_BESIDE = 0.5, 0.6
"""Share of the signs asked with that a number's own words have to hold, in the same sentence and in the ones beside it."""
CLEAR = 0.15
"""How much more of them the number has to hold than any other."""
BEFORE, AFTER = 16, 6
"""Signs before and after a number that are taken as its own words."""
LEAST_LABEL = 3
"""Signs of a term by which a row of the form is named whatever stands beside it."""
_EMPTY = frozenset("的了吗呢么是在有和与及或为被把得地着过给让对于从到就都也还又很所其这那哪请个些几人年")
_NOT = r"(?:未|没|没有|不|尚未|无法)"
_OF_THE_FORM = re.compile(r"申请|复议|诉讼")


@dataclass(frozen=True, kw_only=True)
class _Before:
    """The prose that the question before was about: its numbers, the first the one answered, and the stretch of text."""

    report: str
    known: tuple[Quantity, ...]
    same: tuple[Quantity, ...]
    beside: tuple[Quantity, ...]


def onward(reading: Reading, plans: Sequence[Plan], context: Context) -> Draft | None:
    """The answer to a question that goes on from the prose asked about before; None where it is none of that kind.

    One that names a part of what was asked (其中…的, 没成的) and that the prose
    beside it does not hold is refused: no cell of the tables is a part of it.
    """
    last = plans[-1] if plans else None
    report = report_before(last) if last is not None else ""
    held = any(one.id == report for one in context.reports())  # A report may have been removed since.
    if last is None or not held or (last.asks_back and not last.shown):
        return None
    asked = onward_of(reading, last, [context.report(report).year])
    if asked is None:
        return None
    before = _before(last, report, context)
    if before is None:
        return None
    own = by_label(reading, asked, last)
    if own and (not before.known or _OF_THE_FORM.search(before.known[0].sentence)):
        return None
    draft = Draft(plan=_plan(last, report, reading, context), context=context)
    if asked.undone and _undone(draft, asked, before):
        return draft
    found = None if asked.undone else _named(asked, before, reading.body, own=own)
    if found is not None:
        answer_with(draft, Found(report=context.report(report), quantity=found, score=1.0))
        return draft
    return None


def by_label(reading: Reading, asked: Onward, last: Plan) -> bool:
    """Whether the question names a row or column of the form: by its label, or in other words where it goes on from requests.

    Words that only stand for a row (被驳回的) say nothing of the form after a question about complaints.
    """
    own = [term for term in reading.terms if term.kind in ("rows", "groups", "subjects", "applicants", "columns", "results")]
    if any(term.kind != "rows" or term.text.rstrip("的") in label_of(Target(concept=term.id)) for term in own if len(term.text) > 1):
        return True
    longest = max((len(term.text) for term in own), default=0)
    most = longest >= LEAST_LABEL or (bool(own) and sum(len(term.text) for term in own) >= len(asked.what))
    return most and bool(_OF_THE_FORM.search(last.words))


def nothing_beside(reading: Reading, plans: Sequence[Plan], draft: Draft) -> Draft:
    """``draft``, or a refusal where it is a cell that a question going on from the prose was only likened to."""
    last = plans[-1] if plans else None
    report = report_before(last) if last is not None else ""
    held = any(one.id == report for one in draft.context.reports())
    if last is None or not held or draft.plan.operation not in ("lookup", "list", "count") or draft.plan.operands:
        return draft
    asked = onward_of(reading, last, [draft.context.report(report).year])
    if asked is None or (draft.plan.source != "similarity" and by_label(reading, asked, last)):
        return draft
    refused = Draft(plan=_plan(last, report, reading, draft.context), context=draft.context)
    not_held(refused)
    return refused


def _plan(last: Plan, report: str, reading: Reading, context: Context) -> Plan:
    held = context.report(report)
    return Plan(
        operation="number", ask="onward", words=f"{last.words}，{reading.text}", reports=(report,), issuers=(held.issuer,), years=(held.year,)
    )  # fmt: skip


def _before(last: Plan, report: str, context: Context) -> _Before | None:
    """What the question before was about; None where its words point to no sentence of the report."""
    quantities = context.quantities(report)
    starts = {one.start for one in last.shown if not one.sentence}
    known = [q for q in quantities if q.start in starts]
    stretches = [(one.start, one.end) for one in last.shown if one.sentence]
    if not known and not stretches:
        known = _meant(last, report, context)
        if not known:
            return None
    stretches += [(q.sentence_start, q.sentence_end) for q in known]
    same = tuple(q for q in quantities if any(a <= q.start < b for a, b in stretches))
    paragraphs = [(c.start, c.end) for c in context.chunks(report) if c.kind == "prose" and any(c.start <= a < c.end for a, _ in stretches)]
    beside = tuple(q for q in quantities if q not in same and any(a <= q.start < b for a, b in paragraphs))
    return _Before(report=report, known=tuple(known), same=same, beside=beside)


def _meant(last: Plan, report: str, context: Context) -> list[Quantity]:
    """The number that the words of an unanswered question point to best."""
    own = read(last.words, context.issuers())
    plan = last.model_copy(update={"operation": "number", "targets": (), "readings": (), "ask": "", "reports": (report,)})
    found = ranked(Draft(plan=plan, context=context), words_of(own), own.body)
    return [found[0].quantity] if found and found[0].score >= POSSIBLE else []


def _named(asked: Onward, before: _Before, body: str, *, own: bool) -> Quantity | None:
    """The one number beside the known that the question names."""
    kinds, unit = kinds_of(body)
    units = {q.unit for q in before.known}

    def fits(quantity: Quantity) -> bool:
        if (kinds is not None and unit != "件") or not units:
            return unit_fit(quantity.unit, kinds, unit) >= 1 and (kinds is not None or quantity.unit not in PERCENT)
        return quantity.unit in units

    known = {q.start for q in before.known}
    fitting = [q for q in before.same if q.start not in known and fits(q) and not former(q)]
    if asked.inside and before.known:
        fitting = [q for q in fitting if q.start > before.known[0].start]
    if not asked.what:
        return fitting[0] if len(fitting) == 1 and asked.counts and kinds is not None and not units & kinds else None
    found = _best(asked.what, fitting, before.known, LEAST_HELD)
    if found is not None or own or asked.inside:
        return found
    near = [q for q in before.beside if fits(q) and not former(q)]
    return _best(asked.what, near, before.known, LEAST_BESIDE)


def _best(what: str, among: Sequence[Quantity], known: Sequence[Quantity], least: float) -> Quantity | None:
    """The number whose own words clearly hold most of the signs of ``what``, and more than those of the known do."""
    shares = sorted(((_held(what, q), q.start, q) for q in among), key=lambda one: (-one[0], one[1]))
    if not shares or shares[0][0] < least:
        return None
    others = [share for share, _, q in shares[1:] if q.value != shares[0][2].value]
    already = max((_held(what, q) for q in known), default=0.0)
    rivals = max([already, *others])
    return shares[0][2] if shares[0][0] - rivals >= CLEAR else None


def _held(what: str, quantity: Quantity) -> float:
    """The share of the signs of ``what`` that the number's own words hold, with words of one meaning taken as one."""
    single, groups = one_wording(what)
    before, after = own_segment(quantity)
    own = shared_meaning(before[-BEFORE:] + quantity.unit + after[:AFTER], groups)
    signs = {sign for gram in grams(single) for sign in gram if sign not in _EMPTY}
    plain = {sign for gram in grams(what) for sign in gram if sign not in _EMPTY}
    shares = [sum(sign in own for sign in each) / len(each) for each in (signs, plain) if each]
    return max(shares, default=0.0)


def _undone(draft: Draft, asked: Onward, before: _Before) -> bool:
    """The rest of a whole of which one sentence states how many were done: as printed, or computed."""
    report = draft.context.report(before.report)
    what = asked.undone
    named = [q for q in before.same if _held(what, q) >= LEAST_HELD and q not in before.known[:1]]
    printed = [q for q in named if re.search(rf"{_NOT}[^，,、]{{0,2}}[{re.escape(what)}]", own_segment(q)[0])]
    if len(printed) == 1:
        answer_with(draft, Found(report=report, quantity=printed[0], score=1.0))
        return True
    done = [q for q in named if q not in printed]
    if len(done) != 1 or printed:
        return False
    part = done[0]
    wholes = [q for q in before.known if q.start < part.start and q.unit == part.unit and q.sentence_start == part.sentence_start]
    between = [q for q in before.same if wholes and wholes[0].end <= q.start < part.start]
    if len(wholes) != 1 or between or part.value > wholes[0].value or part.unit in PERCENT:
        return False
    whole = wholes[0]
    for one in (whole, part):
        use_number(draft, Found(report=report, quantity=one, score=1.0))
    rest = plain_number(whole.value - part.value)
    draft.value, draft.unit = rest, whole.unit
    draft.steps.append(f"{plain_number(whole.value)} − {plain_number(part.value)} = {rest}")
    text = draft.context.text(before.report)
    draft.say(f"{of_report(report)}：“{clause_of(whole, text)}”“{clause_of(part, text)}”，其余{rest}{whole.unit}。")
    draft.note("年报没有直接写这个数，由同一句里的两个数相减得出")
    if whole.approximate or part.approximate:
        draft.note("原文有约数，按所印的数计算")
    draft.verdicts.append("unverified")
    return True
