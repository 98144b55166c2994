"""What a number cannot be, whatever its words: an average of another thing, another rate, another kind of money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.lexical import grams, one_wording, shared_meaning
from qa.operate.asked import AGE, MONEY, PERCENT, asking_clause, asking_sentence, kinds_of

OWN_FIELDS = 3
"""The fields that speak of the number itself: its own words, its clause, the clause before."""
_AVERAGED = re.compile(r"平均|[人户次件均日月年]均|均每|每[人户件次天日月年]|中位")
_AVERAGE_ASKED = re.compile(r"平均|人均|户均|\baverage\b|\bmean\b|per capita")
_RATE_NAMED = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})(?:率|比例|占比)")
_MONEY_NAMED = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})(?P<kind>款|补助|补贴|费用?|资金|金额?|总额)")
_SAID_OF_MONEY = frozenset(
    ("一共", "总共", "全部", "总的", "这笔", "多少", "财政", "专项", "资金", "各项", "相关", "年度", "全年", "预算", "各类", "有关")
)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a question measures: whether an average, and the rates or kinds of money that it names and the report prints."""

    average: bool
    named: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    def is_of(self, meant: Sequence[tuple[str, float]]) -> bool:
        """Whether a number of which ``meant`` is said, nearest first, may be so measured."""
        near = " ".join(field for field, _ in meant[:OWN_FIELDS])
        if self.average and not _AVERAGED.search(near):
            return False
        spoken = shared_meaning(near, self.groups)
        return all(what in near or any(gram in spoken for gram in grams(one_wording(what)[0])) for what in self.named)


def measure_of(body: str, text: str) -> Measure:
    """The measure that ``body`` asks for of a report with this ``text``."""
    kinds = kinds_of(body)[0]
    pattern = {MONEY: _MONEY_NAMED, PERCENT: _RATE_NAMED}.get(kinds or frozenset())
    found = pattern.finditer(asking_clause(body)) if pattern else ()
    named = tuple(one["what"] for one in found if one["what"] not in _SAID_OF_MONEY and one.group() in text)
    average = bool(_AVERAGE_ASKED.search(asking_sentence(body))) and kinds != AGE
    return Measure(average=average, named=named, groups=tuple(one_wording(body)[1]))
