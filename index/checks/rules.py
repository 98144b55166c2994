"""The rules that the form itself states, for tables 三 and 四.

Source: the note in the form's table 三 (第一项加第二项之和等于第三项加第四项之和) and
the meaning of its 总计 row and columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from index.checks.model import FactKey, Rule
from index.facts import Fact
from index.forms import APPLICANT_KINDS, OTHER_PARTS, REMEDIES, RESULTS, applicants, indicators

Facts = Mapping[FactKey, Fact]


def table_rules(facts: Facts) -> list[Rule]:
    """Every rule of tables 三 and 四 that ``facts`` has cells for."""
    return [*_rows(facts), *_flows(facts), *_outcomes(facts), *_remedies(facts)]


def outcome_rows(facts: Facts) -> tuple[str, ...]:
    """The rows (一)…(六) that the report prints; （六）as one row or as three."""
    printed = {name for name, _ in facts}
    return tuple(name for name in _form_rows(printed) if name in printed)


def _form_rows(printed: set[str]) -> list[str]:
    """The rows (一)…(六) of the form, （六）the way the report prints it."""
    in_three = any(name in printed for name in OTHER_PARTS)
    left_out = {"requests.new", "requests.carried_in", "requests.total", "requests.carried_out"}
    left_out |= {"requests.other"} if in_three else set(OTHER_PARTS)
    return [
        name
        for name, indicator in indicators().items()
        if indicator.table == "三" and not indicator.parts and name not in left_out
    ]


def _label(name: str) -> str:
    return indicators()[name].short


def _rows(facts: Facts) -> list[Rule]:
    printed = dict.fromkeys(name for name, applicant in facts if applicant)
    return [
        Rule(
            id="三-row",
            name=f"“{_label(name)}”一行：六类申请人之和应等于总计",
            left=tuple((name, applicant) for applicant in APPLICANT_KINDS),
            right=((name, "total"),),
            sums=((name, "total"),),
        )
        for name in printed
    ]


def _flows(facts: Facts) -> list[Rule]:
    if not any(name == "requests.new" for name, _ in facts):
        return []
    return [
        Rule(
            id="三-flow",
            name=f"“{applicants()[applicant].label}”一列：本年新收＋上年结转应等于办理结果总计＋结转下年度",
            left=(("requests.new", applicant), ("requests.carried_in", applicant)),
            right=(("requests.total", applicant), ("requests.carried_out", applicant)),
            sums=_sums(facts, applicant, ("requests.new", "requests.carried_in", "requests.carried_out")),
        )
        for applicant in applicants()
    ]


def _outcomes(facts: Facts) -> list[Rule]:
    rows = outcome_rows(facts)
    if not rows:
        return []
    wanted = tuple(_form_rows({name for name, _ in facts}))
    return [
        Rule(
            id="三-outcome",
            name=f"“{applicants()[applicant].label}”一列：（一）至（六）各项之和应等于（七）总计",
            left=tuple((name, applicant) for name in (rows if _adds_up(facts, applicant, rows) else wanted)),
            right=(("requests.total", applicant),),
            sums=_sums(facts, applicant, rows),
        )
        for applicant in applicants()
    ]


def _adds_up(facts: Facts, applicant: str, rows: tuple[str, ...]) -> bool:
    """Whether the rows that were read reach the total: rows that were not read cannot mend the sum."""
    total = facts.get(("requests.total", applicant))
    values = [facts[name, applicant].value for name in rows if (name, applicant) in facts]
    return total is not None and sum((value for value in values if value), Decimal(0)) >= (total.value or 0)


def _sums(facts: Facts, applicant: str, rows: tuple[str, ...]) -> tuple[FactKey, ...]:
    """The sums in one column: （七）总计, and in the column 总计 every row that has applicants.

    A row without any applicant is a row of zeros, its blank 总计 is a zero too.
    """
    sums: list[FactKey] = [("requests.total", applicant)]
    if applicant == "total":
        sums += [(name, applicant) for name in rows if any(_filled(facts, (name, who)) for who in APPLICANT_KINDS)]
    return tuple(sums)


def _filled(facts: Facts, key: FactKey) -> bool:
    return key in facts and bool(facts[key].value)


def _remedies(facts: Facts) -> list[Rule]:
    printed = {name for name, _ in facts}
    return [
        Rule(
            id="四-sum",
            name=f"“{indicators()[f'{group}.total'].group}”：维持＋纠正＋其他＋尚未审结应等于总计",
            left=tuple((f"{group}.{result}", "") for result in RESULTS),
            right=((f"{group}.total", ""),),
            sums=((f"{group}.total", ""),),
        )
        for group in REMEDIES
        if any(name.startswith(f"{group}.") for name in printed)
    ]
