"""text-table: a count stated in the prose against the cell that it names.

"收到申请 N 件" may mean 本年新收, or 本年新收＋上年结转; "收办" means the latter.
行政诉讼 N is both kinds of lawsuit together. What a sentence says of one office
of a place is not compared with the figures of the whole place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.checks.model import Check, FactKey
from index.checks.rules import Facts
from index.forms import ORGANISATIONS, indicators
from index.numbers import plain_number
from index.quantities import Quantity


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read what a sentence counts: the cells that add up to it, in words."""

    name: str
    keys: tuple[FactKey, ...]


def _total(*names: str) -> tuple[FactKey, ...]:
    return tuple((name, "total") for name in names)


def _cells(*names: str) -> tuple[FactKey, ...]:
    return tuple((name, "") for name in names)


_NEW = Reading(name="本年新收", keys=_total("requests.new"))
_HANDLED = Reading(name="本年新收＋上年结转", keys=_total("requests.new", "requests.carried_in"))
_DONE = Reading(name="办理结果总计", keys=_total("requests.total"))
_REQUEST = r"(?:政府信息公开|信息公开|依申请公开)?(?:的)?(?:申请|依申请)"

_ENDING = r"(?:的?(?:案件|件数|数量|总数|总量|总计|合计|一共|总共|事项|工作))?"
"""What may stand between the thing counted and its number; any other word counts a part of it (新收申请中自然人322件)."""

_GROUPS = ("requests.refused", "requests.unable", "requests.declined")


def _outcome(name: str) -> tuple[Reading, ...]:
    parts = indicators()[name].parts or (name,)
    return (Reading(name=indicators()[name].short, keys=_total(*parts)),)


_PATTERNS: tuple[tuple[re.Pattern[str], tuple[Reading, ...]], ...] = (
    (re.compile(rf"(?:收办|办理|处理|共办){_REQUEST}{_ENDING}$"), (_HANDLED, _DONE, _NEW)),
    (re.compile(rf"(?:收到|受理|接收|接到|新收|收){_REQUEST}{_ENDING}$|(?:本年|当年|全年)新收$"), (_NEW, _HANDLED)),
    (re.compile(rf"(?:办结|答复|办复|回复){_REQUEST}{_ENDING}$"), (_DONE,)),
    (re.compile(r"(?:连同|加上?|含|包括|和|与|及)(?:上年|上年度|去年)结转[\u4e00-\u9fff]{0,8}?(?:收办|办理|受理|处理|应办)$"), (_HANDLED,)),
    (re.compile(rf"结转(?:至?下|到下|下)(?:一?年度?|年)(?:继续|接续)?(?:办理|处理)?的?{_REQUEST}?{_ENDING}$|转下年度$"), _outcome("requests.carried_out")),
    (re.compile(rf"(?:上年|上年度|去年)结转(?:下来|而来|继续办理|办理)?的?{_REQUEST}?{_ENDING}$"), _outcome("requests.carried_in")),
    (re.compile(r"(?<!不)予以公开(?:的)?$"), _outcome("requests.granted")),
    (re.compile(r"部分公开(?:的)?$"), _outcome("requests.partial")),
    (re.compile(r"(?:不予公开)(?:的)?$"), _outcome("requests.refused")),
    (re.compile(r"无法提供(?:的)?$"), _outcome("requests.unable")),
    (re.compile(r"不予处理(?:的)?$"), _outcome("requests.declined")),
    (re.compile(r"其[他它]处理(?:的)?$"), (Reading(name="其他处理", keys=_total("requests.other")),)),
    (re.compile(r"行政复议(?:案件|申请)?(?:共|共计)?$"), (Reading(name="行政复议总计", keys=_cells("review.total")),)),
    (re.compile(r"行政诉讼(?:案件)?(?:共|共计)?$"), (Reading(name="行政诉讼总计", keys=_cells("suit_direct.total", "suit_after_review.total")),)),
    (re.compile(r"行政许可(?:决定)?$"), (Reading(name="行政许可本年处理决定数量", keys=_cells("disclosure2021.licence.decisions")),)),
    (re.compile(r"行政处罚(?:决定)?$"), (Reading(name="行政处罚本年处理决定数量", keys=_cells("disclosure2021.penalty.decisions")),)),
    (re.compile(r"行政强制(?:决定)?$"), (Reading(name="行政强制本年处理决定数量", keys=_cells("disclosure2021.coercion.decisions")),)),
    (re.compile(r"(?:公开|制作)(?:行政)?规范性文件$"), (Reading(name="规范性文件本年新公开数量", keys=_cells("disclosure2019.normative.published")),)),
    (re.compile(r"(?:制发|制定|出台|印发)(?:行政)?规范性文件$"), (Reading(name="行政规范性文件本年制发件数", keys=_cells("disclosure2021.normative.issued")),)),
)  # fmt: skip
_APPLICANTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?:自然人|公民)(?:申请)?$"), ("natural",)),
    (re.compile(r"(?:法人(?:或|和)?其他组织|法人或者其他组织)(?:申请)?$"), ORGANISATIONS),
)
_PART_OF_A_PLACE = re.compile(r"(?:政府办公?[室厅]?|政府办|本级|本机关|我局|市直|区直|县直)")
LONGEST_NAME = 80
"""Characters before a number that can name what it counts."""
_COUNTED_UNITS = {"件", "宗", "起", "个", "条", "项", "例", ""}
_PART = re.compile(
    r"延期|延长|超期|逾期|超时|按时|按期|提前|当[天日场面]|网上|网络|线上|线下|平台|邮箱|邮寄|邮件|信函|传真|窗口|现场|微信|渠道|方式|涉及|关于|"
    r"重复|代为?|转交|牵头|(?:上|下)半年|季度|\d月|(?:上|去|前)年(?!度?结转)|平均|历年|累计|[以之]来"
)
"""Words before a count that make it the count of a part, or of another time."""
NEAR = 14
"""Characters before the thing counted in which such a word narrows it."""
_NOT_THE_COUNT = re.compile(r"同比|比上年|比去年|较上年|较去年|平均|增长|减少|下降|占")


