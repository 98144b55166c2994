"""二-2019: 上一年项目数量 + 本年增/减 against the prose where it states this year's count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from index.checks.model import Check
from index.checks.rules import Facts
from index.numbers import plain_number
from index.quantities import Quantity

_SUBJECTS = (
    ("licence", "行政许可"),
    ("penalty", "行政处罚"),
    ("coercion", "行政强制"),
    ("fees", "行政事业性收费"),
)


def disclosure_checks(quantities: Sequence[Quantity], facts: Facts, report_id: str) -> list[Check]:
    """One check for every subject of table 二 (form 2019) whose count the prose states.

    The prose may state the sum of both columns or the number of decisions; which
    of the two matched is said. Neither matching is a failure.
    """
    checks: list[Check] = []
    for subject, label in _SUBJECTS:
        before_key = (f"disclosure2019.{subject}.items_before", "")
        change_key = (f"disclosure2019.{subject}.items_change", "")
        decisions_key = (f"disclosure2019.{subject}.decisions", "")
        if before_key not in facts or change_key not in facts:
            continue
        before, change = facts[before_key].value, facts[change_key].value
        pattern = re.compile(rf"{label}(?:决定|项目|事项)?(?:共|共计|为|有)?$")
        stated = next(
            (q for q in quantities if pattern.search(q.before) and q.unit in ("件", "项", "个", "宗")), None
        )
        if stated is None:
            continue
        name = f"“{label}”：上一年项目数量＋本年增/减与正文所述数量"
        cells = tuple(key for key in (before_key, change_key) if key in facts)
        if before is None or change is None:
            message = f"{name}；无法核对：表格有空白"
            checks.append(
                Check(
                    report_id=report_id,
                    id="二-2019",
                    name=name,
                    status="not_assessable",
                    message=message,
                    cells=cells,
                )
            )
            continue
        total = before + change
        decisions = facts[decisions_key].value if decisions_key in facts else None
        sum_text = f"{plain_number(before)}{'+' if change >= 0 else '−'}{plain_number(abs(change))}={plain_number(total)}"
        shown = f"正文写{plain_number(stated.value)}{stated.unit}"
        if decisions is not None and stated.value == decisions != total:
            message = f"{name}；{shown}，与处理决定数量一致"
            status, right, cells = "pass", decisions, (decisions_key,)
        elif stated.value == total:
            message = f"{name}；{sum_text}，与{shown}一致"
            status, right = "pass", total
        else:
            message = f"{name}；{sum_text}，而{shown}，相差{plain_number(abs(stated.value - total))}"
            status, right = "fail", total
        checks.append(
            Check(
                report_id=report_id,
                id="二-2019",
                name=name,
                status="pass" if status == "pass" else "fail",
                message=message,
                cells=cells,
                left=stated.value,
                right=right,
                difference=stated.value - right if right is not None else Decimal(0),
                left_text=shown,
                right_text=sum_text,
                prose_start=stated.sentence_start,
                prose_end=stated.sentence_end,
            )
        )
    return checks
