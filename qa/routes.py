"""The way from a question to its answer: the plan as it was read, or what the question is shown to want instead.

A plan rests on the words that are known. Before it is carried out, each of
``_INSTEAD`` may show that something else is asked: a sentence, a number of the
prose, a row described in other words, two figures to choose between. After a
refusal each of ``_AFTER_ALL`` may still find the answer elsewhere. The first
that applies has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.asking import Asked
from qa.compound import covers, each_number, one_after_the_other, plan_together, put_together, separately
from qa.context import Context
from qa.draft import Draft
from qa.figures import label_of
from qa.narrow_routes import kept_apart, narrowing_of, told_apart
from qa.operate.asked import asks_change
from qa.operate.check_share import share_in_doubt
from qa.operate.claim import confirm
from qa.operate.fees import either_fee
from qa.operate.growth_words import grown_in_prose
from qa.operate.listed_numbers import numbers_listed
from qa.operate.only_body import of_the_only_body
from qa.operate.onward import nothing_beside, onward
from qa.operate.prose_first import prose_plan
from qa.operate.prose_rate import ratio_of_counts
from qa.operate.run import run
from qa.part_by_part import part_by_part
from qa.plan import Plan
from qa.sentence_routes import plans_of_year, quoted, sentence_after_all, topic_of_it, unexplained
from qa.understand.agreement import doubted
from qa.understand.certainty import (
    may_be_recognised,
    wants_a_figure,
)
from qa.understand.clauses import clauses_of, numbers_of
from qa.understand.cues import HOW, NUMBER_ASKED
from qa.understand.dialogue import understood
from qa.understand.intent import CUES, likeliest
from qa.understand.likely import agreed, bare_words, in_doubt, not_understood, row_inside
from qa.understand.reading import Reading
from qa.understand.rewording import said_at_last
from qa.understand.run_on import verbs_apart
from qa.understand.terms import MASK
from qa.understand.told_base import with_told_base

_THEN_COMPARED = re.compile(
    r"(?P<first>[^，,；;]*(?:多少|几)[^，,；;]*)[，,；;](?P<second>(?:那|又|同)?[比较](?:20\d\d年?|上一?年|去年|前一年)[^，,；;]{0,4}[多少增减降升涨跌低高][^，,；;]{0,5}(?:多少|几)[^，,；;]*)"
)
LIKELY = 0.5
"""Least probability of the operation that a wording is taken to ask for after its cues led to no answer."""
_TAKEN_UP = ("in_passage", "beside", "same_sentence")
"""Ways of going on from a number or sentence of the prose that look beside it themselves."""
LEAST_UNEXPLAINED = 2
"""Characters that no term explains, from which the words may settle which of several readings is meant."""


def answer_one(question: str, earlier: Sequence[Plan], context: Context) -> tuple[Draft, Reading]:
    """The answer to a question after the plans of the turns before it, and how it was read; piece by piece where it asks several."""
    question = with_told_base(verbs_apart(said_at_last(question, context.issuers())))
    draft, reading = _answer_whole(question, earlier, context)
    if not earlier:
        draft = part_by_part(question, draft, reading, _answer_whole) or draft
    return draft, reading


def _answer_whole(question: str, earlier: Sequence[Plan], context: Context) -> tuple[Draft, Reading]:
    """The answer to a question taken as one ask, and how it was read."""
    plan, reading = understood(question, context.issuers(), context.reports(), earlier)
    asked = Asked(question=question, earlier=tuple(earlier), plan=plan, reading=reading, context=context)
    beside = None if plan.operands and plan.ask not in _TAKEN_UP else onward(reading, earlier, context)
    if beside is not None:
        return beside, reading
    if plan.operands:  # What the conversation hands over is not in doubt.
        draft = asked.carried_out()
        confirm(draft)
        if plan.ask == "in_passage" and draft.status == "no_data":  # The passage does not hold it; the report may.
            return answer_one(question, _nothing_quoted(earlier), context)
        return draft, reading
    draft = _as_read(asked)
    if draft.status in ("no_data", "ambiguous"):
        draft = _as_likely_asked(asked) or draft
    return nothing_beside(reading, earlier, kept_apart(asked, draft)), reading


def _nothing_quoted(earlier: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans of the turns before, the last without what its answer showed."""
    return (*earlier[:-1], earlier[-1].model_copy(update={"shown": ()}))


