"""The figures an operation works on: cells of the plan's reports, or figures that earlier answers showed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from index.database import StoredReport
from index.numbers import plain_number
from index.quantities import Quantity
from qa.citations import cite_quantity
from qa.context import Context
from qa.draft import Draft
from qa.figures import Facts, Figure, figure, indicator_for, label_of, share
from qa.plan import Shown, Target

_EDGES = "，,、；;。 为是达到共有约"
PROSE = Target(concept="prose")


def figures(draft: Draft, targets: tuple[Target, ...]) -> list[Figure]:
    """Every target in every report of the plan, reports outermost."""
    context = draft.context
    base = draft.plan.base if draft.plan.operation != "share" else None
    found: list[Figure] = []
    for report_id in draft.plan.reports:
        report = context.report(report_id)
        facts = context.facts(report_id)
        if base is not None:
            found.append(share_in(targets, base, report, facts))
            continue
        found += [figure(target, report, facts) for target in targets]
    return found


def share_in(targets: tuple[Target, ...], base: Target, report: StoredReport, facts: Facts) -> Figure:
    """The targets together in per cent of ``base`` in one report."""
    label = f"{'＋'.join(label_of(one, report.form) for one in targets)}占{label_of(base, report.form)}的比重"
    return share(targets, base, report, facts, target=targets[0], label=label)


def operands_or(draft: Draft, targets: tuple[Target, ...]) -> list[Figure]:
    """The plan's operands, read again from their reports; without any, ``targets`` in its reports."""
    if not draft.plan.operands:
        return figures(draft, targets)
    return [operand(draft, one) for one in draft.plan.operands]


def operand(draft: Draft, shown: Shown) -> Figure:
    """A figure that was shown, read again; a number of the prose is cited here."""
    context = draft.context
    report, facts = context.report(shown.report), context.facts(shown.report)
    if not shown.targets:
        quantity = quantity_at(context, shown)
        if quantity is None:
            why = f"{report.issuer}{report.year}年年报的那处记载现在读不到"
            return Figure(target=PROSE, report=report, label="前面所引的数", value=None, unit="", missing=why)
        draft.cite(cite_quantity(quantity, report, context.text))
        label = quantity.before[-24:].strip(_EDGES)
        label = label if len(label) > 1 else f"{quantity.subject[-20:]}{quantity.before}".strip(_EDGES) or "前面所引的数"
        return Figure(target=PROSE, report=report, label=f"“{label}”", value=quantity.value, unit=quantity.unit)
    first = shown.targets[0]
    if shown.base is not None:
        name = f"{'＋'.join(label_of(t, report.form) for t in shown.targets)}占{label_of(shown.base, report.form)}的比重"
        return share(shown.targets, shown.base, report, facts, target=first, label=name)
    found = [figure(target, report, facts) for target in shown.targets]
    if len(found) == 1:
        return found[0]
    label = "＋".join(one.label for one in found)
    cells = tuple(dict.fromkeys(key for one in found for key in one.cells))
    unit = found[0].unit
    missing = [one.missing for one in found if one.value is None]
    if missing or any(one.unit != unit for one in found):
        why = "；".join(missing) or "计量单位不同，不相加"
        return Figure(target=first, report=report, label=label, value=None, unit=unit, missing=why, cells=cells)
    total = sum((one.value for one in found if one.value is not None), Decimal(0))
    step = f"{' + '.join(one.shown for one in found)} = {plain_number(total)}"
    steps = (*(step for one in found for step in one.steps), step)
    return Figure(
        target=first, report=report, label=label, value=total, unit=unit, cells=cells, steps=steps, computed=True
    )


def quantity_at(context: Context, shown: Shown) -> Quantity | None:
    """The number of the prose that stands where ``shown`` says; None where the report has changed."""
    return next((q for q in context.quantities(shown.report) if q.start == shown.start), None)


def other_measure(found: Sequence[Figure]) -> str:
    """Why figures of one row of table 二 cannot be set against each other: they stand in other forms; "" if they can."""
    identities = {indicator_for(one.target.concept, one.report.form) for one in found if one.value is not None}
    if len({one.target.concept for one in found}) > 1 or len(identities) < 2:
        return ""
    forms = "、".join(sorted({f"{one.report.year}年用{one.report.form}年格式" for one in found}))
    return f"口径不同：{forms}，两种格式的表二不是同一指标，不作比较"
