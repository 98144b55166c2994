"""A number of the prose as it is told: as printed, with its clause, as a row of the answer."""

from __future__ import annotations

from decimal import Decimal

from index.database import StoredReport
from index.numbers import plain_number
from index.quantities import Quantity
from qa.answer import Value
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.figures import percent, two_places
from qa.operate.ranked_numbers import Found
from qa.wording import of_report


def shown(quantity: Quantity) -> str:
    """The number and unit as printed: 约2400条, 2.12亿元, 第3名."""
    before = "第" if "第" in quantity.modifiers else "约" if quantity.approximate else ""
    return f"{before}{plain_number(quantity.value)}{quantity.unit}"


def value_of_number(one: Found) -> Value:
    """The number as a row of the answer's values."""
    quantity = one.quantity
    return Value(
        issuer=one.report.issuer,
        year=one.report.year,
        indicator="prose",
        value=plain_number(quantity.value),
        unit=quantity.unit,
        label=quantity.before[-30:].strip("，,、 "),
        raw=f"{quantity.before}…{quantity.after}"[:80],
        note="约数" if quantity.approximate else "",
    )


def use_number(draft: Draft, one: Found) -> None:
    """Adds the number to the answer's values and cites the sentence that states it."""
    draft.values.append(value_of_number(one))
    draft.cite(cite_quantity(one.quantity, one.report, draft.context.text))


def tell_number(draft: Draft, one: Found) -> None:
    """Adds the number and says it with its report and the clause that states it."""
    use_number(draft, one)
    clause = clause_of(one.quantity, draft.context.text(one.report.id))
    draft.say(f"{of_report(one.report)}：{shown(one.quantity)}（原文：“{clause}”）。")


def tell_percentage(draft: Draft, report: StoredReport, part: Quantity, whole: Decimal, *, label: str, note: str) -> str:
    """Makes ``part`` in per cent of ``whole`` the answer's value, called ``label``, with the step; returns the percentage."""
    result = two_places(percent(part.value, whole))
    draft.steps.append(f"{plain_number(part.value)} ÷ {plain_number(whole)} = {result}%")
    draft.value, draft.unit = result, "%"
    draft.values.append(
        Value(
            issuer=report.issuer, year=report.year, indicator="prose", value=result, unit="%", label=label, computed=True, note=note
        )
    )  # fmt: skip
    return result


def clause_of(quantity: Quantity, text: str) -> str:
    """The clause that states the number, from the report's ``text``."""
    return " ".join(text[quantity.clause_start : quantity.clause_end].split()).strip("，,；;。 ")
