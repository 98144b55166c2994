"""From a question, and the conversation before it, to a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.database import StoredReport
from qa.plan import Plan
from qa.understand.bounds import bounds_of
from qa.understand.claims import claim_of
from qa.understand.computed import only_column
from qa.understand.consistency import check_ask
from qa.understand.conversation import continued, inherit
from qa.understand.decide import decide
from qa.understand.disclosed import Targets
from qa.understand.exclusion import Exclusion, exclusion_of, remainder, stands_apart
from qa.understand.handed_over import in_report_years, told_by_next
from qa.understand.homophones import mended
from qa.understand.intent import hinted
from qa.understand.issuers import IssuerIndex
from qa.understand.listing import is_list
from qa.understand.mending import LEAST_LENGTH, one_sign_mended, place_mended
from qa.understand.own_place import own_place
from qa.understand.reading import Reading, better, read
from qa.understand.scope import Scope, scope_of
from qa.understand.targets import assumed_targets, targets_of

_ALL_REPORTS = re.compile(
    r"(?:所有|全部|收录的?|各份|这些|[二三四五六七八九十\d]+份)(?:的)?(?:年报|报告)|各地|哪份(?:年报|报告)?|all (?:the )?reports"
)
_WHO_ASKS = re.compile(r"申请人|申请者|[哪什啥]么?一?类|什么人|主体|applicant|requester")
_BEFORE_COLUMNS = (".items_change", ".items_before")


def plan_of(
    question: str,
    index: IssuerIndex,
    reports: Sequence[StoredReport],
    earlier: Plan | None,
    assumed: tuple[str, ...] = (),
    hint: str = "",
) -> tuple[Plan, Reading]:
    """The plan for ``question``; ``earlier`` is the plan of the question before it.

    ``assumed`` are concepts that the question is taken to mean though its words
    are not known: one, or several to choose from. ``hint`` is an operation that
    it is taken to ask for though no cue of it stands there.
    """
    reading = read(question, index)
    claim = claim_of(reading.text)
    if claim and check_ask(reading, targets_of(reading, "2021")) is not None:
        claim = None
    if claim and claim.relation != "=" and (not reading.issuers.held or reading.asks("list_reports", "count_reports")):
        claim = None
    if claim and claim.plain != reading.text:
        reading = read(question, index, text=claim.plain)
    reading = continued(reading, index, earlier)
    if earlier is None and not (reading.issuers.held or reading.issuers.missing):
        place, said = own_place(reading.text, reports)
        if place:
            plan, reading = plan_of(reading.text.replace(said, place, 1), index, reports, None, assumed, hint)
            note = f"“{said}”按所收录的唯一一个{place[-1]}（{place}）理解"
            return plan.model_copy(update={"notes": (*plan.notes, note)}), reading
    taken = renamed = ""
    if reading.unexplained or reading.issuers.missing:
        names = [name for name in index.spellings if not name.isascii()]
        repaired = mended(reading.text, names)
        if repaired != reading.text:
            bodies = reading.issuers.held
            reading = better(reading, read(question, index, text=repaired))
            if reading.text == repaired and reading.issuers.held and reading.issuers.held != bodies:
                renamed = reading.issuers.held[-1]
        if reading.unexplained or reading.issuers.missing:
            long = [name for name in names if len(name) >= LEAST_LENGTH and name[:-1] not in index.spellings]  # 甲市局 is one sign from any 甲市X.
            alike = one_sign_mended(reading.text, long)
            if alike != reading.text:
                reading = better(reading, read(question, index, text=alike))
                taken = "" if reading.text != alike else alike
    if reading.issuers.missing and not reading.issuers.held:
        placed = place_mended(reading.text, reading.issuers.missing, [name for name in index.spellings if not name.isascii()])
        if placed != reading.text:
            reading = read(question, index, text=placed)
            renamed = reading.issuers.held[0] if reading.issuers.held else ""
    if _ALL_REPORTS.search(reading.text):
        earlier = None
    if hint:
        reading = hinted(reading, hint)
    in_years = in_report_years(reading.text, lambda year: _holds(reading, reports, year))
    if in_years != reading.text and not assumed:
        plan, own = plan_of(in_years, index, reports, earlier, hint=hint)
        return plan.model_copy(update={"notes": (*plan.notes, *told_by_next(reading, plan, reports))}), own
    left_out = exclusion_of(reading, index) if reading.restricted or reading.issuers.held or len(reading.terms) > 1 else None
    if left_out is not None and not assumed:
        rest = _without(question, left_out, index, reports, earlier)
        if rest is not None:
            return rest
        named = {term.id for term in left_out.terms}
        if named and not reading.asks("others_than"):  # What is left out is never what is answered.
            reading = replace(reading, terms=tuple(t for t in reading.terms if t.id not in named), restricted=True)
    if reading.issuers.alone and not assumed and not targets_of(reading, "2021").wanted and not reading.asks("rate_disclosed"):
        inside = reading.text.replace(reading.issuers.missing[0], reading.issuers.alone, 1)
        plan, own = plan_of(inside, index, reports, earlier)
        nothing = plan_of(reading.text.replace(reading.issuers.missing[0], "", 1), index, reports, earlier)
        if nothing[0].refusal == "out_of_scope":
            return nothing
        if not plan.targets and plan.operation in ("number", "passage"):
            note = f"没有收录{reading.issuers.missing[0]}的年报，以下出自{reading.issuers.alone}"
            return plan.model_copy(update={"notes": (note, *plan.notes)}), own
    scope = scope_of(reading, reports, earlier)
    targets = inherit(reading, targets_of(reading, _form_of(reading, scope)), earlier)
    if assumed:
        reading = replace(reading, rest=())
        targets = assumed_targets(reading, assumed)
    scope = _fitting(reading, scope, targets, reports)
    plan = decide(reading, scope, targets, earlier, check_ask(reading, targets))
    if taken:
        plan = plan.model_copy(update={"notes": (*plan.notes, f"按“{taken}”理解")})
    if renamed:
        plan = plan.model_copy(update={"notes": (*plan.notes, f"机关名称按“{renamed}”理解")})
    if claim:
        plan = plan.model_copy(update={"claim": claim.number, "claim_unit": claim.unit, "relation": claim.relation})
    return plan, reading


def _holds(reading: Reading, reports: Sequence[StoredReport], year: int) -> bool:
    """Whether a report for ``year`` is held of one of the bodies named, or of any where none is."""
    named = reading.issuers.held
    return any(report.year == year and (not named or report.issuer in named) for report in reports)


def _form_of(reading: Reading, scope: Scope) -> str:
    """The edition whose columns the question's words mean: where reports of several are listed or ranked, the newest."""
    forms = [report.form for report in scope.reports]
    if scope.open_issuer and len(set(forms)) > 1 and (reading.asks("rank", "threshold") or is_list(reading) or bounds_of(reading)):
        return "2021" if "2021" in forms else forms[0]
    return forms[0] if forms else "2021"


