"""What is planned for a year stands in the report for the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.context import Context
from qa.operate.asked import words_of
from qa.operate.assessed import fitting_best
from qa.plan import Plan
from qa.understand.reading import Reading
from qa.understand.terms import MASK

_PLAN = (
    r"(?:打算|计划|准备|安排|拟|设想|要(?:怎么|怎样|如何|咋)|谋划|目标|咋整|咋[改办弄干]|(?:怎么|怎样|如何)(?:整|改|办|弄|干|做|解决|推进)|重点|着手|许下|许诺|承诺|要做|要抓|要干|"
    r"将(?:要|会)?|会怎么|想怎么|动作|新招|下一步)"
)
_YEAR = r"(?<!\d)(?P<year>20\d\d)年?(?:度)?"
_FOR_A_YEAR = (
    re.compile(rf"(?:打算|计划|准备|拟)(?:在|于|从|到|等)?{_YEAR}"),
    re.compile(rf"(?:对|为|给){_YEAR}的?[^，,。？?]{{0,6}}(?:打算|计划|安排|设想|谋划|目标)"),
    re.compile(rf"(?:报告|年报)(?:里|中|上)?(?:说|写|讲|提|列)?(?:的|了|过)?(?:对)?{_YEAR}的?[^，,。？?]{{0,4}}(?:打算|计划|安排|设想|目标|准备)"),
)
"""Wordings in which the year is that of the plan whatever is held."""
_FROM_A_YEAR = re.compile(rf"{_YEAR}(?:起|开始)(?!.{{0,6}}(?:变化|走势|趋势|历年|每年|逐年))")
_RIGHT_BEFORE = re.compile(rf"{_YEAR}的?(?:工作|公开)?(?:打算|计划|准备|安排|目标|设想)")
_FIGURE = re.compile(r"多少|几(?!项工作|件事|个方面|条)|经费|资金|金额")
"""What asks for a number of the year itself (2022年安排的经费是多少)."""
_ANY_PLAN = re.compile(_PLAN)
_OF_REPORT = re.compile(r"(?<!\d)(?P<year>20\d\d)年?(?:度|的|那份|那期|这份|政府信息公开|信息公开|工作)*(?:年报|报告|年度报告)")


def planned(plan: Plan, reading: Reading, reports: Sequence[StoredReport], *, own_year: bool) -> Plan | None:
    """The quoting of the plans for a year from the report for the year before; None where no plan for a year is asked.

    ``own_year`` takes a plan right behind its year (2023年的打算) for that year's
    though the report for the year itself is held.
    """
    issuers = plan.issuers or reading.issuers.held
    if len(issuers) != 1 or reading.issuers.missing or not _ANY_PLAN.search(reading.text):
        if not _FROM_A_YEAR.search(reading.text) or len(issuers) != 1:
            return None
    year = _plan_year(reading.text, {r.year for r in reports if r.issuer == issuers[0]}, own_year=own_year)
    source = next((r for r in reports if r.issuer == issuers[0] and r.year == year - 1), None)
    if not year or source is None:
        return None
    words = reading.body.replace(MASK, " ").strip()  # Whose plans, and for when, no passage need say.
    told = f"{year}年的打算写在{year - 1}年的年报里"
    return Plan(
        operation="passage", ask="planned", reports=(source.id,), issuers=(source.issuer,), years=(source.year,), words=words or reading.text, notes=(told,)
    )  # fmt: skip


def _plan_year(text: str, held: set[int], *, own_year: bool) -> int:
    """The year whose plans are asked for; 0 where none is."""
    named = list(dict.fromkeys(int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)))
    of_report = [int(match["year"]) for match in _OF_REPORT.finditer(text)]
    if of_report:
        later = [year for year in named if year == of_report[0] + 1 and year not in of_report]
        return later[0] if len(set(of_report)) == 1 and len(later) == 1 and len(named) == 2 else 0
    if len(named) != 1:
        return 0
    year = named[0]
    if any(pattern.search(text) for pattern in _FOR_A_YEAR):
        return year
    if _FROM_A_YEAR.search(text):
        return year if year not in held else 0
    if year not in held:
        return year if re.search(rf"{year}.*{_PLAN}|{_PLAN}.*{year}年?的", text) else 0
    return year if own_year and _RIGHT_BEFORE.search(text) and not _FIGURE.search(text) else 0


def told_before(context: Context, plan: Plan, before: Plan, reading: Reading) -> bool:
    """Whether the plans of the report for the year before fit the question at least as well as those of the year's own report."""
    words = words_of(reading)
    own = [context.report(name) for name in plan.reports]
    return fitting_best(context, "planned", words, [context.report(name) for name in before.reports])[1] >= max(
        (fitting_best(context, "planned", words, [report])[1] for report in own), default=0.0
    )
