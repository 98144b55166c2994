"""A question with several asks: each answered by a plan of its own, put together into one answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.database import StoredReport
from qa.answer import Value
from qa.context import Context
from qa.draft import Draft
from qa.plan import Plan
from qa.understand.clauses import Clause
from qa.understand.planner import plan_of
from qa.understand.reading import Reading, read
from qa.wording import of_report

Run = Callable[[Draft, Reading], None]
AnswerOne = Callable[[str, Sequence[Plan], Context], tuple[Draft, Reading]]


def one_after_the_other(
    asks: Sequence[str], plans: Sequence[Plan], context: Context, answer_one: AnswerOne
) -> Draft:
    """A follow-up of several asks: each goes on from the one before; one that is not understood is said so."""
    drafts: list[Draft] = []
    before = list(plans)
    for ask in asks:
        drafts.append(answer_one(ask, before, context)[0])
        before.append(Plan.model_validate(drafts[-1].finish(ask).plan))
    whole = drafts[-1]
    if any(draft.status != "answered" for draft in drafts):
        return next(draft for draft in drafts if draft.status != "answered")
    for draft in reversed(drafts[:-1]):
        whole.before(draft)
    return whole


def each_number(draft: Draft, parts: Sequence[str], run: Run) -> None:
    """Answers the parts of a question that asks for several numbers, one after the other."""
    answered = 0
    for part in parts:
        plan, reading = plan_of(part, draft.context.issuers(), draft.context.reports(), draft.plan)
        own = Draft(plan=plan, context=draft.context)
        run(own, reading)
        answered += own.status == "answered"
        _take_in(draft, own)
    if not answered:
        draft.status = "no_data"


def separately(
    clauses: Sequence[Clause], context: Context, earlier: Plan | None, run: Run
) -> list[Draft]:
    """Each clause answered by itself, in the light of the one before it."""
    drafts: list[Draft] = []
    for clause in clauses:
        if earlier is not None and _ends_the_applicants(clause.text, drafts, context):
            earlier = earlier.model_copy(update={"targets": tuple(t.model_copy(update={"applicant": "total"}) for t in earlier.targets)})
        plan, reading = plan_of(clause.text, context.issuers(), context.reports(), earlier)
        own = Draft(plan=plan, context=context)
        run(own, reading)
        drafts.append(own)
        earlier = _talked_of(plan, earlier)
    return drafts


def _ends_the_applicants(clause: str, drafts: Sequence[Draft], context: Context) -> bool:
    """Whether a clause names a row alone after several applicants were gone through (其中自然人几件，企业几件，还剩多少没办完)."""
    before = {target.applicant for draft in drafts for target in draft.plan.targets} - {"", "total"}
    kinds = {term.kind for term in read(clause, context.issuers()).terms}
    return len(before) > 1 and "rows" in kinds and "applicants" not in kinds


def covers(plan: Plan, drafts: Sequence[Draft]) -> bool:
    """Whether ``plan`` looks up all that the clauses ask for, so that they need no answers of their own."""
    targets = [target for draft in drafts for target in draft.plan.targets]
    cells = {(draft.plan.reports, draft.plan.targets) for draft in drafts}
    single = all(len(draft.plan.reports) == len(draft.plan.targets) == 1 for draft in drafts)
    if single and len({draft.plan.reports for draft in drafts}) > 1 and len(cells) == len(drafts) < len(plan.reports) * len(plan.targets):
        return False  # Each body is asked for a figure of its own, not every one for all of them.
    reports = {report for draft in drafts for report in draft.plan.reports}
    return (
        plan.operation == "lookup"
        and not plan.readings
        and all(draft.plan.operation == "lookup" and draft.plan.targets for draft in drafts)
        and set(targets) <= set(plan.targets)
        and reports <= set(plan.reports)
    )


def plan_together(plan: Plan, drafts: Sequence[Draft]) -> Plan:
    """The plan of a question with several asks: the figures and reports of all of them."""
    targets = dict.fromkeys(target for draft in drafts for target in draft.plan.targets)
    reports = dict.fromkeys(report for draft in drafts for report in draft.plan.reports)
    last = drafts[-1].plan
    return Plan(
        operation="lookup", reports=tuple(reports), issuers=plan.issuers or last.issuers, years=plan.years or last.years,
        targets=tuple(targets), words=plan.words,
    )  # fmt: skip


def put_together(whole: Draft, drafts: Sequence[Draft]) -> None:
    """One answer of several: every clause's sentence, also of what is not held; no single value."""
    for own in drafts:
        if own.status == "answered" and own.value is not None and all(row.value != own.value for row in own.values):
            own.values.append(_result(own))
        _take_in(whole, own)
        whole.note(*own.plan.notes)
        whole.suggestions += own.suggestions if own.status != "answered" else []


def _take_in(whole: Draft, own: Draft) -> None:
    """Adds what ``own`` says, and its figures where it answers."""
    whole.say(*own.sentences)
    answered = own.status == "answered"
    whole.values += [row for row in own.values if answered and row not in whole.values]
    whole.steps += [step for step in own.steps if step not in whole.steps]
    whole.verdicts += own.verdicts if answered else []
    whole.check(own.checks)
    whole.note(*own.notes)
    for citation in own.citations:
        whole.cite(citation)


def _result(own: Draft) -> Value:
    """What a clause's operation computed, as a row beside its operands."""
    report = _report(own)
    return Value(
        issuer=report.issuer if report else "",
        year=report.year if report else None,
        indicator=own.plan.operation,
        value=own.value,
        unit=own.unit or "",
        label=of_report(report) if report else "",
        computed=True,
    )


def _report(own: Draft) -> StoredReport | None:
    held = [own.context.report(report_id) for report_id in own.plan.reports]
    return max(held, key=lambda report: report.year) if held else None


def _talked_of(plan: Plan, earlier: Plan | None) -> Plan | None:
    """What the next clause goes on from; one that is not understood leaves what was talked of before."""
    if not (plan.issuers or plan.targets or plan.years):
        return earlier
    return plan