def text_table_checks(
    quantities: Sequence[Quantity], facts: Facts, report_id: str, *, scope: str
) -> list[Check]:
    """A check for every quantity that names a cell of the form."""
    checks: list[Check] = []
    for quantity in quantities:
        readings = readings_of(quantity, facts)
        if readings:
            checks.append(_compare(quantity, readings, facts, report_id, scope))
    return checks


def readings_of(quantity: Quantity, facts: Facts) -> tuple[Reading, ...]:
    """What the quantity may count among the form's cells, likeliest first."""
    before = re.sub(
        r"(?:共计|共|约|达到?|分别为?|有|为|是|了|计)+$", "", quantity.before[-LONGEST_NAME:]
    )
    if quantity.unit not in _COUNTED_UNITS or _NOT_THE_COUNT.search(before[-8:]):
        return ()
    for pattern, readings in _PATTERNS:
        found = pattern.search(before)
        if found and not (_is_part(before[: found.start()], quantity) and readings[0] in (_NEW, _HANDLED, _DONE)):
            if "requests.other.rest" in {key[0] for key in facts} and readings[0].name == "其他处理":
                readings = (Reading(name="其他处理", keys=_total(*_other_parts(facts))),)
            return tuple(reading for reading in readings if all(key in facts for key in reading.keys))
    context = quantity.subject + quantity.before
    if re.search(_REQUEST, context):
        for pattern, names in _APPLICANTS:
            if pattern.search(before):
                both = ("requests.new", "requests.carried_in")
                return tuple(
                    Reading(name=name, keys=tuple((row, who) for row in rows for who in names))
                    for name, rows in (("本年新收＋上年结转", both), ("本年新收", both[:1]))
                    if all((row, who) in facts for row in rows for who in names)
                )
    return ()


def _is_part(before: str, quantity: Quantity) -> bool:
    """Whether the words before the thing counted narrow it to a part; what one office received is told apart later."""
    near = re.split(r"[，,；;。]", before)[-1][-NEAR:]
    return bool(_PART.search(near)) and not _PART_OF_A_PLACE.search(quantity.subject + quantity.before)


def _other_parts(facts: Facts) -> list[str]:
    return list(dict.fromkeys(name for name, _ in facts if name.startswith("requests.other.")))


def _value(reading: Reading, facts: Facts) -> Decimal | None:
    values = [facts[key].value for key in reading.keys]
    if all(value is None for value in values):
        return None
    return sum((value for value in values if value is not None), Decimal(0))


def _compare(
    quantity: Quantity, readings: tuple[Reading, ...], facts: Facts, report_id: str, scope: str
) -> Check:
    stated = f"正文写{plain_number(quantity.value)}{quantity.unit or '件'}"
    values = [(reading, _value(reading, facts)) for reading in readings]
    held = [(reading, value) for reading, value in values if value is not None]
    reading, value = next(((r, v) for r, v in held if v == quantity.value), held[0] if held else values[0])
    base = Check(
        report_id=report_id,
        id="text-table",
        name=f"正文与表格：{reading.name}",
        status="not_assessable",
        message="",
        cells=reading.keys,
        left=quantity.value,
        right=value,
        left_text=stated,
        prose_start=quantity.sentence_start,
        prose_end=quantity.sentence_end,
    )
    if value is None:
        return replace(base, message=f"{stated}，表格的{reading.name}未填写，无法核对")
    shown = _shown(reading, facts, value)
    base = replace(base, right_text=shown)
    if quantity.value == value:
        message = f"{stated}，与表格一致（按“{reading.name}”核对：{shown}）"
        return replace(base, status="pass", difference=Decimal(0), message=message)
    if scope == "region" and _PART_OF_A_PLACE.search(quantity.subject + quantity.before):
        message = f"{stated}，说的是其中一个机关，表格的{reading.name}（{shown}）是汇总数，口径不同，不作核对"
        return replace(base, message=message)
    if quantity.approximate:
        return replace(base, message=f"{stated}（约数），表格为{shown}，不作核对")
    difference = quantity.value - value
    message = f"{stated}，而表格的{reading.name}为{shown}，相差{plain_number(abs(difference))}"
    return replace(base, status="fail", difference=difference, message=message)


def _shown(reading: Reading, facts: Facts, value: Decimal) -> str:
    if len(reading.keys) == 1:
        return plain_number(value)
    parts = [facts[key].value or Decimal(0) for key in reading.keys]
    return f"{'+'.join(plain_number(part) for part in parts)}={plain_number(value)}"
