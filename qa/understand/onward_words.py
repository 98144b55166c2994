"""What a short question takes up from the prose just asked about: a part, a neighbour, or what was left undone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.plan import Plan
from qa.understand.reading import Reading
from qa.understand.terms import MASK

MOST_SIGNS = 20
"""Length of a question that can go on from the one before without naming body or year."""
_INSIDE = re.compile(
    r"^(?:那么?|这|再问)?(?:其中|里头|里面|这里面|这里头|这里边|里边|这当中|当中|这些里头?|它们?(?:里头|里面|当中)|这[^，,。？?]{1,6}(?:里头|里面|当中))(?:的|有|呢)?[，,]?"
)
_LEAD = re.compile(r"^(?:那么?|还有|另外|再问(?:一下)?|以及|同样)?[，,]?")
_TAIL = re.compile(r"(?:的)?(?:呢|咧|嘞|哩|呀|啊)?[？?。]*$")
_NUMBER = re.compile(
    r"(?:一共|总共|共|都|又|各)?(?:占|有|是|为|达)?(?:了)?(?:多少|几|好多)(?:万|千|百)?(?:个?工作日|小时|分钟|人次|件次|家次|户次|万元|亿元|平方米|公里|[\u4e00-\u9fff])?(?:来着)?"
)
_EMPTY = re.compile(r"纯属|纯粹|真正|光是|单是|光|单独|就是|属于|算是|叫做|所谓的?|那种|那些|那类|部分|大概|到底|究竟|一下|同一年|同年|当年|那一?年|一年|里头|里面|当中|其中|有|是|的|了|都|呢|又|还")
_UNDONE = re.compile(
    r"^(?:那么?|其中|里头|里面|还有|剩下)?(?:还)?(?:有)?(?:没|没有|未|不)(?:能|有|被|给|得|及时)?(?P<what>(?!有|超|足|到|少)[\u4e00-\u9fff]{1,6}?)(?:了|掉|好|上)?的?(?:有|是|占)?(?:多少|几|呢|[？?]|$)"
)
_OTHER_ASK = re.compile(r"为(?:什么|啥|何)|怎么|如何|咋|哪|谁|什么|啥|比|同比|平均每|百分|占|率|排|最|差|合计|合起来|加起来|一共")


@dataclass(frozen=True, kw_only=True)
class Onward:
    """``what`` the question names, without what only asks; ``inside`` says that it is a part of what was asked before;
    ``undone`` what was not done to the whole (没成的: 成), "" where nothing of the kind is asked; ``counts`` that a number is asked for.
    """

    what: str
    inside: bool
    undone: str
    counts: bool


def onward_of(reading: Reading, last: Plan, own_years: Sequence[int]) -> Onward | None:
    """What ``reading`` takes up from the question about the prose before it; None where it stands alone or asks something else.

    ``own_years`` are those of the report that the question before was about.
    """
    if last.operation not in ("number", "passage") or last.ask == "source":
        return None
    other_year = [year for year in reading.years.named if year not in own_years]
    if reading.issuers.spans or reading.issuers.missing or other_year or reading.years.shift or reading.years.relative:
        return None
    text = reading.body.replace(MASK, " ").strip()
    undone = _UNDONE.match(text)
    asked = _NUMBER.sub(" ", text)
    if len(text) > MOST_SIGNS or _OTHER_ASK.search(asked) or reading.text.isascii():
        return None
    inside = _INSIDE.match(text)
    counts = bool(_NUMBER.search(text))
    elliptic = bool(re.search(r"(?:呢|的)[？?。]*$", text)) and not counts
    if not (inside or undone or counts or elliptic):
        return None
    rest = _INSIDE.sub(" ", text)
    what = _EMPTY.sub(" ", _NUMBER.sub(" ", _TAIL.sub("", _LEAD.sub("", rest))))
    return Onward(
        what="".join(re.findall(r"[\u4e00-\u9fff0-9]+", what)), inside=bool(inside), undone=undone["what"] if undone else "", counts=counts
    )


def report_before(last: Plan) -> str:
    """The one report whose prose the question before was about; "" where there is none, or several."""
    named = {one.report for one in last.shown} or set(last.reports)
    return next(iter(named)) if len(named) == 1 and not any(one.targets for one in last.shown) else ""
