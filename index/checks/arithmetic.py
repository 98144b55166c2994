"""Applying rules to facts, and finding the likely cause where they fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from index.checks.model import Check, FactKey, Rule
from index.checks.rules import Facts
from index.forms import applicants, indicators
from index.numbers import plain_number, read_cell
from index.text import one_line

ZERO = Decimal(0)


def cell_name(key: FactKey) -> str:
    """A cell in words: "自然人·本年新收", "行政复议 / 结果维持"."""
    indicator = indicators()[key[0]]
    if key[1]:
        return f"{applicants()[key[1]].label}·{indicator.short}"
    return indicator.short


def apply(rule: Rule, facts: Facts, report_id: str) -> Check:
    """The check that ``rule`` makes of the report's facts."""
    missing = [key for key in rule.keys if key not in facts]
    unread = [
        key for key in rule.keys if key in facts and facts[key].kind == "text" and facts[key].value is None
    ]
    blank_sums = [key for key in rule.sums if key in facts and facts[key].kind in ("blank", "not_applicable")]
    base = Check(
        report_id=report_id, id=rule.id, name=rule.name, status="not_assessable", message="", cells=rule.keys
    )
    if missing or unread:
        names = "、".join(cell_name(key) for key in (missing or unread)[:3])
        message = f"{rule.name}；无法核对：{'缺少' if missing else '读不出'}{names}"
        split = [key for key in unread if read_cell(facts[key].raw).readings]
        if missing or not split:
            return replace(base, message=message)
        cause = f"{cell_name(split[0])}印作“{one_line(facts[split[0]].raw)}”，疑为一个数被拆成了两个"
        return replace(base, message=f"{message}；{cause}", cause=cause, suspect=split[0])
    if all(facts[key].value is None for key in rule.keys):
        return replace(base, message=f"{rule.name}；无法核对：各格均未填写")
    left, left_text = _side(facts, rule.left)
    right, right_text = _side(facts, rule.right)
    if blank_sums and left != right:
        computed = left - right if blank_sums[0] in rule.right else right - left
        if len(blank_sums) > 1 or computed < 0:
            names = "、".join(cell_name(key) for key in blank_sums[:3])
            return replace(base, message=f"{rule.name}；无法核对：{names}未填写")
        name = cell_name(blank_sums[0])
        return replace(
            base,
            left=left,
            left_text=left_text,
            message=f"{rule.name}；无法核对：{name}未填写，按其余各格推算为{plain_number(computed)}",
            suspect=blank_sums[0],
            would_be=computed,
        )
    difference = left - right
    same = difference == 0
    ending = f"与{right_text}一致" if same else f"而{right_text}，相差{plain_number(abs(difference))}"
    return replace(
        base,
        status="pass" if same else "fail",
        left=left,
        right=right,
        difference=ZERO if same else difference,
        left_text=left_text,
        right_text=right_text,
        message=f"{rule.name}；{left_text}，{ending}",
    )


def _value(facts: Facts, key: FactKey) -> Decimal:
    fact = facts.get(key)
    return fact.value if fact is not None and fact.value is not None else ZERO


def _side(facts: Facts, keys: Sequence[FactKey]) -> tuple[Decimal, str]:
    """The sum of one side, and the addition as text; zeros are left out of long ones."""
    values = [_value(facts, key) for key in keys]
    total = sum(values, ZERO)
    if len(keys) == 1:
        printed = facts[keys[0]]
        shown = plain_number(total) if printed.value is not None else "空白"
        return total, f"{cell_name(keys[0])}印作{shown}"
    shown_values = [value for value in values if value] if len(values) > 6 else values
    return total, f"{'+'.join(plain_number(value) for value in shown_values) or '0'}={plain_number(total)}"


def with_causes(checks: Sequence[Check], rules: Sequence[Rule], facts: Facts) -> list[Check]:
    """The checks, with the likely cause named on those that fail."""
    failing = [i for i, check in enumerate(checks) if check.status == "fail"]
    result = list(checks)
    explained: set[int] = set()
    for key, value, mended in _mends(failing, checks, rules, facts):
        if set(mended) <= explained:
            continue
        explained |= set(mended)
        printed = facts[key]
        shown = plain_number(printed.value) if printed.value is not None else "空白"
        count = "同时" if len(mended) > 1 else ""
        cause = (
            f"{cell_name(key)}印作{shown}，若为{plain_number(value)}，可{count}使这{len(mended)}处勾稽成立"
        )
        for i in mended:
            if not result[i].cause:
                result[i] = replace(
                    result[i],
                    cause=cause,
                    suspect=key,
                    would_be=value,
                    message=f"{result[i].message}；{cause}",
                )
    return _cancelling(result, explained)


def _mends(
    failing: Sequence[int], checks: Sequence[Check], rules: Sequence[Rule], facts: Facts
) -> Iterable[tuple[FactKey, Decimal, list[int]]]:
    """Cells that, changed alone, mend every failing rule they stand in and break none.

    The cell that mends most comes first. A cell that mends a single rule is
    named only where it is the rule's own blank or zero sum: any other cell of
    that rule would do as well, so none is suspect.
    """
    found: list[tuple[FactKey, Decimal, list[int]]] = []
    for key in dict.fromkeys(key for i in failing for key in rules[i].keys):
        fails = [i for i in failing if key in rules[i].keys]
        wanted = {_wanted(checks[i], rules[i], key, facts) for i in fails}
        if len(wanted) != 1:
            continue
        value = wanted.pop()
        if value < 0 or value != value.to_integral_value():
            continue
        holds = all(
            _still_holds(checks[i], key, value, facts)
            for i in range(len(rules))
            if i not in fails and key in rules[i].keys
        )
        empty_sum = _value(facts, key) == 0 and (
            any(key in rules[i].sums for i in fails)
            or any(check.suspect == key and check.would_be == value for check in checks)
        )
        if holds and (len(fails) > 1 or empty_sum):
            found.append((key, value, fails))
    found.sort(key=lambda item: (-len(item[2]), facts[item[0]].value is not None))
    return found


def _wanted(check: Check, rule: Rule, key: FactKey, facts: Facts) -> Decimal:
    difference = check.difference or ZERO
    current = _value(facts, key)
    return current - difference if key in rule.left else current + difference


def _still_holds(check: Check, key: FactKey, value: Decimal, facts: Facts) -> bool:
    if check.status == "not_assessable":
        return check.suspect is None or check.suspect != key or check.would_be == value
    return value == _value(facts, key)


def _cancelling(checks: list[Check], explained: set[int]) -> list[Check]:
    """Names pairs of failures of one kind whose differences cancel each other."""
    open_failures = [i for i, c in enumerate(checks) if c.status == "fail" and i not in explained]
    for position, i in enumerate(open_failures):
        for j in open_failures[position + 1 :]:
            first, second = checks[i], checks[j]
            if first.id != second.id or first.difference is None or second.difference is None:
                continue
            if first.difference + second.difference == 0 and not first.cause and not second.cause:
                for at, other in ((i, second), (j, first)):
                    cause = f"与“{other.name}”的差数相反、正好抵消，疑为一件记入了另一处"
                    checks[at] = replace(checks[at], cause=cause, message=f"{checks[at].message}；{cause}")
    return checks
