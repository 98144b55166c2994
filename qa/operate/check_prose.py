"""The prose's own count of reconsiderations or suits held against table 四, where no check ties the two."""

from __future__ import annotations

import re

from index.numbers import plain_number
from index.quantities import Quantity
from qa.answer import Value
from qa.citations import cite_quantity
from qa.draft import Draft
from qa.figures import figure
from qa.understand.targets import is_remedy
from qa.wording import after_value, of_report

_UNITS = ("件", "起", "宗", "例")
_NAMES = {"review": r"(?:行政)?复议", "suit": r"(?:行政)?诉讼"}
_NARROWED = re.compile(r"维持|纠正|撤销|驳回|尚未|未审|审结|听证|调解|胜诉|败诉|上年|同比|其中|直接|复议后|经复议")


def against_prose(draft: Draft) -> bool:
    """Says the prose's one count of the remedy asked about beside the table's total; False where there is none to tell."""
    plan = draft.plan
    if len(plan.targets) != 1 or len(plan.reports) != 1 or not is_remedy(plan.targets[0]):
        return False
    group, _, result = plan.targets[0].concept.partition(".")
    if result != "total" or group not in _NAMES:
        return False
    report = draft.context.report(plan.reports[0])
    one = figure(plan.targets[0], report, draft.context.facts(report.id))
    stated = [q for q in draft.context.quantities(report.id) if q.unit in _UNITS and _counts(q, _NAMES[group])]
    if one.value is None or len({q.value for q in stated}) != 1 or stated[0].approximate:
        return False
    quantity = stated[0]
    draft.cite(cite_quantity(quantity, report, draft.context.text))
    draft.values.append(
        Value(issuer=report.issuer, year=report.year, indicator="prose", value=plain_number(quantity.value), unit=quantity.unit, label=f"正文所述{one.label}")
    )
    same = quantity.value == one.value
    said = f"正文写{plain_number(quantity.value)}{quantity.unit}，表格的{one.label}是{after_value(one)}"
    apart = "" if same else f"，相差{plain_number(abs(quantity.value - one.value))}{quantity.unit}"
    draft.say(f"{'一致' if same else '不一致'}：{of_report(report)}的年报{said}{apart}。")
    draft.verdicts.append("verified" if same else "conflict")
    return True


def _counts(quantity: Quantity, name: str) -> bool:
    """Whether the number is how many such cases there were, all of them."""
    if _NARROWED.search(quantity.before[-12:]) or _NARROWED.search(quantity.after[:12]):
        return False
    named_after = re.match(rf"(?:因?政府信息公开(?:工作)?(?:引发|引起)?的?)?{name}(?:案件|案)?", quantity.after)
    named_before = re.search(rf"{name}(?:案件|案|申请)?(?:共|总计|合计|一共|计|有|为)*$", quantity.before)
    return bool(named_after or named_before) and bool(re.search(r"信息公开", quantity.sentence))
