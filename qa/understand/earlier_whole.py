"""The last figure as a share of one that was answered some turns before (占前面那个总数百分之几)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.plan import Plan, Shown
from qa.understand.operands import AVERAGE, EMPTY, GROWTH, POINTED, SHARE, WHAT_ELSE, holding, over, recent
from qa.understand.reading import Reading

_EARLIER_WHOLE = re.compile(
    r"(?:占|是|为)(?:了|到)?(?:最?(?:前面|前头|上面|上头|刚才|刚刚|方才|之前|先前|开头|开始|初|早)|一开始|起先|(?:头|前|上|第)一(?:个|次|问|轮)|上述|前述)"
    r"(?:的|那个?|这个?|说|问|查|个|一|到|里)*(?:总[数量计的]|合计|大数|整体|全部|数字?|件数|结果|它)?(?:的|里|中)*"
)
"""A figure of an earlier turn that the last one is to be a share of (占前面那个总数百分之几)."""


def share_of_earlier(reading: Reading, plans: Sequence[Plan], reports: Sequence[StoredReport]) -> Plan | None:
    """The last figure over one of the turns before it: the nearest that it is a part of, else the only one there is."""
    pointed = _EARLIER_WHOLE.search(reading.body)
    if not pointed or not SHARE.search(reading.body) or GROWTH.search(reading.body) or AVERAGE.search(reading.text):
        return None
    if reading.issuers.spans or reading.issuers.missing or reading.years.named or reading.restricted:
        return None
    rest = reading.body[: pointed.start()] + reading.body[pointed.end() :]
    left = EMPTY.sub(" ", SHARE.sub(" ", POINTED.sub(" ", rest)))
    if WHAT_ELSE.search(left) or len(plans[-1].shown) != 1:
        return None
    figures = recent(plans, 0)
    if len(figures) < 2:
        return None
    part, others = figures[-1], [one for one in figures[:-1] if one.targets and one.base is None]
    if not part.targets or part.base is not None:
        return None
    if re.search(r"最|开头|开始|起先|(?:第|头)一", pointed.group()):
        others = others[:1]
    held = [base for one in reversed(others) if (base := holding(one, part.report, part.targets)) is not None]
    if held:
        return over((part,), "share", reading, reports).model_copy(update={"targets": part.targets, "base": held[0], "operands": ()})
    if len(others) != 1 or _table(others[0]) != _table(part):
        return None
    if others[0].report == part.report and len(others[0].targets) == 1:
        base = others[0].targets[0]
        return None if base in part.targets else over((part,), "share", reading, reports).model_copy(
            update={"targets": part.targets, "base": base, "operands": ()}
        )  # fmt: skip
    pair = (part, others[0])
    return over(pair, "share", reading, reports).model_copy(update={"operands": pair, "targets": part.targets})


def _table(one: Shown) -> str:
    """The table, and in table 二 the subject, that a figure belongs to."""
    group, *rest = one.targets[0].concept.split(".")
    return f"{group}.{rest[0]}" if group == "disclosure" else group.split("_")[0].replace("review", "suit")
