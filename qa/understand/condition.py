"""A condition that reports have to meet: a figure, a share, or one figure less another, and the bounds set to it."""

from __future__ import annotations

import re

from qa.plan import Target
from qa.understand.bounds import Bounds, bounds_of
from qa.understand.certainty import allowed, other_unit
from qa.understand.disclosed import Targets
from qa.understand.levels import levels_named
from qa.understand.listing import is_list
from qa.understand.ratios import ratio_of
from qa.understand.reading import Reading
from qa.understand.scope import Scope
from qa.understand.terms import mask

_GREATER = r"多于|大于|超过了?|超出|高于|多过|大过|压过|盖过|反超|[>＞]"
_LESSER = r"少于|小于|低于|少过|不如|不及|不到|没有|没|比不上|赶不上|[<＜]"
_ASIDE = r"(?:的|还要?|更加?|都|要|反而|反倒|倒|竟然?|居然|件数|数量?|数字|来得|给得|一栏|一项|那栏|总数|申请|得|[“”\"])*"
_AGAINST = re.compile(
    rf"\x01[^，,。；;比\x01]{{0,8}}比(?:起)?[“\"]?\x01+{_ASIDE}(?P<way>多|高|大|少|低|小)(?![少大])|"
    rf"\x01{_ASIDE}(?:(?P<greater>{_GREATER})|(?P<lesser>{_LESSER}))[“\"]?\x01+{_ASIDE}(?P<tail>多|高|大)?"
)
_RISEN = re.compile(r"(?<![最变])(?:多|高|大)(?![少于大])(?:了|出|些)?|增(?:加|长|多|大)?|上升|升高|上涨|涨|变多|变大|提高|攀升")
_FALLEN = re.compile(r"(?<!多)(?:少|低)(?!于)(?:了|些)?|减(?:少|小)?|下降|降(?:低)?|下滑|跌|回落|变少")
_HOW_MUCH = re.compile(r"多少(?!家|个?单位|个?地方|份|个?机关)|(?<!哪)几(?:[件倍成]|个百分点)|为什么|为何|怎么(?!样的)|原因|意思|含义|区别|差别|依据|哪一?条|怎么办|意味|说明什么|以前|趋势|变化")
_COUNTED = re.compile(r"(?:多少|(?<!哪)几)(?:份|家|个(?!百分点))|how many (?:reports|bodies|issuers)")
_ONE = re.compile(r"哪一?年|几月|which year")
_SEVERAL_FIGURES = 2


def conditioned(
    reading: Reading, scope: Scope, targets: Targets, rates: tuple[Target, ...]
) -> dict[str, object] | None:
    """The plan's fields for reports that meet a condition, with ``counted`` where only their number is asked for; None where none is set.

    A condition needs no cue of a list: where no body is named and a figure has
    bounds, the reports that keep within them are what can be meant.
    """
    wanted = targets.wanted
    among_named = len(scope.issuers) >= _SEVERAL_FIGURES and is_list(reading) and not scope.missing
    if not (scope.open_issuer or among_named) or not (wanted or rates) or not scope.reports:
        return None
    if _HOW_MUCH.search(reading.body) or _ONE.search(reading.body) or reading.asks("times", "average", "sum"):
        return None
    if (reading.restricted if rates else allowed(reading, wanted) < 0):
        return None
    counted = bool(_COUNTED.search(reading.body)) and "列" not in reading.body
    compared = _compared(reading, wanted) if not rates else None
    if compared is not None:
        return {"counted": counted, **compared}
    changed = _changed(reading, scope, wanted, rates) if scope.open_issuer else None
    if changed is not None:
        return {"counted": counted, **changed}
    bounds = bounds_of(reading)
    if bounds is None or not _measures(reading, bounds, wanted, rates):
        return None
    asked = is_list(reading) or _COUNTED.search(reading.body)
    if not asked and (not bounds.plain or reading.unexplained > max(allowed(reading, wanted), 0)):
        return None
    if reading.asks("rank") and not asked:
        return None
    parts = rates or wanted
    return {"counted": counted, "targets": parts, **ratio_of(reading, wanted, rates), **bounds.fields()}


def _measures(reading: Reading, bounds: Bounds, wanted: tuple[Target, ...], rates: tuple[Target, ...]) -> bool:
    """Whether the bounds are in the unit of the figure: money of money, a share of a share, a count of a count."""
    money = bool(wanted) and all(target.concept.endswith("amount") for target in wanted)
    share = bool(rates) or reading.asks("share")
    if bounds.unit == "元":
        return money
    if bounds.unit == "%":
        return share
    if bounds.unit and (share or money):
        return False
    return bool(bounds.unit) or not other_unit(reading, wanted, rates) or money


def _compared(reading: Reading, wanted: tuple[Target, ...]) -> dict[str, object] | None:
    """Two figures of one report set against one another: the first less the second is above or below 0."""
    if len(wanted) != _SEVERAL_FIGURES or reading.asks("trend", "growth"):
        return None
    body = mask(reading.body, [(term.start, term.end) for term in reading.terms])
    found = _AGAINST.search(body)
    if found is None or re.search(r"还是|哪个|哪种|哪类|哪一[项种类]", reading.body):
        return None
    more = found["way"] in ("多", "高", "大") if found["way"] else bool(found["greater"])
    first, second = wanted if more else reversed(wanted)
    return {"targets": (first,), "minus": second, "at_least": "0", "strict": True}


def _changed(
    reading: Reading, scope: Scope, wanted: tuple[Target, ...], rates: tuple[Target, ...]
) -> dict[str, object] | None:
    """One figure of each body set against the same of the year before: which rose, which fell."""
    two_years = reading.years.compared or reading.years.all or len(scope.years) == _SEVERAL_FIGURES
    if not two_years or len(rates or wanted) != 1 or not (is_list(reading) or re.search(r"哪|谁|which", reading.body)):
        return None
    risen, fallen = _RISEN.search(reading.body), _FALLEN.search(reading.body)
    if bool(risen) == bool(fallen):
        return None
    later_first = len(reading.years.named) != _SEVERAL_FIGURES or reading.years.named[0] > reading.years.named[1]
    turned = "比" in reading.text and not later_first
    # "比上年" without a year is asked of every pair of years that is held, not of the newest alone.
    every: dict[str, object] = {} if reading.years.named or levels_named(reading.body) else {"reports": (), "years": ()}
    return {"targets": rates or wanted, "ask": "risen" if bool(risen) != turned else "fallen", **every}
