"""year-link for stated growth: 同比增长 in the prose against the same count in last year's report.

The count that a growth is said of is the number just before it. What it was a
year earlier is the same cell in last year's tables, or else the number that
last year's prose states in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from index.checks.model import Check, FactKey
from index.checks.rules import Facts
from index.checks.text_table import readings_of
from index.numbers import plain_number
from index.quantities import Quantity

_GROWTH = re.compile(
    r"^(?:同比|比上一?年|较上一?年|比去年|较去年)(?:度|同期)?(?P<way>增长|增加|上升|提高|下降|减少)(?:了|约)?$"
)
_OWN_WORDS = re.compile(
    r"(?:19|20)\d{2}年度?|全[年市区县省局]|本[年市区县省局]|我[市区县省局]|(?:共计|共|约|达到?|为|是|有|了|计|超过|累计)+$|[（(][^）)]*[）)]|[的、]"
)
ROUNDED_FROM = Decimal(10_000)
"""From this size on, a number that ends in zeros is taken as rounded to its last other digit."""


@dataclass(frozen=True, kw_only=True)
class Year:
    """One report's side of a link: its id, its year, its figures and the numbers of its prose."""

    report_id: str
    year: int
    facts: Facts
    quantities: Sequence[Quantity]


def growth_links(earlier: Year, later: Year) -> list[Check]:
    """A check of every growth that the later report states of a count which the earlier one holds."""
    checks: list[Check] = []
    for quantity in later.quantities:
        growth = _GROWTH.search(re.sub(r"\s", "", quantity.before))
        counted = count_before(quantity, later.quantities)
        if quantity.unit != "%" or growth is None or counted is None or quantity.approximate:
            continue
        before = _a_year_before(counted, earlier, later)
        if before is None or before <= 0:
            continue
        checks.append(_compare(quantity, counted, before, growth["way"], earlier, later))
    return checks


def count_before(percentage: Quantity, quantities: Sequence[Quantity]) -> Quantity | None:
    """The count that a stated growth is said of: the last number before it in its sentence."""
    same = [
        q
        for q in quantities
        if q.sentence_start == percentage.sentence_start and q.end <= percentage.start and q.clause_end <= percentage.clause_start
    ]
    last = max(same, key=lambda q: q.end, default=None)
    return None if last is None or last.unit in ("%", "‰", "个百分点", "百分点") else last


def same_count(counted: Quantity, quantities: Sequence[Quantity]) -> Quantity | None:
    """The number that ``quantities`` state in the same words; None where none or several differ."""
    words = _words(counted)
    alike = [q for q in quantities if len(words) > 1 and _words(q) == words and q.unit == counted.unit]
    return alike[0] if alike and len({q.value for q in alike}) == 1 else None


def _words(quantity: Quantity) -> str:
    return _OWN_WORDS.sub("", _OWN_WORDS.sub("", re.sub(r"\s", "", quantity.before)))


def _a_year_before(counted: Quantity, earlier: Year, later: Year) -> Decimal | None:
    for reading in readings_of(counted, later.facts):
        if _sum(later.facts, reading.keys) == counted.value:
            return _sum(earlier.facts, reading.keys)
    stated = same_count(counted, earlier.quantities)
    return None if stated is None else stated.value


def _sum(facts: Facts, keys: Sequence[FactKey]) -> Decimal | None:
    values = [facts[key].value for key in keys if key in facts]
    if len(values) < len(keys) or all(value is None for value in values):
        return None
    return sum((value for value in values if value is not None), Decimal(0))


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _half_step(value: Decimal, *, approximate: bool) -> Decimal:
    """How far the true number may lie from a printed one that was rounded; 0 for an exact count."""
    if _places(value) <= 0 and not approximate and abs(value) < ROUNDED_FROM:
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)
    return step / 2 if exponent != 0 or approximate else Decimal(0)


def _compare(
    quantity: Quantity, counted: Quantity, before: Decimal, way: str, earlier: Year, later: Year
) -> Check:
    now, places = counted.value, _places(quantity.value)
    unit = Decimal(1).scaleb(-places)
    computed = (now - before) / before * 100
    rounded = computed.quantize(unit, rounding=ROUND_HALF_UP)
    stated = -quantity.value if way in ("下降", "减少") else quantity.value
    slack_now, slack_before = _half_step(now, approximate=counted.approximate), _half_step(before, approximate=False)
    lowest = ((now - slack_now) / (before + slack_before) - 1) * 100 - unit / 2
    highest = ((now + slack_now) / (before - slack_before) - 1) * 100 + unit / 2
    same = rounded == stated or bool((slack_now or slack_before) and lowest <= stated <= highest)
    said = f"正文写{way}{plain_number(quantity.value)}%"
    steps = f"（{plain_number(now)}−{plain_number(before)}）÷{plain_number(before)}={_shown(computed, places)}%"
    name = f"正文所称同比：{later.year}年比{earlier.year}年（{_words(counted) or counted.before[-12:]}）"
    return Check(
        report_id=later.report_id,
        id="year-link",
        name=name,
        status="pass" if same else "fail",
        message=f"{name}；{said}，按两年的数复算{steps}，{'一致' if same else '不一致'}",
        cells=(),
        left=stated,
        right=Decimal(_shown(computed, places)),
        difference=stated - Decimal(_shown(computed, places)),
        left_text=said,
        right_text=steps,
        prose_start=quantity.sentence_start,
        prose_end=quantity.sentence_end,
        related=(earlier.report_id,),
    )


def _shown(computed: Decimal, places: int) -> str:
    return format(computed.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP), "f")
