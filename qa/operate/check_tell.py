"""Sentences, values and citations of checks: what agrees, what does not, which cell is in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from index.checks.arithmetic import cell_name
from index.checks.growth import count_before, same_count
from index.checks.model import Check, FactKey
from index.forms import REMEDIES, RESULTS
from index.numbers import plain_number
from qa.answer import Value
from qa.citations import cite_fact, cite_quantity, cite_span
from qa.draft import Draft
from qa.operate.check_select import is_growth
from qa.plan import CheckAsk
from qa.wording import of_report

MOST_TOLD = 6
MOST_AGREED = 8
FEW_CHECKS = 8
MOST_CELLS = 10


def contradicted(draft: Draft, ask: CheckAsk, failing: Sequence[Check]) -> None:
    """Says what contradicts what, report by report."""
    opening = "年报里两个数都有，说法不一致。" if ask.want == "either" else "不一致。"
    draft.say(opening)
    for name in dict.fromkeys(check.report_id for check in failing):
        own = [check for check in failing if check.report_id == name]
        shown = "；".join(check.message for check in own[:MOST_TOLD])
        more = f"；另有{len(own) - MOST_TOLD}处" if len(own) > MOST_TOLD else ""
        draft.say(f"{of_report(draft.context.report(name))}的年报有{len(own)}处对不上：{shown}{more}。")


def agreed(draft: Draft, passing: Sequence[Check], *, narrowed: bool) -> None:
    """Says that the figures agree, with the sums that show it."""
    if narrowed and len(passing) <= MOST_AGREED:
        draft.say("一致：" + "；".join(check.message for check in passing) + "。没有发现矛盾。")
        return
    draft.say(f"一致：核对了{len(passing)}条勾稽关系，全部一致，没有发现自相矛盾。")
    for check in _chief(passing):
        draft.say(f"例如{check.message}。")


def _chief(checks: Sequence[Check]) -> list[Check]:
    """The rule that ties the totals of table 三 together, for one example a report."""
    flows = [c for c in checks if c.id == "三-flow" and c.cells[0][1] == "total"]
    return flows[:2] or list(checks[:1])


def undecided(draft: Draft, unclear: Sequence[Check]) -> None:
    """Says why figures are not compared: another scope, a cell left blank."""
    draft.say("；".join(dict.fromkeys(check.message for check in unclear[:MOST_TOLD])) + "。")


def prose_values(draft: Draft, ask: CheckAsk, checks: Sequence[Check]) -> None:
    """What the prose states, as rows of values, with the cell it is held against where none is asked for."""
    stated = [c for c in checks if c.id in ("text-table", "二-2019") and c.left is not None and "增幅" not in c.name]
    if not (ask.families == ("prose",) or ask.want == "either" or ask.stated):
        return
    for check in stated[:4]:
        report = draft.context.report(check.report_id)
        label = f"正文所述{check.name.split('：')[-1]}"
        draft.values.append(
            Value(issuer=report.issuer, year=report.year, indicator="prose", value=None if check.left is None else plain_number(check.left), unit="件", label=label)
        )
        if not draft.plan.targets and check.right is not None and check.cells:
            name, applicant = check.cells[0]
            single = len(check.cells) == 1
            draft.values.append(
                Value(
                    issuer=report.issuer, year=report.year, indicator=name if single else "check",
                    applicant=applicant if single else "", value=plain_number(check.right), unit="件",
                    label=check.name.split("：")[-1], computed=not single,
                )
            )  # fmt: skip


def suspects(draft: Draft, failing: Sequence[Check], *, one_a_report: bool = False) -> None:
    """One row of values for every cell in doubt; a report without one is listed without a number."""
    for name in dict.fromkeys(check.report_id for check in failing):
        report, facts = draft.context.report(name), draft.context.facts(name)
        own = [check for check in failing if check.report_id == name]
        keys = [key for key in dict.fromkeys(check.suspect for check in own) if key is not None and key in facts]
        for key in keys[:1] if one_a_report else keys:
            fact = facts[key]
            printed = None if fact.value is None or one_a_report else format(fact.value, "f")
            draft.values.append(
                Value(
                    issuer=report.issuer, year=report.year, indicator=fact.indicator, applicant=fact.applicant,
                    value=printed, unit=fact.unit, label=report.title if one_a_report else cell_name(key), raw=fact.raw.strip(),
                )
            )  # fmt: skip
        if not keys and (one_a_report or not any(v.issuer == report.issuer and v.year == report.year for v in draft.values)):
            draft.values.append(
                Value(issuer=report.issuer, year=report.year, indicator="check", value=None, unit="", label=report.title)
            )


def shared_difference(draft: Draft, failing: Sequence[Check]) -> None:
    """Names a result of table 四 that is just as large as the difference between prose and total."""
    for check in failing:
        if check.id != "text-table" or not check.cells or check.difference is None:
            continue
        groups = {name.split(".")[0] for name, _ in check.cells}.intersection(REMEDIES)
        if len(groups) != 1:
            continue
        facts, report = draft.context.facts(check.report_id), draft.context.report(check.report_id)
        group = groups.pop()
        for result in RESULTS:
            fact = facts.get((f"{group}.{result}", ""))
            if fact is not None and fact.value is not None and fact.value == abs(check.difference) > 0:
                draft.cite(cite_fact(fact, report, draft.context.text))
                size = plain_number(abs(check.difference))
                draft.say(f"相差的{size}件恰与表四“{cell_name(fact.key)}”一格的{size}件相等，可能是口径不同，但年报没有说明。")


def cite_checks(draft: Draft, checks: Sequence[Check], *, narrowed: bool) -> None:
    """Cites what the checks compare: the cell in doubt first, then the other cells, and the sentences."""
    chosen = list(checks) if narrowed and len(checks) <= FEW_CHECKS else [*_chief(checks), *checks[:FEW_CHECKS]]
    for check in chosen[:FEW_CHECKS]:
        report, facts = draft.context.report(check.report_id), draft.context.facts(check.report_id)
        for key in _in_order(check):
            if key in facts:
                draft.cite(cite_fact(facts[key], report, draft.context.text))
        if is_growth(check):
            _cite_growth(draft, check)
        elif check.prose_start is not None and check.prose_end is not None:
            draft.cite(cite_span(report, check.prose_start, check.prose_end, (), None, draft.context.text))


def _in_order(check: Check) -> list[FactKey]:
    """The cells of a check, the doubted one and the sum first; of long sums only the first few."""
    keys = [key for key in (check.suspect, *check.cells[-1:], *check.cells) if key is not None and key in check.cells]
    return list(dict.fromkeys(keys))[:MOST_CELLS]


def _cite_growth(draft: Draft, check: Check) -> None:
    """The sentence that states a growth, and where the earlier report holds the number it rests on."""
    later, earlier = draft.context.report(check.report_id), draft.context.report(check.related[0])
    numbers = draft.context.quantities(later.id)
    for percentage in numbers:
        if percentage.sentence_start != check.prose_start or abs(percentage.value) != abs(check.left or 0):
            continue
        draft.cite(cite_quantity(percentage, later, draft.context.text))
        counted = count_before(percentage, numbers)
        before = None if counted is None else same_count(counted, draft.context.quantities(earlier.id))
        if before is not None:
            draft.cite(cite_quantity(before, earlier, draft.context.text))
        else:
            for key in (("requests.new", "total"), ("requests.carried_in", "total")):
                for report in (earlier, later):
                    if "申请" in check.name and key in draft.context.facts(report.id):
                        draft.cite(cite_fact(draft.context.facts(report.id)[key], report, draft.context.text))