def _as_read(asked: Asked) -> Draft:
    """The answer by the plan, or by what the question is shown to want instead."""
    for instead in _INSTEAD:
        found = instead(asked)
        if isinstance(found, Draft):
            return found
        asked = found or asked
    draft = asked.carried_out()
    if draft.status == "ambiguous" and asked.plan.readings and asked.reading.unexplained >= LEAST_UNEXPLAINED:
        draft = _recognised_after_all(asked) or draft
    for after_all in _AFTER_ALL:
        if draft.status == "no_data":
            draft = after_all(asked) or draft
    confirm(draft)
    return draft


def _as_likely_asked(asked: Asked) -> Draft | None:
    """The answer by the operation that the whole wording most likely asks for, where its cues led to none."""
    operation, likely = likeliest(asked.reading)
    if operation not in CUES or likely < LIKELY or asked.reading.asks(*CUES[operation]) or asked.plan.refusal == "no_report":
        return None
    context = asked.context
    plan, reading = understood(asked.question, context.issuers(), context.reports(), asked.earlier, hint=operation)
    if plan.operation == asked.plan.operation and plan.targets == asked.plan.targets:
        return None
    if plan.operation in ("explain", "list") and NUMBER_ASKED.search(reading.body):
        return None
    if plan.operation == "explain" and asked.earlier and asked.earlier[-1].targets and asked.earlier[-1].operation != "explain":
        return None  # A bare word after a figure goes on from it.
    if plan.operation == "list" and not (plan.targets or plan.ask):
        return None
    if plan.operation == "check" and reading.rest and not (plan.targets or plan.readings):
        return None  # Words that name no figure ask for something else than whether figures agree.
    draft = Draft(plan=plan, context=context)
    run(draft, reading)
    confirm(draft)
    return draft if draft.status == "answered" else None


def _whole_report(asked: Asked) -> Draft | None:
    """What a report says, where the wording asks for that though words beside it are not known (给我捋一遍)."""
    plan = asked.plan
    named = plan.targets or plan.readings or asked.reading.restricted
    if plan.operation not in ("list", "number", "passage") or named or not asked.reading.issuers.held or not plan.reports:
        return None
    operation, likely = likeliest(asked.reading)
    if operation != "overview" or likely < LIKELY:
        return None
    return asked.answered(operation="overview", ask="")


def _by_its_place(asked: Asked) -> Draft | None:
    """A question out of scope by its words that names the place of the one body held there, of which that body's reports speak."""
    if asked.plan.refusal != "out_of_scope" or asked.plan.issuers:
        return None
    whole, place, body = of_the_only_body(asked.question, asked.context)
    if not whole:
        return None
    draft, _ = answer_one(whole, asked.earlier, asked.context)
    if draft.value is not None and asks_change(asked.question) and draft.plan.operation == "number":
        return None  # The words that say what changed name the place only: a level is no change.
    if draft.status == "answered":
        draft.note(f"没有收录{place}的年报，以下出自{body}")
    return None if draft.status == "out_of_scope" else draft


def _then_compared(asked: Asked) -> Draft | None:
    """A number, and in the next clause how much more that is than another year's: the second goes on from the first."""
    parts = _THEN_COMPARED.fullmatch(asked.question.strip())
    if parts is None or asked.plan.operation == "refuse" or (asked.plan.missing and not asked.reading.years.compared):
        return None
    first, reading = answer_one(parts["first"], asked.earlier, asked.context)
    if first.status != "answered" or first.value is None or first.plan.operation != "number" or reading.asks("difference", "growth"):
        return None
    whole = one_after_the_other([parts["first"], parts["second"]], asked.earlier, asked.context, answer_one)
    return whole if whole.status == "answered" else None


def _listed_in_one_sentence(asked: Asked) -> Draft | None:
    """Numbers of the prose named in a list, or asked for one after the other, that one sentence states all."""
    plan = asked.plan
    if plan.operation not in ("lookup", "number", "passage", "list", "count") or plan.missing or len(plan.targets) > 1:
        return None
    draft = Draft(plan=plan.model_copy(update={"operation": "number", "targets": (), "readings": ()}), context=asked.context)
    return draft if numbers_listed(draft, asked.reading.body) else None


