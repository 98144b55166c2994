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
_UNITS = ("件", "项", "个", "宗", "起", "例", "件次")
_COUNTED = (
    r"(?:决定|项目|事项|案件|措施|服务事项|业务|办件)?的?"
    r"(?:办理|办件|办结|处理|处理决定|实施|作出|审批|审结|立案|查处)?(?:决定)?(?:总量|总数量?|数量|件数|案件数|量|数)?"
    r"(?:(?:动态)?(?:调整|压减|精简|增减|变动|清理)(?:以?后|[为到至]))?"
    r"(?:共计|总计|合计|累计|共有|共|达到|达|约为|约|近|超过|超|逾|为|有|是|[:：])*"
)
"""What may stand between the subject and its number; the words before the subject are free."""
_PART_ONLY = re.compile(
    r"其中|公开|公示|网上|线上|在线|网办|新增|受理|取消|下放|承接|清理|梳理|保留|涉及|涉|关于|对|针对|政府办|本级|本机关|[市区县]直"
)
"""Words that make the number one of something else than the whole count."""
_AFTER_CHANGES = re.compile(r"(?:调整|压减|精简|增减|变动|清理)(?:以?后|[为到至])")
"""What makes it the whole count after all that was taken on or given up."""


def _names(label: str, quantity: Quantity) -> bool:
    """Whether ``quantity`` counts what ``label`` names."""
    return quantity.unit in _UNITS and bool(re.search(rf"{label}{_COUNTED}$", quantity.before))


def _likeliest(candidates: Sequence[Quantity], label: str, values: Sequence[Decimal]) -> Quantity | None:
    """The statement to check: one that fits the table, else the first that is not of a part only."""
    fitting = next((quantity for quantity in candidates if quantity.value in values), None)
    whole = (q for q in candidates if _AFTER_CHANGES.search(q.before[q.before.rindex(label) :]) or not _PART_ONLY.search(q.before[: q.before.rindex(label)]))
    return fitting or next(whole, None)


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
        candidates = [quantity for quantity in quantities if _names(label, quantity)]
        if not candidates:
            continue
        name = f"“{label}”：上一年项目数量＋本年增/减与正文所述数量"
        cells = tuple(key for key in (before_key, change_key) if key in facts)
        decisions = facts[decisions_key].value if decisions_key in facts else None
        total = before + change if before is not None and change is not None else None
        stated = _likeliest(candidates, label, [value for value in (total, decisions) if value is not None])
        if stated is None:
            continue
        if total is None or before is None or change is None or (stated.approximate and stated.value != total):
            why = "表格有空白" if total is None else f"正文写的{plain_number(stated.value)}{stated.unit}是约数"
            message = f"{name}；无法核对：{why}"
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
