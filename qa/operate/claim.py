"""Yes or no: whether the figure that was found is what the question supposes."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from qa.answer import Value
from qa.draft import Draft

YES = {"=": "是的", ">": "有，超过了{n}", ">=": "有，达到了{n}", "<": "是的，不到{n}", "<=": "是的，没有超过{n}"}
NO = {"=": "不是{n}", ">": "没有超过{n}", ">=": "没有达到{n}", "<": "不是，不少于{n}", "<=": "不是，超过了{n}"}


def confirm(draft: Draft) -> None:
    """Puts yes or no before the answer, where it gives the one figure that the claim is of."""
    plan = draft.plan
    if not plan.relation or draft.status != "answered" or plan.operation in ("check", "list", "count", "explain", "passage", "rank"):
        return
    if plan.relation in ("up", "down"):
        _moved(draft)
        return
    if draft.value is None or not plan.claim:
        return
    try:
        figure, claimed = Decimal(draft.value), Decimal(plan.claim)
    except InvalidOperation:
        return
    unit = draft.unit or ""
    if (plan.claim_unit == "%") != (unit in ("%", "个百分点")) and plan.claim_unit:
        return
    holds = {
        "=": figure == claimed, ">": figure > claimed, ">=": figure >= claimed, "<": figure < claimed, "<=": figure <= claimed,
    }[plan.relation]  # fmt: skip
    words = (YES if holds else NO)[plan.relation].format(n=f"{plan.claim}{unit}")
    draft.sentences.insert(0, f"{words}。")


def _moved(draft: Draft) -> None:
    """Whether the figure asked about is the larger, or the smaller, of two."""
    rows = [value for value in draft.values if value.value is not None]
    if len(rows) != 2 or rows[0].indicator != rows[1].indicator or rows[0].unit != rows[1].unit:
        return
    subject, other = _in_order(draft, rows)
    first, second = Decimal(subject.value or 0), Decimal(other.value or 0)
    rises = draft.plan.relation == "up"
    if first == second:
        draft.sentences.insert(0, "不是，两个数相同。")
        return
    holds = (first > second) == rises
    word = "多" if first > second else "少"
    if subject.unit == "%":
        word = "高" if first > second else "低"
    names = (f"{subject.issuer}{subject.year}年", f"{other.issuer}{other.year}年")
    draft.sentences.insert(0, f"{'是的' if holds else '不是'}，{names[0]}比{names[1]}{word}。")


def _in_order(draft: Draft, rows: list[Value]) -> tuple[Value, Value]:
    """The row that the question is about and the one it is held against: the later year, else the body named first."""
    first, second = rows
    if first.issuer == second.issuer:
        return (first, second) if (first.year or 0) >= (second.year or 0) else (second, first)
    issuers = draft.plan.issuers
    if second.issuer in issuers and first.issuer in issuers and issuers.index(second.issuer) < issuers.index(first.issuer):
        return second, first
    return first, second