def _several_asks(asked: Asked) -> Draft | None:
    """A question with several asks, answered one by one; None where there is one, or the plan holds all of them."""
    plan, context = asked.plan, asked.context
    if plan.operation == "refuse" and plan.refusal == "out_of_scope":
        return None
    clauses = clauses_of(asked.question, context.issuers())
    if len(clauses) < 2:
        return None
    drafts = separately(clauses, context, asked.earlier[-1] if asked.earlier else None, run)
    if drafts[0].status == "answered" and len({(tuple(own.sentences), own.value) for own in drafts}) == 1:
        return drafts[0]  # The same thing asked twice, in other words.
    answered = sum(own.status == "answered" for own in drafts)
    whole_too = plan.operation == "lookup" and not plan.readings and len(plan.targets) >= len(drafts)
    if _one_row_of_several(plan, asked.reading, len(drafts)):
        return None
    if not answered or covers(plan, drafts) or (answered < len(drafts) and whole_too):
        return None
    whole = Draft(plan=plan_together(plan, drafts), context=context)
    put_together(whole, drafts)
    return whole


def _one_row_of_several(plan: Plan, reading: Reading, parts: int) -> bool:
    """Whether the parts only name applicants of one row that is named once (自然人、企业、总计的结转下年各几件)."""
    rows = {target.concept for target in plan.targets}
    named = [term for term in reading.terms if term.kind == "rows"]
    looked_up = plan.operation == "lookup" and not plan.readings and len(plan.targets) >= parts
    return looked_up and len(rows) == 1 and len(named) == 1 and not reading.unexplained


def _stated_or_described(asked: Asked) -> Draft | Asked | None:
    """A number that the prose states, or a row of table 三 that words beside a general term describe."""
    plan, reading = asked.plan, asked.reading
    no_reports = _counts_no_reports(plan, reading)
    if plan.operation != "count" or no_reports:
        stated = prose_plan(Draft(plan=plan, context=asked.context), reading)
        if stated is not None:
            return replace(asked, plan=stated)
    if not (in_doubt(plan, reading) or no_reports):
        return None
    row = _row_described(asked)
    if row:
        return _assumed(asked, (row,)) or asked.carried_out()
    if plan.operation == "count" or (plan.targets and not_understood(plan, reading)):
        return replace(asked, plan=plan.model_copy(update={"operation": "number", "targets": ()}))
    return None


def _ratio_of_prose(asked: Asked) -> Draft | None:
    """One count of the prose over another, where the question names both and one sentence states both."""
    plan = asked.plan
    if plan.operation not in ("lookup", "share", "growth", "number", "passage") or plan.missing:
        return None
    named = tuple(r.id for r in asked.context.reports() if r.id in plan.reports and r.year in asked.reading.years.named)
    changes = {"operation": "number", "targets": (), "base": None, "readings": (), "reports": named or plan.reports}
    draft = Draft(plan=plan.model_copy(update=changes), context=asked.context)
    return draft if ratio_of_counts(draft, asked.reading.body.replace(MASK, " ")) else None


def _share_in_doubt(asked: Asked) -> Draft | None:
    """Whether a share that the question quotes from the prose is the table's own."""
    draft = Draft(plan=asked.plan.model_copy(update={"operation": "check", "claim": "", "relation": ""}), context=asked.context)
    return draft if asked.plan.refusal != "out_of_scope" and share_in_doubt(draft, asked.reading) else None


def _either_fee(asked: Asked) -> Draft | None:
    """Both fees that a report states, where only 收费 is said."""
    draft = Draft(plan=asked.plan, context=asked.context)
    return draft if asked.plan.operation == "lookup" and either_fee(draft, asked.reading) else None


def _choice(asked: Asked) -> Draft | None:
    """Both figures, where the words name one and the whole question is nearer to another."""
    readings = doubted(asked.plan, asked.reading, asked.context.descriptions().nearest)
    if not readings:
        return None
    named = asked.recognised()
    if named == (asked.plan.targets[0].concept,):
        return None
    if named and named[0] in {target.concept for target in readings}:
        return _assumed(asked, named)
    return asked.carried_out(targets=(), readings=readings)


def _narrowed(asked: Asked) -> Draft | None:
    """The figure within the one named that the words beside it describe, or the choice between them."""
    found = narrowing_of(asked)
    if found is None:
        return told_apart(asked)
    return _assumed(asked, (found.concept,) if found.concept else found.readings)


