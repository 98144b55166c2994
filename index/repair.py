"""Numbers that a source split in two ("1 2"), mended where arithmetic allows one reading only."""

from __future__ import annotations

from dataclasses import replace

from index.checks.arithmetic import apply
from index.checks.model import FactKey
from index.checks.rules import table_rules
from index.facts import Fact
from index.numbers import plain_number, read_cell


def repair(facts: dict[FactKey, Fact]) -> dict[FactKey, Fact]:
    """``facts`` with split numbers joined where every rule they stand in then holds.

    The printed text stays in ``raw``; ``repaired`` says how it was read. A
    number that no rule confirms stays unread and is marked as doubtful.
    """
    split = {key: fact for key, fact in facts.items() if fact.kind == "text" and read_cell(fact.raw).readings}
    if not split:
        return facts
    trial = dict(facts)
    for key, fact in split.items():
        trial[key] = replace(fact, kind="number", value=read_cell(fact.raw).readings[0])
    rules = table_rules(trial)
    for key, fact in split.items():
        checks = [apply(rule, trial, "") for rule in rules if key in rule.keys]
        confirmed = any(check.status == "pass" for check in checks) and not any(
            check.status == "fail" for check in checks
        )
        value = trial[key].value
        if confirmed and value is not None:
            note = f"原文印作“{fact.raw}”，按勾稽关系读作{plain_number(value)}"
            trial[key] = replace(trial[key], kind="number" if value else "zero", repaired=note)
        else:
            trial[key] = replace(fact, doubt=f"原文印作“{fact.raw}”，数字可能被拆开，无法确认")
    return trial
