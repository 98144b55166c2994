"""The value of a target in a report: printed, or computed from printed cells with the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from index.checks.arithmetic import cell_name
from index.checks.model import FactKey
from index.checks.rules import outcome_rows
from index.database import StoredReport
from index.facts import Fact
from index.forms import APPLICANT_KINDS, ORGANISATIONS, OTHER_PARTS, REMEDIES, RESULTS, applicants, indicators
from index.numbers import plain_number
from qa.plan import MEASURES, Target

Facts = Mapping[FactKey, Fact]
CENT = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A value with everything needed to show where it comes from.

    ``value`` is None where the report does not hold it; ``missing`` then says
    in Chinese why. ``cells`` are the operands; ``steps`` the arithmetic.
    """

    target: Target
    report: StoredReport
    label: str
    value: Decimal | None
    unit: str
    cells: tuple[FactKey, ...] = ()
    own: tuple[FactKey, ...] = ()
    steps: tuple[str, ...] = ()
    computed: bool = False
    missing: str = ""
    notes: tuple[str, ...] = field(default=())
    raw: str = ""

    @property
    def shown(self) -> str:
        """The value as text, without its unit."""
        if self.value is None:
            return "—"
        return two_places(self.value) if self.unit in ("%", "倍") else plain_number(self.value)