def _number_by_number(asked: Asked) -> Draft | None:
    """Several numbers of the prose asked for in one question."""
    parts = numbers_of(asked.reading) if asked.plan.operation == "number" else []
    if len(parts) < 2:
        return None
    draft = Draft(plan=asked.plan, context=asked.context)
    each_number(draft, parts, run)
    confirm(draft)
    return draft


def _named_thing(asked: Asked) -> Draft | None:
    """What is named without a question (要求补正后没补的): the row that is nearest in meaning."""
    named = asked.plan.operation == "passage" and re.search(r"的[?？。]?$", asked.reading.text)
    if not named or HOW.search(asked.reading.body):
        return None
    likely = _by_likeness(asked)
    return likely if likely is not None and likely.status == "answered" else None


def _row_agreed(asked: Asked) -> Draft | None:
    """The row that a term names and that is the nearest in meaning too, where no number of the prose was found."""
    if asked.plan.operation != "number" or not asked.plan.targets or not asked.plan.reports:
        return None
    row = agreed(asked.plan, asked.reading, asked.context.descriptions().nearest(bare_words(asked.reading)))
    return _assumed(asked, (row,)) if row else None


def _recognised_after_all(asked: Asked) -> Draft | None:
    """The figure that all words of the question point to, where no number of the prose was found."""
    if not may_be_recognised(asked.plan, asked.reading) or asked.earlier:
        return None
    concepts = asked.recognised()
    return _assumed(asked, concepts) if concepts else None


def _by_likeness_after_all(asked: Asked) -> Draft | None:
    """A figure of the tables asked for in unknown words."""
    return _by_likeness(asked) if wants_a_figure(asked.plan, asked.reading) else None


Instead = Callable[[Asked], Draft | Asked | None]
_INSTEAD: tuple[Instead, ...] = (
    _by_its_place,
    plans_of_year,
    _then_compared,
    _share_in_doubt,
    _listed_in_one_sentence,
    _several_asks,
    _whole_report,
    topic_of_it,
    quoted,
    _ratio_of_prose,
    _either_fee,
    _stated_or_described,
    _narrowed,
    _choice,
    _number_by_number,
    _named_thing,
)
_AFTER_ALL: tuple[Callable[[Asked], Draft | None], ...] = (
    grown_in_prose,
    unexplained,
    sentence_after_all,
    _row_agreed,
    _recognised_after_all,
    _by_likeness_after_all,
)


def _row_described(asked: Asked) -> str:
    """The row of table 三 that the question's unread words describe; "" where none is clearly the nearest."""
    words = bare_words(asked.reading)
    concept = asked.plan.targets[0].concept if asked.plan.targets else "requests.new"
    return row_inside(concept, asked.reading.body, asked.context.descriptions().nearest(words)) if words else ""


def _by_likeness(asked: Asked) -> Draft | None:
    """The answer by the indicator whose descriptions are nearest in meaning; None where none is near."""
    concepts = asked.recognised() or asked.nearest_rows()
    if any(term.kind == "applicants" for term in asked.reading.terms):
        concepts = concepts if all(name.startswith("requests.") for name in concepts) else ()
    return _assumed(asked, concepts) if concepts else None


def _assumed(asked: Asked, concepts: tuple[str, ...]) -> Draft | None:
    """The answer for figures that the question is taken to mean, which it then says."""
    context = asked.context
    plan, reading = understood(asked.question, context.issuers(), context.reports(), asked.earlier, assumed=concepts)
    if plan.operation in ("count", "list"):
        return None
    draft = Draft(plan=plan.model_copy(update={"source": "similarity"}), context=context)
    run(draft, reading)
    if draft.status == "no_data":
        return None
    if draft.status == "answered":
        draft.note(f"按“{label_of(plan.targets[0])}”理解" if plan.targets else "")
    return draft


def _counts_no_reports(plan: Plan, reading: Reading) -> bool:
    """Whether what is counted in one named report (这样的有几份) cannot be reports."""
    one = plan.operation == "count" and bool(plan.issuers) and len(plan.reports) == 1
    return one and not re.search(r"年报|报告|单位|机关|地方|部门|report", reading.body)
