"""A figure over the years; never across forms that count different things."""

from __future__ import annotations

from decimal import Decimal

from index.numbers import plain_number
from qa.draft import Draft
from qa.figures import Figure, figure, percent, two_places
from qa.operate.compute import differing, gaps
from qa.operate.lookup import several
from qa.operate.operands import figures
from qa.plan import Target
from qa.wording import after_value

COUNTERPARTS = {"public_total": "in_force", "in_force": "public_total", "made": "issued", "issued": "made"}
"""Columns of table 二 that stand in the same place in the other form and mean something else."""


def trend(draft: Draft) -> None:
    """Values by year, oldest first, and the change from each to the next."""
    plan = draft.plan
    if len(plan.targets) > 1:
        several(draft, figures(draft, plan.targets))
        return
    found = sorted(
        (_or_counterpart(draft, one) for one in figures(draft, plan.targets)), key=lambda f: f.report.year
    )
    held = [one for one in found if one.value is not None]
    if not held:
        gaps(draft, found)
        return
    for one in found:
        draft.add_value(one)
    for one in held:
        draft.use(one)
    for one in found:
        if one.value is None:
            draft.note(one.missing)
    why = differing(draft, held)
    issuer = held[0].report.issuer
    if len({one.label for one in held}) > 1:  # Two forms: what each year prints is called by its own name.
        listed = "，".join(f"{one.report.year}年“{one.label}”{after_value(one)}" for one in held)
        draft.say(f"{issuer}：{listed}。")
    else:
        listed = "，".join(f"{one.report.year}年{after_value(one)}" for one in held)
        draft.say(f"{issuer}{held[0].label}：{listed}。")
    if why:
        draft.note(why.replace("不作比较", "不计算变化"))
        return
    if len({one.target for one in held}) > 1:
        return
    if len(held) > 1:
        draft.say(_change(draft, held[0], held[-1]))


def _or_counterpart(draft: Draft, one: Figure) -> Figure:
    """The other form's nearest figure where a report's own form has none; it is another indicator, and said so."""
    stem, _, column = one.target.concept.rpartition(".")
    if one.value is not None or column not in COUNTERPARTS or one.report.form == "free":
        return one
    target = Target(concept=f"{stem}.{COUNTERPARTS[column]}")
    other = figure(target, one.report, draft.context.facts(one.report.id))
    if other.value is None:
        return one
    draft.note(
        f"口径不同：{one.report.year}年用{one.report.form}年格式，这一年列的是相近而不同的“{other.label}”，不计算变化"
    )
    return other


def _change(draft: Draft, first: Figure, last: Figure) -> str:
    earlier, later = first.value or Decimal(0), last.value or Decimal(0)
    difference = later - earlier
    if difference == 0:
        return f"{last.report.year}年与{first.report.year}年持平。"
    way = "增加" if difference > 0 else "减少"
    if first.unit == "%":
        size = two_places(abs(difference))
        draft.steps.append(f"{last.shown} − {first.shown} = {two_places(difference)}")
        return f"{last.report.year}年比{first.report.year}年{way}{size}个百分点。"
    draft.steps.append(f"{last.shown} − {first.shown} = {plain_number(difference)}")
    text = f"{last.report.year}年比{first.report.year}年{way}{plain_number(abs(difference))}{first.unit}"
    if earlier > 0:
        growth = percent(difference, earlier)
        draft.steps.append(f"{plain_number(difference)} ÷ {first.shown} = {two_places(growth)}%")
        text += f"（{'增长' if growth > 0 else '下降'}{two_places(abs(growth))}%）"
    return text + "。"
