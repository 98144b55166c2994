"""What became of what an earlier year's report promised or named as wrong: told by the report for the later year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.plan import Plan
from qa.understand.reading import Reading

_EARLIER = r"(?:上一?年|去年|前一年|头一年|上一?次|上回|当初|之前|原来|20\d\d年?)"
_KEPT = (
    r"(?:兑现|落实|做到|办到|完成|实现|改了?没|改好|改掉|整改(?:完|好|到位|了)|算数|落地|结果(?:怎|如何|咋)|(?:怎么样|咋样)了|办成|到位|下文|进展|着落|说话算)"
)
_PROMISED = re.compile(
    rf"{_EARLIER}(?:的?(?:报告|年报))?(?:里|中|上)?[^。？?，,]{{0,6}}(?:许|承诺|答应|说好|说要|说过|定下|提出|提的|列出|列的|打算|计划|要改|整改|改进|保证|目标)[^。？?]{{0,16}}{_KEPT}"
)
_MENDED = re.compile(
    r"(?:问题|毛病|不足|短板|老账|旧账|现象|情况|情形|老大难)(?:[，,][^。？?]{0,16}?)?(?:后来|如今|现在|到底|究竟|到20\d\d年|20\d\d年)?(?:给)?"
    r"(?:改|解决|整改|治|纠正|处理)(?:好|掉|到位|完)?了?(?:没有?|吗|么|不|没)(?:[？?。]|$|解决|改)"
)
_PROMISING_YEAR = re.compile(r"(?P<year>20\d\d)年?(?:度)?[^，,。；;？?\d]{0,8}?(?:许|提|说|承诺|答应|定|列|打算|计划|保证)")
_FIGURE = re.compile(r"多少|几[件条份个家次期场起项户人]|百分|占比|比例|勾稽|总计|合计")


def became_of(plan: Plan, reading: Reading, reports: Sequence[StoredReport]) -> Plan | None:
    """The quoting of what a report tells about last year's problems and promises; None where that is not asked."""
    promised = _PROMISED.search(reading.text)
    if not (promised or _MENDED.search(reading.text)) or _FIGURE.search(reading.text) or len(plan.issuers) != 1:
        return None
    years = [year for year in plan.years if any(r.issuer == plan.issuers[0] and r.year == year for r in reports)]
    of_promise = _PROMISING_YEAR.search(reading.text) if promised and len(reading.years.named) == 1 else None
    if of_promise:
        years = [int(of_promise["year"]) + 1]
    if not plan.years and not of_promise:
        years = [report.year for report in reports if report.issuer == plan.issuers[0]]
    source = max((r for r in reports if r.issuer == plan.issuers[0] and r.year in years), key=lambda r: r.year, default=None)
    if source is None:
        return None
    return plan.model_copy(
        update={
            "operation": "passage", "ask": "remedied", "refusal": "", "missing": (), "reports": (source.id,), "years": (source.year,),
            "targets": (), "readings": (), "base": None, "check": None,
        }
    )  # fmt: skip
