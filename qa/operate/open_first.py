"""Whether a question is an open one, to be answered by quoted sentences, though its words name a figure or a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.database import StoredReport
from qa.operate.assessed import OWNED_UP, cure_asked, plan_asked
from qa.operate.later_report import became_of
from qa.plan import Plan
from qa.understand.cues import NUMBER_ASKED
from qa.understand.reading import Reading

_MEASURE = re.compile(
    r"(?:什么|啥|哪些|哪几|何种|何)(?:新|补救|照顾|具体|改进|应对|实际|好)?的?(?:招|办法|举措|措施|安排|打算|方向|行动|动作|法子|对策|步骤|改进)|(?:有何|有啥)?(?:改进|整改|解决)(?:方向|安排|举措|措施|办法|思路)|"
    r"(?:怎么|怎样|如何|咋个?|怎么样)(?:去)?(?:改|治|纠正|解决|应对|处置|收拾|避免|防止|提高|提升|把关|补|治|落实|推动|让|帮|保证|保障|减少|降低|少被|管(?!用)|保护|加强|做好|推进|抓|处理(?!的)|对待)|"
    r"(?:打算|准备|计划|拟)(?:怎|如何|咋|拿|采取|做|补|办|避免|提高)|想了?(?:啥|什么)办法|(?:想|要)?拿(?:什么)?办法|提了什么|下一步|"
    r"what (?:does|did|will) .{0,60}(?:intend|plan|going) to|plans? to"
)
_FIGURE = re.compile(r"多少|几[件条份个家次期场起项户人]|数量|总数|how many|how much|percent|占比|比例")
_WHO = re.compile(r"哪个?(?:部门|处|科室?|单位|机构|人)(?:在|来|负责|管|盯|把关|牵头)|由(?:谁|哪)|谁(?:在|来)?(?:管|负责|盯|牵头|督查|把关)|靠(?:什么|哪些)")
_SUMMED_UP = re.compile(r"概括|概述|归纳|总结|列出|列举|说说|讲讲|承认|自陈|自认|自述|检讨")
_TOPIC = re.compile(r"差距|不足|短板|问题|困难|打算|计划|安排|下一步|改进|没[干做办]好|[干做办]得不好|努力方向")
_REMEDIED = re.compile(r"(?:问题|毛病|不足|短板|老账|旧账).{0,12}(?:改得|整改|改了|改没|解决|治得|处理得|落实)|(?:改得|整改得|解决得)(?:如何|怎样|怎么样|咋样)")
_WHY_TOLD = re.compile(
    r"(?:为什么|为啥|为何|怎么会|怎么老|咋老|咋会|原因|缘故|怪谁).*(?:报告|年报|[局委办厅县区市镇里])(?:里|中|上|自己)?(?:是)?(?:怎么|怎样|如何|咋|给出?的?|作何|有何|啥)?(?:解释|说明|交代|说法|说)"
)
"""Asks what a report itself says is the cause (为什么老是…？报告怎么解释), not what a word means."""
_FIGURES_AGREE = re.compile(r"勾稽|加起来|总计|合计|相等|一致|对得上|列|行")
_MANNER = re.compile(r"咋样|怎么样|如何|怎样|咋办|没做好|不够好|做得?不?好")


def open_plan(plan: Plan, reading: Reading, reports: Sequence[StoredReport] = ()) -> Plan | None:
    """The plan turned into the quoting of passages; None where its own operation stands.

    ``reports`` are those held: what became of an earlier year's problems stands in the later year's report.
    """
    if plan.refusal == "no_report" and _REMEDIED.search(reading.body):
        return _in_later_report(plan, reports)
    done = became_of(plan, reading, reports)
    if done is not None:
        return done
    if plan.operation == "passage" or not plan.reports or plan.missing:
        return None
    passage = plan.model_copy(update={"operation": "passage", "targets": (), "readings": (), "ask": ""})
    named = bool(plan.issuers)
    body = reading.body
    if _FIGURE.search(re.sub(r"[好没这那哪]几", "", body)):
        return None
    if plan.operation in ("lookup", "number", "list", "explain", "overview", "share") and named and _MEASURE.search(body):
        return passage
    if plan.operation == "explain" and _MEASURE.search(body) and re.search(r"准备|打算|后来|计划|下一步|[厅局委办区县市]里", body):
        return passage
    if named and plan.operation != "check" and (cure_asked(body) or plan_asked(body) or OWNED_UP.search(body)):
        return passage
    if plan.operation == "explain" and named and _WHY_TOLD.search(body):
        return passage
    if plan.operation == "check" and named and _MEASURE.search(body) and not _FIGURES_AGREE.search(body):
        return passage
    if plan.operation in ("list", "overview") and named and len(plan.reports) == 1 and _SUMMED_UP.search(body) and _TOPIC.search(body):
        return passage
    if plan.operation in ("list", "overview", "lookup", "number") and named and _WHO.search(body):
        return passage
    beside = [word for word in reading.rest if len(word) > 1 and not _MANNER.fullmatch(word)]
    if plan.operation == "overview" and named and (_MANNER.search(body) and beside):
        return passage
    return None


def _in_later_report(plan: Plan, reports: Sequence[StoredReport]) -> Plan | None:
    """The quoting of the latest year that is named and held, where an earlier one is not held."""
    held = [one for one in reports if one.issuer in plan.issuers and one.year in plan.years]
    latest = max(held, key=lambda one: one.year, default=None)
    if latest is None or latest.year < max(plan.years):
        return None
    return plan.model_copy(
        update={"operation": "passage", "refusal": "", "missing": (), "reports": (latest.id,), "years": (latest.year,), "targets": (), "readings": (), "ask": ""}
    )


def in_words_only(plan: Plan, reading: Reading) -> bool:
    """Whether only sentences can answer: what became of a promise, what cure there is, whether a fault is owned up to."""
    return plan.ask == "remedied" or cure_asked(reading.body) or OWNED_UP.search(reading.body) is not None


def falls_back(plan: Plan, reading: Reading) -> bool:
    """Whether a number that was not found may be what a sentence says otherwise (过几道手, 谁都能发吗)."""
    if plan.operation != "number" or not plan.issuers or reading.restricted:
        return False
    if reading.asks("trend", "growth", "difference", "rank", "sum", "share", "times"):
        return False
    asked = re.sub(r"[好没这那哪]几", "", reading.body)
    if not NUMBER_ASKED.search(asked):
        return True
    return bool(re.search(r"怎么|如何|怎样|咋|谁|哪[些个里]|什么|啥", asked)) and not _FIGURE.search(asked)
