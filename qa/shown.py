"""What an answer showed, kept in its plan so that the next question can refer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.answer import Citation, Value
from qa.plan import MEASURES, Plan, Shown, Target

MOST_KEPT = 40
_EDITION = re.compile(r"^disclosure\d+\.")


def shown_of(
    plan: Plan,
    status: str,
    value: str | None,
    values: Sequence[Value],
    citations: Sequence[Citation],
    reports: Sequence[StoredReport],
) -> tuple[Shown, ...]:
    """The figures of an answer in their order; a passage that was quoted where there is none."""
    if status not in ("answered", "ambiguous") or plan.operation in ("explain", "overview", "count", "refuse"):
        return ()
    if plan.ask == "source" or (plan.operands and not plan.ask and plan.operation in ("lookup", "number", "difference", "growth", "times")):
        return plan.operands[:MOST_KEPT]
    if plan.operation == "sum" and value is not None:
        return _sum_of(plan)
    if plan.operation == "check" or (plan.operation == "passage" and not values):
        return _sentences(citations)
    by_name = {(report.issuer, report.year): report.id for report in reports}
    numbers = [cited for cited in citations if cited.kind == "prose" and cited.cell_start is not None]
    found: list[Shown] = []
    for one in values:
        report = by_name.get((one.issuer, one.year or 0))
        if report is None:
            continue
        if one.indicator == "prose":
            place = next((cited for cited in numbers if cited.report_id == report), None)
            if place is None or place.cell_start is None:
                continue
            numbers.remove(place)
            found.append(Shown(report=report, start=place.cell_start, end=place.cell_end or place.cell_start))
            continue
        found.append(_cell(plan, one, report))
    if value is not None and plan.operation in ("lookup", "number"):
        found = found[:1]
    return tuple(found[:MOST_KEPT])


def _cell(plan: Plan, one: Value, report: str) -> Shown:
    concept = _EDITION.sub("disclosure.", one.indicator)
    if not re.fullmatch(r"[a-z_]+(?:\.[a-z_]+)+", concept):
        return Shown(report=report)
    applicant = one.applicant
    if concept in MEASURES:
        applicant = next((t.applicant for t in plan.targets if t.concept == concept), applicant)
    target = Target(concept=concept, applicant=applicant)
    if plan.operation == "share" and plan.base is not None and one.unit == "%" and not plan.ask:
        return Shown(report=report, targets=plan.targets, base=plan.base)
    return Shown(report=report, targets=(target,))


def _sum_of(plan: Plan) -> tuple[Shown, ...]:
    """A sum within one report, as one figure."""
    if plan.operands:
        names = {one.report for one in plan.operands}
        plain = all(one.targets and one.base is None for one in plan.operands)
        targets = tuple(target for one in plan.operands for target in one.targets)
    else:
        names, plain, targets = set(plan.reports), True, plan.targets
    return (Shown(report=next(iter(names)), targets=targets),) if len(names) == 1 and plain and targets else ()


def _sentences(citations: Sequence[Citation]) -> tuple[Shown, ...]:
    prose = [cited for cited in citations if cited.kind == "prose"]
    return tuple(Shown(report=c.report_id, start=c.start, end=c.end, sentence=True) for c in prose[:3])
