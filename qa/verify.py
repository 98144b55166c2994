"""How the cross-check of an answer's operands went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.checks.model import Check, FactKey
from index.numbers import plain_number
from qa.answer import CheckView, Verification


def touching(checks: Iterable[Check], cells: Sequence[FactKey]) -> list[Check]:
    """The checks that touch any of the cells, failures first, those not assessable last."""
    wanted = set(cells)
    order = {"fail": 0, "pass": 1, "not_assessable": 2}
    return sorted((c for c in checks if wanted & set(c.cells)), key=lambda c: order[c.status])


def verdict(checks: Sequence[Check]) -> Verification:
    """``conflict`` where a check fails, ``verified`` where one holds, else ``unverified``."""
    if any(check.status == "fail" for check in checks):
        return "conflict"
    return "verified" if any(check.status == "pass" for check in checks) else "unverified"


def together(verdicts: Sequence[Verification]) -> Verification:
    """The verdict over several operands: any conflict, else any that nothing confirms."""
    if "conflict" in verdicts:
        return "conflict"
    return "verified" if verdicts and all(one == "verified" for one in verdicts) else "unverified"


def view(check: Check) -> CheckView:
    """The check as an answer shows it."""
    return CheckView(
        id=check.id,
        status=check.status,
        message=check.message,
        report_id=check.report_id,
        name=check.name,
        left=None if check.left is None else plain_number(check.left),
        right=None if check.right is None else plain_number(check.right),
        difference=None if check.difference is None else plain_number(check.difference),
        cause=check.cause,
        would_be=None if check.would_be is None else plain_number(check.would_be),
    )


def conflict_text(checks: Sequence[Check]) -> str:
    """What contradicts what, in a sentence or two; "" where nothing does."""
    failing = [check for check in checks if check.status == "fail"]
    if not failing:
        return ""
    parts = [
        check.message.removesuffix("；" + check.cause) if check.cause else check.message
        for check in failing[:3]
    ]
    causes = list(dict.fromkeys(check.cause for check in failing if check.cause))
    text = "注意，年报自相矛盾：" + "；".join(parts) + "。"
    if causes:
        text += "可能的原因：" + "；".join(causes[:2]) + "。"
    if len(failing) > 3:
        text += f"另有{len(failing) - 3}处不符，见核对明细。"
    return text