def two_places(value: Decimal) -> str:
    """``value`` rounded half up to two places."""
    return format(value.quantize(CENT, rounding=ROUND_HALF_UP), "f")


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` in ``whole`` as a percentage, rounded half up to two places."""
    return (part / whole * 100).quantize(CENT, rounding=ROUND_HALF_UP)


def indicator_for(concept: str, form: str) -> str | None:
    """The indicator's id that ``concept`` means in reports of ``form``; None where the form has none."""
    if not concept.startswith("disclosure."):
        return concept if concept in indicators() else None
    identity = concept.replace("disclosure.", f"disclosure{form}.", 1)
    return identity if identity in indicators() else None


def label_of(target: Target, form: str = "2021") -> str:
    """What the target is called in an answer."""
    if target.concept in MEASURES:
        return _measure_label(target)
    identity = indicator_for(target.concept, form) or indicator_for(
        target.concept, "2019" if form == "2021" else "2021"
    )
    name = indicators()[identity].short if identity else target.concept
    name = (
        name.removesuffix("总计") if target.concept.endswith(".total") and "复议" in name + "诉讼" else name
    )
    if target.applicant == "organisations":
        return f"法人或其他组织·{name}"
    if target.applicant in ("", "total"):
        return name
    return f"{applicants()[target.applicant].short}·{name}"


def _measure_label(target: Target) -> str:
    group = {"suit": "行政诉讼", "suit_direct": "未经复议直接起诉", "suit_after_review": "复议后起诉"}
    if target.concept == "rate.disclosed":
        who = "" if target.applicant in ("", "total") else _applicant_name(target.applicant) + "申请的"
        return f"{who}公开率"
    name = "纠错率" if target.concept == "rate.corrected" else "维持率"
    return f"{group.get(target.applicant, '行政复议')}{name}"


def _applicant_name(applicant: str) -> str:
    return "法人或其他组织" if applicant == "organisations" else applicants()[applicant].short


def figure(target: Target, report: StoredReport, facts: Facts) -> Figure:
    """The value of ``target`` in ``report``, whose facts are ``facts``."""
    if target.concept in MEASURES:
        return _measure(target, report, facts)
    label = label_of(target, report.form)
    identity = indicator_for(target.concept, report.form)
    if report.form == "free":
        why = f"{report.issuer}{report.year}年的年报不是国家统一格式，没有这一格"
        return Figure(target=target, report=report, label=label, value=None, unit="", missing=why)
    if identity is None:
        why = f"{report.year}年所用的{report.form}年格式没有“{label}”这一项"
        return Figure(target=target, report=report, label=label, value=None, unit="", missing=why)
    keys = cells_of(identity, target.applicant, facts)
    absent = [key for key in keys if key not in facts]
    if absent or not keys:
        why = f"{report.issuer}{report.year}年年报里没有读到“{label}”"
        return Figure(target=target, report=report, label=label, value=None, unit="件", missing=why)
    if len(keys) == 1:
        return _single(target, report, label, keys[0], facts)
    return _total(target, report, label, keys, facts)


def cells_of(identity: str, applicant: str, facts: Facts) -> list[FactKey]:
    """The printed cells that make up an indicator for an applicant."""
    indicator = indicators()[identity]
    names: Sequence[str] = indicator.parts or (identity,)
    if identity == "requests.other" and any((part, "total") in facts for part in OTHER_PARTS):
        names = [part for part in OTHER_PARTS if (part, "total") in facts]
    if indicator.table != "三":
        return [(name, "") for name in names]
    who = ORGANISATIONS if applicant == "organisations" else (applicant or "total",)
    return [(name, one) for name in names for one in who]


def _single(target: Target, report: StoredReport, label: str, key: FactKey, facts: Facts) -> Figure:
    fact = facts[key]
    notes = tuple(note for note in (fact.doubt, fact.repaired) if note)
    common = {
        "target": target,
        "report": report,
        "label": label,
        "unit": fact.unit,
        "cells": (key,),
        "raw": fact.raw,
    }
    if fact.value is not None:
        if fact.note:
            notes += (f"该格原文为“{fact.raw.strip()}”",)
        return Figure(value=fact.value, notes=notes, **common)  # type: ignore[arg-type]
    if fact.kind in ("blank", "not_applicable"):
        value, step, cells = blank_value(key, facts)
        if value is not None:
            printed = "是空白" if fact.kind == "blank" else f"填的是“{fact.raw.strip()}”"
            note = f"该格在年报里{printed}，按勾稽关系推算为{plain_number(value)}"
            common["cells"], common["own"] = (key, *cells), (key,)
            return Figure(value=value, computed=True, steps=(step,), notes=(*notes, note), **common)  # type: ignore[arg-type]
        why = f"{report.issuer}{report.year}年年报里“{label}”一格是空白，未填数字"
        if fact.kind == "not_applicable":
            why = f"{report.issuer}{report.year}年年报里“{label}”一格填的是“{fact.raw.strip()}”，没有数字"
    else:
        why = f"{report.issuer}{report.year}年年报里“{label}”一格印作“{fact.raw.strip()}”，读不成一个数"
    return Figure(value=None, missing=why, notes=notes, **common)  # type: ignore[arg-type]


def blank_value(key: FactKey, facts: Facts) -> tuple[Decimal | None, str, tuple[FactKey, ...]]:
    """What a blank cell must be by the sums it stands in; the step, and the cells it rests on.

    None where nothing fixes it. A blank part among parts that already reach
    their printed total is 0; a blank total is the sum of its parts.
    """
    name, applicant = key
    if not applicant:
        return _blank_remedy(key, facts)
    row = [(name, one) for one in APPLICANT_KINDS]
    total = facts.get((name, "total"))
    filled = [cell for cell in row if cell in facts and facts[cell].value is not None]
    known = sum((_number(facts, cell) for cell in filled), Decimal(0))
    if applicant == "total":
        outcomes = [(n, "total") for n in outcome_rows(facts)]
        if filled:
            return known, f"{_joined(facts, filled)} = {plain_number(known)}", tuple(filled)
        if name == "requests.total" and all(
            cell in facts and facts[cell].value is not None for cell in outcomes
        ):
            value = sum((_number(facts, cell) for cell in outcomes), Decimal(0))
            return value, f"{_joined(facts, outcomes)} = {plain_number(value)}", tuple(outcomes)
        if all(cell in facts and facts[cell].kind == "blank" for cell in row):
            return _empty_row(key, facts)
        return None, "", ()
    if total is not None and total.value is not None:
        others = [cell for cell in row if cell != key]
        blanks = [cell for cell in others if cell in facts and facts[cell].value is None]
        difference = total.value - known
        if difference == 0:
            step = f"{_joined(facts, filled) or '0'} = {plain_number(total.value)}（总计），该格余{plain_number(difference)}"
            return difference, step, (*filled, (name, "total"))
        if difference > 0 and not blanks:
            step = f"{plain_number(total.value)} − {plain_number(known)} = {plain_number(difference)}"
            return difference, step, (*filled, (name, "total"))
        return None, "", ()
    if total is not None and total.kind == "blank" and not filled:
        return _empty_row((name, applicant), facts)
    return None, "", ()


def _empty_row(key: FactKey, facts: Facts) -> tuple[Decimal | None, str, tuple[FactKey, ...]]:
    """A row left wholly blank is 0 where the column adds up without it, other blank totals being what their rows come to."""
    applicant = key[1]
    rows = outcome_rows(facts)
    if key[0] not in rows:
        return None, "", ()
    column = [(name, applicant) for name in rows]
    total = facts.get(("requests.total", applicant))
    if total is None or total.value is None:
        column = [(name, "total") for name in rows]
        total = facts.get(("requests.total", "total"))
    if total is None or total.value is None:
        return None, "", ()
    filled = [cell for cell in column if cell in facts and facts[cell].value is not None]
    known = sum((_number(facts, cell) for cell in filled), Decimal(0))
    if total.key[1] == "total":
        by_rows = [(n, one) for n, who in column if (n, who) not in filled for one in applicants()]
        parts = [cell for cell in by_rows if cell in facts and facts[cell].value is not None]
        filled, known = [*filled, *parts], known + sum((_number(facts, cell) for cell in parts), Decimal(0))
    if known != total.value:
        return None, "", ()
    step = f"{_joined(facts, filled) or '0'} = {plain_number(total.value)}（总计），该行余0"
    return Decimal(0), step, (*filled, total.key)


def _blank_remedy(key: FactKey, facts: Facts) -> tuple[Decimal | None, str, tuple[FactKey, ...]]:
    group, _, result = key[0].partition(".")
    if group not in REMEDIES:
        return None, "", ()
    parts = [(f"{group}.{name}", "") for name in RESULTS]
    filled = [cell for cell in parts if cell in facts and facts[cell].value is not None]
    known = sum((_number(facts, cell) for cell in filled), Decimal(0))
    total = facts.get((f"{group}.total", ""))
    if result == "total":
        return (
            (known, f"{_joined(facts, filled)} = {plain_number(known)}", tuple(filled))
            if filled
            else (None, "", ())
        )
    if total is not None and total.value is not None and known == total.value:
        step = f"{_joined(facts, filled) or '0'} = {plain_number(total.value)}（总计），该格余0"
        return Decimal(0), step, (*filled, total.key)
    return None, "", ()


def _total(target: Target, report: StoredReport, label: str, keys: list[FactKey], facts: Facts) -> Figure:
    unit = facts[keys[0]].unit
    values: list[Decimal] = []
    notes: list[str] = []
    blanks = 0
    for key in keys:
        fact = facts[key]
        notes += [note for note in (fact.doubt, fact.repaired) if note]
        if fact.value is not None:
            values.append(fact.value)
        elif fact.kind in ("blank", "not_applicable"):
            blank, _, _ = blank_value(key, facts)
            if blank is None:
                why = f"{report.issuer}{report.year}年年报里“{cell_name(key)}”没有填数字，也推算不出，不能算“{label}”"
                return Figure(
                    target=target, report=report, label=label, value=None, unit=unit, missing=why, cells=tuple(keys)
                )
            blanks += 1
            values.append(blank)
        else:
            why = f"{report.issuer}{report.year}年年报里“{label}”有一格印作“{fact.raw.strip()}”，读不成一个数"
            return Figure(
                target=target,
                report=report,
                label=label,
                value=None,
                unit=unit,
                missing=why,
                cells=tuple(keys),
            )
    if blanks == len(keys) and not any(values):
        notes.append("各格在年报里都是空白，按0计")
    elif blanks:
        notes.append(f"其中{blanks}格在年报里是空白，按勾稽关系计")
    total = sum(values, Decimal(0))
    step = f"{' + '.join(plain_number(value) for value in values)} = {plain_number(total)}"
    return Figure(
        target=target, report=report, label=label, value=total, unit=unit, cells=tuple(keys),
        steps=(step,), computed=True, notes=tuple(dict.fromkeys(notes)),
    )  # fmt: skip


def _measure(target: Target, report: StoredReport, facts: Facts) -> Figure:
    """A rate by its definition: 公开率 (granted + partial over total), 纠错率, 维持率."""
    if target.concept == "rate.disclosed":
        who = target.applicant or "total"
        parts: tuple[Target, ...] = (
            Target(concept="requests.granted", applicant=who),
            Target(concept="requests.partial", applicant=who),
        )
        whole = Target(concept="requests.total", applicant=who)
    else:
        group = target.applicant or "review"
        result = "corrected" if target.concept == "rate.corrected" else "upheld"
        parts, whole = (Target(concept=f"{group}.{result}"),), Target(concept=f"{group}.total")
    return share(parts, whole, report, facts, target=target, label=label_of(target))


def share(
    parts: Sequence[Target],
    whole: Target,
    report: StoredReport,
    facts: Facts,
    *,
    target: Target,
    label: str,
) -> Figure:
    """The parts together in per cent of the whole, both stated in the steps."""
    upper = [figure(part, report, facts) for part in parts]
    lower = figure(whole, report, facts)
    cells = tuple(dict.fromkeys(key for one in (*upper, lower) for key in one.cells))
    gaps = [one.missing for one in (*upper, lower) if one.value is None]
    common = {"target": target, "report": report, "label": label, "unit": "%", "cells": cells}
    if gaps:
        return Figure(value=None, missing="；".join(dict.fromkeys(gaps)), **common)  # type: ignore[arg-type]
    numerator = sum((one.value for one in upper if one.value is not None), Decimal(0))
    denominator = lower.value or Decimal(0)
    steps = [step for one in (*upper, lower) for step in one.steps]
    names = "＋".join(one.label for one in upper)
    if len(upper) > 1:
        steps.append(f"{' + '.join(one.shown for one in upper)} = {plain_number(numerator)}")
    notes = tuple(note for one in (*upper, lower) for note in one.notes)
    if denominator == 0:
        why = f"{report.issuer}{report.year}年“{lower.label}”为0，算不出{label}"
        return Figure(value=None, missing=why, steps=tuple(steps), notes=notes, **common)  # type: ignore[arg-type]
    value = percent(numerator, denominator)
    steps.append(f"{plain_number(numerator)} ÷ {plain_number(denominator)} = {two_places(value)}%")
    note = f"{label}＝{names}（{plain_number(numerator)}）÷{lower.label}（{plain_number(denominator)}）"
    return Figure(value=value, steps=tuple(steps), computed=True, notes=(note, *notes), **common)  # type: ignore[arg-type]


def _number(facts: Facts, key: FactKey) -> Decimal:
    fact = facts.get(key)
    return fact.value if fact is not None and fact.value is not None else Decimal(0)


def _joined(facts: Facts, keys: Sequence[FactKey]) -> str:
    return " + ".join(plain_number(_number(facts, key)) for key in keys)
