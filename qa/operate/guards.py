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


_ENDED = re.compile(r"注销|吊销|吊掉|撤销|收回|关停|取消|报废|淘汰|拆除|废止")
_BEGUN = re.compile(r"核发|颁发|新发|新增|新建|新开|新设|新起|新修")
"""Opposite things that are done to what is counted: a number of the one never answers for the other."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a question measures: whether an average, and the rates or kinds of money that it names and the report prints."""

    average: bool
    named: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    done: str = ""

    def is_of(self, meant: Sequence[tuple[str, float]]) -> bool:
        """Whether a number of which ``meant`` is said, nearest first, may be so measured."""
        near = " ".join(field for field, _ in meant[:OWN_FIELDS])
        if self.average and not _AVERAGED.search(near):
            return False
        if self.done and _done(meant[0][0]) not in ("", self.done):
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
    return Measure(average=average, named=named, groups=tuple(one_wording(body)[1]), done=_done(body))


def _done(words: str) -> str:
    """Whether ``words`` say that something ended or began; "" for neither or both."""
    ended, begun = bool(_ENDED.search(words)), bool(_BEGUN.search(words))
    return "" if ended == begun else "ended" if ended else "begun"