def _without(
    question: str, left_out: Exclusion, index: IssuerIndex, reports: Sequence[StoredReport], earlier: Plan | None
) -> tuple[Plan, Reading] | None:
    """The plan of a question less what it leaves out: other reports, or a whole less its parts."""
    if left_out.issuers:
        others = [r for r in reports if not (r.issuer.startswith(left_out.issuers) and (not left_out.years or r.year in left_out.years))]
        plan, reading = plan_of(left_out.text, index, others, None)
        if plan.operation == "rank" and plan.among == "applicants" and not _WHO_ASKS.search(left_out.text):
            plan = plan.model_copy(update={"among": "reports"})  # One body may be left; it is ranked alone.
        return (plan, reading) if others and plan.operation in ("rank", "list", "count") else None
    if read(left_out.text, index).restricted:
        return None
    whole, reading = plan_of(left_out.text, index, reports, earlier)
    if stands_apart(whole, left_out):
        return whole, replace(reading, question=question)
    rest = remainder(whole, left_out)
    return (rest, replace(reading, question=question)) if rest is not None else None


def _fitting(reading: Reading, scope: Scope, targets: Targets, reports: Sequence[StoredReport]) -> Scope:
    """The scope with the year before taken in, or left out, as the figures asked for want it."""
    wanted = targets.wanted
    one_year = (*_BEFORE_COLUMNS, ".carried_in", ".carried_out")
    said_here = any(term.id in ("requests.carried_in", "requests.carried_out") or term.kind == "columns" for term in reading.terms)
    loose = said_here and (reading.years.relative or reading.years.compared or reading.years.shift)
    if wanted and loose and all(t.concept.endswith(one_year) for t in wanted) and len(scope.years) > 1:
        first = [report for report in scope.reports if report.year == scope.years[0]]
        return replace(
            scope, reports=tuple(first), years=scope.years[:1], missing=() if first else scope.missing
        )
    changes = reading.asks("growth", "difference", "times") and not only_column(reading)
    if (
        changes
        and len(scope.reports) == 1
        and len(wanted) == 1
        and not scope.open_year
        and not reading.years.compared
    ):
        report = scope.reports[0]
        earlier = [r for r in reports if r.issuer == report.issuer and r.year == report.year - 1]
        if earlier:
            return replace(scope, reports=(report, *earlier), years=(report.year, report.year - 1))
    return scope
