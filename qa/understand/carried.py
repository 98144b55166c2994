"""The operation of the question before, taken over by one that changes only a body, a year or a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.plan import Plan, Shown, Target
from qa.understand.reading import Reading
from qa.understand.targets import is_remedy

_KEPT = ("share", "sum", "difference", "growth", "times", "rank", "trend", "list", "check")
_AMONG_THESE = re.compile(r"^(?:那么?|这)?(?:其中|里面|里头|这里面|当中|这当中|这些?里)")
_ITS_OWN = re.compile(r"(?:多少|几)(?:件|个|条|次|份|人|起|项|万元|元|期|场|家)|how many|是多少件|数量|件数")


def carried(plan: Plan, reading: Reading, earlier: Plan | None, reports: Sequence[StoredReport]) -> Plan:
    """``plan``, or ``earlier`` with the slots of ``plan`` where the question only changes these."""
    if earlier is None or earlier.operation not in _KEPT or earlier.asks_back:
        return plan
    if plan.operation not in ("lookup", "number", "passage", "overview", "trend", "sum", "list") or plan.refusal:
        return plan
    if not _only_slots(reading) or plan.readings:
        return plan
    terms = [term for term in reading.terms if term.kind != "results" or term.id != "total"]
    if earlier.operands:
        moved = _moved(earlier, reading, reports) if not terms else None
        return moved or plan
    scope = _scope(plan, reading, earlier, reports)
    if scope is None:
        return plan
    if not terms:
        return earlier.model_copy(update=scope)
    figures = _figures(plan, earlier)
    return plan if figures is None else earlier.model_copy(update={**scope, **figures})


def within(plan: Plan, reading: Reading, earlier: Plan | None) -> Plan:
    """The share of a part in the figure just answered, where the question says so (其中执法案卷占百分之几)."""
    if earlier is None or plan.operation != "share" or len(plan.targets) != 1 or not _AMONG_THESE.search(reading.text):
        return plan
    part = plan.targets[0]
    if len(earlier.targets) != 1 or earlier.operation not in ("lookup", "sum") or earlier.reports != plan.reports:
        return plan
    whole = earlier.targets[0]
    inside = part.concept.startswith(whole.concept + ".") and part.applicant == whole.applicant
    return plan.model_copy(update={"base": whole}) if inside else plan


def _only_slots(reading: Reading) -> bool:
    """Whether the question names bodies, years or figures and asks nothing of its own."""
    named = reading.issuers.held or reading.years.spans or reading.terms or reading.issuers.whole
    asked = [name for name in reading.operations if name not in ("overview", "where", "trend") or _whole_question(reading, name)]
    return bool(named) and not asked and not reading.rest and not reading.restricted and not _ITS_OWN.search(reading.body)


def _whole_question(reading: Reading, name: str) -> bool:
    """Whether an operation is named by more than the tail of the question (那2023年怎么样)."""
    return any(end - start > 3 for start, end in reading.operations[name])


def _scope(
    plan: Plan, reading: Reading, earlier: Plan, reports: Sequence[StoredReport]
) -> dict[str, object] | None:
    """Reports, issuers and years for the operation taken over; None where it cannot be carried to them."""
    issuers, years = plan.issuers, plan.years
    if len(earlier.issuers) > 1 and len(reading.issuers.held) == 1 and earlier.operation != "rank":
        return None
    over_years = len(earlier.years) == 2 and earlier.operation in ("difference", "growth", "times")
    if over_years and len(issuers) == 1 and len(years) == 1 and not reading.issuers.held:
        step = abs(earlier.years[0] - earlier.years[1])
        years = (years[0], years[0] - step)
    if earlier.operation == "trend":
        if reading.years.spans:
            return None
        years = earlier.years
    if earlier.operation == "rank" and earlier.among == "years" and reading.years.spans:
        return None
    if earlier.operation == "rank" and earlier.among == "reports" and reading.issuers.held:
        return None
    if earlier.operation == "sum" and len(earlier.reports) > 1 and reading.years.spans and len(earlier.years) > 1:
        return None
    chosen = [r for r in reports if (not issuers or r.issuer in issuers) and (not years or r.year in years)]
    chosen.sort(key=lambda r: (issuers.index(r.issuer) if issuers else 0, years.index(r.year) if years else 0))
    absent = [f"{n}{y}年" for n in issuers for y in years if not any(r.issuer == n and r.year == y for r in chosen)]
    if absent:
        return {
            "operation": "refuse", "refusal": "no_report", "missing": tuple(absent), "issuers": issuers, "years": years,
            "reports": tuple(r.id for r in chosen),
        }  # fmt: skip
    return {
        "reports": tuple(r.id for r in chosen), "issuers": issuers, "years": years, "missing": (),
        "notes": plan.notes, "shown": (),
    }  # fmt: skip


def _figures(plan: Plan, earlier: Plan) -> dict[str, object] | None:
    """Targets and base for the operation taken over; None where the new figures do not fit it."""
    if len(plan.targets) != 1:
        return None
    new = plan.targets[0]
    if earlier.operation in ("growth", "times", "trend") or (earlier.operation == "difference" and len(earlier.targets) == 1):
        return {"targets": (new,)}
    if earlier.operation == "rank" and earlier.among in ("reports", "years"):
        return {"targets": (new,)}
    if earlier.operation == "list" and earlier.targets:
        return {"targets": (new,)}
    if earlier.operation != "share" or earlier.base is None or earlier.ask:
        return None
    old, base = earlier.targets[0], earlier.base
    if is_remedy(new):
        group, _, result = new.concept.partition(".")
        return {"targets": (new,), "base": Target(concept=f"{group}.total")} if result != "total" else None
    if new.concept.split(".")[0] != base.concept.split(".")[0]:
        return None
    if base.applicant == old.applicant and base.concept != old.concept:
        base = Target(concept=base.concept, applicant=new.applicant)
    elif base.concept == old.concept and new.concept != old.concept:
        base = Target(concept=new.concept, applicant=base.applicant)
    return None if base == new else {"targets": (new,), "base": base}


def _moved(earlier: Plan, reading: Reading, reports: Sequence[StoredReport]) -> Plan | None:
    """Operands of several reports moved to another year, where all are cells and all are held there."""
    if len(reading.years.named) != 1 or reading.issuers.held or any(not one.targets for one in earlier.operands):
        return None
    year = reading.years.named[0]
    held = {report.id: report for report in reports}
    years = {held[one.report].year for one in earlier.operands if one.report in held}
    moved: list[Shown] = []
    for one in earlier.operands:
        issuer = held[one.report].issuer if one.report in held else ""
        other = next((r for r in reports if r.issuer == issuer and r.year == year), None)
        if other is None or len(years) != 1:
            return None
        moved.append(one.model_copy(update={"report": other.id}))
    names = tuple(dict.fromkeys(one.report for one in moved))
    return earlier.model_copy(update={"operands": tuple(moved), "reports": names, "years": (year,), "shown": ()})
