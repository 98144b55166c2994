"""The one number of an answer about checks: the difference, what a cell ought to be, or the cell in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index.checks.arithmetic import cell_name
from index.checks.model import Check, FactKey
from index.numbers import plain_number
from qa.citations import cite_fact
from qa.draft import Draft
from qa.figures import percent, two_places
from qa.operate.check_select import is_growth
from qa.plan import CheckAsk
from qa.wording import of_report

_OF_TWO_YEARS = re.compile(r"（(?P<now>[\d.]+)−(?P<before>[\d.]+)）÷")
_TOTAL_PRINTED = re.compile(r"总[计数](?:那|这)?(?:一?[格栏列项])?(?:里)?(?:印|写|填|登|报|记|标)(?:的|着|了)?(?:数|又)?(?:是|为)?(?:几|多少)")
_OF_TABLE_TWO = re.compile(r"(?P<change>-?[\d.]+)÷(?P<before>[\d.]+)=")


def spaced(sum_text: str) -> str:
    """A sum as a step shows it: "10+1=11" is "10 + 1 = 11"."""
    return re.sub(r"\s*([+−=])\s*", r" \1 ", sum_text).strip()


def the_one_value(
    draft: Draft, ask: CheckAsk, failing: Sequence[Check], passing: Sequence[Check], unclear: Sequence[Check]
) -> None:
    """Sets the answer's value where the question asks for one number and the checks fix it."""
    printed = _printed_total(draft, [*failing, *unclear, *passing])
    growths = [check for check in (*failing, *passing) if is_growth(check) or "增幅" in check.name]
    if printed is not None:
        draft.value, draft.unit = plain_number(printed), "件"
    elif ask.families == ("growth",) and len(growths) == 1:
        _growth(draft, growths[0])
    elif ask.want == "apart":
        _apart(draft, failing, passing)
    elif ask.want == "added":
        _added(draft, [*failing, *passing])
    elif ask.want == "ought":
        _ought(draft, [*failing, *unclear], passing)
    else:
        shown = [value for value in draft.values if value.indicator not in ("prose", "check")]
        if len(shown) == 1 and shown[0].value is not None:
            draft.value, draft.unit = shown[0].value, shown[0].unit


def _printed_total(draft: Draft, checks: Sequence[Check]) -> Decimal | None:
    """The total that a row of table 三 prints, where it is asked for beside whether the row adds up; cited then."""
    rows = {check.cells[0][0] for check in checks if check.id == "三-row"}
    if not _TOTAL_PRINTED.search(draft.plan.words) or len(rows) != 1 or len(draft.plan.reports) != 1:
        return None
    report = draft.context.report(draft.plan.reports[0])
    fact = draft.context.facts(report.id).get((rows.pop(), "total"))
    if fact is None or fact.value is None:
        return None
    draft.cite(cite_fact(fact, report, draft.context.text))
    draft.say(f"{of_report(report)}表格的“{cell_name(fact.key)}”印作{plain_number(fact.value)}{fact.unit}。")
    return fact.value


def _growth(draft: Draft, check: Check) -> None:
    """The growth recomputed, to two places, with its steps."""
    two_years, table = _OF_TWO_YEARS.search(check.right_text), _OF_TABLE_TWO.search(check.right_text)
    if two_years:
        now, before = Decimal(two_years["now"]), Decimal(two_years["before"])
        change = now - before
        draft.steps.append(f"{plain_number(now)} − {plain_number(before)} = {plain_number(change)}")
    elif table:
        change, before = Decimal(table["change"]), Decimal(table["before"])
    else:
        return
    shown = two_places(percent(change, before))
    draft.value, draft.unit = shown, "%"
    draft.steps.append(f"{plain_number(change)} ÷ {plain_number(before)} = {shown}%")


def _apart(draft: Draft, failing: Sequence[Check], passing: Sequence[Check]) -> None:
    sizes = {abs(check.difference) for check in failing if check.difference is not None}
    first = next(iter(failing or passing), None)
    if first is None or first.left is None or first.right is None or len(sizes) > 1:
        if len(sizes) > 1:
            draft.note("有几处不符，差数各不相同，分别列出")
        return
    unit = "个百分点" if is_growth(first) or "增幅" in first.name else "件"
    draft.value, draft.unit = _difference(draft, first), unit
    draft.say(f"两边相差{draft.value}{unit}。")


def _added(draft: Draft, checks: Sequence[Check]) -> None:
    """What the parts come to, where one rule is asked about."""
    sums = {check.left_text: check for check in checks if check.left is not None and "=" in check.left_text}
    if len(sums) == 1:
        text, check = next(iter(sums.items()))
        draft.value, draft.unit = plain_number(check.left or Decimal(0)), "件"
        draft.steps.append(spaced(text))


def _difference(draft: Draft, check: Check) -> str:
    """How far the two sides of a check are apart, with the steps: both sums and the difference."""
    left, right = check.left or Decimal(0), check.right or Decimal(0)
    if check.id != "year-link":
        draft.steps += [spaced(text) for text in (check.left_text, check.right_text) if re.fullmatch(r"[\d.+−]+[+−][\d.+−]*=[\d.]+", text)]
    larger, smaller = max(left, right), min(left, right)
    size = plain_number(larger - smaller)
    draft.steps.append(f"{plain_number(larger)} − {plain_number(smaller)} = {size}")
    return size


def _ought(draft: Draft, doubted: Sequence[Check], passing: Sequence[Check]) -> None:
    """The value of the cell in doubt that would mend the sums, always called computed."""
    found = {(c.suspect, c.would_be) for c in doubted if c.suspect is not None and c.would_be is not None}
    if len(found) == 1:
        key, value = next(iter(found))
        check = next(c for c in doubted if c.suspect == key)
        if key is not None and value is not None:
            _mended(draft, check, key, value)
    elif found:
        draft.note("不止一格可疑，各格推算的数见上")
    elif doubted and all(check.status == "fail" for check in doubted):
        draft.note("两边的数不同，但哪一格有误，从年报判断不出，所以推算不出应填的数")
    elif len(passing) == 1 and passing[0].right is not None:
        draft.value, draft.unit = plain_number(passing[0].right), "件"


def _mended(draft: Draft, check: Check, key: FactKey, value: Decimal) -> None:
    draft.value, draft.unit = plain_number(value), "件"
    fact = draft.context.facts(check.report_id).get(key)
    printed = fact.value if fact is not None and fact.value is not None else None
    if check.status == "fail":
        size = _difference(draft, check)
        sign = "−" if printed is not None and printed > value else "+"
        if printed:
            draft.steps.append(f"{plain_number(printed)} {sign} {size} = {plain_number(value)}")
    elif "=" in check.left_text and "+" in check.left_text:
        draft.steps.append(spaced(check.left_text))
    draft.note(f"{cell_name(key)}应为{plain_number(value)}是按勾稽关系推算的，不是年报所印；印出的数不作改动")
