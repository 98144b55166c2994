"""Rankings by how much a figure moved from one year to the next: of bodies, rows, applicants or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from index.database import StoredReport
from index.numbers import plain_number
from qa.draft import Draft, value_of
from qa.figures import Figure, figure, percent, two_places
from qa.operate.operands import share_in
from qa.plan import Target
from qa.wording import after_value, of_report

MOST_TOLD = 10
TWO_YEARS = 2
"""Years of a question that says itself which two are set against one another, though others lie between."""


@dataclass(frozen=True, kw_only=True)
class _Move:
    """One figure in two years, and by how much (``size``, in ``unit``) it moved."""

    earlier: Figure
    later: Figure
    size: Decimal
    unit: str


def rank_by_change(draft: Draft, parts: Sequence[Target]) -> None:
    """Ranks ``parts``, or the plan's figure in several bodies or years, by the change from the year before; the plan's way first."""
    plan = draft.plan
    found = [
        move
        for earlier, later in _pairs(draft)
        for target in parts
        if (move := _moved(draft, target, earlier, later)) is not None
    ]
    if not found:
        draft.status = "no_data"
        draft.say("没有前后两年都收录、又能比较的数，排不出增减。")
        return
    found.sort(key=lambda move: move.size, reverse=not plan.ask.startswith("fallen"))
    shown = found[: plan.top] if plan.top else found
    for move in shown:
        for one in (move.later, move.earlier):
            draft.use(one)
        draft.steps.append(_step(move))
        own = value_of(move.later)
        draft.values.append(own.model_copy(update={"value": _shown(move), "unit": move.unit, "label": f"{own.label}的增减", "computed": True, "raw": ""}))
    best = [move for move in found if move.size == found[0].size]
    fallen = plan.ask.startswith("fallen")
    moved = best[0].size < 0 if fallen else best[0].size > 0
    way = ("降得最多" if fallen else "升得最多") if moved else ("没有下降的，排在最前" if fallen else "没有上升的，排在最前")
    draft.say(f"按后一年与前一年相比的增减排列，{way}的是{'、'.join(_name(move, len(parts)) for move in best[:4])}，{_told(best[0])}。")
    draft.say(f"依次为：{'；'.join(f'{_name(move, len(parts))}{_told(move)}' for move in shown[:MOST_TOLD])}。")
    if len(best) > 1:
        draft.note("有并列")
    if len({move.later.report.scope for move in found}) > 1:
        draft.note("口径不同：有的是全地区汇总，有的只是一个机关")


def _pairs(draft: Draft) -> list[tuple[StoredReport, StoredReport]]:
    """The reports of one body for two years in a row: every such pair where years are ranked, else each body's latest."""
    plan, context = draft.plan, draft.context
    reports = [context.report(name) for name in plan.reports]
    found: list[tuple[StoredReport, StoredReport]] = []
    for issuer in dict.fromkeys(report.issuer for report in reports):
        own = sorted((report for report in reports if report.issuer == issuer), key=lambda report: report.year)
        if len(own) == 1:
            own = [*(one for one in context.reports() if one.issuer == issuer and one.year == own[0].year - 1), *own]
        pairs = [pair for pair in pairwise(own) if _comparable(*pair, plan.targets[0]) and (len(plan.years) == TWO_YEARS or pair[1].year - pair[0].year == 1)]
        found += pairs if plan.among == "years" else pairs[-1:]
    return found


def _comparable(first: StoredReport, second: StoredReport, target: Target) -> bool:
    """Whether the figure means the same in both reports: the two editions count other things in table 二."""
    return first.form == second.form or not target.concept.startswith("disclosure.")


def _moved(draft: Draft, target: Target, earlier: StoredReport, later: StoredReport) -> _Move | None:
    context, base = draft.context, draft.plan.base
    first, second = (
        figure(target, report, context.facts(report.id)) if base is None else share_in((target,), base, report, context.facts(report.id))
        for report in (earlier, later)
    )
    if first.value is None or second.value is None:
        return None
    size = second.value - first.value
    if first.unit == "%":
        return _Move(earlier=first, later=second, size=size, unit="个百分点")
    if draft.plan.ask.endswith("_share"):
        return _Move(earlier=first, later=second, size=percent(size, first.value), unit="%") if first.value else None
    return _Move(earlier=first, later=second, size=size, unit=first.unit)


def _shown(move: _Move) -> str:
    return two_places(move.size) if "百分" in move.unit or move.unit == "%" else plain_number(move.size)


def _step(move: _Move) -> str:
    change = f"{move.later.shown} − {move.earlier.shown}"
    return f"({change}) ÷ {move.earlier.shown} = {_shown(move)}%" if move.unit == "%" else f"{change} = {_shown(move)}"


def _told(move: _Move) -> str:
    way = "增加" if move.size > 0 else "减少" if move.size < 0 else "持平，增减"
    return f"{way}{_shown(move).lstrip('-')}{move.unit}（{move.earlier.report.year}年{after_value(move.earlier)}，{move.later.report.year}年{after_value(move.later)}）"


def _name(move: _Move, parts: int) -> str:
    return move.later.label if parts > 1 else f"{of_report(move.later.report)}{move.later.label}"
