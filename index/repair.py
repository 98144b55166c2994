"""Numbers that a source split in two ("1 2") or set apart wrongly ("2,51"), mended where arithmetic allows one reading."""

from __future__ import annotations

from dataclasses import replace

from index.checks.arithmetic import apply
from index.checks.model import FactKey, Rule
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
        applied = [(rule, apply(rule, trial, "").status) for rule in rules if key in rule.keys]
        passed = [rule for rule, status in applied if status == "pass"]
        telling = [rule for rule in passed if _tells(rule, trial, split)]
        confirmed = bool(telling or len(passed) > 1) and not any(status == "fail" for _, status in applied)
        value = trial[key].value
        if confirmed and value is not None:
            note = f"原文印作“{fact.raw}”，按勾稽关系读作{plain_number(value)}"
            trial[key] = replace(trial[key], kind="number" if value else "zero", repaired=note)
        else:
            why = "数字可能被拆开" if len(fact.raw.split()) > 1 else "千位分隔的位置不对"
            trial[key] = replace(fact, doubt=f"原文印作“{fact.raw}”，{why}，无法确认")
    return trial


def _tells(rule: Rule, trial: dict[FactKey, Fact], split: dict[FactKey, Fact]) -> bool:
    """Whether a rule that holds says anything of the numbers that were joined.

    Two numbers that were cut alike are equal whatever was cut off: a rule over
    no other figures than those proves nothing.
    """
    figures = [key for key in rule.keys if (fact := trial.get(key)) is not None and fact.value]
    return sum(key in split for key in rule.keys) == 1 or len(figures) > 2
