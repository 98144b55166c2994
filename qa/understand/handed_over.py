"""What was handed over from one year to the next, asked by the other year than the report that holds it.

A report prints what came in from the year before and what goes on to the year
after. 从2020年拖进2021年的 is the first of these in the report for 2021 and the
second in that for 2020; 转到2020年的 is in the report for 2019, 从2018年转来的 too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.database import StoredReport
from qa.plan import Plan
from qa.understand.reading import Reading

_VERB = r"(?:结转|遗留|转|带|拖|留|跨|延|挪|推|滚|剩|接)"
_LEFT = r"(?:时|的时候)?(?:还|仍|尚|都)?(?:(?:没有?|未)(?:能)?(?:办|处理|做|审|答复|弄)(?:完|结|好|掉)?的?(?:申请|案子|件|案)?[，,、]?(?:就|只好|一并|都)?)?"
_WHERE = r"(?P<where>(?:由|在|归|让|交给?)?[^\d，,。；;：:？?多少几的]{0,8}?)"
"""The body named again before the year that goes on with it (结转到甲市2023年来办的)."""
_FROM_TO = re.compile(
    rf"从?(?P<first>20\d\d)年?(?:底|末|终|手里|那边)?{_LEFT}{_VERB}(?:到|进|至|入|给|过来?|下来)了?"
    rf"[，,]?{_WHERE}(?P<second>20\d\d)年?(?:(?:来|里|再|又|接着|继续)*(?:办理?|处理|答复)|来|里)?的?"
)
_CAME_FROM = re.compile(rf"从(?P<year>20\d\d)年?(?:底|末|手里|那边)?{_VERB}(?:过来|下来|进来|过|来|下|入)的?")
_UNFINISHED = r"(?:(?:上|头|前|去)一?年(?:底|末)?(?:还)?(?:没有?|未)(?:能)?(?:办|处理|做)(?:完|结)的?[，,、])?"
_GOES_TO = re.compile(
    rf"{_UNFINISHED}{_VERB}(?:到|至|入|给)了?(?P<to>20\d\d)年?(?:还[得要]|再)?(?:接着|继续)?(?:去|办理?|处理)?的?|"
    r"(?:roll(?:ed)?|carr(?:y|ied)|moved?|push(?:ed)?)(?: over| forward)? (?:in)?to (?P<into>20\d\d)"
)
_AGREES = re.compile(r"对应|对[得不]?上|接[到住上得]|衔接|一致|吻合|相符|match|agree|tally")
_IN, _OUT = "上年结转的", "结转下年度的"


def in_report_years(text: str, is_held: Callable[[int], bool]) -> str:
    """``text`` with what was handed over asked of the report for its own year; unchanged where that is what it says.

    ``is_held`` tells whether a report for a year is held of the body meant.
    """
    if _AGREES.search(text):
        return text
    both = _FROM_TO.search(text)
    if both and int(both["second"]) == int(both["first"]) + 1:
        first, second = int(both["first"]), int(both["second"])
        later = is_held(second) and not is_held(first)
        return _with(text, both, f"{both['where']}{second}年{_IN}" if later else f"{both['where']}{first}年{_OUT}")
    came, goes = _CAME_FROM.search(text), _GOES_TO.search(text)
    if came and goes and int(came["year"]) + 2 == _year(goes):
        year = int(came["year"]) + 1
        text = _with(text, goes, _OUT)
        return _with(text, came, f"{year}年{_IN}")
    if came and is_held(int(came["year"]) + 1) and not is_held(int(came["year"])):
        return _with(text, came, f"{int(came['year']) + 1}年{_IN}")
    return _of_the_year_before(text, goes, is_held) if goes else text


def told_by_next(reading: Reading, plan: Plan, reports: Sequence[StoredReport]) -> tuple[str, ...]:
    """That the answer rests on the next year's report, where the year that the question names is not held."""
    if len(plan.issuers) != 1 or [target.concept for target in plan.targets] != ["requests.carried_in"]:
        return ()
    held = {report.year for report in reports if report.issuer == plan.issuers[0]}
    years = [year for year in reading.years.named if year not in held and year + 1 in plan.years]
    return tuple(f"没有收录{plan.issuers[0]}{year}年的年报，这是{year + 1}年年报所印的“上年结转”" for year in years)


def _of_the_year_before(text: str, goes: re.Match[str], is_held: Callable[[int], bool]) -> str:
    """``text`` with what goes on to a year asked of the report for the year before, or of that year's if only it is held."""
    year = _year(goes)
    others = {int(name) for name in re.findall(r"20\d\d", text[: goes.start()] + text[goes.end() :])}
    english = goes["to"] is None
    out, into = ("carried over to the next year", "carried over from last year") if english else (_OUT, _IN)
    if year - 1 in others:
        return _with(text, goes, out)
    if others or not (is_held(year - 1) or is_held(year)):
        return text
    own, words = (year - 1, out) if is_held(year - 1) else (year, into)
    return _with(text, goes, f"{words} in {own}" if english else f"{own}年{words}")


def _year(goes: re.Match[str]) -> int:
    return int(goes["to"] or goes["into"])


def _with(text: str, found: re.Match[str], words: str) -> str:
    return text[: found.start()] + words + text[found.end() :]
