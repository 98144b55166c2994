"""Ways to an answer in the reports' own sentences, though the words name a figure, a list or a word of the form."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.asking import Asked
from qa.draft import Draft
from qa.operate.open_first import falls_back, in_words_only, open_plan
from qa.operate.plan_year import planned, told_before
from qa.understand.cues import EVERYBODY
from qa.understand.intent import likeliest
from qa.understand.reading import remaining
from qa.understand.terms import mask

_REQUESTS = re.compile(r"申请|(?:来|要|索要?|讨|查)(?:政府)?(?:信息|材料|东西)")
"""What people do who make requests."""


def plans_of_year(asked: Asked) -> Draft | None:
    """What is planned for a year, from the report for the year before."""
    if asked.plan.operands:
        return None
    reports = asked.context.reports()
    plan = planned(asked.plan, asked.reading, reports, own_year=False)
    if plan is None:
        plan = planned(asked.plan, asked.reading, reports, own_year=True)
        if plan is None or not told_before(asked.context, asked.plan, plan, asked.reading):
            return None
    return replace(asked, plan=plan).answered()


def quoted(asked: Asked) -> Draft | None:
    """An open question, though its words name a figure or a list."""
    opened = open_plan(asked.plan, asked.reading, asked.context.reports())
    if opened is None:
        return None
    quoting = replace(asked, plan=opened)
    return quoting.carried_out() if in_words_only(opened, asked.reading) else quoting.answered()


_TOLD_OF = re.compile(r"差距|不足|短板|问题|困难|打算|计划|安排|下一步|改进|亮点|做法|经验|举措|措施|方向")


def topic_of_it(asked: Asked) -> Draft | None:
    """Sentences on a topic of a report (概括下一年的打算), where the words ask for an overview of it."""
    if asked.plan.operation != "overview" or likeliest(asked.reading)[0] != "passage":
        return None
    framing = asked.reading.operations.get("overview", ())
    if not (asked.reading.terms or _TOLD_OF.search(asked.reading.body) or remaining(mask(asked.reading.body, list(framing)))):
        return None  # Nothing is named but the report itself (年报主要说了什么).
    by_people = any(EVERYBODY.fullmatch(term.text) for term in asked.reading.terms) and _REQUESTS.search(asked.reading.body)
    if by_people or any(term.kind == "groups" for term in asked.reading.terms):
        return None  # What is to be told is a table of the form.
    return asked.answered(operation="passage", ask="")


def unexplained(asked: Asked) -> Draft | None:
    """A sentence of the reports, where a word is asked about that is none of the form's."""
    wanted = re.search(r"打算|准备|办法|措施|怎么(?:解决|改|办)|如何(?:解决|改|办)|计划|问题|改进|统一|整改", asked.reading.body)
    if asked.plan.operation != "explain" or not asked.plan.reports or not wanted:
        return None
    return asked.answered(operation="passage", ask="")


def sentence_after_all(asked: Asked) -> Draft | None:
    """A sentence that says otherwise what was asked for as a number."""
    if not falls_back(asked.plan, asked.reading):
        return None
    return asked.answered(operation="passage")
